// In: a number of respondents and of items. Out: an invented export, the same bytes each time.

const ANSWERS = ["Meget utilfreds", "Utilfreds", "Hverken eller", "Tilfreds", "Meget tilfreds"];
const UNITS = ["Nord", "Syd", "Øst", "Vest", "Midt"];

/** Mulberry32: 32 bits of state, even enough for invented answers. */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Items correlate by a common leaning; some answers are missing. `coded`: bare codes instead of labels. */
export function survey({ respondents, items, coded = false, missing = 0.03, background = true }) {
  const next = random(2026);
  const head = ["Id"];
  if (background) head.push("Enhed", "Køn", "Alder");
  for (let item = 1; item <= items; item += 1) head.push(`Hvor tilfreds er du med forhold ${item}?`);
  head.push("Hvor tilfreds er du samlet set?");
  const lines = [head.join(";")];
  for (let respondent = 1; respondent <= respondents; respondent += 1) {
    const cells = [respondent];
    if (background) {
      cells.push(UNITS[Math.floor(next() * UNITS.length)], next() < 0.5 ? "Kvinde" : "Mand", 18 + Math.floor(next() * 60));
    }
    const leaning = next() + next() - 1;
    let sum = 0;
    const answer = (mean) => Math.min(5, Math.max(1, Math.round(mean + (next() + next() - 1) * 1.6)));
    for (let item = 0; item < items; item += 1) {
      const value = answer(3.4 + leaning * 1.5 + ((item * 7) % 11) / 11 - 0.5);
      sum += value * (1 + (item % 3));
      cells.push(next() < missing ? "" : coded ? value : ANSWERS[value - 1]);
    }
    const overall = answer(sum / Math.max(1, items * 2 - (items % 3 === 0 ? 0 : 0.5)));
    cells.push(coded ? overall : ANSWERS[overall - 1]);
    lines.push(cells.join(";"));
  }
  return new TextEncoder().encode(`\ufeff${lines.join("\r\n")}\r\n`);
}
