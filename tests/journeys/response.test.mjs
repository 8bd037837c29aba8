// The step Deltagelse as its reader does it: what the file tells, what is typed, what does not fit together.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch, SINGLE_FILE } from "../pages/browser.mjs";
import { Svarkort } from "../pages/svarkort.mjs";

const ADDRESS = process.env.SVARKORT_ADDRESS ?? SINGLE_FILE;

async function opened(work) {
  const context = await launch();
  try {
    await work(await Svarkort.open(context, ADDRESS));
  } finally {
    await context.close();
  }
}

const spaced = async (locator) => (await locator.innerText()).replaceAll("\u00a0", " ");

/** Types into a field and leaves it. */
async function type(svarkort, label, text) {
  await svarkort.frame.getByLabel(label, { exact: true }).fill(text);
  await svarkort.page.keyboard.press("Tab");
}

const shows = (svarkort, text) =>
  svarkort.frame.getByText(text).first().waitFor({ timeout: 10_000 });

/** A survey without status columns, so that nothing is known of those invited. */
function plain(rows) {
  const people = Array.from({ length: rows }, (_, row) => `${["Mand", "Kvinde"][row % 2]};${(row % 5) + 1};${((row * 3) % 5) + 1}`);
  return `koen;tilfredshed;samtalen\n${people.join("\n")}\n`;
}

test("the example tells who was invited; a stated rate that does not follow is refused", () =>
  opened(async (svarkort) => {
    await svarkort.example();
    await svarkort.recognised();
    await svarkort.go("response");
    await shows(svarkort, /761 af 1\.700 inviterede har svaret/);
    await shows(svarkort, /Svarprocenten er 44,8/);
    await type(svarkort, "Oplyst svarprocent", "23");
    await shows(svarkort, /23.pct\.\) følger ikke af tallene.*3\.238 til 3\.382/);
    await type(svarkort, "Oplyst svarprocent", "45");
    await svarkort.frame.getByText(/følger ikke af tallene/).waitFor({ state: "detached" });
    assert.deepEqual(svarkort.trouble.filter((line) => !line.includes("404")), []);
  }));

test("Randers' figures: 1,960 of 17,177 is 11.4 per cent, and 23 would need another base", () =>
  opened(async (svarkort) => {
    await svarkort.chooseBytes("randers.csv", plain(1960));
    await svarkort.recognised();
    await svarkort.go("response");
    await shows(svarkort, /Angiv antallet af inviterede/);
    await type(svarkort, "Inviterede", "17.177");
    await shows(svarkort, /1\.960 af 17\.177 inviterede har svaret: 11,4/);
    await type(svarkort, "Oplyst svarprocent", "23");
    await shows(svarkort, /omkring 8\.340 til 8\.711/);
    // What is typed is still there after a visit to another step.
    await svarkort.go("results");
    await svarkort.go("response");
    assert.equal(await svarkort.frame.getByLabel("Inviterede", { exact: true }).inputValue(), "17.177");
    await type(svarkort, "Ikke leveret", "mange");
    await shows(svarkort, /Skriv et helt tal/);
    await type(svarkort, "Ikke leveret", "16.000");
    await shows(svarkort, /passer ikke sammen/);
    await type(svarkort, "Ikke leveret", "");
    await shows(svarkort, /11,4/);
  }));

test("Aalborg's unit is conversations, and nobody is called a citizen", () =>
  opened(async (svarkort) => {
    await svarkort.chooseBytes("aalborg.csv", plain(1032));
    await svarkort.recognised();
    await svarkort.go("response");
    await svarkort.frame.getByLabel("Hvad tæller som én besvarelse?").selectOption("1");
    await type(svarkort, "Afholdte samtaler", "2070");
    await shows(svarkort, /1\.032 af 2\.070 samtaler er besvaret: 49,9/);
    await shows(svarkort, /Svarprocenten er 49,9.pct\., under 50/);
    assert.doesNotMatch((await svarkort.text()).toLowerCase(), /borger(?!service)/);
  }));

test("margins are typed group by group", () =>
  opened(async (svarkort) => {
    await svarkort.chooseBytes("svar.csv", plain(100));
    await svarkort.recognised();
    await svarkort.go("response");
    await svarkort.frame.getByLabel("Inviterede i Mand").fill("80");
    await svarkort.page.keyboard.press("Tab");
    const row = svarkort.frame.getByRole("row").filter({ hasText: "Mand" });
    await row.getByText(/62,5/).waitFor();
    await svarkort.frame.getByLabel("Inviterede i Kvinde").fill("120");
    await svarkort.page.keyboard.press("Tab");
    await shows(svarkort, /100 af 200 inviterede har svaret: 50,0/);
    assert.match(await spaced(row), /50/);
    await svarkort.button("Slet de indtastede tal").click();
    await shows(svarkort, /Angiv antallet af inviterede/);
  }));

test("a file of those invited, dropped along with the answers, gives the rates", () =>
  opened(async (svarkort) => {
    const invited = Array.from({ length: 250 }, (_, row) => `person${row}@example.dk;${["Mand", "Kvinde"][row % 2]}`);
    await svarkort.frame.locator("input[type=file]").setInputFiles([
      { name: "svar.csv", mimeType: "text/csv", buffer: Buffer.from(plain(100)) },
      { name: "inviterede.csv", mimeType: "text/csv", buffer: Buffer.from(`email;koen\n${invited.join("\n")}\n`) },
    ]);
    await svarkort.recognised();
    assert.match(await svarkort.text(), /liste over 250 inviterede/);
    await svarkort.go("response");
    await shows(svarkort, /100 af 250 inviterede har svaret: 40,0/);
    assert.equal(await svarkort.frame.getByLabel("Inviterede i Mand").inputValue(), "125");
    assert.ok(!(await svarkort.text()).includes("example.dk"));
  }));
