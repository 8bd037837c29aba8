// The built toolkit, started; files made of text; what every test asks of a result and of an error.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
export const TOOLKIT = join(process.env.SVARKORT_DIST ?? join(ROOT, "dist"), "toolkit");
export const SHARED = join(ROOT, "..", "shared");
export const withoutShared = existsSync(join(SHARED, "data", "MANIFEST.md")) ? false : "no ../shared here";

const module = await import(pathToFileURL(join(TOOLKIT, "svarkort.js")).href);
module.initSync({ module: readFileSync(join(TOOLKIT, "svarkort_bg.wasm")) });

export const { Survey } = module;

export function file(name, text) {
  return { name, bytes: typeof text === "string" ? new TextEncoder().encode(text) : text };
}

/** Files of ../shared/data, by their paths there. */
export function shared(...paths) {
  return paths.map((path) => ({
    name: basename(path),
    bytes: new Uint8Array(readFileSync(join(SHARED, "data", path))),
  }));
}

/** Rows of cells as an export would hold them. */
export function csv(rows, delimiter = ";", end = "\r\n") {
  const cell = (value) => (/[";,\t\r\n]/.test(`${value}`) ? `"${`${value}`.replaceAll('"', '""')}"` : `${value}`);
  return rows.map((row) => row.map(cell).join(delimiter)).join(end) + end;
}

/** Draws from a seed, so that a test that fails fails again. */
export function draws(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A survey of `n` respondents with an outcome, `items` items that bear on it, and sex. */
export function survey({ n = 300, items = 4, seed = 1, header } = {}) {
  const draw = draws(seed);
  const point = (value) => Math.max(1, Math.min(5, Math.round(value)));
  const names = Array.from({ length: items }, (_, place) => `q${place + 1}`);
  const rows = Array.from({ length: n }, (_, row) => {
    const mood = draw() * 4 + 1;
    const answers = names.map(() => point(mood + (draw() - 0.5) * 3));
    const mean = answers.reduce((sum, answer) => sum + answer, 0) / items;
    return [row + 1, point(mean + (draw() - 0.5) * 2), ...answers, draw() < 0.5 ? "Kvinde" : "Mand"];
  });
  return [header ?? ["respondentid", "samlet_tilfredshed", ...names, "koen"], ...rows];
}

export function opened(text, options) {
  return Survey.open([file("svar.csv", text)], options);
}

/** What is thrown: an Error with a code of the contract, a sentence and data. */
export function refused(call, code) {
  let thrown;
  try {
    call();
  } catch (error) {
    thrown = error;
  }
  assert.ok(thrown instanceof Error, "an Error is thrown");
  isFailure(thrown);
  if (code) assert.equal(thrown.code, code, thrown.message);
  return thrown;
}

export const CODES = new Set([
  "empty_file", "unreadable_format", "encrypted_file", "truncated_file", "too_large", "not_a_survey", "aggregated_table",
  "unknown_variable", "wrong_role", "bad_settings", "too_few_respondents",
]);

export function isFailure(error) {
  assert.ok(CODES.has(error.code), `the contract has the code ${error.code}: ${error.stack}`);
  isSentence(error.message);
  isPlain(error.detail, "detail");
}

export function isSentence(text) {
  assert.match(text, /^\S.*\s.*[.?!]$/su, `a sentence: ${text}`);
  assert.doesNotMatch(text, /unreachable|undefined|null|NaN|\[object|\{\w*\}/, text);
}

/** Plain data through and through: no Map, no BigInt, no undefined, no NaN. */
export function isPlain(value, path = "value") {
  if (value === null || typeof value === "string" || typeof value === "boolean") return;
  if (typeof value === "number") {
    assert.ok(Number.isFinite(value), `${path} is a number`);
  } else if (Array.isArray(value)) {
    value.forEach((entry, place) => isPlain(entry, `${path}[${place}]`));
  } else {
    assert.equal(typeof value, "object", `${path} is ${String(value)}`);
    assert.equal(Object.getPrototypeOf(value), Object.prototype, `${path} is a plain object`);
    for (const [name, entry] of Object.entries(value)) {
      isPlain(entry, `${path}.${name}`);
    }
  }
}

/** The fields of the contract that an analysis always has. */
export function isAnalysis(analysis) {
  isPlain(analysis, "analysis");
  for (const name of ["version", "settings", "respondents", "items", "groups", "drivers", "priority_map", "notes"]) {
    assert.ok(name in analysis, name);
  }
  for (const note of analysis.notes) isNote(note);
  for (const item of analysis.items) isItem(item);
  for (const { categories, tests } of analysis.groups) {
    assert.ok(Array.isArray(tests));
    for (const { n, suppressed, items } of categories) {
      assert.equal(typeof suppressed, "boolean");
      if (suppressed) assert.deepEqual([n, items], [null, null]);
      else items.forEach(isItem);
    }
  }
  if (analysis.drivers) {
    const { r2, weights } = analysis.drivers;
    const sum = (field) => weights.reduce((total, weight) => total + weight[field], 0);
    assert.ok(Math.abs(sum("raw") - r2) < 1e-9, "raw weights sum to r2");
    if (r2 > 0) assert.ok(Math.abs(sum("share") - 1) < 1e-9, "shares sum to 1");
    for (const weight of weights) assert.ok([-1, 0, 1].includes(weight.sign));
  }
  for (const { quadrant } of analysis.priority_map?.items ?? []) {
    assert.ok(["improve_first", "keep_up", "watch", "maintain"].includes(quadrant));
  }
}

function isItem(item) {
  const { n, counts, kind } = item;
  if (kind !== "multiple" && counts.length > 0) {
    assert.equal(counts.reduce((sum, option) => sum + option.n, 0), n, `${item.name}: the counts sum to n`);
  }
  // A scale of one point has neither sides nor an index.
  if (kind === "rating" && n > 0 && item.points > 1) {
    const shares = [item.favourable, item.neutral, item.unfavourable].filter(Boolean);
    assert.ok(Math.abs(shares.reduce((sum, { share }) => sum + share, 0) - 1) < 1e-12, item.name);
    assert.ok(item.index >= 0 && item.index <= 100);
  }
}

export function isNote(note) {
  assert.deepEqual(Object.keys(note).sort(), ["code", "detail", "severity", "text", "variable"]);
  assert.match(note.code, /^[a-z_]+$/);
  assert.ok(["info", "warning", "error"].includes(note.severity));
  isSentence(note.text);
}

export function isCodebook(codebook) {
  isPlain(codebook, "codebook");
  for (const name of ["files", "variables", "notes"]) assert.ok(Array.isArray(codebook[name]), name);
  for (const note of codebook.notes) isNote(note);
  for (const variable of codebook.variables) {
    for (const name of ["name", "label", "file", "role", "kind", "options", "points", "reversed", "theme", "valid",
      "missing", "evidence"]) {
      assert.ok(name in variable, `${variable.name}.${name}`);
    }
    isSentence(variable.evidence);
  }
}

/** Every outcome of a file is a codebook and an analysis, or an Error with a sentence. */
export function outcome(files, settings, options) {
  try {
    const survey = Survey.open(files, options);
    try {
      const codebook = survey.codebook();
      isCodebook(codebook);
      const analysis = survey.analyse(settings);
      isAnalysis(analysis);
      return { codebook, analysis };
    } finally {
      survey.free();
    }
  } catch (error) {
    if (error instanceof assert.AssertionError) throw error;
    isFailure(error);
    return { error };
  }
}
