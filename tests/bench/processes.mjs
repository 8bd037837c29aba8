// In: nothing. Out: processor seconds of the browser that this process started, and the most memory its page's process held.

import { readdirSync, readFileSync } from "node:fs";

const TICKS = 100;

function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return ""; // it has ended
  }
}

/** All descendants of this process. */
function descendants() {
  const parents = new Map();
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    const fields = read(`/proc/${pid}/stat`).split(") ").pop().split(" ");
    parents.set(pid, fields[1]);
  }
  const ours = new Set([String(process.pid)]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const [pid, parent] of parents) {
      if (ours.has(parent) && !ours.has(pid)) {
        ours.add(pid);
        grown = true;
      }
    }
  }
  ours.delete(String(process.pid));
  return [...ours];
}

export function processorSeconds() {
  let ticks = 0;
  for (const pid of descendants()) {
    const fields = read(`/proc/${pid}/stat`).split(") ").pop().split(" ");
    if (fields.length > 13) ticks += Number(fields[11]) + Number(fields[12]);
  }
  return ticks / TICKS;
}

/** Megabytes. */
export function rendererPeak() {
  const renderers = descendants().filter((pid) => read(`/proc/${pid}/cmdline`).includes("--type=renderer"));
  const peaks = renderers.map((pid) => Number(/VmHWM:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024);
  return Math.max(0, ...peaks);
}
