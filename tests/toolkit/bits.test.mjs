// Same bytes and settings, same bits: wasm gives the numbers that core/tests/contract_bits.rs holds the native core to.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT, opened } from "./load.mjs";

test("the same bits in wasm as natively", () => {
  const read = (name) => readFileSync(join(ROOT, "core", "tests", "bits", name));
  const survey = opened(new Uint8Array(read("svar.csv")));
  const { notes, version, ...numbers } = survey.analyse({ groups: ["afdeling"] });
  assert.ok(notes && version);
  assert.deepStrictEqual(numbers, JSON.parse(read("numbers.json")));
  survey.free();
});
