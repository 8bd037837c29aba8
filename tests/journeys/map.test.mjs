// The map as its reader uses it: lines dragged and moved by keys, zoomed, a theme highlighted, what if, a map for each
// group, another method; by pointer and by keyboard, with pictures kept in tests/output to be looked at.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { launch, OUTPUT, SINGLE_FILE } from "../pages/browser.mjs";
import { Svarkort } from "../pages/svarkort.mjs";

mkdirSync(OUTPUT, { recursive: true });

async function onTheMap(work, screen = {}) {
  const context = await launch(screen);
  try {
    const svarkort = await Svarkort.open(context, SINGLE_FILE);
    await svarkort.example();
    await svarkort.recognised();
    await svarkort.go("map");
    await svarkort.points().first().waitFor();
    await svarkort.sharpened();
    await work(svarkort);
    assert.deepEqual(svarkort.trouble, []);
    assert.deepEqual(svarkort.leaks(SINGLE_FILE), []);
  } finally {
    await context.close();
  }
}

const slider = (svarkort, name) => svarkort.frame.getByRole("slider", { name });
const value = async (line) => Number(await line.getAttribute("aria-valuenow"));

test("a split line is dragged, and moved by keys", () =>
  onTheMap(async (svarkort) => {
    const line = slider(svarkort, "Skillelinje for betydning");
    const before = await value(line);
    // The frame fills the page, so that a place in it is a place on the page.
    const box = await line.boundingBox();
    const [x, y] = [box.x + box.width / 2, box.y + 12];
    await svarkort.page.mouse.move(x, y);
    await svarkort.page.mouse.down();
    await svarkort.page.mouse.move(x + 30, y, { steps: 4 });
    await svarkort.page.mouse.move(x + 60, y, { steps: 4 });
    await svarkort.page.mouse.up();
    await svarkort.sharpened();
    const dragged = await value(line);
    assert.ok(dragged > before, `${dragged} after ${before}`);
    assert.equal(await svarkort.frame.getByLabel("Skillelinjer").inputValue(), "3", "now chosen by the reader");
    const performance = slider(svarkort, "Skillelinje for vurdering");
    const level = await value(performance);
    await performance.focus();
    await svarkort.page.keyboard.press("ArrowUp");
    await svarkort.sharpened();
    assert.ok((await value(performance)) > level);
    assert.equal(await value(line), dragged, "the other one stays");
    assert.equal(await svarkort.frame.evaluate(() => document.activeElement.id), "map-line-performance", "and keeps the focus");
  }));

test("a field and a cluster fill the map; a theme stands out", () =>
  onTheMap(async (svarkort) => {
    const all = await svarkort.points().count();
    await svarkort.frame.getByLabel("Vis", { exact: true }).selectOption({ label: "Fasthold" });
    const some = await svarkort.points().count();
    assert.ok(some > 0 && some < all, `${some} of ${all}`);
    await svarkort.page.screenshot({ path: join(OUTPUT, "map-zoomed.png"), fullPage: true });
    await svarkort.points().first().focus();
    await svarkort.frame.getByLabel("Vis", { exact: true }).selectOption({ label: "Omkring det valgte punkt" });
    assert.equal(await svarkort.points().count(), Math.min(6, all));
    assert.match(await svarkort.text(), new RegExp(`Udsnit: 6 af ${all} spørgsmål`));
    assert.equal(await svarkort.frame.locator("table.placed tbody tr").count(), all, "the table is of all");
    await svarkort.frame.getByLabel("Vis", { exact: true }).selectOption({ label: "Hele kortet" });
    await svarkort.frame.getByLabel("Fremhæv tema").selectOption({ index: 1 });
    assert.match(await svarkort.text(), /Fremhævet: temaet/);
    assert.equal(await svarkort.points().count(), all);
    await svarkort.page.screenshot({ path: join(OUTPUT, "map-theme.png"), fullPage: true });
  }));

test("what if: twice the rise is twice the change, and it says that it is no cause", () =>
  onTheMap(async (svarkort) => {
    await svarkort.points().nth(1).focus();
    const told = svarkort.frame.locator(".what-if-told");
    const change = async () => Number(/([+−][\d,]+) \(/.exec(await told.innerText())[1].replace("−", "-").replace(",", "."));
    const half = await change();
    await svarkort.frame.getByLabel("Gennemsnittet stiger").fill("1");
    await svarkort.page.keyboard.press("Tab");
    const whole = await change();
    assert.ok(Math.abs(whole - 2 * half) <= 0.011, `${whole} and ${half}`);
    const card = await svarkort.frame.locator(".map-card").innerText();
    assert.match(card, /Fra rød til gul/);
    assert.match(card, /En sammenhæng, ikke et løfte om virkning/);
  }));

for (const [name, screen] of [["1366", {}], ["390", { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 }]]) {
  test(`a map for each group, at ${name} px`, () =>
    onTheMap(async (svarkort) => {
      await svarkort.frame.getByLabel("Gruppér efter").selectOption({ index: 1 });
      await svarkort.sharpened();
      const small = svarkort.frame.locator(".small-map");
      await small.first().waitFor();
      const text = await svarkort.text();
      assert.match(text, /permutationstest/);
      assert.match(text, /Vises ikke|for få til at placere noget|er få; omkring/);
      const sideways = await svarkort.frame.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(sideways <= 0, `${sideways} px too wide`);
      const height = await svarkort.frame.evaluate(() => document.documentElement.scrollHeight);
      await svarkort.page.setViewportSize({ width: Number(name), height: Math.min(height, 9000) });
      await svarkort.page.waitForTimeout(300);
      await svarkort.page.screenshot({ path: join(OUTPUT, `map-groups-${name}.png`) });
    }, screen));
}

test("another method is what the page then tells of", () =>
  onTheMap(async (svarkort) => {
    await svarkort.button("Metode").click();
    await svarkort.frame.getByLabel("Manglende svar").selectOption({ label: "Skønnet (EM)" });
    await svarkort.sharpened();
    assert.match(await svarkort.text(), /Manglende svar er skønnet \(EM\)/);
    await svarkort.frame.getByLabel("Manglende svar").selectOption({ label: "Kun fuldt besvarede" });
    await svarkort.frame.getByLabel("Betydning", { exact: true }).selectOption({ label: "Generel dominans" });
    await svarkort.frame.getByLabel("Regn hvert tema som ét spørgsmål").check();
    await svarkort.sharpened();
    assert.ok((await svarkort.points().count()) <= 4, "themes are the points");
    await svarkort.page.screenshot({ path: join(OUTPUT, "map-method.png"), fullPage: true });
  }));
