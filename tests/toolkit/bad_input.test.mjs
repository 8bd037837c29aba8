// Files nobody meant to send: each gives a result or an Error with a sentence, in both languages, never a crash.

import assert from "node:assert/strict";
import { test } from "node:test";
import { csv, draws, file, outcome, survey } from "./load.mjs";

const LANGUAGES = ["da", "en"];

function every(text, settings) {
  const [danish, english] = LANGUAGES.map((language) => outcome([file("svar.csv", text)], settings, { language }));
  assert.equal(danish.error?.code, english.error?.code);
  return danish;
}

function refusedAs(text, ...codes) {
  const { error } = every(text);
  assert.ok(error, "an error is thrown");
  assert.ok(codes.includes(error.code), `${error.code}: ${error.message}`);
  return error;
}

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...Array(500).keys()].map((n) => n % 256));

test("an empty file", () => {
  assert.equal(refusedAs("", "empty_file").detail.file, "svar.csv");
  refusedAs("\ufeff", "empty_file");
  refusedAs(" \r\n \r\n", "empty_file", "not_a_survey");
});

test("a picture, a PDF and a zip that are named .csv", () => {
  refusedAs(PNG, "unreadable_format");
  refusedAs("%PDF-1.7\n%âãÏÓ\n1 0 obj\n", "unreadable_format");
  refusedAs(Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, ...Array(200).fill(7)]), "unreadable_format", "truncated_file");
  const draw = draws(3);
  refusedAs(Uint8Array.from({ length: 4000 }, () => Math.floor(draw() * 256)), "unreadable_format", "not_a_survey");
});

test("a header only", () => {
  refusedAs(csv(survey({ n: 0 })), "not_a_survey");
});

test("all cells empty", () => {
  refusedAs(csv([["id", "q1", "q2"], ["", "", ""], ["", "", ""], ["", "", ""]]), "not_a_survey");
});

test("one respondent", () => {
  const { error, codebook } = every(csv(survey({ n: 1 })));
  assert.ok(error?.code === "too_few_respondents" || codebook, "a sentence about how few, or a result");
});

test("one column", () => {
  every(csv([["q1"], ...Array.from({ length: 40 }, (_, row) => [(row % 5) + 1])]));
  refusedAs(csv([["navn"], ...Array.from({ length: 40 }, (_, row) => [`Jeg synes, at samtalen gik godt, men ventede længe den ${row}. gang`])]), "not_a_survey");
});

const NAMES = ["q1", "q2", "q3", "q4"];
const ALL = { outcome: "samlet_tilfredshed", drivers: NAMES };

function noted(rows, settings, ...codes) {
  const { error, analysis } = every(csv(rows), settings);
  assert.equal(error, undefined, error?.message);
  const told = analysis.notes.map(({ code }) => code);
  assert.ok(codes.some((code) => told.includes(code)), `${codes} among ${told}`);
  return analysis;
}

const column = (rows, name, value) => {
  const place = rows[0].indexOf(name);
  return rows.map((row, number) => (number === 0 ? row : row.with(place, value(row))));
};

test("a constant item", () => {
  const { drivers } = noted(column(survey(), "q2", () => 4), ALL, "constant_item");
  assert.ok(drivers === null || drivers.weights.every(({ raw }) => raw !== null));
});

test("a constant outcome", () => {
  const analysis = noted(column(survey(), "samlet_tilfredshed", () => 4), ALL, "constant_outcome");
  assert.equal(analysis.drivers, null);
  assert.equal(analysis.priority_map, null);
});

test("two identical items", () => {
  const rows = survey();
  const first = rows[0].indexOf("q1");
  const { drivers } = noted(column(rows, "q2", (row) => row[first]), ALL, "identical_items");
  if (drivers) {
    const raw = (name) => drivers.weights.find((weight) => weight.name === name)?.raw;
    if (raw("q1") !== undefined && raw("q2") !== undefined) assert.ok(Math.abs(raw("q1") - raw("q2")) < 1e-9);
  }
});

test("an outcome that is one of the drivers is no driver, and a note says so", () => {
  const { drivers } = noted(survey(), { outcome: "q1", drivers: ["q1", "q2"] }, "outcome_among_drivers");
  assert.deepEqual(drivers?.weights.map((weight) => weight.name), ["q2"]);
});

