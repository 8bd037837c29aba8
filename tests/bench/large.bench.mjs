// In: the built toolkit, and beside it what others read a table with; an invented export of 1,000,000 rows x 40 columns,
// about 100 MB. Out, per tool, in the same browser and run: seconds from the chosen file to the distributions of all 36
// questions, processor seconds of the browser meanwhile, and the most memory the page held. A new browser each time.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch, serve } from "../pages/browser.mjs";
import { writeLarge } from "./generated_large.mjs";
import { processorSeconds, rendererPeak } from "./processes.mjs";
import { told } from "./told.mjs";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const PEERS = join(ROOT, "tests", "peers");
const TOOLS = (process.env.LARGE_TOOLS ?? "svarkort duckdb d3-dsv arquero papaparse").split(" ");
const RUNS = Number(process.env.LARGE_RUNS ?? 3);
const ROWS = Number(process.env.LARGE_ROWS ?? 1_000_000);

if (!existsSync(join(PEERS, "node_modules"))) {
  execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: PEERS, stdio: "ignore" });
}
const folder = mkdtempSync(join(tmpdir(), "svarkort-large-"));
const file = join(folder, "stor.csv");
const expected = writeLarge(file, ROWS);
const server = await serve(ROOT);

async function run(tool) {
  const context = await launch();
  try {
    const page = await context.newPage();
    const faults = [];
    page.on("pageerror", (fault) => faults.push(fault.message));
    page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    await page.goto(`${server.address}tests/peers/page.html?tool=${tool}`);
    await page.waitForFunction(() => globalThis.waiting, null, { timeout: 20_000 }).catch(() => {
      throw new Error(`${tool} did not start: ${faults.join("; ")}`);
    });
    await page.waitForTimeout(500);
    const before = processorSeconds();
    await page.setInputFiles("input", file);
    await page.waitForFunction(() => globalThis.measured, null, { timeout: 300_000, polling: 250 });
    const [cpu, peak] = [processorSeconds() - before, rendererPeak()];
    const { ms, found, error } = await page.evaluate(() => globalThis.measured);
    if (error) throw new Error(`${tool}: ${error}`);
    for (const [item, counts] of Object.entries(expected)) {
      for (const [text, n] of Object.entries(counts)) {
        if (found[item]?.[text] !== n) throw new Error(`${tool}: ${item} has ${found[item]?.[text]} of ${n}`);
      }
    }
    return { ms, cpu, peak, longest: await page.evaluate(() => globalThis.longest) };
  } finally {
    await context.close();
  }
}

try {
  const runs = Object.fromEntries(TOOLS.map((tool) => [tool, []]));
  // One after the other and all over again: what else the machine does meets all alike.
  for (let round = 0; round < RUNS; round += 1) {
    for (const tool of TOOLS) runs[tool].push(await run(tool));
  }
  const size = `${(statSync(file).size / 1e6).toFixed(0)} MB`;
  for (const [tool, measured] of Object.entries(runs)) {
    const ours = tool === "svarkort";
    told(`${tool}: ${size} file to distributions, wall`, "s", measured.map((run) => run.ms / 1000), ours ? 3 : null);
    told(`${tool}: the same, processor`, "s", measured.map((run) => run.cpu), ours ? 2.2 : null);
    told(`${tool}: the most its page held`, "MB", measured.map((run) => run.peak), ours ? 350 : null);
    told(`${tool}: the longest its page was blocked`, "ms", measured.map((run) => run.longest), ours ? 50 : null);
  }
} finally {
  server.close();
  rmSync(folder, { recursive: true, force: true });
}
