// Every step, in both widths, through axe (WCAG 2.1 and 2.2, A and AA), without sideways scrolling, with pictures kept
// in tests/output to be looked at.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { launch, OUTPUT, SINGLE_FILE } from "../pages/browser.mjs";
import { Svarkort } from "../pages/svarkort.mjs";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
const SCREENS = [
  { name: "1366", viewport: { width: 1366, height: 900 } },
  { name: "390", viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
  { name: "320", viewport: { width: 320, height: 640 } },
];

mkdirSync(OUTPUT, { recursive: true });

for (const { name, ...screen } of SCREENS) {
  test(`every step at ${name} px`, async (t) => {
    const context = await launch(screen);
    try {
      const svarkort = await Svarkort.open(context, SINGLE_FILE);
      const look = async (step) => {
        await svarkort.page.waitForTimeout(300);
        // Axe looks into frames, and so into the cage.
        const { violations } = await new AxeBuilder({ page: svarkort.page }).withTags(RULES).analyze();
        assert.deepEqual(violations.map((found) => [found.id, found.nodes.map((node) => node.html.slice(0, 160))]), []);
        const sideways = await svarkort.frame.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(sideways <= 0, `${sideways} px too wide`);
        // As tall as the page in the frame, so that the picture shows all of it.
        const height = await svarkort.frame.evaluate(() => document.documentElement.scrollHeight);
        await svarkort.page.setViewportSize({ width: screen.viewport.width, height: Math.min(height, 8000) });
        await svarkort.page.waitForTimeout(200);
        await svarkort.page.screenshot({ path: join(OUTPUT, `${step}-${name}.png`) });
        await svarkort.page.setViewportSize(screen.viewport);
      };
      await t.test("files", () => look("1-files"));
      await svarkort.example();
      await svarkort.recognised();
      await t.test("check", () => look("2-check"));
      for (const [number, step] of [[3, "response"], [4, "results"], [5, "map"], [6, "report"]]) {
        await svarkort.go(step);
        await t.test(step, () => look(`${number}-${step}`));
      }
      for (const fold of await svarkort.frame.locator(".fold-section > summary").all()) await fold.click();
      await svarkort.frame.getByRole("button", { name: /^Ret/ }).first().click();
      await svarkort.frame.getByLabel("Farve til overskrifter").fill("#ffeb84");
      await t.test("report, unfolded", () => look("6-report-unfolded"));
      await svarkort.go("files");
      await svarkort.frame.getByLabel("Noter", { exact: true }).fill("Husk bilag");
      await svarkort.page.keyboard.press("Tab");
      await t.test("files, with a survey open", () => look("1-files-open"));
    } finally {
      await context.close();
    }
  });
}
