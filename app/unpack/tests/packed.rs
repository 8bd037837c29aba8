//! A library packs, ours unpacks: the same bytes, whatever they are and however they are cut.

use std::io::Write;

use lzma_rust2::{Lzma2Options, Lzma2Writer};
use proptest::prelude::*;
use svarkort_unpack::lzma2::{Damaged, Decoder};

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut options = Lzma2Options::with_preset(6);
    (options.lzma_options.lc, options.lzma_options.lp, options.lzma_options.pb) = (4, 0, 0);
    let mut writer = Lzma2Writer::new(Vec::new(), options);
    writer.write_all(bytes).expect("packs");
    writer.finish().expect("packs")
}

fn unpacked(chunks: &[u8], room: usize) -> Result<Vec<u8>, Damaged> {
    let mut bytes = vec![0; room];
    let mut decoder = Decoder::NEW;
    let length = decoder.unpack(chunks, &mut bytes)?;
    bytes.truncate(length);
    if decoder.ended() { Ok(bytes) } else { Err(Damaged) }
}

fn comes_back(bytes: &[u8]) {
    assert!(unpacked(&packed(bytes), bytes.len()).as_deref() == Ok(bytes), "{} bytes", bytes.len());
}

#[test]
fn a_program_comes_back() {
    let program = std::env::current_exe().and_then(std::fs::read).expect("this test's own program");
    // Above two mebibytes, so that one chunk does not hold it.
    comes_back(&program[..program.len().min(5_000_000)]);
}

#[test]
fn nothing_and_noise_come_back() {
    comes_back(&[]);
    // What cannot be packed stands plain.
    let mut state = 1_u64;
    let noise = std::iter::repeat_with(|| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        state.to_be_bytes()[0]
    });
    comes_back(&noise.take(200_000).collect::<Vec<u8>>());
}

proptest! {
    #[test]
    fn any_bytes_come_back(parts in prop::collection::vec((prop::collection::vec(0_u8..=255, 0..9), 1_usize..400), 0..60)) {
        comes_back(&parts.iter().flat_map(|(part, times)| part.repeat(*times)).collect::<Vec<u8>>());
    }

    #[test]
    fn damage_is_no_panic(bytes in prop::collection::vec(0_u8..4, 1..2_000), at in 0_usize..10_000, with in 1_u8..=255, cut in any::<bool>()) {
        let mut chunks = packed(&bytes);
        let at = at % chunks.len();
        if cut { chunks.truncate(at) } else { chunks[at] ^= with }
        let _ = unpacked(&chunks, bytes.len());
    }

    #[test]
    fn any_chunks_are_no_panic(chunks in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = unpacked(&[&[0xe0, 0, 200, 0, 200, 4, 0][..], &chunks].concat(), 500);
    }
}
