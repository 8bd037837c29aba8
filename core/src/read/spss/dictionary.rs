//! The head of a system file in, its variables with labels, missing values and formats out.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{Fault, Shown};
use crate::read::bytes::{Bytes, Order, number};
use crate::read::described::{MOST_LABELS, Measure};
use crate::read::encoding;
use crate::units::Code;

pub(super) struct Dictionary {
    pub variables: Vec<Variable>,
    /// Eight bytes each, in one case.
    pub slots: usize,
    pub order: Order,
    pub compression: Compression,
    /// What is added to a small number so that it fits in a byte.
    pub bias: f64,
    /// What stands for no value.
    pub blank: f64,
    /// Cases as the file states them; `None` where it does not know.
    pub cases: Option<u64>,
    pub encoding: Encoding,
    /// Multiple response sets, as they are written.
    pub sets: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Compression {
    None,
    Bytecode,
    Zlib,
}

/// One variable; of a very long string all its parts.
pub(super) struct Variable {
    pub name: String,
    /// Eight letters, as sets and older records know it.
    pub short: String,
    pub label: String,
    /// Bytes of a string, 0 for a number.
    pub width: usize,
    pub slot: usize,
    pub slots: usize,
    pub shown: Shown,
    pub labels: Vec<(Code, String)>,
    /// Ranges of numbers, ends included.
    pub missing: Vec<(f64, f64)>,
    pub missing_texts: Vec<String>,
    pub measure: Option<Measure>,
}

/// How texts are encoded.
#[derive(Debug, Clone, Copy)]
pub(super) struct Encoding {
    pub name: &'static str,
    pub guessed: bool,
}

impl Encoding {
    pub fn decode(self, bytes: &[u8]) -> Cow<'_, str> {
        // Old files do not say; UTF-8 is told by itself.
        if self.name == "UTF-8" || std::str::from_utf8(bytes).is_ok() {
            String::from_utf8_lossy(bytes)
        } else {
            encoding::windows_1252_text(bytes)
        }
    }

    fn of(name: Option<&str>, page: Option<i32>) -> Encoding {
        let name = name.map(str::to_ascii_lowercase);
        let known = match (name.as_deref(), page) {
            (Some("utf-8" | "utf8"), _) | (None, Some(65_001)) => Some("UTF-8"),
            (Some(name), _) if name.contains("1252") || name.contains("8859-1") => Some("Windows-1252"),
            (Some("us-ascii" | "ascii"), _) | (None, Some(1252 | 28_591 | 28_605)) => Some("Windows-1252"),
            _ => None,
        };
        Encoding { name: known.unwrap_or("Windows-1252"), guessed: known.is_none() }
    }
}

/// A variable as its record has it; texts are decoded once the encoding is known.
struct Raw<'b> {
    width: i32,
    format: i32,
    name: &'b [u8],
    label: &'b [u8],
    missing: Vec<[u8; 8]>,
    ranged: bool,
}

/// What the records after the variables say, as bytes.
#[derive(Default)]
struct Said<'b> {
    labels: Vec<ValueLabels<'b>>,
    long_names: &'b [u8],
    very_long: &'b [u8],
    display: Vec<i32>,
    sets: Vec<&'b [u8]>,
    encoding: Option<&'b [u8]>,
    page: Option<i32>,
    blank: Option<f64>,
    cases: Option<u64>,
    string_labels: Option<&'b [u8]>,
    string_missing: Option<&'b [u8]>,
}

/// The dictionary, and where the data begins.
pub(super) fn read(bytes: &[u8]) -> Result<(Dictionary, usize), Fault> {
    const CUT: Fault = Fault::Truncated;
    let mut at = Bytes::new(bytes, Order::Little);
    at.take(64).ok_or(CUT)?;
    // 2 or 3, in the file's order of bytes.
    let layout = at.u32().ok_or(CUT)?;
    if !(1..=3).contains(&layout) {
        at.order = Order::Big;
        if !(1..=3).contains(&layout.swap_bytes()) {
            return Err(Fault::Broken);
        }
    }
    at.take(4).ok_or(CUT)?;
    let compression = match at.i32().ok_or(CUT)? {
        0 => Compression::None,
        1 => Compression::Bytecode,
        2 => Compression::Zlib,
        _ => return Err(Fault::Broken),
    };
    at.take(4).ok_or(CUT)?;
    let cases = at.i32().ok_or(CUT)?;
    let bias = at.f64().ok_or(CUT)?;
    at.take(9 + 8 + 64 + 3).ok_or(CUT)?;
    let mut raw: Vec<Raw> = Vec::new();
    let mut said = Said::default();
    loop {
        match at.i32().ok_or(CUT)? {
            2 => raw.push(variable(&mut at)?),
            3 => said.labels.push(value_labels(&mut at).ok_or(CUT)?),
            6 => {
                let lines = at.length().ok_or(CUT)?;
                at.take_all(lines, 80).ok_or(CUT)?;
            }
            7 => extension(&mut at, &mut said).ok_or(CUT)?,
            999 => break,
            _ => return Err(Fault::Broken),
        }
    }
    at.take(4).ok_or(CUT)?;
    let stated = u64::try_from(cases).ok();
    let encoding = said.encoding.map(String::from_utf8_lossy);
    let dictionary = Dictionary {
        slots: raw.len(),
        order: at.order,
        compression,
        bias: if bias.is_finite() { bias } else { 100.0 },
        blank: said.blank.unwrap_or(-f64::MAX),
        cases: said.cases.or(stated),
        encoding: Encoding::of(encoding.as_deref().map(str::trim), said.page),
        sets: Vec::new(),
        variables: Vec::new(),
    };
    let labels = said.labels.iter().map(|(labels, slots)| labels.len().saturating_mul(slots.len()));
    if labels.fold(0, usize::saturating_add) > MOST_LABELS {
        return Err(Fault::Broken);
    }
    Ok((with_variables(dictionary, &raw, &said, at.order), at.at()))
}

