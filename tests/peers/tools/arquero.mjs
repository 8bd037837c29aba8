import { ITEMS } from "./items.mjs";

export async function ready() {
  await import("/tests/peers/node_modules/arquero/dist/arquero.min.js");
}

export async function distributions(file) {
  const table = globalThis.aq.fromCSV(await file.text(), { delimiter: ";", autoType: false });
  const found = {};
  for (const item of ITEMS) {
    const counted = table.groupby(item).count().objects();
    found[item] = Object.fromEntries(counted.filter((row) => row[item]).map((row) => [row[item], row.count]));
  }
  return found;
}
