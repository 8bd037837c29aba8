// In: the single file. Out: the wasm in it, unpacked by the file's own unpacker (app/unpack, tested there against a
// library's packer).

/** What unpacks the wasm. */
export function unpackerOf(page) {
  return Buffer.from(/atob\("([^"]+)"\)/.exec(page)[1], "base64");
}

export function wasmOf(page) {
  const { memory, text, bytes, unpack, ended } = new WebAssembly.Instance(new WebAssembly.Module(unpackerOf(page))).exports;
  let to = 0;
  for (const [, piece] of page.matchAll(/<script type="application\/octet-stream">([^<]*)<\/script>/g)) {
    new Uint8Array(memory.buffer, text()).set(Buffer.from(piece, "latin1"));
    to = unpack(piece.length);
    if (to < 0) throw new Error("a piece is damaged");
  }
  if (!ended()) throw new Error("the pieces do not end");
  return Uint8Array.from(new Uint8Array(memory.buffer, bytes(), to));
}
