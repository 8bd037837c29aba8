// What comes back: plain objects with the contract's fields, sentences in the language asked for, the same bits again.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { Survey, TOOLKIT, csv, file, isAnalysis, isCodebook, isPlain, opened, survey } from "./load.mjs";

const good = csv(survey());
const DRIVERS = ["q1", "q2", "q3", "q4"];
const SETTINGS = { outcome: "samlet_tilfredshed", drivers: DRIVERS, groups: ["koen"] };

test("the module starts as the contract says", async () => {
  // Each import with its own query is a module of its own, not started yet.
  const bytes = readFileSync(join(TOOLKIT, "svarkort_bg.wasm"));
  const address = pathToFileURL(join(TOOLKIT, "svarkort.js")).href;
  const given = [{ module_or_path: bytes }, { module_or_path: new WebAssembly.Module(bytes) }];
  for (const [place, from] of given.entries()) {
    const { default: init, Survey } = await import(`${address}?${place}`);
    await init(from);
    Survey.open([file("svar.csv", good)]).free();
  }
  const { initSync, Survey } = await import(`${address}?sync`);
  initSync({ module: bytes });
  initSync({ module: bytes });
  Survey.open([file("svar.csv", good)]).free();
});

test("a codebook of the contract", () => {
  const survey = opened(good);
  const codebook = survey.codebook();
  isCodebook(codebook);
  assert.deepEqual(codebook.files.map(({ name, format, delimiter, rows }) => ({ name, format, delimiter, rows })),
    [{ name: "svar.csv", format: "csv", delimiter: ";", rows: 300 }]);
  const by = Object.fromEntries(codebook.variables.map((variable) => [variable.name, variable]));
  assert.equal(by.respondentid.role, "id");
  assert.equal(by.samlet_tilfredshed.role, "outcome");
  assert.equal(by.koen.role, "group");
  for (const name of DRIVERS) {
    assert.deepEqual([by[name].role, by[name].kind, by[name].points], ["item", "rating", 5]);
    assert.deepEqual(by[name].options.map(({ favourability }) => favourability), [1, 2, 3, 4, 5]);
    assert.equal(by[name].options.reduce((sum, { n }) => sum + n, 0), by[name].valid);
  }
  survey.free();
});

test("an analysis of the contract", () => {
  const survey = opened(good);
  const analysis = survey.analyse(SETTINGS);
  isAnalysis(analysis);
  assert.deepEqual(analysis.drivers.weights.map(({ name }) => name).sort(), DRIVERS);
  assert.equal(analysis.drivers.n, 300);
  assert.equal(analysis.groups[0].variable, "koen");
  assert.equal(analysis.groups[0].categories.reduce((sum, { n }) => sum + n, 0), 300);
  assert.equal(analysis.priority_map.items.length, 4);
  assert.equal(analysis.settings.minimum_group, 5);
  survey.free();
});

test("the settings of an analysis can be asked again", () => {
  const survey = opened(good);
  for (const asked of [{}, SETTINGS, { ...SETTINGS, where: { koen: ["Mand"] }, split: { performance: 3, importance: 0.25 } },
    { language: "en", convention: "top2", performance: "share", split: "median", population: 900 }]) {
    const first = survey.analyse(asked);
    assert.deepEqual(survey.analyse(first.settings), first);
  }
  survey.free();
});

test("the same bits twice, and from another opening", () => {
  const [one, two] = [opened(good), opened(good)];
  const bits = (survey) => JSON.stringify(survey.analyse(SETTINGS));
  const first = bits(one);
  assert.equal(bits(one), first);
  assert.equal(bits(two), first);
  one.free();
  two.free();
});

