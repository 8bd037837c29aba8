//! In: LZMA2's chunks, in order. Out: what they unpack to, behind what came before.
//!
//! Written from the LZMA specification and the XZ format's chunks (Igor Pavlov, Lasse Collin, public domain), names as
//! there. Only as the packer writes: lc = 4, lp = 0, pb = 0. What is unpacked is itself the dictionary.

/// lc = 4, lp = 0, pb = 0, as LZMA2 writes it.
pub const PROPERTIES: u8 = 4;

/// A chunk is damaged, or is not written by the packer.
#[derive(Debug, PartialEq, Eq)]
pub struct Damaged;

/// What is kept between chunks. Zeroed is a fresh one: the first chunk must reset it.
#[derive(Debug)]
pub struct Decoder {
    models: Models,
    state: usize,
    /// The last four distances, less one.
    reps: [usize; 4],
    /// Bytes unpacked so far.
    filled: usize,
    ended: bool,
}

impl Decoder {
    pub const NEW: Self = Self { models: Models::ZERO, state: 0, reps: [0; 4], filled: 0, ended: false };

    /// Whether the end marker has been read.
    pub fn ended(&self) -> bool {
        self.ended
    }

    /// Unpacks whole chunks into `bytes`, behind those of earlier calls. Gives how many bytes there are by now.
    ///
    /// # Errors
    /// When a chunk is cut off, not as the packer writes it, or more than `bytes` holds.
    pub fn unpack(&mut self, mut chunks: &[u8], bytes: &mut [u8]) -> Result<usize, Damaged> {
        while let [control, rest @ ..] = chunks {
            if *control == 0 {
                self.ended = true;
                return Ok(self.filled);
            }
            let (size, rest) = u16_of(rest)?;
            if *control < 0x80 {
                let (plain, rest) = rest.split_at_checked(size + 1).ok_or(Damaged)?;
                let to = bytes.get_mut(self.filled..).and_then(|room| room.get_mut(..plain.len()));
                to.ok_or(Damaged)?.copy_from_slice(plain);
                self.filled += plain.len();
                chunks = rest;
                continue;
            }
            let size = (usize::from(control & 0x1f) << 16) + size + 1;
            let (packed, mut rest) = u16_of(rest)?;
            if *control >= 0xc0 {
                let [PROPERTIES, after @ ..] = rest else { return Err(Damaged) };
                rest = after;
            }
            if *control >= 0xa0 {
                self.models.reset();
                (self.state, self.reps) = (0, [0; 4]);
            }
            let (packed, rest) = rest.split_at_checked(packed + 1).ok_or(Damaged)?;
            let end = self.filled + size;
            self.chunk(packed, bytes.get_mut(..end).ok_or(Damaged)?)?;
            self.filled = end;
            chunks = rest;
        }
        Ok(self.filled)
    }

    /// One chunk, up to where `bytes` ends.
    fn chunk(&mut self, packed: &[u8], bytes: &mut [u8]) -> Result<(), Damaged> {
        let mut coder = Coder::new(packed)?;
        let models = &mut self.models;
        let (mut state, mut reps, mut to) = (self.state, self.reps, self.filled);
        while to < bytes.len() {
            if !coder.bit(&mut models.is_match[state]) {
                let before = if to > 0 { bytes[to - 1] } else { 0 };
                let model = &mut models.literals[usize::from(before >> 4)];
                // After a match, the byte that would have continued it says which models serve, up to where they differ.
                bytes[to] = if state < 7 {
                    coder.tree(model, 8) as u8
                } else {
                    coder.literal(model, *bytes.get(to.wrapping_sub(reps[0] + 1)).ok_or(Damaged)?)
                };
                to += 1;
                state = if state < 4 {
                    0
                } else if state < 10 {
                    state - 3
                } else {
                    state - 6
                };
                continue;
            }
            let length = if !coder.bit(&mut models.is_rep[state]) {
                let length = coder.length(&mut models.lengths);
                reps = [coder.distance(models, length), reps[0], reps[1], reps[2]];
                state = if state < 7 { 7 } else { 10 };
                length
            } else {
                let mut short = false;
                if !coder.bit(&mut models.is_rep_g0[state]) {
                    short = !coder.bit(&mut models.is_rep0_long[state]);
                } else if !coder.bit(&mut models.is_rep_g1[state]) {
                    reps = [reps[1], reps[0], reps[2], reps[3]];
                } else if !coder.bit(&mut models.is_rep_g2[state]) {
                    reps = [reps[2], reps[0], reps[1], reps[3]];
                } else {
                    reps = [reps[3], reps[0], reps[1], reps[2]];
                }
                let length = if short { 1 } else { coder.length(&mut models.rep_lengths) };
                state = match (short, state < 7) {
                    (true, true) => 9,
                    (false, true) => 8,
                    (_, false) => 11,
                };
                length
            };
            let from = to.checked_sub(reps[0] + 1).ok_or(Damaged)?;
            if length > bytes.len() - to {
                return Err(Damaged);
            }
            for step in 0..length {
                bytes[to + step] = bytes[from + step];
            }
            to += length;
        }
        (self.state, self.reps) = (state, reps);
        Ok(())
    }
}

type Model = u16;
const EVEN: Model = 1024;

#[derive(Debug)]
struct Models {
    is_match: [Model; 12],
    is_rep: [Model; 12],
    is_rep_g0: [Model; 12],
    is_rep_g1: [Model; 12],
    is_rep_g2: [Model; 12],
    is_rep0_long: [Model; 12],
    lengths: Lengths,
    rep_lengths: Lengths,
    slots: [[Model; 64]; 4],
    special: [Model; 115],
    align: [Model; 16],
    /// By the upper half of the byte before; 256 each for no match, and for the matched byte's bit 0 and 1.
    literals: [[Model; 0x300]; 16],
}

