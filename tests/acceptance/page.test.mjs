// Real exports through the page itself: Kansas City's residents and SurveyXact's three files, in the single file from
// disk. Numbers from ../shared/data/MANIFEST.md (relative weights computed in R).

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { hasShared, launch, SHARED, SINGLE_FILE } from "../pages/browser.mjs";
import { Svarkort } from "../pages/svarkort.mjs";

const skip = hasShared ? false : "../shared is not here";
const data = (...path) => join(SHARED, "data", ...path);

async function opened(work) {
  const context = await launch();
  try {
    const svarkort = await Svarkort.open(context, SINGLE_FILE);
    await work(svarkort);
    assert.deepEqual(svarkort.leaks(SINGLE_FILE), []);
    assert.deepEqual(svarkort.trouble, []);
  } finally {
    await context.close();
  }
}

async function numbers(svarkort) {
  await svarkort.go("report");
  return JSON.parse((await svarkort.download(svarkort.button("JSON").first())).bytes.toString("utf8"));
}

test("Kansas City 2021, dropped: 9 is don't know, and a map of the sixteen services", { skip }, () =>
  opened(async (svarkort) => {
    await svarkort.drop(data("real", "kcmo_resident_survey_2021Q3.csv"));
    await svarkort.recognised();
    await svarkort.frame.getByLabel(/samlede tilfredshed/i).first().selectOption("q2_01");
    await svarkort.go("map");
    await svarkort.points().first().waitFor();
    const analysis = await numbers(svarkort);
    assert.equal(analysis.drivers.outcome, "q2_01");
    const item = analysis.items.find((item) => item.name === "q3_11");
    assert.equal(item.n, 656);
    assert.equal(item.missing.not_applicable, 377);
  }));

for (const folder of ["elev_tab_utf16", "elev_semicolon_ansi"]) {
  test(`SurveyXact's three files, dropped together: ${folder}`, { skip }, () =>
    opened(async (svarkort) => {
      await svarkort.drop(...["dataset", "structure", "labels"].map((name) => data("surveyxact", folder, `${name}.csv`)));
      await svarkort.recognised();
      const text = await svarkort.text();
      assert.match(text, /SurveyXact/);
      assert.match(text, /340/, "only those who completed count");
      await svarkort.frame.getByLabel(/samlede tilfredshed/i).first().selectOption("up_03");
      const analysis = await numbers(svarkort);
      assert.equal(analysis.respondents.completed, 340);
      const outcome = analysis.items.find((item) => item.name === "up_03");
      assert.equal(outcome.counts.length, 4);
      assert.match(outcome.label, /Jeg kommer til å trives/);
    }));
}
