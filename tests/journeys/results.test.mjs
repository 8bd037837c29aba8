// The step Resultater as its reader does it: ways to report, groups in four ways, one question in depth, notes of one's own;
// and that nothing of a hidden cell is anywhere.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch, SINGLE_FILE } from "../pages/browser.mjs";
import { Svarkort } from "../pages/svarkort.mjs";

const ADDRESS = process.env.SVARKORT_ADDRESS ?? SINGLE_FILE;

async function opened(work) {
  const context = await launch();
  try {
    const svarkort = await Svarkort.open(context, ADDRESS);
    await work(svarkort);
    assert.deepEqual(svarkort.trouble.filter((line) => !line.includes("404")), []);
  } finally {
    await context.close();
  }
}

const ANSWERS = ["Meget utilfreds", "Utilfreds", "Hverken eller", "Tilfreds", "Meget tilfreds"];

/** Two large centres and two small ones; `swapped`: two persons of the small ones have changed places. */
function centres(swapped) {
  const rows = [];
  for (let row = 0; row < 80; row += 1) {
    rows.push([row < 40 ? "Nord" : "Syd", (row * 7 + (row < 40 ? 2 : 0)) % 5, (row * 3) % 5, row % 2]);
  }
  const small = [["Øst", 0, 1, 1], ["Øst", 4, 2, 0], ["Øst", 2, 2, 1], ["Vest", 1, 3, 0], ["Vest", 3, 0, 0], ["Vest", 2, 4, 1], ["Vest", 4, 4, 1]];
  if (swapped) [small[0][0], small[4][0]] = [small[4][0], small[0][0]];
  const lines = [...rows, ...small].map(([centre, overall, staff, earlier]) => [centre, ANSWERS[overall], ANSWERS[staff], ["Ja", "Nej"][earlier]].join(";"));
  return `Center;Samlet tilfredshed;Medarbejderne;Har du været her før?\n${lines.join("\n")}\n`;
}

test("one reports in four ways, and the figures say in which", () =>
  opened(async (svarkort) => {
    const { frame } = svarkort;
    await svarkort.example();
    await svarkort.recognised();
    await svarkort.go("results");
    await frame.getByLabel("Opgør som").selectOption({ label: "Indeks i fem klasser" });
    await frame.getByText("Tilfredse efter indekset").waitFor();
    await frame.getByLabel("Opgør som").selectOption({ label: "To øverste af fire" });
    await frame.getByText(/Opgjort som to øverste af fire/).first().waitFor();
    await svarkort.button("Regler for opgørelsen").click();
    await frame.getByLabel("Indeks: grænser mellem de fem klasser").fill("2 3 4");
    await svarkort.page.keyboard.press("Tab");
    await frame.getByText(/Skriv fire tal/).waitFor();
    await frame.getByLabel("Rækkefølge").selectOption({ label: "Størst forskel mellem grupper først" });
    await frame.getByText(/forskellen mellem grupperne|Spørgsmål/).first().waitFor();
  }));

test("groups in four ways, crossed, and a question in depth with a note of one's own", () =>
  opened(async (svarkort) => {
    const { frame, page } = svarkort;
    await svarkort.example();
    await svarkort.recognised();
    await svarkort.go("results");
    await frame.getByLabel("Alle i én tabel").check();
    const matrix = frame.locator("table.matrix");
    await matrix.waitFor();
    assert.match(await matrix.innerText(), /n\s*=\s*\d/);
    assert.ok((await matrix.getByText(/^[▲▼]$/).count()) > 0, "who stands out is marked with a sign");
    await frame.getByLabel("Hvert spørgsmål for sig").check();
    await frame.locator(".multiple").first().waitFor();
    await frame.getByLabel("Én gruppe over for alle andre").check();
    await frame.getByText(/over for alle andre/).first().waitFor();
    await frame.getByLabel("Alle i én tabel").check();
    await frame.getByLabel("Krydset med").selectOption({ index: 1 });
    await frame.getByText(/ × /).first().waitFor();

    await frame.getByRole("heading", { name: "Ét spørgsmål i dybden" }).waitFor();
    const depth = frame.locator("section", { has: frame.getByRole("heading", { name: "Ét spørgsmål i dybden" }) });
    await depth.getByRole("button", { name: "Skriv en note" }).click();
    await depth.getByRole("textbox", { name: "Jeres note" }).fill("Reformen flytter gruppen i 2026.");
    await page.keyboard.press("Tab");
    await svarkort.go("map");
    await svarkort.go("results");
    assert.equal(await frame.getByRole("textbox", { name: "Jeres note" }).inputValue(), "Reformen flytter gruppen i 2026.");
    const printed = frame.locator(".print-only", { hasText: "Reformen" });
    assert.equal(await printed.evaluate((text) => text.closest("table")), null, "apart from the numbers");
  }));

test("what was promised decides how small a group may be", () =>
  opened(async (svarkort) => {
    const { frame } = svarkort;
    await svarkort.chooseBytes("centre.csv", centres(false));
    await svarkort.recognised();
    await frame.getByText("Hvad er svarpersonerne lovet?").waitFor();
    await frame.getByLabel("Anonymitet").check();
    await svarkort.go("results");
    const options = await frame.getByLabel("Mindste gruppe").locator("option").allInnerTexts();
    assert.deepEqual(options, ["5", "6", "7", "8", "9", "10"]);
  }));

/** The page, the tooltips, the files and the pictures of a study, as one text. */
async function everything(svarkort, bytes) {
  const { frame } = svarkort;
  const told = [];
  const dom = async () => told.push((await frame.locator("main").evaluate((main) => main.outerHTML)).replaceAll(/data-hk="[^"]*"/g, ""));
  await svarkort.chooseBytes("centre.csv", bytes);
  await svarkort.recognised();
  await svarkort.go("results");
  await frame.getByLabel("Baggrundsvariabel").waitFor();
  await frame.getByRole("heading", { name: "Fire måder at gøre det op på" }).waitFor();
  for (const way of ["Ét spørgsmål", "Hvert spørgsmål for sig", "Alle i én tabel", "Én gruppe over for alle andre"]) {
    await frame.getByLabel(way, { exact: true }).check();
    await svarkort.page.waitForTimeout(150);
    await dom();
  }
  // All that is folded up.
  await frame.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
  await svarkort.page.waitForTimeout(300);
  await dom();
  await svarkort.go("response");
  await dom();
  await svarkort.go("report");
  await svarkort.button("SVG").first().waitFor();
  await svarkort.page.waitForTimeout(500);
  await dom();
  for (const name of ["CSV", "JSON", "SVG"]) {
    told.push((await svarkort.download(svarkort.button(name).first())).bytes.toString("utf8"));
  }
  return told;
}

test("what a hidden group answered is nowhere: two surveys that differ in it alone are told alike, in every node and file", () =>
  opened(async (svarkort) => {
    const first = await everything(svarkort, centres(false));
    await svarkort.go("files");
    const second = await everything(svarkort, centres(true));
    assert.ok(first.some((text) => text.includes("skjult")), "something is hidden, and said to be");
    first.forEach((text, place) => assert.equal(text, second[place], `part ${place}`));
  }));
