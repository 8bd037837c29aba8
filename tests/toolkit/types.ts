// A page in TypeScript: what it may write, and by @ts-expect-error what it may not. Checked by tsc, never run.

import init, { initSync, Survey } from "./svarkort.js";
import type { Analysis, Item, Quadrant, SettingsInput, SurveyError, Variable } from "./svarkort.js";
import { SurveyClient } from "./client.js";
import type { Codebook } from "./client.js";

export async function page(files: FileList, signal: AbortSignal): Promise<Analysis> {
  const client = await SurveyClient.open(files, { language: "da", workers: 2, signal });
  const codebook: Codebook = await client.codebook();
  const doubtful: Variable[] = codebook.variables.filter((variable) => variable.doubts.length > 0);
  await client.set_codebook(Object.fromEntries(doubtful.map(({ name }) => [name, { role: "unused" as const }])));
  const analysis = await client.analyse(
    { groups: ["koen"], where: { koen: [1, "Mand"] }, split: { performance: 3.5, importance: 0.1 }, outcome: null },
    { signal, on_progress: (done, total, stage) => console.log(done / total, stage), on_partial: (a: Analysis) => void a },
  );
  const bytes: Uint8Array = await client.report({}, { format: "json", unit: "Jobcentret", signal });
  void bytes;
  client.close();
  return analysis;
}

export async function node(bytes: Uint8Array<ArrayBuffer>): Promise<number[]> {
  initSync({ module: bytes });
  await init();
  await init({ module_or_path: new URL("https://example.org/svarkort_bg.wasm") });
  const survey = Survey.open([{ name: "svar.csv", bytes }], { language: "en" });
  survey.set_codebook({ q1: { missing: [9, "x"], reversed: true, theme: null, merge: { Andre: [3, 4] } } });
  const asked: SettingsInput = { bootstrap: { replicates: 1000 }, population: { koen: { 1: 900 } } };
  const analysis = survey.analyse(asked, (done) => void done);
  survey.analyse(analysis.settings);
  survey.free();
  return analysis.items.map(index);
}

function index(item: Item): number {
  switch (item.kind) {
    case "rating":
      return item.index ?? item.favourable?.share ?? 0;
    case "number":
      return item.mean?.value ?? 0;
    case "single":
    case "multiple":
      return item.counts[0]?.share ?? 0;
  }
}

export function told(error: unknown): string {
  const { code, message, detail } = error as SurveyError;
  return code === "unreadable_format" ? `${message} ${String(detail["file"])}` : message;
}

export const names: Record<Quadrant, string> = { improve_first: "1", keep_up: "2", watch: "3", maintain: "4" };

export function wrong(survey: Survey): void {
  // @ts-expect-error an unknown setting
  survey.analyse({ outcomes: "q1" });
  // @ts-expect-error an unknown word
  survey.analyse({ missing: "pairwize" });
  // @ts-expect-error codes come in a list
  survey.analyse({ where: { koen: 1 } });
  // @ts-expect-error an unknown role
  survey.set_codebook({ q1: { role: "driver" } });
  // @ts-expect-error an unknown format
  survey.report({}, { format: "pdf" });
  // @ts-expect-error a survey is opened, not made
  new Survey();
}