fn variable<'b>(at: &mut Bytes<'b>) -> Result<Raw<'b>, Fault> {
    let raw = variable_record(at).ok_or(Fault::Truncated)?;
    if (-1..=255).contains(&raw.width) && raw.missing.len() <= 3 { Ok(raw) } else { Err(Fault::Broken) }
}

fn variable_record<'b>(at: &mut Bytes<'b>) -> Option<Raw<'b>> {
    let width = at.i32()?;
    let (labelled, missing) = (at.i32()?, at.i32()?);
    let format = at.i32()?;
    at.take(4)?;
    let name = at.take(8)?;
    let mut label: &[u8] = &[];
    if labelled == 1 {
        let length = at.length()?;
        label = at.take(length)?;
        at.take(length.checked_next_multiple_of(4)? - length)?;
    }
    let values = usize::try_from(missing.unsigned_abs()).ok()?;
    let values = at.take_all(values, 8)?.as_chunks::<8>().0;
    Some(Raw { width, format, name, label, missing: values.to_vec(), ranged: missing < 0 })
}

type ValueLabels<'b> = (Vec<([u8; 8], &'b [u8])>, Vec<usize>);

/// Labels, and the record that follows them: the slots of the variables that have them.
fn value_labels<'b>(at: &mut Bytes<'b>) -> Option<ValueLabels<'b>> {
    let count = at.length()?;
    let mut labels = Vec::new();
    for _ in 0..count {
        let value: [u8; 8] = at.take(8)?.try_into().ok()?;
        let length = usize::from(at.u8()?);
        let label = at.take(length)?;
        at.take((length + 1).next_multiple_of(8) - (length + 1))?;
        labels.push((value, label));
    }
    if at.i32()? != 4 {
        return None;
    }
    let count = at.length()?;
    let mut slots = Vec::new();
    for _ in 0..count {
        slots.push(at.length()?.checked_sub(1)?);
    }
    // A variable that is named twice has its labels once.
    slots.sort_unstable();
    slots.dedup();
    Some((labels, slots))
}

fn extension<'b>(at: &mut Bytes<'b>, said: &mut Said<'b>) -> Option<()> {
    let kind = at.i32()?;
    let (size, count) = (at.length()?, at.length()?);
    let data = at.take_all(count, size)?;
    let mut inside = Bytes::new(data, at.order);
    match kind {
        3 => {
            inside.take(28);
            said.page = inside.i32();
        }
        4 => said.blank = inside.f64(),
        7 | 19 => said.sets.push(data),
        11 => said.display.extend(std::iter::from_fn(|| inside.i32())),
        13 => said.long_names = data,
        14 => said.very_long = data,
        16 => {
            inside.take(8);
            said.cases = inside.u64().filter(|cases| *cases <= u64::from(u32::MAX));
        }
        20 => said.encoding = Some(data),
        21 => said.string_labels = Some(data),
        22 => said.string_missing = Some(data),
        _ => {}
    }
    Some(())
}

