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

const named = (stem, count) => Array.from({ length: count }, (_, n) => `${stem}${n + 1}`);

// The outcome is chosen under Kontrol; the drivers are those proposed.
const SURVEYS = [
  { path: ["real", "airline_satisfaction_25976.csv"], outcome: "satisfaction", first: "Online boarding" },
  { path: ["real", "mobi_ecsi_250.csv"], outcome: "CUSA1", first: null },
  { path: ["real", "plspm_bank_satisfaction_250.csv"], outcome: "sat1", first: null },
  { path: ["spss", "oddjob_airways.sav"], outcome: "overall_sat", first: null },
];

for (const { path, outcome, first } of SURVEYS) {
  test(`${path.at(-1)}: a map with its certainty`, { skip }, () =>
    opened(async (svarkort) => {
      await svarkort.drop(data(...path));
      await svarkort.recognised();
      await svarkort.frame.getByLabel(/samlede tilfredshed/i).first().selectOption(outcome);
      await svarkort.go("map");
      await svarkort.points().first().waitFor();
      await svarkort.sharpened();
      const analysis = await numbers(svarkort);
      assert.equal(analysis.drivers.outcome, outcome);
      const { weights, r2 } = analysis.drivers;
      assert.ok(Math.abs(weights.reduce((sum, { raw }) => sum + raw, 0) - r2) < 1e-9);
      assert.ok(weights.every(({ interval }) => interval.low <= interval.high));
      // Also of a weight near nothing, which lies below nearly all of its replicates.
      assert.ok(weights.every(({ interval, share }) => interval.low <= share && share <= interval.high));
      assert.ok(analysis.priority_map.items.every(({ stability }) => stability !== null));
      if (first) assert.equal(weights.toSorted((a, b) => b.share - a.share)[0].name, first);
    }));
}

test("mobi by every method, with gaps made: what the page asks for is what it gets", { skip }, () =>
  opened(async (svarkort) => {
    await svarkort.drop(data("real", "mobi_ecsi_250.csv"));
    await svarkort.recognised();
    await svarkort.frame.getByLabel(/samlede tilfredshed/i).first().selectOption("CUSA1");
    await svarkort.go("map");
    await svarkort.points().first().waitFor();
    await svarkort.button("Metode").click();
    for (const [field, value, of] of [
      ["Betydning", "Generel dominans", ({ method }) => method === "dominance"],
      ["Betydning", "Relative vægte", ({ method }) => method === "relative_weights"],
      ["Manglende svar", "Parvis", ({ missing }) => missing === "pairwise"],
      ["Manglende svar", "Skønnet (EM)", ({ missing }) => missing === "em"],
    ]) {
      await svarkort.go("map");
      await svarkort.frame.getByLabel(field, { exact: true }).selectOption({ label: value });
      await svarkort.sharpened();
      const { drivers } = await numbers(svarkort);
      assert.ok(of(drivers), `${field}: ${value}`);
      assert.ok(named("PERQ", 2).every((name) => drivers.weights.some((weight) => weight.name === name)));
    }
  }));
