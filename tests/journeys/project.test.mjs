// The reader's work as a file: saved, opened on another day, laid beside another; and the warning before it is lost.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch, SINGLE_FILE } from "../pages/browser.mjs";
import { Svarkort } from "../pages/svarkort.mjs";

const ADDRESS = process.env.SVARKORT_ADDRESS ?? SINGLE_FILE;

async function opened(work) {
  const context = await launch();
  try {
    await work(await Svarkort.open(context, ADDRESS), context);
  } finally {
    await context.close();
  }
}

function survey(rows, shift = 0) {
  const lines = Array.from({ length: rows }, (_, row) =>
    [["Nord", "Syd"][row % 2], ((row + shift) % 5) + 1, ((row * 3 + shift) % 5) + 1, ((row * 7) % 5) + 1].join(";"));
  return `afdeling;samlet tilfredshed;samtalen;ventetid\n${lines.join("\n")}\n`;
}

const shows = (svarkort, text) => svarkort.frame.getByText(text).first().waitFor({ timeout: 20_000 });

async function choose(svarkort, ...files) {
  await svarkort.frame.locator("input[type=file]").first().setInputFiles(
    files.map(([name, bytes]) => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) })));
}

/** Opens a survey, decides something, writes a note, and keeps the work. */
async function worked(svarkort, csv) {
  await choose(svarkort, ["svar.csv", csv]);
  await svarkort.recognised();
  await svarkort.frame.getByLabel(/samlede tilfredshed/i).first().selectOption("samlet tilfredshed").catch(() => {});
  await svarkort.go("report");
  await shows(svarkort, "Alle tal");
  await svarkort.go("files");
  await svarkort.frame.getByLabel("Noter", { exact: true }).fill("Husk bilag til udvalget");
  await svarkort.page.keyboard.press("Tab");
  await shows(svarkort, "Ikke gemt");
  return svarkort.download(svarkort.button("Gem projekt").first());
}

test("work is kept, restored with the same export, and told when the export is another", () =>
  opened(async (svarkort, context) => {
    const csv = survey(80);
    const file = await worked(svarkort, csv);
    assert.match(file.name, /\.svarkort$/);
    const text = file.bytes.toString("utf8");
    assert.match(text, /^\{"svarkort":"project","version":\d+/);
    assert.ok(!text.includes("Nord;") && !text.includes(";3;"), "no row of answers");
    await svarkort.frame.getByText("Ikke gemt").waitFor({ state: "detached" });

    const later = await Svarkort.open(context, ADDRESS);
    await choose(later, [file.name, file.bytes]);
    await shows(later, /venter på eksporten/);
    await choose(later, ["omdøbt.csv", csv]);
    await later.recognised();
    await shows(later, /eksporten er den samme/);
    await later.go("files");
    assert.equal(await later.frame.getByLabel("Noter", { exact: true }).inputValue(), "Husk bilag til udvalget");
    assert.equal(await later.frame.getByText("Ikke gemt").count(), 0);

    const other = await Svarkort.open(context, ADDRESS);
    // Both at once: the project finds its export among the files.
    await choose(other, [file.name, file.bytes], ["svar-2.csv", survey(90, 1)]);
    await other.recognised();
    await shows(other, /på en anden eksport/);
    for (const page of [svarkort, later, other]) {
      assert.deepEqual(page.trouble, []);
      assert.deepEqual(page.leaks(ADDRESS), []);
    }
  }));

test("a damaged, changed or newer project file is refused with what to do", () =>
  opened(async (svarkort) => {
    const file = await worked(svarkort, survey(60));
    const text = file.bytes.toString("utf8");
    for (const [bytes, expected] of [
      [file.bytes.subarray(0, file.bytes.length - 40), /slutningen mangler/],
      [text.replace("Husk bilag", "Glem bilag"), /kontrolsummen passer ikke/],
      [text.replace(/"version":\d+/, '"version":99'), /nyere udgave/],
      ["a;b\n1;2\n", /ikke en projektfil/],
    ]) {
      await choose(svarkort, ["gammel.svarkort", bytes]);
      await svarkort.frame.getByRole("alert").filter({ hasText: expected }).waitFor();
    }
    assert.deepEqual(svarkort.trouble, []);
  }));

test("answers are kept only in a second step, with a day for their deletion", () =>
  opened(async (svarkort, context) => {
    await worked(svarkort, survey(70));
    await svarkort.frame.getByText("Gem også svarene").click();
    await shows(svarkort, /Filen er da personoplysninger/);
    await svarkort.frame.getByLabel("Slettes senest").fill("31-02-2027");
    await svarkort.button("Gem projekt med svar").click();
    await shows(svarkort, /Skriv en dag fra i dag/);
    await svarkort.frame.getByLabel("Slettes senest").fill("31-12-2199");
    const file = await svarkort.download(svarkort.button("Gem projekt med svar"));
    assert.ok(file.bytes.toString("utf8").includes("Nord;"));
    const later = await Svarkort.open(context, ADDRESS);
    await choose(later, [file.name, file.bytes]);
    await later.recognised();
    await shows(later, /slettes senest 31\. december 2199/);
    assert.deepEqual(later.trouble, []);
  }));

test("two project files lie beside each other", () =>
  opened(async (svarkort, context) => {
    const first = await worked(svarkort, survey(80));
    const page = await Svarkort.open(context, ADDRESS);
    const second = await worked(page, survey(80, 2));
    const beside = await Svarkort.open(context, ADDRESS);
    await choose(beside, ["2024.svarkort", first.bytes], ["2026.svarkort", second.bytes]);
    await shows(beside, "To projekter side om side");
    const table = beside.frame.getByRole("region", { name: /2024\.svarkort og 2026\.svarkort/ });
    await table.waitFor();
    assert.ok((await table.getByRole("row").count()) >= 4);
    assert.match(await table.innerText(), /samtalen/);
  }));

test("the browser asks before it leaves work that no file holds, and not otherwise", () =>
  opened(async (svarkort) => {
    const asked = [];
    svarkort.page.on("dialog", (dialog) => {
      asked.push(dialog.type());
      return dialog.accept();
    });
    await choose(svarkort, ["svar.csv", survey(60)]);
    await svarkort.recognised();
    await svarkort.step("results").click();
    await svarkort.page.reload();
    await svarkort.settle();
    assert.deepEqual(asked, [], "looking around is no work");
    await worked(svarkort, survey(60)).catch(() => {});
    await svarkort.frame.getByLabel("Noter", { exact: true }).fill("Mere");
    await svarkort.page.keyboard.press("Tab");
    await shows(svarkort, "Ikke gemt");
    await svarkort.page.reload();
    assert.deepEqual(asked, ["beforeunload"]);
  }));
