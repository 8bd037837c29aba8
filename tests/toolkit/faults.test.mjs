// Wrong calls: each throws an Error with its code, a sentence in the chosen language, and data.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Survey, csv, file, isSentence, opened, refused, survey } from "./load.mjs";

const good = csv(survey());

test("files that are none", () => {
  const wrong = [undefined, null, "svar.csv", {}, [], [null], ["svar.csv"], [{}], [{ name: "svar.csv" }],
    [{ bytes: new Uint8Array([1]) }], [{ name: 7, bytes: new Uint8Array([1]) }], [{ name: "a.csv", bytes: [1, 2] }],
    [{ name: "a.csv", bytes: "1;2" }], [{ name: "a.csv", bytes: new ArrayBuffer(2) }],
    [{ name: "a.csv", bytes: new Uint16Array(2) }],
    [{ get name() { throw new Error("no"); }, bytes: new Uint8Array(1) }]];
  for (const files of wrong) {
    const error = refused(() => Survey.open(files), "bad_settings");
    assert.match(error.detail.setting, /^files/);
    assert.match(error.message, /files/);
  }
});

test("a Buffer is a Uint8Array", () => {
  Survey.open([{ name: "svar.csv", bytes: Buffer.from(good) }]).free();
});

test("options that are wrong", () => {
  for (const options of [5, "da", [], { language: "no" }, { language: 1 }, { lanugage: "da" }, new Map()]) {
    refused(() => opened(good, options), "bad_settings");
  }
  for (const options of [undefined, null, {}, { language: undefined }, { language: null }]) opened(good, options).free();
});

test("settings that are wrong name the field and what it may be", () => {
  const survey = opened(good);
  const circular = {};
  circular.where = { a: circular };
  const wrong = {
    settings: [5, "x", [], true, () => {}, new Map()],
    language: [{ language: "dk" }, { language: 1 }],
    outcome: [{ outcome: 5 }, { outcome: ["q1"] }],
    drivers: [{ drivers: "q1" }, { drivers: [1] }, { drivers: { q1: true } }, { drivers: new Set(["q1"]) }],
    driver_groups: [{ driver_groups: [] }],
    "driver_groups.a": [{ driver_groups: { a: "q1" } }],
    groups: [{ groups: "koen" }],
    where: [{ where: [] }, { where: "koen" }],
    "where.koen": [{ where: { koen: 1 } }, { where: { koen: [null] } }, { where: { koen: [NaN] } }],
    population: [{ population: "1700" }, { population: -1 }, { population: 1.5 }],
    missing: [{ missing: "pairwize" }],
    importance: [{ importance: "shapley" }],
    performance: [{ performance: "top" }],
    convention: [{ convention: "nps" }],
    split: [{ split: "middle" }, { split: 3 }],
    "split.importance": [{ split: { performance: 3 } }],
    minimum_group: [{ minimum_group: "5" }, { minimum_group: 2.5 }, { minimum_group: -1 }, { minimum_group: Infinity }],
    finite_population: [{ finite_population: 1 }],
    bootstrap: [{ bootstrap: 1000 }],
    "bootstrap.seed": [{ bootstrap: { seed: -1 } }],
    "bootstrap.replicates": [{ bootstrap: { replicates: 0.5 } }],
    driver: [{ driver: ["q1"] }],
    "bootstrap.sed": [{ bootstrap: { sed: 1 } }],
  };
  for (const [setting, cases] of Object.entries(wrong)) {
    for (const settings of cases) {
      const error = refused(() => survey.analyse(settings), "bad_settings");
      assert.equal(error.detail.setting, setting);
      assert.ok(error.message.includes(setting), `${error.message} names ${setting}`);
    }
  }
  refused(() => survey.analyse(circular), "bad_settings");
  refused(() => survey.analyse({ get outcome() { throw new Error("no"); } }), "bad_settings");
  refused(() => survey.analyse({}, "progress"), "bad_settings");
  for (const word of ["listwise", "pairwise", "em"]) {
    assert.ok(refused(() => survey.analyse({ missing: "x" })).message.includes(word));
  }
  survey.free();
});

