// What the committee gets: the case with the reader's edits, reports by unit in one file, the municipality's own.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch, SINGLE_FILE } from "../pages/browser.mjs";
import { Svarkort } from "../pages/svarkort.mjs";

const ADDRESS = process.env.SVARKORT_ADDRESS ?? SINGLE_FILE;

async function opened(work) {
  const context = await launch();
  try {
    const svarkort = await Svarkort.open(context, ADDRESS);
    await svarkort.example();
    await svarkort.recognised();
    await svarkort.go("report");
    await svarkort.frame.getByText("Alle tal").first().waitFor({ timeout: 60_000 });
    await work(svarkort);
    assert.deepEqual(svarkort.trouble, []);
    assert.deepEqual(svarkort.leaks(ADDRESS), []);
  } finally {
    await context.close();
  }
}

const unfold = (svarkort, name) => svarkort.frame.locator("summary").filter({ hasText: name }).first().click();
const shows = (svarkort, text) => svarkort.frame.getByText(text).first().waitFor({ timeout: 20_000 });
const line = (svarkort, text) => svarkort.frame.locator(".case-line").filter({ hasText: text }).first();

test("the case has the form that committees know, is edited, and an edit survives a change of data", () =>
  opened(async (svarkort) => {
    await unfold(svarkort, "Sagsfremstilling");
    for (const heading of ["Sagens kerne", "Indstilling", "Beslutning", "Anbefalinger", "Lov- og plangrundlag", "Tidsplan", "Bilag"]) {
      await svarkort.frame.getByRole("heading", { name: heading, exact: true }).waitFor();
    }
    await svarkort.frame.getByLabel("Sagsnr.").fill("39");
    await svarkort.page.keyboard.press("Tab");
    const found = line(svarkort, /Bedst ligger|Øverst/);
    await found.getByRole("button", { name: /^Ret/ }).click();
    await svarkort.frame.getByLabel("Tekst under Hovedresultater").fill("Borgerne er mest tilfredse med mødet.");
    await svarkort.button("Færdig").click();
    await shows(svarkort, "Borgerne er mest tilfredse med mødet.");
    await line(svarkort, "mest tilfredse med mødet").getByText("Rettet", { exact: true }).waitFor();
    assert.match(
      await svarkort.frame.evaluate(() => document.activeElement.textContent), /Ret/, "the focus stays with the sentence");

    // The numbers change with the way of telling them.
    await svarkort.go("results");
    await svarkort.frame.getByLabel("Opgør som").selectOption({ label: "Gennemsnit" });
    await svarkort.go("report");
    await line(svarkort, "mest tilfredse med mødet").getByText("Tallet er ændret").waitFor({ timeout: 60_000 });
    await svarkort.button("Behold min tekst").first().click();
    await svarkort.frame.getByText("Tallet er ændret").waitFor({ state: "detached" });

    const word = await svarkort.download(svarkort.button("Sagsfremstilling som Word"));
    assert.match(word.name, /sagsfremstilling\.docx$/);
    assert.deepEqual([...word.bytes.subarray(0, 2)], [0x50, 0x4b]);
    await svarkort.frame.evaluate(() => {
      globalThis.copied = {};
      navigator.clipboard.write = async ([item]) => {
        for (const type of item.types) globalThis.copied[type] = await (await item.getType(type)).text();
      };
    });
    await svarkort.button("Kopiér teksten").click();
    await shows(svarkort, /Kopieret/);
    const copied = await svarkort.frame.evaluate(() => globalThis.copied);
    assert.match(copied["text/plain"], /Sagsnr\.: 39[\s\S]*Sagens kerne[\s\S]*mest tilfredse med mødet/);
    assert.match(copied["text/html"], /<h2>Sagens kerne<\/h2>[\s\S]*<li>at /);
    assert.doesNotMatch(copied["text/html"], /style=|<script/);
  }));

test("sentences are moved, left out and written by keyboard", () =>
  opened(async (svarkort) => {
    await unfold(svarkort, "Sagsfremstilling");
    const part = svarkort.frame.locator(".case-part").filter({ has: svarkort.frame.getByRole("heading", { name: "Hovedresultater" }) });
    const texts = async () => (await part.locator(".case-line .case-text > p").allInnerTexts()).map((text) => text.slice(0, 60));
    const before = await texts();
    await part.locator(".case-line").nth(1).getByRole("button", { name: /^Op/ }).focus();
    await svarkort.page.keyboard.press("Enter");
    await svarkort.page.waitForTimeout(200);
    assert.deepEqual((await texts()).slice(0, 2), [before[1], before[0]]);
    await part.locator(".case-line").first().getByRole("button", { name: /^Udelad/ }).focus();
    await svarkort.page.keyboard.press("Enter");
    await shows(svarkort, "1 sætning er udeladt.");
    await part.getByRole("button", { name: /Nyt afsnit/ }).click();
    await svarkort.page.keyboard.type("Forvaltningen noterer sig resultatet.");
    await svarkort.button("Færdig").click();
    assert.ok((await texts()).some((text) => text.startsWith("Forvaltningen noterer")));
    await svarkort.frame.getByText("Ikke gemt").waitFor();
  }));

test("one report for each unit comes in one file, and can be called off", () =>
  opened(async (svarkort) => {
    await unfold(svarkort, "Rapport pr. enhed");
    await svarkort.frame.getByRole("group", { name: "En rapport for hver" }).getByRole("checkbox").first().check();
    const zip = await svarkort.download(svarkort.button("Lav rapporterne"));
    assert.match(zip.name, /\.zip$/);
    const listed = zip.bytes.toString("latin1");
    for (const name of ["00-hele-undersoegelsen.pptx", "01-"]) assert.ok(listed.includes(name), name);
    await shows(svarkort, /rapporter er hentet/);
    await svarkort.button("Lav rapporterne").click();
    await svarkort.button("Annullér").first().click({ timeout: 5000 }).catch(() => {});
    await svarkort.frame.getByText("Alle tal").first().waitFor({ timeout: 60_000 });
  }));

test("a logo that is no picture and a colour that cannot be read are refused with their reason", () =>
  opened(async (svarkort) => {
    await unfold(svarkort, "Jeres navn");
    await svarkort.frame.getByLabel("Kommune eller afdeling").fill("Rødovre Kommune");
    const logo = svarkort.frame.locator("input[type=file][accept*=png]");
    const give = (name, buffer) => logo.setInputFiles({ name, mimeType: "image/png", buffer });
    await give("logo.svg", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"));
    await svarkort.frame.getByRole("alert").filter({ hasText: /PNG eller JPEG/ }).waitFor();
    const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    await give("logo.png", Buffer.from(png, "base64"));
    await svarkort.frame.getByRole("img", { name: "Det valgte logo" }).waitFor();
    const colour = svarkort.frame.getByLabel("Farve til overskrifter");
    await colour.fill("#ffeb84");
    await svarkort.page.keyboard.press("Tab");
    await shows(svarkort, /Kontrasten på hvidt er 1,2/);
    await svarkort.button(/Brug den mørkere/).click();
    await shows(svarkort, /Farven kan læses/);
    await colour.fill("grøn");
    await svarkort.page.keyboard.press("Tab");
    await svarkort.frame.getByRole("alert").filter({ hasText: /seks cifre/ }).waitFor();
  }));
