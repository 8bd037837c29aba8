// In: a number of rows. Out: an invented export of 40 columns written to a file, the same bytes each time: 33 codes from 1
// to 5, three questions with labels, id, unit, class and sex; `;`, a byte order mark, CR LF.

import { closeSync, openSync, writeSync } from "node:fs";

const SHORT = ["Nej", "Lidt", "Delvis", "Ja", "Ja, meget"];

export function writeLarge(file, rows) {
  let state = 2026;
  const below = (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * bound);
  };
  const answer = () => Math.max(below(5), below(5));
  const items = Array.from({ length: 33 }, (_, item) => `q${item + 1}`);
  const out = openSync(file, "w");
  const counts = Object.fromEntries([...items, "samlet", "personale", "lokaler"].map((item) => [item, {}]));
  const count = (item, text) => (counts[item][text] = (counts[item][text] ?? 0) + 1);
  let text = `\ufeff${["id", "enhed", "klasse", "køn", ...items, "samlet", "personale", "lokaler"].join(";")}\r\n`;
  for (let row = 1; row <= rows; row += 1) {
    text += `${row};${100 + below(120)};${below(10)}.${"AB"[below(2)]};${"KM"[below(2)]}`;
    for (const item of items) {
      const given = below(50) > 0 ? String(1 + answer()) : "";
      if (given) count(item, given);
      text += `;${given}`;
    }
    for (const [item, labels] of [["samlet", SHORT], ["personale", SHORT], ["lokaler", SHORT]]) {
      const given = labels[answer()];
      count(item, given);
      text += `;${given}`;
    }
    text += "\r\n";
    if (text.length > 1 << 20) {
      writeSync(out, text);
      text = "";
    }
  }
  writeSync(out, text);
  closeSync(out);
  return counts;
}
