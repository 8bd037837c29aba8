// The questions of the generated file.

export const ITEMS = [...Array.from({ length: 33 }, (_, item) => `q${item + 1}`), "samlet", "personale", "lokaler"];

/** Counts of each text, per item. */
export function counted(rows, cell) {
  const found = Object.fromEntries(ITEMS.map((item) => [item, {}]));
  for (const row of rows) {
    for (const item of ITEMS) {
      const text = cell(row, item);
      if (text) found[item][text] = (found[item][text] ?? 0) + 1;
    }
  }
  return found;
}
