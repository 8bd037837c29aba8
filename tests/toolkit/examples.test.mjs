// The examples run as they stand, and the types hold for them.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { launch, serve } from "../pages/browser.mjs";
import { ROOT, TOOLKIT, csv, survey } from "./load.mjs";

const run = promisify(execFile);
const EXAMPLES = join(ROOT, "app", "toolkit", "examples");

function folder(prefix) {
  const path = mkdtempSync(join(tmpdir(), prefix));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

test("the Node example prints shares and drivers", async () => {
  const env = { ...process.env, SVARKORT_TOOLKIT: pathToFileURL(`${TOOLKIT}/`).href };
  const { stdout } = await run(process.execPath, [join(EXAMPLES, "node.mjs")], { env });
  assert.match(stdout, /400 svarpersoner/);
  assert.match(stdout, /Drivere af .*: n = 400/);
  const table = stdout.slice(stdout.indexOf("Drivere af"));
  assert.ok(table.indexOf("venlighed") < table.indexOf("information"), "what weighs most stands first");
  assert.ok(table.indexOf("information") < table.indexOf("Ventetiden"));

  const place = folder("svarkort-example-");
  try {
    const empty = join(place.path, "tom.csv");
    writeFileSync(empty, "");
    const refused = await run(process.execPath, [join(EXAMPLES, "node.mjs"), empty], { env }).catch((error) => error);
    assert.equal(refused.code, 1);
    assert.match(refused.stderr, /^empty_file: .*tom\.csv/);
  } finally {
    place[Symbol.dispose]();
  }
});

test("the example page shows shares and importance, and refuses with a sentence", async () => {
  const place = folder("svarkort-example-");
  // As the repository lies: the page finds the toolkit by its own relative address.
  mkdirSync(join(place.path, "app", "toolkit"), { recursive: true });
  cpSync(EXAMPLES, join(place.path, "app", "toolkit", "examples"), { recursive: true });
  cpSync(TOOLKIT, join(place.path, "dist", "toolkit"), { recursive: true });
  const site = await serve(place.path);
  const context = await launch();
  try {
    const page = await context.newPage();
    await page.goto(`${site.address}app/toolkit/examples/page.html`);
    const choose = (name, text) => page.getByLabel("Filer med svar").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
    const header = ["id", "Hvor tilfreds er du alt i alt?", "Mødet <b>var</b> godt", "q2", "q3", "q4", "koen"];
    await choose("svar.csv", csv(survey({ header })));
    await page.getByRole("cell", { name: /^Mødet/ }).waitFor();
    assert.equal(await page.locator("td b").count(), 0, "a text of the file is no markup");
    assert.match(await page.getByRole("status").textContent(), /300 svarpersoner/);
    await choose("tom.csv", "");
    await page.getByRole("alert").filter({ hasText: "tom.csv" }).waitFor();
  } finally {
    await context.close();
    site.close();
    place[Symbol.dispose]();
  }
});

test("the types hold for a page in TypeScript, and refuse what the contract refuses", async () => {
  const place = folder("svarkort-types-");
  try {
    for (const name of ["svarkort.d.ts", "client.d.ts", "svarkort.js", "client.js"]) {
      cpSync(join(TOOLKIT, name), join(place.path, name));
    }
    cpSync(join(ROOT, "tests", "toolkit", "types.ts"), join(place.path, "types.ts"));
    symlinkSync(join(ROOT, "tests", "node_modules"), join(place.path, "node_modules"));
    const tsc = join(ROOT, "tests", "node_modules", "typescript", "bin", "tsc");
    const options = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--skipLibCheck", "false", "--target", "es2022",
      "--module", "es2022", "--moduleResolution", "bundler", "--lib", "es2023,dom,dom.iterable"];
    const told = await run(process.execPath, [tsc, ...options, "types.ts"], { cwd: place.path }).catch((error) => error);
    assert.equal(told.stdout, "");
  } finally {
    place[Symbol.dispose]();
  }
});
