// The main job as its reader does it, on the single file from disk and on the site over http: choose, check, correct,
// read the results and the map, take figures and numbers away.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { DIST, launch, serve, SINGLE_FILE } from "../pages/browser.mjs";
import { Svarkort } from "../pages/svarkort.mjs";

const headers = JSON.parse(readFileSync(join(DIST, "headers.json"), "utf8"));
let site;

before(async () => (site = await serve(join(DIST, "site"), headers)));
after(() => site.close());

/** Opens the page in a browser of its own, and ends the browser whatever happens. */
async function opened(where, work) {
  const context = await launch();
  try {
    const address = where === "disk" ? SINGLE_FILE : site.address;
    await work(await Svarkort.open(context, address), address);
  } finally {
    await context.close();
  }
}

for (const where of ["disk", "server"]) {
  describe(`the main job, from ${where}`, () => {
    test("the example: published figures, a map, downloads, and no request", () =>
      opened(where, async (svarkort, address) => {
        await svarkort.example();
        await svarkort.recognised();
        await svarkort.go("results");
        const results = await svarkort.text();
        for (const figure of ["761", "54", "73", "11"]) assert.ok(results.includes(figure), `${figure} is not shown`);

        await svarkort.go("map");
        const points = await svarkort.points().count();
        assert.ok(points >= 10, `${points} points`);
        for (const name of ["Forbedr først", "Fasthold", "Hold øje", "Ingen særlig indsats"]) {
          assert.ok((await svarkort.text()).includes(name), name);
        }

        await svarkort.go("report");
        const svg = await svarkort.download(svarkort.button("SVG").first());
        assert.match(svg.name, /\.svg$/);
        assert.match(svg.bytes.toString("utf8"), /<svg[\s\S]*<title[\s\S]*<desc/);
        const png = await svarkort.download(svarkort.button("PNG").first());
        assert.deepEqual([...png.bytes.subarray(1, 4)], [...Buffer.from("PNG")]);
        const json = JSON.parse((await svarkort.download(svarkort.button("JSON").first())).bytes.toString("utf8"));
        assert.equal(json.respondents.answered, 761);
        const csv = await svarkort.download(svarkort.button("CSV").first());
        assert.deepEqual([...csv.bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf], "byte order mark, so that Excel reads æøå");

        assert.deepEqual(svarkort.leaks(address), []);
        assert.deepEqual(svarkort.trouble, []);
      }));

    test("both languages, everywhere, at once", () =>
      opened(where, async (svarkort) => {
        await svarkort.example();
        await svarkort.recognised();
        await svarkort.english();
        for (const step of ["check", "response", "results", "map", "report"]) {
          await svarkort.go(step);
          assert.equal(await svarkort.heading().innerText(), svarkort.words[step]);
          assert.equal(await svarkort.frame.evaluate(() => document.documentElement.lang), "en");
          assert.match(await svarkort.page.title(), new RegExp(svarkort.words[step]));
        }
      }));

    test("a file that cannot be read leaves everything as it was", () =>
      opened(where, async (svarkort) => {
        await svarkort.example();
        await svarkort.recognised();
        await svarkort.go("files");
        await svarkort.chooseBytes("tom.csv", "");
        await svarkort.frame.getByRole("alert").filter({ hasText: /tom/ }).waitFor();
        await svarkort.go("results");
        assert.ok((await svarkort.text()).includes("761"));
        assert.deepEqual(svarkort.trouble, []);
      }));
  });
}

test("what a file says is text: a script in a label is shown, not run", () =>
  opened("disk", async (svarkort) => {
    const evil = '<script>document.title="taken"</script><img src=x onerror=alert(1)>';
    const rows = Array.from({ length: 40 }, (_, row) => `${(row % 5) + 1};${((row * 3) % 5) + 1};${((row * 7) % 5) + 1}`);
    await svarkort.chooseBytes("ond.csv", `"Samlet tilfredshed ${evil}";"Spørgsmål ""A"" ${evil}";"=cmd|' /C calc'!A0"\n${rows.join("\n")}\n`);
    await svarkort.recognised();
    assert.ok((await svarkort.text()).includes("<script>"));
    await svarkort.go("results");
    await svarkort.go("map");
    await svarkort.go("report");
    const csv = (await svarkort.download(svarkort.button("CSV").first())).bytes.toString("utf8");
    // A cell begins after a semicolon or a line break, with or without its quote.
    assert.doesNotMatch(csv, /(^|;)"?=cmd/m);
    assert.notEqual(await svarkort.page.title(), "taken");
    assert.equal(await svarkort.frame.locator("img[src=x]").count(), 0);
    assert.deepEqual(svarkort.trouble, []);
  }));

test("a correction shows in the results and can be undone", () =>
  opened("disk", async (svarkort) => {
    const rows = Array.from({ length: 60 }, (_, row) => `${(row % 5) + 1};${(row % 4) + 2};${((row * 7) % 5) + 1}`);
    await svarkort.chooseBytes("enkel.csv", `q1;q2;q3\n${rows.join("\n")}\n`);
    await svarkort.recognised();
    await svarkort.go("map");
    assert.match(await svarkort.text(), /samlede? tilfredshed/i, "the way out of a missing outcome is told");
    await svarkort.go("check");
    await svarkort.frame.getByLabel(/samlede tilfredshed/i).first().selectOption("q1");
    await svarkort.go("map");
    await svarkort.points().first().waitFor();
    assert.equal(await svarkort.points().count(), 2);
    await svarkort.go("check");
    await svarkort.button(/fortryd/i).first().click();
    await svarkort.go("map");
    await svarkort.points().first().waitFor({ state: "detached" });
  }));

test("by keyboard: every step is reached and used without a pointer", () =>
  opened("disk", async (svarkort) => {
    const { page, frame } = svarkort;
    const focused = () =>
      frame.evaluate(() => {
        const element = document.activeElement;
        return (element.getAttribute("aria-label") ?? element.textContent ?? "").trim();
      });
    const tabTo = async (wanted) => {
      for (let presses = 0; presses < 300; presses += 1) {
        await page.keyboard.press("Tab");
        if (wanted.test(await focused())) return;
      }
      assert.fail(`Tab does not reach ${wanted}`);
    };
    await frame.locator("body").click({ position: { x: 2, y: 2 } });
    await tabTo(/eksempel/i);
    await page.keyboard.press("Enter");
    await svarkort.recognised();
    assert.equal(await frame.evaluate(() => document.activeElement.tagName), "H1", "a new step begins at its heading");
    await tabTo(/^vis resultater/i);
    await page.keyboard.press("Enter");
    await frame.getByRole("heading", { level: 1, name: "Resultater" }).waitFor();
    await svarkort.step("map").focus();
    await page.keyboard.press("Enter");
    await svarkort.points().first().waitFor();
    await svarkort.points().first().focus();
    const first = await focused();
    await page.keyboard.press("ArrowRight");
    assert.notEqual(await focused(), first, "the arrows go from point to point");
  }));
