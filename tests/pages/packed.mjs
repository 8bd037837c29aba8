// In: the wasm as text, as xtask packs it. Out: the wasm. The text's reader is written for clarity, apart from the boot
// script's; LZMA is unpacked by the page's own script, whose other end is tested in xtask/src/pack.rs.

import { readFileSync } from "node:fs";
import vm from "node:vm";

const LZMA = new URL("../../app/boot/lzma.js", import.meta.url);
const unpacked = vm.runInThisContext(`${readFileSync(LZMA, "utf8")}; svarkort_unpacked`, { filename: LZMA.pathname });

const ALPHABET = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at)).filter((character) => !'"&<'.includes(character));
const DIGIT = new Map(ALPHABET.map((character, at) => [character, at]));

export function wasmOf(text) {
  return unpacked(bytesOf(text));
}

function bytesOf(text) {
  const bytes = [];
  let waiting = 0;
  let bits = 0;
  for (let at = 0; at < text.length; at += 2) {
    const pair = at + 1 < text.length;
    waiting += (DIGIT.get(text[at]) + (pair ? 91 * DIGIT.get(text[at + 1]) : 0)) * 2 ** bits;
    bits += pair ? 13 : 6;
    for (; bits >= 8; bits -= 8) {
      bytes.push(waiting % 256);
      waiting = Math.floor(waiting / 256);
    }
  }
  return Uint8Array.from(bytes);
}
