// In: dist/. Out: what is carried over a wire or a share, in bytes.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { DIST } from "../pages/browser.mjs";
import { wasmOf } from "../pages/packed.mjs";
import { told } from "./told.mjs";

const html = readFileSync(join(DIST, "svarkort.html"));
const wasm = wasmOf(html.toString("utf8"));
const toolkit = readFileSync(join(DIST, "toolkit", "svarkort_bg.wasm"));

told("single file", "B", [html.length], 1_500_000);
told("single file, gzip on the wire", "B", [gzipSync(html, { level: 9 }).length]);
for (const [name, bytes] of [["page wasm", wasm], ["toolkit wasm", toolkit]]) {
  told(`${name}, raw`, "B", [bytes.length]);
  told(`${name}, gzip`, "B", [gzipSync(bytes, { level: 9 }).length]);
  told(`${name}, brotli`, "B", [brotliCompressSync(bytes).length]);
}
