import * as duckdb from "/tests/peers/node_modules/@duckdb/duckdb-wasm/dist/duckdb-browser.mjs";
import { ITEMS } from "./items.mjs";

const DIST = "/tests/peers/node_modules/@duckdb/duckdb-wasm/dist";
let database = null;

export async function ready() {
  database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), new Worker(`${DIST}/duckdb-browser-eh.worker.js`));
  await database.instantiate(`${DIST}/duckdb-eh.wasm`);
}

/** One scan of the file, all counts in it. */
export async function distributions(file) {
  await database.registerFileHandle("stor.csv", file, duckdb.DuckDBDataProtocol.BROWSER_FILEREADER, true);
  const connection = await database.connect();
  const counts = ITEMS.map((item) => `histogram("${item}") AS "${item}"`).join(", ");
  const from = `read_csv('stor.csv', delim=';', header=true, all_varchar=true)`;
  const row = (await connection.query(`SELECT ${counts} FROM ${from}`)).get(0);
  const found = {};
  for (const item of ITEMS) {
    found[item] = {};
    for (const [text, n] of Object.entries(row[item].toJSON())) if (text) found[item][text] = Number(n);
  }
  return found;
}
