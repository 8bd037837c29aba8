//! Files that once brought the reading down, and seeded mutations of files as tools write them: none does.

use std::path::{Path, PathBuf};

#[path = "../fuzz/checks.rs"]
mod checks;

/// Mutations of each seed; a fuzzer makes millions, see `core/fuzz`.
const MUTATIONS: usize = 25;

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

type Check = fn(&[u8]);

/// Of each format; together they take some seconds.
const OF_EACH_FORMAT: usize = 500;

const SHEET: &str = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\"><is><t>q2_x000D_</t></is></c></row><row r=\"2\"><c r=\"A2\" s=\"1\"><v>45047.5</v></c><c r=\"B2\"><f>1+2</f><v>3</v></c></row><row r=\"3\"><c r=\"A3\" t=\"b\"><v>1</v></c><c r=\"B3\" t=\"e\"><v>#N/A</v></c></row>\0<sst><si><t>dato</t></si><si><r><t>a</t></r><rPh><t>b</t></rPh></si></sst>\0<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"dd/mm/yyyy hh:mm\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>\0<workbook><workbookPr date1904=\"1\"/><sheets><sheet name=\"A\" r:id=\"r0\"/><sheet name=\"B\" state=\"hidden\" r:id=\"r0\"/></sheets></workbook>";
const CONTENT: &str = "<office:document-content><table:table table:name=\"a\"><table:table-row table:number-rows-repeated=\"2\"><table:table-cell office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=\"3\"><text:p>x<text:s text:c=\"3\"/>y</text:p><office:annotation><text:p>n</text:p></office:annotation></table:table-cell></table:table-row><table:table-row><table:table-cell office:value-type=\"date\" office:date-value=\"2024-01-01T00:00:00\"/><table:covered-table-cell/><table:table-cell><text:p>&amp;&#65;</text:p></table:table-cell></table:table-row></table:table></office:document-content>";
const FORM: &str = "{\"content\":{\"survey\":[{\"type\":\"select_one a\",\"name\":\"q1\",\"label\":[\"Tilfreds?\"]},{\"type\":\"select_multiple a\",\"name\":\"q2\",\"label\":\"Flere\"}],\"choices\":[{\"list_name\":\"a\",\"name\":\"1\",\"label\":[\"Ja\"]},{\"list_name\":\"a\",\"name\":\"2\"}]},\"results\":[{\"q1\":\"1\",\"g/q2\":\"1 2\",\"_id\":3,\"x\":[{\"a\":1}]},{\"q1\":2,\"z\":null,\"t\":true}]}";
const PROJECT: &str = "{\"program\":\"0.1.0\",\"saved\":\"2026-11-30\",\"language\":\"da\",\"files\":[{\"name\":\"svar.csv\",\"bytes\":9,\"sha256\":\"00\"}],\"example\":false,\"variables\":[\"id\",\"q1\",\"q2\",\"samlet\"],\"history\":[],\"settings\":{\"groups\":[\"køn\"],\"outcome\":\"samlet\"},\"taken\":[[{\"groups\":[\"køn\"]}]],\"notes\":\"x\"}";

#[test]
fn mutations_of_every_format_bring_nothing_down() {
    let made = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/made/files").join(name);
        std::fs::read(path).expect("committed")
    };
    let text = |text: &str| text.as_bytes().to_vec();
    let formats: [(Check, Vec<Vec<u8>>); 6] = [
        (checks::excel, vec![text(SHEET)]),
        (checks::open_document, vec![text(CONTENT)]),
        (checks::spss, vec![made("long.sav"), made("long.zsav")]),
        (checks::stata, ["v8.dta", "v12.dta", "v13.dta", "v15.dta"].map(made).to_vec()),
        (checks::json, vec![text(FORM), text("[{\"a\":1,\"b\":{\"c\":\"x\"}},{\"a\":2}]")]),
        (checks::project, vec![text(PROJECT)]),
    ];
    let mut draws = Draws(6);
    for (check, seeds) in formats {
        for seed in &seeds {
            check(seed);
            for _ in 0..OF_EACH_FORMAT / seeds.len() {
                check(&draws.mutated(seed));
            }
        }
    }
}
