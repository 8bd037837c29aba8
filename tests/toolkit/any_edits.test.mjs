// Edits and settings drawn at random: each gives a result that holds together, or an Error of the contract.

import assert from "node:assert/strict";
import { test } from "node:test";
import { csv, draws, isAnalysis, isCodebook, isFailure, opened, survey } from "./load.mjs";

const ROLES = ["outcome", "item", "group", "comment", "id", "technical", "unused", "weight"];
const LABELS = ["Meget utilfreds", "Utilfreds", "Hverken eller", "Tilfreds", "Meget tilfreds", "Ved ikke"];

/** Codes, labels, a 0-10 scale, tick boxes, a number, a date and a text, with blanks. */
function everything(seed) {
  const draw = draws(seed);
  const rows = survey({ n: 80, items: 4, seed });
  const blank = (value) => (draw() < 0.1 ? "" : value);
  const further = () => [blank(LABELS[Math.floor(draw() * 6)]), blank(Math.floor(draw() * 11)), draw() < 0.4 ? 1 : 0,
    blank(18 + Math.floor(draw() * 60)), blank(`0${1 + Math.floor(draw() * 9)}-11-2026`), blank(`Fri tekst, som ${draw()} skrev`)];
  return [[...rows[0], "Ventetid", "Anbefaling", "Kanal: brev", "Alder", "Dato", "Kommentar"],
    ...rows.slice(1).map((row) => [...row, ...further()])];
}

for (const seed of [1, 2, 3]) {
  test(`seed ${seed}`, () => {
    const draw = draws(100 + seed);
    const pick = (list) => list[Math.floor(draw() * list.length)];
    const some = (list, part) => list.filter(() => draw() < part);
    const maybe = (chance, fields) => (draw() < chance ? fields() : {});
    const survey = opened(csv(everything(seed)));
    const held = (what, work) => {
      try {
        work();
      } catch (error) {
        if (error instanceof assert.AssertionError) throw new Error(`${JSON.stringify(what)}: ${error.message}`, { cause: error });
        isFailure(error);
      }
    };
    for (let round = 0; round < 120; round += 1) {
      const { variables } = survey.codebook();
      const names = variables.map(({ name }) => name);
      const { name, options } = pick(variables);
      const codes = options.map(({ code }) => code);
      const edits = {
        [name]: {
          ...maybe(0.4, () => ({ role: pick(ROLES) })),
          ...maybe(0.3, () => ({ reversed: draw() < 0.5 })),
          ...maybe(0.3, () => ({ missing: some(codes, 0.2) })),
          ...maybe(0.2, () => ({ order: some(codes, 0.8).reverse() })),
          ...maybe(0.2, () => ({ merge: { [pick(["Ny", "", "<b>"])]: some(codes, 0.4) } })),
          ...maybe(0.1, () => ({ label: pick(["", "x".repeat(500)]), theme: pick([null, "Samtalen"]) })),
        },
      };
      held(edits, () => {
        survey.set_codebook(edits);
        isCodebook(survey.codebook());
      });
      const kept = pick(variables);
      const settings = {
        ...maybe(0.5, () => ({ outcome: pick(names) })),
        ...maybe(0.6, () => ({ drivers: some(names, 0.4) })),
        ...maybe(0.3, () => ({ groups: some(names, 0.2) })),
        ...maybe(0.3, () => ({ where: { [kept.name]: some(kept.options.map(({ code }) => code), 0.7) } })),
        ...maybe(0.5, () => ({ performance: pick(["mean", "index", "share"]) })),
        ...maybe(0.6, () => ({ split: pick(["mean", "median", "midpoint", { performance: 3, importance: 0.1 }]) })),
        ...maybe(0.3, () => ({ minimum_group: 1 + Math.floor(draw() * 10) })),
        ...maybe(0.2, () => ({ population: Math.floor(draw() * 300) })),
        ...maybe(0.3, () => ({ language: "en" })),
      };
      held({ edits, settings }, () => {
        const analysis = survey.analyse(settings);
        isAnalysis(analysis);
        assert.deepEqual(survey.analyse(analysis.settings), analysis);
      });
    }
    survey.free();
  });
}
