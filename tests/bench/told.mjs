// In: a name, a unit, the runs and a limit. Out: one line that `cargo xtask bench` makes a row of.

export function told(name, unit, runs, limit = null) {
  console.log(JSON.stringify({ name, unit, runs, limit }));
}

export async function repeated(times, run) {
  const runs = [];
  for (let time = 0; time < times; time += 1) runs.push(await run(time));
  return runs;
}
