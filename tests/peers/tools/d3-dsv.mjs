import { ITEMS } from "./items.mjs";

export async function ready() {
  await import("/tests/peers/node_modules/d3-dsv/dist/d3-dsv.js");
}

export async function distributions(file) {
  const rows = globalThis.d3.dsvFormat(";").parseRows(await file.text());
  const found = {};
  for (const item of ITEMS) {
    const [at, counts] = [rows[0].indexOf(item), {}];
    for (let row = 1; row < rows.length; row += 1) {
      const text = rows[row][at];
      if (text) counts[text] = (counts[text] ?? 0) + 1;
    }
    found[item] = counts;
  }
  return found;
}