fn with_variables(mut dictionary: Dictionary, raw: &[Raw], said: &Said, order: Order) -> Dictionary {
    let encoding = dictionary.encoding;
    let text = |bytes: &[u8]| encoding.decode(bytes).trim().to_owned();
    let pairs = |bytes: &[u8]| -> BTreeMap<String, String> {
        let pairs = text(bytes);
        let pairs = pairs.split(['\t', '\0']).filter_map(|pair| pair.split_once('='));
        pairs.map(|(name, value)| (name.trim().to_uppercase(), value.trim().to_owned())).collect()
    };
    let (long_names, very_long) = (pairs(said.long_names), pairs(said.very_long));
    let records = raw.iter().filter(|raw| raw.width >= 0).count().max(1);
    let per_record = said.display.len() / records;
    let mut record = 0;
    let mut slot = 0;
    while slot < raw.len() {
        let first = &raw[slot];
        let short = text(first.name).to_uppercase();
        let mut width = usize::try_from(first.width).unwrap_or(0);
        let mut slots = width.div_ceil(8).max(1);
        let place = record;
        record += 1;
        if let Some(long) = very_long.get(&short).and_then(|width| width.parse::<usize>().ok())
            && width > 0
        {
            let parts = long.div_ceil(252);
            if (2..=200).contains(&parts) && slot + (parts - 1) * 32 < raw.len() {
                let last = usize::try_from(raw[slot + (parts - 1) * 32].width).unwrap_or(0);
                slots = (parts - 1) * 32 + last.div_ceil(8).max(1);
                width = long;
                record += parts - 1;
            }
        }
        let (missing, missing_texts) = missing(first, order, &text);
        let measure = said.display.get(place * per_record).filter(|_| per_record >= 2);
        dictionary.variables.push(Variable {
            name: long_names.get(&short).cloned().unwrap_or_else(|| short.clone()),
            short,
            label: text(first.label),
            width,
            slot,
            slots,
            shown: shown(first.format, width),
            labels: Vec::new(),
            missing,
            missing_texts,
            measure: match measure {
                Some(1) => Some(Measure::Nominal),
                Some(2) => Some(Measure::Ordinal),
                Some(3) => Some(Measure::Scale),
                _ => None,
            },
        });
        slot += slots;
    }
    let places: BTreeMap<usize, usize> =
        dictionary.variables.iter().enumerate().map(|(place, variable)| (variable.slot, place)).collect();
    for (labels, slots) in &said.labels {
        for place in slots.iter().filter_map(|slot| places.get(slot)) {
            let variable = &mut dictionary.variables[*place];
            let width = variable.width;
            let code = |value: &[u8; 8]| match width {
                0 => Some(Code::parse(&number(Bytes::new(value, order).f64()?)?)),
                width => Some(Code::parse(&text(&value[..width.min(8)]))),
            };
            let labels = labels.iter().filter_map(|(value, label)| Some((code(value)?, text(label))));
            variable.labels.extend(labels);
        }
    }
    if let Some(bytes) = said.string_labels {
        string_labels(&mut dictionary, Bytes::new(bytes, order), &text);
    }
    if let Some(bytes) = said.string_missing {
        string_missing(&mut dictionary, Bytes::new(bytes, order), &text);
    }
    dictionary.sets = said.sets.iter().map(|sets| encoding.decode(sets).into_owned()).collect();
    dictionary
}

type Missing = (Vec<(f64, f64)>, Vec<String>);

fn missing(raw: &Raw, order: Order, text: &dyn Fn(&[u8]) -> String) -> Missing {
    if raw.width > 0 {
        return (Vec::new(), raw.missing.iter().map(|value| text(value)).collect());
    }
    let values: Vec<f64> = raw.missing.iter().filter_map(|value| Bytes::new(value, order).f64()).collect();
    let mut ranges = Vec::new();
    let single = match values.as_slice() {
        [low, high, single @ ..] if raw.ranged => {
            ranges.push((*low, *high));
            single
        }
        all => all,
    };
    ranges.extend(single.iter().map(|value| (*value, *value)));
    (ranges, Vec::new())
}

/// The type of a print format: PSPP, Variable Record.
fn shown(format: i32, width: usize) -> Shown {
    match (width, (format >> 16) & 0xff) {
        (1.., _) => Shown::Text,
        (_, 20 | 23 | 24 | 28..=30 | 38 | 39) => Shown::Date,
        (_, 22 | 41) => Shown::DateAndTime,
        (_, 21 | 25 | 40) => Shown::Duration,
        _ => Shown::Number,
    }
}

fn find<'d>(dictionary: &'d mut Dictionary, name: &str) -> Option<&'d mut Variable> {
    let same = |variable: &&mut Variable| {
        variable.name.eq_ignore_ascii_case(name) || variable.short.eq_ignore_ascii_case(name)
    };
    dictionary.variables.iter_mut().find(same)
}

/// Labels of strings longer than eight bytes: name, width, then pairs of value and label, each after its length.
fn string_labels(dictionary: &mut Dictionary, mut at: Bytes, text: &dyn Fn(&[u8]) -> String) -> Option<()> {
    loop {
        let length = at.length()?;
        let name = text(at.take(length)?);
        at.take(4)?;
        let count = at.length()?;
        let mut variable = find(dictionary, &name);
        for _ in 0..count {
            let length = at.length()?;
            let value = text(at.take(length)?);
            let length = at.length()?;
            let label = text(at.take(length)?);
            if let Some(variable) = &mut variable {
                variable.labels.push((Code::parse(&value), label));
            }
        }
    }
}

/// Missing values of strings longer than eight bytes: name, how many, and how long each is.
fn string_missing(dictionary: &mut Dictionary, mut at: Bytes, text: &dyn Fn(&[u8]) -> String) -> Option<()> {
    loop {
        let length = at.length()?;
        let name = text(at.take(length)?);
        let count = at.u8()?;
        let length = at.length()?;
        for _ in 0..count {
            let value = text(at.take(length)?);
            if let Some(variable) = find(dictionary, &name) {
                variable.missing_texts.push(value);
            }
        }
    }
}