test("fewer respondents than drivers", () => {
  noted(survey({ n: 8, items: 12 }), { ...ALL, drivers: Array.from({ length: 12 }, (_, n) => `q${n + 1}`) },
    "few_respondents");
});

test("300 columns", () => {
  const { error, codebook } = every(csv(survey({ n: 60, items: 300 })));
  assert.equal(error, undefined, error?.message);
  assert.equal(codebook.variables.length, 303);
});

test("names with quotes, a script, a formula and a name that objects have", () => {
  const header = ["respondentid", 'Hvor "tilfreds" er du alt i alt?', "<script>alert(1)</script>", "=1+1", "__proto__",
    "constructor", "køn"];
  const { error, codebook } = every(csv(survey({ header })));
  assert.equal(error, undefined, error?.message);
  const names = codebook.variables.map(({ name }) => name);
  for (const name of header) assert.ok(names.includes(name), name);
  const { analysis } = every(csv(survey({ header })), { drivers: header.slice(2, 6), groups: ["køn"] });
  assert.equal(analysis.drivers?.weights.length, 4);
});

test("duplicate and empty headers", () => {
  const header = ["", "q", "q", "q", "", " q", "q"];
  const { error, codebook } = every(csv(survey({ header })));
  assert.equal(error, undefined, error?.message);
  assert.equal(new Set(codebook.variables.map(({ name }) => name)).size, 7);
});

test("NUL bytes", () => {
  every(csv(survey()).replaceAll("Mand", "Ma\0nd"));
  every("\0".repeat(300));
});

test("a row cut off in a quote", () => {
  const text = csv(survey());
  const { error } = every(`${text}301;"3;4;5`);
  assert.equal(error, undefined, error?.message);
});

test("ragged rows, and each way to end a line", () => {
  const ragged = survey().map((row, place) => (place % 7 === 3 ? row.slice(0, 4) : row));
  const { codebook } = every(csv(ragged));
  assert.ok(codebook.notes.some(({ code }) => code === "ragged_rows"));
  const [lf, crlf, cr] = ["\n", "\r\n", "\r"].map((end) => every(csv(survey(), ";", end)).analysis);
  assert.deepEqual(lf, crlf);
  assert.deepEqual(cr, crlf);
});

test("each encoding and delimiter gives the same analysis", () => {
  const rows = survey({ header: ["respondentid", "Tilfreds alt i alt", "Mødet", "Åbenhed", "Ærlighed", "q4", "Køn"] });
  const text = csv(rows);
  const utf16 = (text, big) => {
    const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
    return new Uint8Array(big ? bytes.swap16() : bytes);
  };
  const kinds = [text, `\ufeff${text}`, new Uint8Array(Buffer.from(text, "latin1")), utf16(text), utf16(text, true),
    csv(rows, ","), csv(rows, "\t")];
  const [first, ...others] = kinds.map((kind) => every(kind).analysis);
  for (const other of others) {
    // What was guessed differs with the file; what was found does not.
    assert.deepEqual({ ...other, notes: null }, { ...first, notes: null });
  }
});

test("the content of an answer is in no error and no note", () => {
  const secret = "Hemmeligtsvar";
  const rows = survey().map((row, place) => (place === 0 ? [...row, "kommentar"] : [...row, `${secret} nr. ${place}`]));
  const texts = [csv(rows), `${csv(rows)}"${secret}`, csv(rows).replace("\r\n", `;${secret}\r\n`), secret, `${secret}\n${secret}`];
  for (const text of texts) {
    for (const settings of [undefined, { where: { kommentar: ["x"] } }, { groups: ["kommentar"] }, { outcome: "kommentar" }]) {
      const { error, analysis, codebook } = every(text, settings);
      const told = JSON.stringify([error?.message, error?.detail, analysis?.notes, codebook?.notes]);
      if (!text.startsWith(secret)) assert.ok(!told.includes(secret), told);
    }
  }
});

test("files broken at random are told of, or read", () => {
  const draw = draws(11);
  const bytes = new TextEncoder().encode(csv(survey({ n: 40 })));
  for (let round = 0; round < 60; round += 1) {
    const broken = bytes.slice(0, Math.floor(draw() * bytes.length));
    for (let cut = 0; cut < 5; cut += 1) broken[Math.floor(draw() * broken.length)] = Math.floor(draw() * 256);
    outcome([file("svar.csv", broken)]);
  }
});
