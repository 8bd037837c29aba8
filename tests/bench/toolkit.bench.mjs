// In: dist/toolkit in Node, and invented exports. Out: milliseconds of reading, analysing, and exact dominance in wasm.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DIST } from "../pages/browser.mjs";
import { survey } from "./generated.mjs";
import { repeated, told } from "./told.mjs";

const { initSync, Survey } = await import(join(DIST, "toolkit", "svarkort.js"));
initSync({ module: readFileSync(join(DIST, "toolkit", "svarkort_bg.wasm")) });

const timed = (run) => {
  const began = performance.now();
  const value = run();
  return [performance.now() - began, value];
};

const bytes = survey({ respondents: 2000, items: 55 });
told(
  "toolkit: open 2,000 x 60",
  "ms",
  await repeated(9, () => {
    const [took, opened] = timed(() => Survey.open([{ name: "a.csv", bytes }], {}));
    opened.free();
    return took;
  }),
);
const opened = Survey.open([{ name: "a.csv", bytes }], {});
told("toolkit: analyse 2,000 x 60", "ms", await repeated(9, () => timed(() => opened.analyse({}))[0]));
opened.free();

// The core tells when it begins and ends with dominance: what lies between is the computation alone.
function dominance(survey) {
  let began = null;
  let ended = null;
  survey.analyse({ importance: "dominance" }, (done, total, stage) => {
    if (stage !== "dominance") return;
    if (done === 0) began = performance.now();
    if (done === total) ended = performance.now();
  });
  return ended - began;
}

for (const [items, limit, runs] of [[15, 1, 15], [20, 30, 15], [25, 1000, 3]]) {
  const few = Survey.open([{ name: "a.csv", bytes: survey({ respondents: 1000, items, missing: 0, background: false }) }], {});
  dominance(few);
  told(`exact dominance in wasm, p = ${items}`, "ms", await repeated(runs, () => dominance(few)), limit);
  few.free();
}
