// What is handed over: its size, its sums, its policy, and what its wasm can call.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { DIST } from "../pages/browser.mjs";
import { unpackerOf, wasmOf } from "../pages/packed.mjs";

const read = (name) => readFileSync(join(DIST, name), "utf8");
const html = read("svarkort.html");
const inner = html
  .slice(html.indexOf(' srcdoc="') + 9, html.lastIndexOf('"></iframe>'))
  .replaceAll("&quot;", '"')
  .replaceAll("&amp;", "&");
const source = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const policyOf = (page) => /Content-Security-Policy" content="([^"]*)"/.exec(page)[1];

// With documents and formats of exports still to come; `cargo xtask bench size` tells the figure.
test("the single file is at most 1.5 MB", () => {
  assert.ok(statSync(join(DIST, "svarkort.html")).size <= 1_500_000);
});

test("the file on the server is the file on the share", () => {
  assert.ok(readFileSync(join(DIST, "svarkort.html")).equals(readFileSync(join(DIST, "site", "index.html"))));
});

test("it names no other file and no address", () => {
  const markup = `${html.slice(0, html.indexOf(" srcdoc="))}${inner.replace(/<script[\s\S]*?<\/script>/g, "").replace(/<style>[\s\S]*?<\/style>/g, "")}`;
  const addresses = [...markup.matchAll(/\b(?:src|href|action|data)="([^"]*)"/g)].map((match) => match[1]);
  assert.deepEqual(addresses.filter((address) => !address.startsWith("data:")), []);
});

test("each document's policy lists exactly its own scripts and styles", () => {
  for (const page of [inner]) {
    const policy = policyOf(page);
    const scripts = [...page.matchAll(/<script(?: id="svarkort-script")?>([\s\S]*?)<\/script>/g)].map((match) => match[1]);
    const styles = [...page.matchAll(/<style>([\s\S]*?)<\/style>/g)].map((match) => match[1]);
    assert.equal(scripts.length, 1);
    assert.equal(/script-src ([^;]*);/.exec(policy)[1], `${source(scripts[0])} 'wasm-unsafe-eval'`);
    assert.equal(/style-src ([^;]*);/.exec(policy)[1], source(styles[0]));
  }
});

test("the outer document's policy adds its own script and the calls between the pieces", () => {
  const outer = html.slice(0, html.indexOf(" srcdoc=")) + html.slice(html.lastIndexOf('"></iframe>'));
  const scripts = new Set([...outer.matchAll(/<script>([\s\S]*?)<\/script>/g)].map((match) => source(match[1])));
  const inherited = [...inner.matchAll(/<script id="svarkort-script">([\s\S]*?)<\/script>/g)].map((match) => source(match[1]));
  assert.equal(/script-src ([^;]*);/.exec(policyOf(html))[1], [...scripts, ...inherited, "'wasm-unsafe-eval'"].join(" "));
});

test("what unpacks the wasm can call nothing at all", () => {
  assert.deepEqual(WebAssembly.Module.imports(new WebAssembly.Module(unpackerOf(html))), []);
});

test("no policy permits anything unsafe, and all forbid every connection", () => {
  const headers = JSON.parse(read("headers.json"));
  for (const policy of [policyOf(html), policyOf(inner), headers["Content-Security-Policy"]]) {
    assert.ok(policy.startsWith("default-src 'none'; "));
    assert.doesNotMatch(policy, /'unsafe-inline'|'unsafe-eval'|'self'|https?:|\*|strict-dynamic|nonce-/);
    for (const part of ["connect-src 'none'", "frame-src 'none'", "object-src 'none'", "base-uri 'none'", "form-action 'none'"]) {
      assert.ok(policy.includes(part), part);
    }
  }
  for (const name of ["site/.htaccess", "site/web.config", "nginx.conf"]) {
    for (const [header, value] of Object.entries(headers)) assert.ok(read(name).includes(header) && read(name).includes(value), `${name}: ${header}`);
  }
});

test("the page's wasm can call nothing that speaks to a network, stores or evaluates", () => {
  const wasm = wasmOf(html);
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(wasm)).map(({ name }) => name);
  assert.equal(read("svarkort.imports.txt").trim().split("\n").length, imports.length);
  const wayOut = /fetch|XMLHttp|WebSocket|EventSource|sendBeacon|RTC|Transport|localStorage|sessionStorage|indexedDB|cookie|_eval|newnoargs|newwithargs|importScripts|serviceWorker/i;
  for (const list of [imports, ...(existsSync(join(DIST, "toolkit", "svarkort.imports.txt")) ? [read("toolkit/svarkort.imports.txt").split("\n")] : [])]) {
    assert.deepEqual(list.filter((name) => wayOut.test(name)), []);
  }
});

test("no folder of the builder's machine stands in the wasm", () => {
  const text = Buffer.from(wasmOf(html)).toString("latin1");
  assert.doesNotMatch(text, /\/(home|root|Users|work)\/[\w.-]+\//);
});

test("the sums are those of the files", () => {
  for (const line of read("SHA256SUMS").trim().split("\n")) {
    const [sum, name] = line.split("  ");
    assert.equal(createHash("sha256").update(readFileSync(join(DIST, name))).digest("hex"), sum, name);
  }
});
