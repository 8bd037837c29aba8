import { ITEMS } from "./items.mjs";

export async function ready() {
  // It is no module: it puts itself on the page.
  const script = Object.assign(document.createElement("script"), { src: "/tests/peers/node_modules/papaparse/papaparse.js" });
  document.head.append(script);
  await new Promise((done) => script.addEventListener("load", done));
}

export function distributions(file) {
  const found = Object.fromEntries(ITEMS.map((item) => [item, {}]));
  return new Promise((resolve, reject) => {
    let places = null;
    globalThis.Papa.parse(file, {
      delimiter: ";",
      worker: true,
      skipEmptyLines: true,
      chunk({ data }) {
        const rows = places ? data : data.slice(1);
        places ??= ITEMS.map((item) => [item, data[0].indexOf(item)]);
        for (const [item, at] of places) {
          const counts = found[item];
          for (const row of rows) if (row[at]) counts[row[at]] = (counts[row[at]] ?? 0) + 1;
        }
      },
      complete: () => resolve(found),
      error: reject,
    });
  });
}
