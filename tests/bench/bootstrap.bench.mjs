// In: dist/toolkit and invented exports. Out: milliseconds of a whole answer with its bootstrap in Chromium on two workers,
// and the same as a share of its limit: the bare replicates of the same data in the same run, made by one thread that does
// nothing else, halved.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DIST, launch, serve } from "../pages/browser.mjs";
import { survey } from "./generated.mjs";
import { repeated, told } from "./told.mjs";

const { initSync, Survey } = await import(join(DIST, "toolkit", "svarkort.js"));
initSync({ module: readFileSync(join(DIST, "toolkit", "svarkort_bg.wasm")) });

const CASES = [
  { name: "10,000 replicates, n = 1,960, p = 15", respondents: 1960, items: 15, replicates: 10_000, limit: 1000 },
  { name: "1,000 replicates, n = 25,000, p = 14", respondents: 25_000, items: 14, replicates: 1000, limit: 2000 },
  { name: "1,000 replicates of dominance, n = 1,960, p = 15", respondents: 1960, items: 15, replicates: 1000, limit: 800,
    importance: "dominance" },
];
const RUNS = 5;

const folder = mkdtempSync(join(tmpdir(), "svarkort-bench-"));
cpSync(join(DIST, "toolkit"), folder, { recursive: true });
writeFileSync(join(folder, "index.html"), "<!doctype html><title>en side</title>");
for (const [place, { respondents, items }] of CASES.entries()) {
  writeFileSync(join(folder, `${place}.csv`), survey({ respondents, items, missing: 0, background: false }));
}
const site = await serve(folder);
const context = await launch();
const page = await context.newPage();
await page.goto(site.address);

/** Starts the client once; its two workers have read the file before anything is measured. */
const open = (place, settings) => page.evaluate(async ({ place, settings }) => {
  const { SurveyClient } = await import("/client.js");
  const file = new File([await (await fetch(`/${place}.csv`)).blob()], "svar.csv");
  globalThis.client = await SurveyClient.open([file], { workers: 2 });
  await globalThis.client.analyse(settings);
}, { place, settings });

const analyse = (settings) => page.evaluate(async (settings) => {
  const began = performance.now();
  const { drivers } = await globalThis.client.analyse(settings);
  if (drivers.replicates !== settings.bootstrap.replicates) throw new Error("replicates are missing");
  return performance.now() - began;
}, settings);

for (const [place, { name, replicates, limit, importance }] of CASES.entries()) {
  const settings = { bootstrap: { replicates, seed: 1 }, ...(importance ? { importance } : {}) };
  const bytes = new Uint8Array(readFileSync(join(folder, `${place}.csv`)));
  const alone = Survey.open([{ name: "svar.csv", bytes }], {});
  alone.begin(settings);
  alone.replicates(settings, 0, 100);
  const bare = () => {
    const began = performance.now();
    alone.replicates(settings, 0, replicates);
    return performance.now() - began;
  };
  await open(place, settings);
  const shares = [];
  const whole = await repeated(RUNS, async (run) => {
    // What was resampled once is kept: each run asks for replicates that nobody has made.
    const took = await analyse({ ...settings, bootstrap: { replicates, seed: 2 + run } });
    shares.push(took / (bare() / 2));
    return took;
  });
  told(`Chromium, two workers: ${name}`, "ms", whole, limit);
  told("  as a multiple of the bare replicates by two", "x", shares);
  await page.evaluate(() => globalThis.client.close());
  alone.free();
}
await context.close();
site.close();
rmSync(folder, { recursive: true, force: true });