#[derive(Debug)]
struct Lengths {
    choice: Model,
    choice2: Model,
    low: [Model; 8],
    mid: [Model; 8],
    high: [Model; 256],
}

impl Models {
    const ZERO: Self = Self {
        is_match: [0; 12],
        is_rep: [0; 12],
        is_rep_g0: [0; 12],
        is_rep_g1: [0; 12],
        is_rep_g2: [0; 12],
        is_rep0_long: [0; 12],
        lengths: Lengths::ZERO,
        rep_lengths: Lengths::ZERO,
        slots: [[0; 64]; 4],
        special: [0; 115],
        align: [0; 16],
        literals: [[0; 0x300]; 16],
    };

    /// Filled in place: as a value it would stand in the wasm, four times as long as all of this.
    fn reset(&mut self) {
        for models in [
            &mut self.is_match,
            &mut self.is_rep,
            &mut self.is_rep_g0,
            &mut self.is_rep_g1,
            &mut self.is_rep_g2,
            &mut self.is_rep0_long,
        ] {
            models.fill(EVEN);
        }
        for lengths in [&mut self.lengths, &mut self.rep_lengths] {
            (lengths.choice, lengths.choice2) = (EVEN, EVEN);
            lengths.low.fill(EVEN);
            lengths.mid.fill(EVEN);
            lengths.high.fill(EVEN);
        }
        self.slots.as_flattened_mut().fill(EVEN);
        self.special.fill(EVEN);
        self.align.fill(EVEN);
        self.literals.as_flattened_mut().fill(EVEN);
    }
}

impl Lengths {
    const ZERO: Self = Self { choice: 0, choice2: 0, low: [0; 8], mid: [0; 8], high: [0; 256] };
}

/// The range decoder. Behind the end it reads zeros: what comes of them is caught where it is used.
struct Coder<'a> {
    range: u32,
    code: u32,
    rest: core::slice::Iter<'a, u8>,
}

impl<'a> Coder<'a> {
    fn new(packed: &'a [u8]) -> Result<Self, Damaged> {
        let [0, a, b, c, d, rest @ ..] = packed else { return Err(Damaged) };
        Ok(Self { range: u32::MAX, code: u32::from_be_bytes([*a, *b, *c, *d]), rest: rest.iter() })
    }

    #[inline(always)]
    fn normalise(&mut self) {
        if self.range < 1 << 24 {
            self.range <<= 8;
            self.code = self.code << 8 | u32::from(self.rest.next().copied().unwrap_or(0));
        }
    }

    #[inline(always)]
    fn bit(&mut self, model: &mut Model) -> bool {
        let bound = (self.range >> 11) * u32::from(*model);
        let bit = self.code >= bound;
        if bit {
            self.range -= bound;
            self.code -= bound;
            *model -= *model >> 5;
        } else {
            self.range = bound;
            *model += (2048 - *model) >> 5;
        }
        self.normalise();
        bit
    }

    /// Bits that are as often 0 as 1.
    fn direct(&mut self, count: usize) -> usize {
        let mut value = 0;
        for _ in 0..count {
            self.range >>= 1;
            let bit = self.code >= self.range;
            if bit {
                self.code -= self.range;
            }
            value = value << 1 | usize::from(bit);
            self.normalise();
        }
        value
    }

    /// Bits of a tree, the highest first.
    #[inline(always)]
    fn tree(&mut self, models: &mut [Model], count: u32) -> usize {
        let mut symbol = 1;
        for _ in 0..count {
            symbol = symbol << 1 | usize::from(self.bit(&mut models[symbol]));
        }
        symbol - (1 << count)
    }

    /// The same, the lowest first.
    fn reverse_tree(&mut self, models: &mut [Model], count: usize) -> usize {
        let (mut symbol, mut value) = (1, 0);
        for place in 0..count {
            let bit = usize::from(self.bit(&mut models[symbol]));
            symbol = symbol << 1 | bit;
            value |= bit << place;
        }
        value
    }

    fn literal(&mut self, models: &mut [Model; 0x300], matched: u8) -> u8 {
        let (mut symbol, mut offset, mut expected) = (1, 0x100, usize::from(matched));
        while symbol < 0x100 {
            expected <<= 1;
            let hint = expected & offset;
            let bit = usize::from(self.bit(&mut models[offset + hint + symbol]));
            symbol = symbol << 1 | bit;
            offset &= if bit == 1 { hint } else { !hint };
        }
        symbol as u8
    }

    #[inline(never)]
    fn length(&mut self, models: &mut Lengths) -> usize {
        if !self.bit(&mut models.choice) {
            2 + self.tree(&mut models.low, 3)
        } else if !self.bit(&mut models.choice2) {
            10 + self.tree(&mut models.mid, 3)
        } else {
            18 + self.tree(&mut models.high, 8)
        }
    }

    /// Less one.
    #[inline(never)]
    fn distance(&mut self, models: &mut Models, length: usize) -> usize {
        let slot = self.tree(&mut models.slots[(length - 2).min(3)], 6);
        if slot < 4 {
            return slot;
        }
        let count = (slot >> 1) - 1;
        let high = (2 | slot & 1) << count;
        if slot < 14 {
            // The models of the slots lie behind each other, each tree's without the place before its first.
            return high + self.reverse_tree(&mut models.special[high - slot..], count);
        }
        high.wrapping_add(self.direct(count - 4) << 4) + self.reverse_tree(&mut models.align, 4)
    }
}

fn u16_of(bytes: &[u8]) -> Result<(usize, &[u8]), Damaged> {
    let [high, low, rest @ ..] = bytes else { return Err(Damaged) };
    Ok((usize::from(u16::from_be_bytes([*high, *low])), rest))
}
