// In wasm the same bits as natively: core/tests/same_bits.rs holds the same answers against the same survey.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { ROOT, file, Survey } from "./load.mjs";

const cases = join(ROOT, "core", "cases");
const survey = Survey.open([file("same_bits.csv", new Uint8Array(readFileSync(join(cases, "same_bits.csv"))))]);
const lines = JSON.parse(readFileSync(join(cases, "same_bits.json"), "utf8"));

let answer, members;
for (const [place, line] of lines.entries()) {
  test(`line ${place + 2}: ${Object.keys(line)} ${Object.values(line)[0]?.name ?? ""}`, () => {
    if (line.asked) {
      answer = survey.analyse(line.asked);
      members = answer.groups.flatMap(({ categories }) => categories.flatMap(({ items }) => items ?? []));
    }
    const { items, drivers, priority_map } = answer;
    if (line.item) same(line.item, items);
    if (line.weight) same(line.weight, drivers.weights);
    if (line.place) same(line.place, priority_map.items);
    if (line.in_group) same(line.in_group, members.splice(0, 1));
    if ("comparison" in line) assert.deepStrictEqual(answer.group_maps.comparison, line.comparison);
    if (line.split) assert.deepStrictEqual({ r2: drivers.r2, split: priority_map.split }, line);
  });
}

/** Each number that the line holds is there, to its last bit. */
function same(expected, among) {
  const found = among.find(({ name }) => name === expected.name);
  for (const [field, value] of Object.entries(expected)) assert.deepStrictEqual(found[field], value, field);
}
