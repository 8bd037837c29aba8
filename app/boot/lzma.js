// In: bytes as xtask packs them (xtask/src/pack.rs): their length unpacked in four bytes, the lowest first, then LZMA
// without a header. Out: the bytes unpacked.
//
// Written from the LZMA specification (Igor Pavlov, public domain), names as there. lc = 4, lp = 0, pb = 0, as the packer
// has them; no end marker. What is unpacked is itself the dictionary. Stands before the glue in the packed file only.
function svarkort_unpacked(packed) {
  "use strict";

  const DAMAGED = "The program in this file is damaged.";

  // Where each model's probabilities lie. A tree of n bits begins one place before its first; a single bit is a tree too.
  const IS_MATCH = 0;
  const IS_REP = 12;
  const IS_REP_G0 = 24;
  const IS_REP_G1 = 36;
  const IS_REP_G2 = 48;
  const IS_REP0_LONG = 60;
  const LENGTH = 72;
  const REP_LENGTH = LENGTH + 276;
  const SLOT = REP_LENGTH + 276;
  const SPECIAL = SLOT + 4 * 64;
  const ALIGN = SPECIAL + 116;
  const LITERAL = ALIGN + 16;
  const probs = new Uint16Array(LITERAL + (0x300 << 4)).fill(1024);

  const size = (packed[0] | (packed[1] << 8) | (packed[2] << 16) | (packed[3] << 24)) >>> 0;
  // LZMA gets no more than some thousand bytes out of one.
  if (packed.length < 9 || size > packed.length * 8192) throw new Error(DAMAGED);
  const bytes = new Uint8Array(size);
  // Range, code and the place in `packed`. In an array of its own: a number above 2^31 in a closure would be boxed.
  const coder = new Uint32Array([0xffffffff, 0, 9]);
  for (let at = 5; at < 9; at += 1) coder[1] = (coder[1] << 8) | packed[at];

  // A tree's bits, the highest first, with a 1 before them.
  function tree(place, count) {
    let range = coder[0];
    let code = coder[1];
    let from = coder[2];
    let symbol = 1;
    for (; count > 0; count -= 1) {
      const at = place + symbol;
      const prob = probs[at];
      const bound = Math.imul(range >>> 11, prob) >>> 0;
      if (code < bound) {
        range = bound;
        probs[at] = prob + ((2048 - prob) >> 5);
        symbol <<= 1;
      } else {
        range -= bound;
        code -= bound;
        probs[at] = prob - (prob >> 5);
        symbol = (symbol << 1) | 1;
      }
      if (range < 0x1000000) {
        range = (range << 8) >>> 0;
        code = ((code << 8) | packed[from++]) >>> 0;
      }
    }
    coder[0] = range;
    coder[1] = code;
    coder[2] = from;
    return symbol;
  }

  // The same, the lowest first, and without the 1.
  function reverse_tree(place, count) {
    const symbol = tree(place, count);
    let value = 0;
    for (let bit = 0; bit < count; bit += 1) value |= ((symbol >> (count - 1 - bit)) & 1) << bit;
    return value;
  }

  // Bits that are as often 0 as 1.
  function direct(count) {
    let range = coder[0];
    let code = coder[1];
    let value = 0;
    for (; count > 0; count -= 1) {
      range >>>= 1;
      value <<= 1;
      if (code >= range) {
        code -= range;
        value |= 1;
      }
      if (range < 0x1000000) {
        range = (range << 8) >>> 0;
        code = ((code << 8) | packed[coder[2]++]) >>> 0;
      }
    }
    coder[0] = range;
    coder[1] = code;
    return value;
  }

  function length(place) {
    if (tree(place, 1) === 2) return tree(place + 4, 3) - 8 + 2;
    if (tree(place + 2, 1) === 2) return tree(place + 12, 3) - 8 + 10;
    return tree(place + 20, 8) - 256 + 18;
  }

  function distance(long) {
    const slot = tree(SLOT + 64 * Math.min(long - 2, 3), 6) - 64;
    if (slot < 4) return slot;
    const count = (slot >> 1) - 1;
    const high = (2 | (slot & 1)) << count;
    if (slot < 14) return high + reverse_tree(SPECIAL + high - slot, count);
    return (high + (direct(count - 4) << 4) + reverse_tree(ALIGN, 4)) | 0;
  }

  let state = 0;
  let rep0 = 0;
  let rep1 = 0;
  let rep2 = 0;
  let rep3 = 0;
  let to = 0;
  while (to < size) {
    // Most bits are those of literals: what `tree` does stands here again, so that nothing is called for them.
    let range = coder[0];
    let code = coder[1];
    let from = coder[2];
    let matched = false;
    while (to < size) {
      let prob = probs[IS_MATCH + 1 + state];
      let bound = Math.imul(range >>> 11, prob) >>> 0;
      if (code < bound) {
        range = bound;
        probs[IS_MATCH + 1 + state] = prob + ((2048 - prob) >> 5);
      } else {
        range -= bound;
        code -= bound;
        probs[IS_MATCH + 1 + state] = prob - (prob >> 5);
        matched = true;
      }
      if (range < 0x1000000) {
        range = (range << 8) >>> 0;
        code = ((code << 8) | packed[from++]) >>> 0;
      }
      if (matched) break;

      const place = LITERAL + 0x300 * (to > 0 ? bytes[to - 1] >> 4 : 0);
      // After a match, the byte that would have continued it says which probabilities serve, up to where they differ.
      let offset = state < 7 ? 0 : 0x100;
      let expected = state < 7 ? 0 : bytes[to - rep0 - 1];
      let symbol = 1;
      while (symbol < 0x100) {
        expected <<= 1;
        const bit = expected & offset;
        const at = place + offset + bit + symbol;
        prob = probs[at];
        bound = Math.imul(range >>> 11, prob) >>> 0;
        if (code < bound) {
          range = bound;
          probs[at] = prob + ((2048 - prob) >> 5);
          symbol <<= 1;
          offset &= ~bit;
        } else {
          range -= bound;
          code -= bound;
          probs[at] = prob - (prob >> 5);
          symbol = (symbol << 1) | 1;
          offset &= bit;
        }
        if (range < 0x1000000) {
          range = (range << 8) >>> 0;
          code = ((code << 8) | packed[from++]) >>> 0;
        }
      }
      bytes[to++] = symbol;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
    }
    coder[0] = range;
    coder[1] = code;
    coder[2] = from;
    if (!matched) break;

    let long = 1;
    if (tree(IS_REP + state, 1) === 2) {
      rep3 = rep2;
      rep2 = rep1;
      rep1 = rep0;
      long = length(LENGTH);
      rep0 = distance(long);
      state = state < 7 ? 7 : 10;
    } else if (tree(IS_REP_G0 + state, 1) === 2) {
      if (tree(IS_REP0_LONG + state, 1) === 2) {
        state = state < 7 ? 9 : 11;
      } else {
        long = length(REP_LENGTH);
        state = state < 7 ? 8 : 11;
      }
    } else {
      let back = rep1;
      if (tree(IS_REP_G1 + state, 1) === 3) {
        back = rep2;
        if (tree(IS_REP_G2 + state, 1) === 3) {
          back = rep3;
          rep3 = rep2;
        }
        rep2 = rep1;
      }
      rep1 = rep0;
      rep0 = back;
      long = length(REP_LENGTH);
      state = state < 7 ? 8 : 11;
    }
    if (rep0 < 0 || rep0 >= to || long > size - to) throw new Error(DAMAGED);
    for (const end = to + long; to < end; to += 1) bytes[to] = bytes[to - rep0 - 1];
  }
  return bytes;
}
