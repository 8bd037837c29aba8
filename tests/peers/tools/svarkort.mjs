import { SurveyClient } from "/dist/toolkit/client.js";

export async function ready() {}

export async function distributions(file) {
  const client = await SurveyClient.open([file]);
  globalThis.survey = client;
  const analysis = await client.analyse({ drivers: [], pairs: [] });
  return Object.fromEntries(
    analysis.items.map((item) => [item.name, Object.fromEntries(item.counts.map(({ label, code, n }) => [label || String(code), n]))]),
  );
}