test("sentences are in the language of the opening, or of the settings", () => {
  const rows = survey().map((row, place) => (place === 0 ? row : row.with(3, 4)));
  const texts = (language, asked) => {
    const survey = opened(csv(rows), { language });
    const { notes, settings } = survey.analyse({ ...SETTINGS, ...asked });
    const { variables } = survey.codebook();
    survey.free();
    return { language: settings.language, notes: notes.map(({ text }) => text), evidence: variables.map((v) => v.evidence) };
  };
  const [danish, english, asked, none] = [texts("da"), texts("en"), texts("da", { language: "en" }), texts()];
  assert.ok(danish.notes.length > 0);
  assert.notDeepEqual(danish.notes, english.notes);
  assert.notDeepEqual(danish.evidence, english.evidence);
  assert.deepEqual(asked.notes, english.notes);
  assert.equal(asked.language, "en");
  assert.deepEqual(none, danish);
});

test("edits change the survey, add up, and are seen at once", () => {
  const survey = opened(csv(survey_with_nine()));
  const item = () => survey.codebook().variables.find(({ name }) => name === "q1");
  survey.set_codebook({ q1: { missing: [9] } });
  assert.ok(item().options.find(({ code }) => code === 9).missing);
  assert.deepEqual(item().options.at(-1).favourability, null);
  survey.set_codebook({ q1: { reversed: true, theme: "Mødet", label: "Venlighed" } });
  assert.deepEqual([item().reversed, item().theme, item().label], [true, "Mødet", "Venlighed"]);
  assert.ok(item().options.find(({ code }) => code === 9).missing, "the earlier decision stands");
  assert.deepEqual(item().options.slice(0, 5).map(({ code }) => code), [5, 4, 3, 2, 1]);
  survey.set_codebook({ q1: { theme: null } });
  assert.equal(item().theme, null);
  const name = (analysis) => analysis.items.map(({ name }) => name);
  assert.ok(name(survey.analyse()).includes("q2"));
  survey.set_codebook({ q2: { role: "unused" } });
  assert.ok(!name(survey.analyse()).includes("q2"));
  survey.free();
});

function survey_with_nine() {
  return survey().map((row, place) => (place > 0 && place % 10 === 0 ? row.with(2, 9) : row));
}

test("progress is told in order and up to the end", () => {
  const survey = opened(good);
  const told = [];
  survey.analyse(SETTINGS, (...progress) => told.push(progress));
  assert.ok(told.length > 0);
  const last = new Map();
  for (const [done, total, stage] of told) {
    assert.ok(Number.isInteger(done) && done >= 0 && done <= total, `${stage}: ${done} of ${total}`);
    assert.match(stage, /^[a-z_]+$/);
    assert.ok(done >= (last.get(stage) ?? 0), `${stage} does not go back`);
    last.set(stage, done);
  }
  survey.free();
});

test("the JSON report is the analysis, with its imprint", () => {
  const survey = opened(good);
  const bytes = survey.report(SETTINGS, { format: "json", unit: "Jobcenter Ærø", date: "23. november 2026" });
  assert.ok(bytes instanceof Uint8Array);
  const { publication, ...report } = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  assert.deepEqual(report, survey.analyse(SETTINGS));
  isPlain(publication);
  assert.deepEqual(publication, { unit: "Jobcenter Ærø", date: "23. november 2026", protection: "audited" });
  survey.free();
});

test("small groups are hidden", () => {
  const rows = survey().map((row, place) => (place > 0 && place <= 3 ? row.with(6, "Andet") : row));
  const survey_ = opened(csv(rows));
  const { groups, notes } = survey_.analyse(SETTINGS);
  const small = groups[0].categories.find(({ label, code }) => label === "Andet" || code === "Andet");
  assert.deepEqual([small.suppressed, small.n, small.items], [true, null, null]);
  assert.ok(notes.some(({ code }) => code === "small_group"));
  assert.equal(survey_.analyse({ ...SETTINGS, minimum_group: 3 }).groups[0].categories.some(({ suppressed }) => suppressed), false);
  survey_.free();
});

test("many surveys may be open at once, and are given back", () => {
  for (let round = 0; round < 50; round += 1) opened(good).free();
  const surveys = Array.from({ length: 10 }, () => opened(good));
  for (const survey of surveys) survey.free();
});