test("settings out of range, and what is to come", () => {
  const survey = opened(good);
  const wrong = [{ minimum_group: 0 }, { minimum_group: 11 }, { bootstrap: { replicates: 1000000 } },
    { missing: "em", importance: "logistic" }, { wave: "q1" }, { importance: "logistic" }, { bootstrap: { confidence: 2 } }];
  for (const settings of wrong) {
    const error = refused(() => survey.analyse(settings), "bad_settings");
    assert.ok(error.message.includes(Object.keys(settings)[0]), error.message);
  }
  survey.free();
});

test("variables and codes that are not there", () => {
  const survey = opened(good);
  for (const settings of [{ outcome: "nix" }, { drivers: ["nix"] }, { groups: ["nix"] }, { where: { nix: [1] } }]) {
    const error = refused(() => survey.analyse(settings), "unknown_variable");
    assert.ok(error.message.includes("nix"));
    assert.equal(error.detail.name, "nix");
  }
  refused(() => survey.analyse({ where: { koen: ["Ukendt"] } }), "bad_settings");
  survey.free();
});

test("edits that are wrong change nothing", () => {
  const survey = opened(good);
  const before = survey.codebook();
  for (const edits of [undefined, null, 5, [], "q1", { q1: 5 }, { q1: { role: "driver" } }, { q1: { rolle: "item" } },
    { q1: { reversed: "yes" } }, { q1: { missing: 9 } }, { q1: { order: [{}] } }, { q1: { merge: ["a"] } },
    { q1: { label: 5 } }, { q1: { theme: 5 } }]) {
    refused(() => survey.set_codebook(edits), "bad_settings");
  }
  const error = refused(() => survey.set_codebook({ q1: { reversed: true }, nix: { role: "item" } }), "unknown_variable");
  assert.equal(error.detail.name, "nix");
  assert.deepEqual(survey.codebook(), before);
  survey.free();
});

test("reports that are wrong", () => {
  const survey = opened(good);
  for (const request of [undefined, null, "json", {}, { format: "pdf" }, { format: 1 }, { format: "json", unit: 5 },
    { format: "json", pages: 2 }, { format: "docx", extent: "short" }]) {
    refused(() => survey.report({}, request), "bad_settings");
  }
  for (const format of ["docx", "pptx", "xlsx", "html"]) {
    const bytes = survey.report({}, { format });
    const start = new TextDecoder().decode(bytes.slice(0, 2));
    assert.equal(start, format === "html" ? "<!" : "PK");
    assert.deepEqual(survey.report({}, { format }), bytes, `${format} is the same again`);
  }
  survey.free();
});

test("faults are told in the language of the survey, or of the settings", () => {
  const told = (call) => refused(call).message;
  const danish = opened(good, { language: "da" });
  const english = opened(good, { language: "en" });
  const [da, en] = [danish, english].map((survey) => told(() => survey.analyse({ outcome: "nix" })));
  assert.notEqual(da, en);
  assert.equal(told(() => danish.analyse({ outcome: "nix", language: "en" })), en);
  assert.equal(told(() => english.analyse({ outcome: "nix", language: "da" })), da);
  const empty = (language) => told(() => Survey.open([file("tom.csv", "")], { language }));
  assert.notEqual(empty("da"), empty("en"));
});

test("what a page's own on_progress throws reaches the page", () => {
  const survey = opened(good);
  const own = new RangeError("the page's own");
  assert.throws(() => survey.analyse({}, () => { throw own; }), (error) => error === own);
  let told = null;
  survey.analyse({}, () => {
    if (!told) told = refused(() => survey.set_codebook({ q1: { theme: "x" } }), "bad_settings");
  });
  isSentence(told.message);
  survey.set_codebook({ q1: { theme: "x" } });
  survey.free();
});
