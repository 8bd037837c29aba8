// In Node 20 or later: node node.mjs svar.csv (or SurveyXact's dataset, structure and labels together).
// Without a file it makes up a small survey of its own.

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";

const toolkit = new URL(process.env.SVARKORT_TOOLKIT ?? "../../../dist/toolkit/", import.meta.url);
const { initSync, Survey } = await import(new URL("svarkort.js", toolkit));
initSync({ module: readFileSync(fileURLToPath(new URL("svarkort_bg.wasm", toolkit))) });

const paths = process.argv.slice(2);
const files = paths.length > 0
  ? paths.map((path) => ({ name: basename(path), bytes: new Uint8Array(readFileSync(path)) }))
  : [invented()];

try {
  const survey = Survey.open(files, { language: "da" });

  const { files: read, variables, notes } = survey.codebook();
  for (const { name, tool, encoding, rows } of read) console.log(`${name}: ${rows} rækker, ${tool ?? "CSV"}, ${encoding}`);
  console.log(`${variables.length} variabler. Resultatmål: ${variables.find(({ role }) => role === "outcome")?.label ?? "intet"}`);
  for (const note of notes) console.log(`- ${note.text}`);

  // Correct what was read wrongly: survey.set_codebook({ q7: { missing: [9] } });
  const { respondents, items, drivers, priority_map, notes: remarks } = survey.analyse();

  console.log(`\n${respondents.answered} svarpersoner\n`);
  console.table(items.filter(({ kind }) => kind === "rating").map(({ label, n, favourable, mean }) => ({
    spørgsmål: label, n, positive: percent(favourable?.share), gennemsnit: mean && round(mean.value),
  })));
  if (drivers) {
    console.log(`Drivere af ${drivers.outcome}: n = ${drivers.n}, R² = ${round(drivers.r2)}`);
    const place = new Map(priority_map?.items.map(({ name, quadrant }) => [name, quadrant]));
    console.table(drivers.weights.toSorted((a, b) => b.share - a.share).map(({ name, label, share }) => ({
      spørgsmål: label, betydning: percent(share), felt: place.get(name),
    })));
  }
  for (const note of remarks) console.log(`- ${note.text}`);

  survey.free();
} catch (error) {
  if (!error.code) throw error;
  console.error(`${error.code}: ${error.message}`);
  process.exitCode = 1;
}

function percent(share) {
  return share === undefined ? "" : `${Math.round(share * 100)} %`;
}

function round(number) {
  return Math.round(number * 100) / 100;
}

function invented() {
  let state = 7;
  const draw = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const point = (value) => Math.max(1, Math.min(5, Math.round(value)));
  const rows = Array.from({ length: 400 }, (_, id) => {
    const [met, informed, waited] = [0, 1, 2].map(() => draw() * 4.8 + 0.6);
    return [id + 1, point(0.6 * met + 0.3 * informed + 0.1 * waited + draw() - 0.5), point(met), point(informed), point(waited)];
  });
  const header = ["id", "Hvor tilfreds er du alt i alt?", "Jeg bliver mødt med venlighed", "Jeg får den information, jeg skal bruge",
    "Ventetiden er rimelig"];
  const text = [header, ...rows].map((row) => row.join(";")).join("\r\n");
  return { name: "opdigtet.csv", bytes: new TextEncoder().encode(text) };
}
