// In: the single file. Out: milliseconds from opening it from disk to where the first step can be used.

import { launch, SINGLE_FILE } from "../pages/browser.mjs";
import { repeated, told } from "./told.mjs";

const RUNS = 15;
const context = await launch();

async function open() {
  const page = await context.newPage();
  await page.goto(SINGLE_FILE);
  const frame = await (await page.waitForSelector("iframe#cage")).contentFrame();
  await frame.waitForFunction(() => performance.getEntriesByName("svarkort:usable").length > 0);
  const began = await page.evaluate(() => performance.timeOrigin);
  const at = (name) => frame.evaluate((mark) => performance.timeOrigin + performance.getEntriesByName(mark)[0]?.startTime, name);
  const [compiled, usable] = [await at("svarkort:compiled"), await at("svarkort:usable")];
  await page.close();
  return { compiled: compiled - began, usable: usable - began };
}

await open();
const runs = await repeated(RUNS, open);
told("open from disk, to usable", "ms", runs.map((run) => run.usable), 300);
told("  of that, until the wasm is compiled", "ms", runs.map((run) => run.compiled));
await context.close();
