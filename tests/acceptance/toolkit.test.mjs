// Real exports through the toolkit: recognised as they are, and with the relative weights that others computed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Survey, isAnalysis, isCodebook, shared, withoutShared as skip } from "../toolkit/load.mjs";

const numbered = (stem, from, to, width) =>
  Array.from({ length: to - from + 1 }, (_, n) => `${stem}${String(from + n).padStart(width, "0")}`);

const AIRLINE = ["Inflight wifi service", "Departure/Arrival time convenient", "Ease of Online booking", "Gate location",
  "Food and drink", "Online boarding", "Seat comfort", "Inflight entertainment", "On-board service", "Leg room service",
  "Baggage handling", "Checkin service", "Inflight service", "Cleanliness"];

// Relative weights as printed in ../shared/data/MANIFEST.md: n, R2, and shares of R2 in per cent.
const PRINTED = [
  { path: "real/kcmo_resident_survey_2021Q3.csv", outcome: "q2_01", drivers: numbered("q3_", 1, 16, 2), n: 452, r2: "0.4130",
    top: { q3_13: "14.9", q3_03: "13.3", q3_04: "9.3", q3_16: "9.1", q3_07: "7.9" } },
  { path: "real/airline_satisfaction_25976.csv", outcome: "satisfaction", drivers: AIRLINE, n: 23863, r2: "0.4911",
    top: { "Online boarding": "31.4", "Inflight wifi service": "11.1", "Leg room service": "8.4" } },
  { path: "real/mobi_ecsi_250.csv", outcome: "CUSA1",
    drivers: [...numbered("PERQ", 1, 7, 1), ...numbered("PERV", 1, 2, 1), ...numbered("IMAG", 1, 5, 1)], n: 250, r2: "0.4851",
    top: { PERQ1: "17.7", PERQ4: "12.4", IMAG5: "9.1" } },
  { path: "real/plspm_bank_satisfaction_250.csv", outcome: "sat1", drivers: /^(qual|val|imag)/, n: 250, r2: "0.6850",
    top: { val1: "16.1", val4: "13.2", val2: "13.1" } },
  { path: "real/somerville_happiness_2015.csv", outcome: "Y", drivers: numbered("X", 1, 6, 1), n: 143, r2: "0.1172",
    top: { X1: "53.4", X6: "19.3" } },
  { path: "real/attitude_supervisors_30.csv", outcome: "rating",
    drivers: ["complaints", "privileges", "learning", "raises", "critical", "advance"], n: 30, r2: "0.7326",
    top: { complaints: "49.5", learning: "22.3", raises: "16.6" } },
  { path: "real/peopleanalytics_engagement.csv", outcome: "happ", drivers: ["belong", "incl", "psafety", "ldrshp", "effort"],
    n: 400, r2: "0.4878", top: { ldrshp: "33.3", belong: "29.2" } },
];

function open(...paths) {
  const survey = Survey.open(shared(...paths));
  const codebook = survey.codebook();
  isCodebook(codebook);
  return { survey, codebook };
}

for (const { path, outcome, drivers, n, r2, top } of PRINTED) {
  test(`${path}: the printed relative weights`, { skip }, () => {
    const { survey, codebook } = open(path);
    const names = codebook.variables.map(({ name }) => name);
    const found = Array.isArray(drivers) ? drivers : names.filter((name) => drivers.test(name));
    const settings = { outcome, drivers: found };
    const analysis = survey.analyse(settings);
    isAnalysis(analysis);
    const { weights } = analysis.drivers;
    assert.equal(analysis.drivers.n, n);
    assert.equal(analysis.drivers.r2.toFixed(4), r2);
    const first = weights.toSorted((a, b) => b.share - a.share).slice(0, Object.keys(top).length);
    assert.deepEqual(Object.fromEntries(first.map(({ name, share }) => [name, (share * 100).toFixed(1)])), top);
    assert.equal(JSON.stringify(survey.analyse(settings)), JSON.stringify(analysis), "the same bits twice");
    survey.free();
  });
}

test("few respondents are warned about", { skip }, () => {
  const { survey } = open("real/attitude_supervisors_30.csv");
  const { notes } = survey.analyse({ outcome: "rating", drivers: ["complaints", "privileges", "learning", "raises", "critical", "advance"] });
  assert.ok(notes.some(({ code }) => code === "few_respondents"), JSON.stringify(notes));
  survey.free();
});

test("Kansas City: 9 is don't know", { skip }, () => {
  const { survey, codebook } = open("real/kcmo_resident_survey_2021Q3.csv");
  const items = codebook.variables.filter(({ name }) => /^q3_\d\d$/.test(name));
  assert.equal(items.length, 16);
  for (const { name, role, points, options } of items) {
    assert.deepEqual([name, role, points], [name, "item", 5]);
    assert.deepEqual(options.filter(({ missing }) => missing).map(({ code }) => code), [9], name);
  }
  const settings = { outcome: "q2_01", drivers: items.map(({ name }) => name) };
  survey.set_codebook(Object.fromEntries(["q2_01", ...settings.drivers].map((name) => [name, { missing: [] }])));
  const { drivers } = survey.analyse(settings);
  assert.equal(drivers.n, 1033);
  assert.ok(drivers.r2 < 0.4, "the reader's decision is followed, also where it is unwise");
  survey.free();
});

test("SurveyXact in both encodings is the same survey", { skip }, () => {
  const triple = (folder) => ["dataset", "structure", "labels"].map((name) => `surveyxact/${folder}/${name}.csv`);
  const utf16 = open(...triple("elev_tab_utf16"));
  const ansi = open(...triple("elev_semicolon_ansi"));
  const reordered = open(...triple("elev_tab_utf16").reverse());
  for (const { codebook } of [utf16, ansi]) {
    assert.ok(codebook.files.every(({ tool }) => tool === "SurveyXact"));
  }
  assert.deepEqual(ansi.codebook.variables, utf16.codebook.variables);
  assert.deepEqual(reordered.codebook.variables, utf16.codebook.variables);
  for (const settings of [{}, { outcome: "up_03", drivers: numbered("up_", 4, 11, 2), groups: ["b_1"] }]) {
    const analysis = utf16.survey.analyse(settings);
    isAnalysis(analysis);
    assert.equal(analysis.respondents.rows, 999);
    assert.equal(analysis.respondents.completed, 340);
    assert.deepEqual(ansi.survey.analyse(settings), analysis);
    assert.deepEqual(reordered.survey.analyse(settings), analysis);
  }
});

test("every real file is read, or refused with a sentence", { skip }, () => {
  const paths = ["real/dk_covid_panel_main.csv", "real/ess2014_dk_subset.csv", "surveymonkey/starwars_two_header_rows.csv",
    "typeform/osmi_2018.csv", "google_forms/toronto_ebike_2013.csv", "qualtrics/qualtrics_german_headers.csv",
    "qualtrics/qualtrics_legacy_two_headers.csv", "limesurvey/survey_180102_R_data_file.csv", "sosci/exp3_tab.csv",
    "real/springer_nature_data_sharing.xlsx", "surveyxact/dansk_sdu_excel_5ark.xlsx", "spss/oddjob_airways.sav",
    "stata/ess2014_dk_subset.dta", "kobo/formpack_customer_satisfaction_v1.json"];
  for (const path of paths) {
    let survey;
    try {
      survey = Survey.open(shared(path));
      isCodebook(survey.codebook());
      isAnalysis(survey.analyse());
    } catch (error) {
      assert.ok(error.code, `${path}: ${error.stack}`);
      assert.match(error.message, /\s/, path);
    }
    survey?.free();
  }
});
