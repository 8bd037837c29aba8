//! Files that once brought the reading down, and seeded mutations of files as tools write them: none does.

use std::path::{Path, PathBuf};

#[path = "../fuzz/checks.rs"]
mod checks;

/// Mutations of each seed; a fuzzer makes millions, see `core/fuzz`.
const MUTATIONS: usize = 60;

/// What readers trip over.
const PIECES: [&[u8]; 24] = [
    b"\"",
    b"\"\"",
    b";",
    b",",
    b"\t",
    b"\n",
    b"\r",
    b"\r\n",
    b"\0",
    b"\xff",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"\xc3",
    b"\xe6\xf8\xe5",
    b"\xc3\xa6",
    b"\xe2\x80\x8b",
    b"\xa0",
    b"sep=;\n",
    b"PK\x03\x04",
    b"$FL2",
    b"-99",
    b"1e308",
    b"99999999999999999999",
    b"id;sp\xc3\xb8rgsm\xc3\xa5l;svar\n",
];

struct Draws(u64);

impl Draws {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % bound.max(1)
    }

    fn mutated(&mut self, seed: &[u8]) -> Vec<u8> {
        let mut bytes = seed.to_vec();
        for _ in 0..=self.below(4) {
            let at = self.below(bytes.len() + 1);
            match self.below(5) {
                0 => {
                    bytes.splice(at..at, PIECES[self.below(PIECES.len())].iter().copied());
                }
                1 => bytes.truncate(at),
                2 => {
                    let end = (at + self.below(40)).min(bytes.len());
                    bytes.drain(at..end);
                }
                3 => {
                    let end = (at + self.below(200)).min(bytes.len());
                    let again = bytes[at..end].to_vec();
                    bytes.splice(at..at, again);
                }
                _ => {
                    if let Some(byte) = bytes.get_mut(at) {
                        *byte = self.below(256) as u8;
                    }
                }
            }
        }
        bytes
    }
}

fn files(folder: &Path, most: u64, into: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, most, into);
        } else if entry.metadata().is_ok_and(|about| about.len() <= most) {
            into.push(path);
        }
    }
    into.sort();
}

fn seeds() -> Vec<Vec<u8>> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    files(&here.join("cases").join("reading"), u64::MAX, &mut paths);
    let real = here.join("../../shared/data");
    if real.is_dir() {
        files(&real, 60_000, &mut paths);
    } else {
        eprintln!("skipped: {} is not here", real.display());
    }
    let mut seeds: Vec<Vec<u8>> = paths.iter().map(|path| std::fs::read(path).expect("listed")).collect();
    seeds.extend(MADE.map(|text| text.as_bytes().to_vec()));
    let utf16 = MADE[0].encode_utf16().flat_map(u16::to_le_bytes);
    seeds.push([0xff, 0xfe].into_iter().chain(utf16).collect());
    seeds
}

const MADE: [&str; 4] = [
    "id;køn;q1;q2;samlet\n1;Mand;5;4;5\n2;Kvinde;4;;4\n3;Mand;1;2;2\n4;Kvinde;3;3;3\n5;Mand;2;5;4\n6;Kvinde;4;4;5\n",
    "\"a,b,\"\"c, d\"\"\"\r\n\"1,2,\"\"x\"\"\"\r\n\"3,4,5\"\r\n",
    "sep=,\r\nHvor tilfreds er du?,Kommentar\r\nMeget tilfreds,\"linje 1\nlinje 2\"\r\nUtilfreds,\r\n",
    "respondent;spørgsmål;svar\n1;q1;5\n1;q2;4\n2;q1;3\n2;q2;2\n3;q1;1\n3;q2;1\n",
];

#[test]
fn kept_cases_and_mutations_bring_nothing_down() {
    let mut draws = Draws(2026);
    for seed in seeds() {
        checks::read(&seed);
        checks::analyse(&seed);
        for _ in 0..MUTATIONS {
            let bytes = draws.mutated(&seed);
            checks::read(&bytes);
            // Everything is recognised; what is short is also analysed.
            if bytes.len() < 4000 { checks::analyse(&bytes) } else { checks::open(&bytes) }
        }
    }
}
