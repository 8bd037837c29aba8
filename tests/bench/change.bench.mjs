// In: the single file and an invented export of 20,000 respondents x 60 variables. Out: milliseconds from a change of group
// or filter among the results to where the new answer is painted.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch, SINGLE_FILE } from "../pages/browser.mjs";
import { survey } from "./generated.mjs";
import { told } from "./told.mjs";

const RUNS = 10;
const folder = mkdtempSync(join(tmpdir(), "svarkort-bench-"));
const file = join(folder, "invented.csv");
writeFileSync(file, survey({ respondents: 20_000, items: 55 }));
const context = await launch();

/** Changes an element as its reader does, and waits until what follows is on the screen. */
function change(frame, selector, value) {
  return frame.evaluate(
    ([selector, value]) =>
      new Promise((done) => {
        const element = document.querySelector(selector);
        const marks = () => performance.getEntriesByName("svarkort:results");
        const before = marks().length;
        const began = performance.now();
        if (element.type === "checkbox") element.click();
        else {
          element.value = value;
          element.dispatchEvent(new Event("change", { bubbles: true }));
        }
        const look = () => (marks().length > before ? done(marks()[before].startTime - began) : setTimeout(look, 1));
        look();
      }),
    [selector, value],
  );
}

try {
  const page = await context.newPage();
  await page.goto(SINGLE_FILE);
  const frame = await (await page.waitForSelector("iframe#cage")).contentFrame();
  await frame.locator("input[type=file]").setInputFiles(file);
  await frame.getByRole("heading", { level: 1, name: "Kontrol" }).waitFor({ timeout: 60_000 });
  await frame.getByRole("navigation").getByRole("button", { name: "Resultater" }).click();
  await frame.locator("#groups-by").waitFor({ timeout: 60_000 });
  const groups = await frame.locator("#groups-by option").evaluateAll((all) => all.map((one) => one.value).filter(Boolean));
  const by = [];
  for (let run = 0; run < RUNS; run += 1) {
    // As a reader: the last change has settled, its bootstrap may still run.
    await page.waitForTimeout(600);
    await change(frame, "#groups-by", "");
    await page.waitForTimeout(600);
    by.push(await change(frame, "#groups-by", groups[run % groups.length]));
  }
  told("change of group at 20,000 x 60, to painted", "ms", by, 100);
  await frame.locator("#filter").click();
  await frame.locator("#filter-by").selectOption({ index: 1 });
  await frame.locator(".slice-panel .checks input").first().waitFor();
  const filter = [];
  for (let run = 0; run < RUNS; run += 1) {
    await page.waitForTimeout(600);
    filter.push(await change(frame, ".slice-panel .checks input", null));
  }
  told("change of filter at 20,000 x 60, to painted", "ms", filter, 100);
} finally {
  await context.close();
  rmSync(folder, { recursive: true, force: true });
}
