// SurveyClient in a real browser: the same answers as in Node, the page free meanwhile, abort, pool and recovery.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, serve } from "../pages/browser.mjs";
import { TOOLKIT, csv, isFailure, isSentence, opened, survey } from "./load.mjs";

const good = csv(survey());
// Long enough to be stopped in its middle.
const long = csv(survey({ n: 4000, items: 20 }));
let context;
let folder;
let site;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "svarkort-toolkit-"));
  cpSync(TOOLKIT, join(folder, "deep", "er"), { recursive: true });
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>en side</title>");
  site = await serve(folder);
  context = await launch();
});

after(async () => {
  await context?.close();
  site?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs `work` in a fresh page; it gets SurveyClient's module, `file(text)` and `told(promise)`. */
async function inPage(work, given) {
  const page = await context.newPage();
  await page.goto(site.address);
  try {
    return await page.evaluate(async ({ work, given }) => {
      const { SurveyClient } = await import("/deep/er/client.js");
      const file = (text, name = "svar.csv") => new File([text], name);
      const told = async (promise) => {
        try {
          return { value: await promise };
        } catch (error) {
          const { name, code, message, detail } = error;
          return { error: { name, code, message, detail, isError: error instanceof Error || error instanceof DOMException } };
        }
      };
      return await window.eval(`(${work})`)({ SurveyClient, file, told, ...given });
    }, { work: work.toString(), given });
  } finally {
    await page.close();
  }
}

test("answers as Survey does", async () => {
  const settings = { outcome: "samlet_tilfredshed", groups: ["koen"] };
  const seen = await inPage(async ({ SurveyClient, file, good, settings }) => {
    const client = await SurveyClient.open([file(good)], { language: "en" });
    const codebook = await client.codebook();
    await client.set_codebook({ q2: { theme: "Talk" } });
    const analysis = await client.analyse(settings);
    const report = new TextDecoder().decode(await client.report(settings, { format: "json", unit: "A" }));
    const edited = await client.codebook();
    client.close();
    return { codebook, edited, analysis, report };
  }, { good, settings });
  const survey = opened(good, { language: "en" });
  assert.deepEqual(seen.codebook, survey.codebook());
  survey.set_codebook({ q2: { theme: "Talk" } });
  assert.deepEqual(seen.edited, survey.codebook());
  assert.deepEqual(seen.analysis, survey.analyse(settings));
  assert.equal(seen.report, new TextDecoder().decode(survey.report(settings, { format: "json", unit: "A" })));
  survey.free();
});

test("in a page the module loads its own wasm", async () => {
  const rows = await inPage(async ({ good }) => {
    const { default: init, Survey } = await import("/deep/er/svarkort.js");
    await init();
    const survey = Survey.open([{ name: "svar.csv", bytes: new TextEncoder().encode(good) }]);
    const { respondents } = survey.analyse();
    survey.free();
    return respondents.rows;
  }, { good });
  assert.equal(rows, 300);
});

test("the page is free while a worker works, and is told how far it is", async () => {
  const { progress, longest } = await inPage(async ({ SurveyClient, file, long }) => {
    let [last, longest] = [performance.now(), 0];
    const beat = setInterval(() => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }, 5);
    const progress = [];
    const client = await SurveyClient.open([file(long)]);
    await client.analyse({}, { on_progress: (...told) => progress.push(told) });
    clearInterval(beat);
    client.close();
    return { progress, longest };
  }, { long });
  assert.ok(progress.length > 0);
  assert.ok(progress.every(([done, total, stage]) => done <= total && typeof stage === "string"));
  assert.ok(longest < 500, `blocked for ${longest} ms`);
});

test("an aborted call rejects with AbortError, and the next one starts anew with the same decisions", async () => {
  const seen = await inPage(async ({ SurveyClient, file, told, long }) => {
    const client = await SurveyClient.open([file(long)], { workers: 1 });
    await client.set_codebook({ q1: { theme: "Samtalen" } });
    const stop = new AbortController();
    const running = told(client.analyse({}, { signal: stop.signal, on_progress: () => stop.abort() }));
    const waiting = told(client.codebook());
    const over = new AbortController();
    over.abort();
    const result = {
      running: await running,
      waiting: await waiting,
      before: await told(client.analyse({}, { signal: over.signal })),
      next: await told(client.analyse({ drivers: ["q1", "q2"] })),
    };
    const late = new AbortController();
    const fine = await client.codebook({ signal: late.signal });
    late.abort();
    client.close();
    return { ...result, fine: fine.variables.length, opening: await told(SurveyClient.open([file(long)], { signal: over.signal })) };
  }, { long });
  for (const name of ["running", "before", "opening"]) {
    assert.equal(seen[name].error?.name, "AbortError", name);
    assert.ok(seen[name].error.isError);
  }
  assert.equal(seen.waiting.value.variables.find(({ name }) => name === "q1").theme, "Samtalen");
  assert.equal(seen.next.value.drivers.weights.length, 2);
  assert.equal(seen.fine, 23);
});

test("calls are answered each with its own answer, in order, by one worker or several", async () => {
  for (const workers of [1, 3]) {
    const seen = await inPage(async ({ SurveyClient, file, good, workers }) => {
      const client = await SurveyClient.open([file(good)], { workers });
      const names = ["q1", "q2", "q3", "q4", "q1", "q2"];
      const analyses = names.map((outcome) => client.analyse({ outcome }));
      const edited = client.set_codebook({ q4: { role: "unused" } });
      const after = client.analyse({ outcome: "q1" });
      const result = {
        outcomes: (await Promise.all(analyses)).map(({ drivers }) => drivers.outcome),
        before: (await analyses[4]).items.length,
        after: (await after).items.length,
      };
      await edited;
      client.close();
      return result;
    }, { good, workers });
    assert.deepEqual(seen, { outcomes: ["q1", "q2", "q3", "q4", "q1", "q2"], before: 5, after: 4 }, `${workers} workers`);
  }
});

test("errors keep code, sentence and detail", async () => {
  const seen = await inPage(async ({ SurveyClient, file, told, good }) => {
    const client = await SurveyClient.open([file(good)], { language: "en" });
    const result = {
      empty: await told(SurveyClient.open([file("", "tom.csv")])),
      none: await told(SurveyClient.open([])),
      text: await told(SurveyClient.open("svar.csv")),
      nothing: await told(SurveyClient.open()),
      language: await told(SurveyClient.open([file(good)], { language: "no" })),
      workers: await told(SurveyClient.open([file(good)], { workers: 0 })),
      signal: await told(client.analyse({}, { signal: {} })),
      progress: await told(client.analyse({}, { on_progress: true })),
      settings: await told(client.analyse({ outcome: "nix" })),
      uncopied: await told(client.analyse({ outcome: () => {} })),
      edits: await told(client.set_codebook({ nix: { role: "item" } })),
      format: await told(client.report({}, { format: "pdf" })),
      unasked: await told(client.report({})),
      fine: await told(client.analyse()),
    };
    client.close();
    return { ...result, closed: await told(client.codebook()) };
  }, { good });
  const { fine, closed, ...wrong } = seen;
  for (const [name, { error }] of Object.entries(wrong)) {
    assert.ok(error?.isError, `${name} is refused`);
    isFailure(error);
  }
  assert.equal(wrong.empty.error.code, "empty_file");
  assert.equal(wrong.empty.error.detail.file, "tom.csv");
  assert.equal(wrong.edits.error.code, "unknown_variable");
  assert.equal(wrong.settings.error.message, refusedInNode());
  assert.equal(fine.value.items.length, 5);
  assert.equal(closed.error.code, "cancelled");
  isSentence(closed.error.message);
});

function refusedInNode() {
  const survey = opened(good, { language: "en" });
  try {
    survey.analyse({ outcome: "nix" });
  } catch (error) {
    return error.message;
  } finally {
    survey.free();
  }
}

test("a worker that breaks is replaced; one that always breaks is told of", async () => {
  const path = join(folder, "deep", "er", "worker.js");
  const whole = readFileSync(path, "utf8");
  const broken = whole.replace("analyse({ settings, progress }, ticket) {", "$& setTimeout(() => { throw new Error('broken'); }); return new Promise(() => {});");
  assert.notEqual(broken, whole);
  const work = async ({ SurveyClient, file, told, good, mend }) => {
    const client = await SurveyClient.open([file(good)]);
    await client.set_codebook({ q1: { role: "unused" } });
    if (mend) await fetch("/mend");
    const analysis = await told(client.analyse());
    const codebook = await told(client.codebook());
    client.close();
    return { analysis, codebook };
  };
  try {
    writeFileSync(path, broken);
    const always = await inPage(work, { good });
    assert.equal(always.analysis.error.code, "internal");
    isSentence(always.analysis.error.message);
    assert.equal(always.codebook.value.variables.find(({ name }) => name === "q1").role, "unused");

    const listener = (request) => {
      if (request.url().endsWith("/mend")) writeFileSync(path, whole);
    };
    context.on("request", listener);
    const once = await inPage(work, { good, mend: true });
    context.off("request", listener);
    assert.equal(once.analysis.value?.items.length, 4, once.analysis.error?.message);

    rmSync(path);
    const missing = await inPage(async ({ SurveyClient, file, told, good }) => told(SurveyClient.open([file(good)])), { good });
    assert.equal(missing.error.code, "internal");
    assert.match(missing.error.message, /worker\.js/);
  } finally {
    writeFileSync(path, whole);
  }
});

const many = { bootstrap: { replicates: 3000, seed: 8 } };

test("with bootstrap answers come that sharpen, the same with one worker or four as with none", async () => {
  const seen = [];
  for (const workers of [1, 2, 4]) {
    seen.push(await inPage(async ({ SurveyClient, file, long, many, workers }) => {
      const client = await SurveyClient.open([file(long)], { workers });
      const [partial, progress] = [[], []];
      const whole = await client.analyse(many, {
        on_partial: (analysis) => partial.push(analysis),
        on_progress: (...told) => progress.push(told),
      });
      client.close();
      return { partial, progress, whole };
    }, { long, many, workers }));
  }
  const survey = opened(long);
  const analysis = survey.analyse(many);
  assert.equal(analysis.drivers.replicates, 3000);
  for (const { partial, progress, whole } of seen) {
    assert.deepEqual(whole, analysis);
    assert.equal(partial[0].settings.bootstrap.replicates, 0);
    assert.equal(partial[0].drivers.weights[0].interval, null);
    const counts = partial.map(({ settings }) => settings.bootstrap.replicates);
    assert.deepEqual(counts, [...new Set(counts)].sort((a, b) => a - b), "each is sharper than the one before");
    const made = progress.filter(([, , stage]) => stage === "bootstrap").map(([done]) => done);
    assert.deepEqual(made, [...made].sort((a, b) => a - b));
    assert.equal(made.at(-1), 3000);
  }
  const last = seen[0].partial.at(-1);
  const fewer = { bootstrap: { ...many.bootstrap, replicates: last.settings.bootstrap.replicates } };
  assert.deepEqual(last, survey.analyse(fewer), "a partial answer is the answer to fewer");
  survey.free();
});

test("an aborted bootstrap leaves no worker busy, and its workers live", async () => {
  const seen = await inPage(async ({ SurveyClient, file, told, long }) => {
    const client = await SurveyClient.open([file(long)], { workers: 2 });
    const [endless, stop] = [{ bootstrap: { replicates: 100000 } }, new AbortController()];
    let made = 0;
    const on_progress = (done, total, stage) => {
      made = stage === "bootstrap" ? done : 0;
      if (made > 300) stop.abort();
    };
    const running = await told(client.analyse(endless, { signal: stop.signal, on_progress }));
    const at_abort = made;
    const began = performance.now();
    const next = await told(client.codebook());
    const waited = performance.now() - began;
    const before = await told(client.analyse(endless, { signal: stop.signal }));
    client.close();
    return { running, before, made, at_abort, waited, next: next.value.variables.length };
  }, { long });
  for (const name of ["running", "before"]) assert.equal(seen[name].error?.name, "AbortError", name);
  assert.equal(seen.next, 23);
  assert.equal(seen.made, seen.at_abort, "nothing is told after the abort");
  // A slice takes 50 ms; a machine with other work to do gets ten times that. Opening the files again would take longer.
  assert.ok(seen.waited < 1000, `the next call waited ${seen.waited} ms`);
});

test("what is asked may be changed by the page while it is computed, and nothing to resample is no error", async () => {
  const seen = await inPage(async ({ SurveyClient, file, told, good }) => {
    const client = await SurveyClient.open([file(good)]);
    const settings = { outcome: "samlet_tilfredshed", bootstrap: { replicates: 500 } };
    const running = client.analyse(settings);
    settings.outcome = "q1";
    settings.bootstrap.replicates = 7;
    const result = {
      changed: await running,
      none: await told(client.analyse({ drivers: [], bootstrap: { replicates: 500 } })),
      wrong: await told(client.analyse({ outcome: "nix", bootstrap: { replicates: 500 } })),
      uncopied: await told(client.analyse({ outcome: () => {}, bootstrap: { replicates: 500 } })),
      much: await told(client.analyse({ bootstrap: { replicates: 1e9 } })),
    };
    client.close();
    return result;
  }, { good });
  assert.equal(seen.changed.drivers.outcome, "samlet_tilfredshed");
  assert.equal(seen.changed.drivers.replicates, 500);
  assert.equal(seen.none.value.drivers, null);
  for (const name of ["wrong", "uncopied", "much"]) isFailure(seen[name].error);
});
