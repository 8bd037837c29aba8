//! A Stata file's head and tail in, where its cells are and what they are called out.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::cells::{LongTexts, extended_long};
use super::{Bytes, Code, Fault, Shown, encoding};
use crate::read::bytes::{Order, until_zero};

pub(super) const MARK: &[u8] = b"<stata_dta>";

/// The number of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd)]
pub(super) struct Release(pub u16);

impl Release {
    /// From 117 on, parts stand between marks like those of XML.
    fn is_marked(self) -> bool {
        self.0 >= 117
    }

    pub fn encoding(self) -> &'static str {
        if self.0 >= 118 { "UTF-8" } else { "Windows-1252" }
    }

    pub fn decode(self, bytes: &[u8]) -> Cow<'_, str> {
        if self.0 >= 118 || std::str::from_utf8(bytes).is_ok() {
            String::from_utf8_lossy(bytes)
        } else {
            encoding::windows_1252_text(bytes)
        }
    }

    fn text(self, field: &[u8]) -> String {
        self.decode(until_zero(field)).trim().to_owned()
    }

    /// Bytes of a name, of a display format and of a variable's label.
    fn name(self) -> usize {
        if self.0 >= 118 { 129 } else { 33 }
    }

    fn format(self) -> usize {
        match self.0 {
            118.. => 57,
            114.. => 49,
            _ => 12,
        }
    }

    fn label(self) -> usize {
        if self.0 >= 118 { 321 } else { 81 }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    Byte,
    Int,
    Long,
    Float,
    Double,
    Text,
    /// Kept elsewhere in the file.
    LongText,
}

pub(super) struct Field {
    pub kind: Type,
    /// Bytes in a row.
    pub width: usize,
    pub name: String,
    pub label: String,
    pub shown: Shown,
    /// The name of its value labels.
    pub labels: String,
}

pub(super) struct Layout {
    pub release: Release,
    pub order: Order,
    pub rows: u64,
    pub fields: Vec<Field>,
}

/// What the head says, and the bytes from the data on.
pub(super) fn read(bytes: &[u8]) -> Result<(Layout, Bytes<'_>), Fault> {
    let mut at = Bytes::new(bytes, Order::Little);
    let head = if at.mark(MARK) { marked(&mut at) } else { plain(&mut at) };
    let (release, rows, variables) = head?;
    let layout = fields(&mut at, release, variables).ok_or(Fault::Truncated)?;
    let fields = layout.into_iter().collect::<Option<Vec<Field>>>().ok_or(Fault::Broken)?;
    if release.is_marked() {
        at.mark(b"<characteristics>");
        while at.mark(b"<ch>") {
            let length = at.length().ok_or(Fault::Truncated)?;
            at.take(length).ok_or(Fault::Truncated)?;
            at.mark(b"</ch>");
        }
        at.mark(b"</characteristics>");
        if !at.mark(b"<data>") {
            return Err(if at.left() < 64 { Fault::Truncated } else { Fault::Broken });
        }
    } else {
        // Characteristics, until one of no kind.
        while let (kind, length) = (at.u8().ok_or(Fault::Truncated)?, at.length().ok_or(Fault::Truncated)?)
            && (kind, length) != (0, 0)
        {
            at.take(length).ok_or(Fault::Truncated)?;
        }
    }
    Ok((Layout { release, order: at.order, rows, fields }, at))
}

type Head = (Release, u64, usize);

fn marked(at: &mut Bytes) -> Result<Head, Fault> {
    at.mark(b"<header>");
    at.mark(b"<release>");
    let number = at.take(3).ok_or(Fault::Truncated)?;
    let release = std::str::from_utf8(number).ok().and_then(|number| number.parse().ok()).map(Release);
    let release = release.filter(|release| (117..=119).contains(&release.0)).ok_or(Fault::Broken)?;
    at.mark(b"</release>");
    at.mark(b"<byteorder>");
    at.order = if at.take(3).ok_or(Fault::Truncated)? == b"MSF" { Order::Big } else { Order::Little };
    at.mark(b"</byteorder>");
    let mut rest = || -> Option<(u64, usize)> {
        at.mark(b"<K>");
        let variables = if release.0 >= 119 { at.length()? } else { usize::from(at.u16()?) };
        at.mark(b"</K>");
        at.mark(b"<N>");
        let rows = if release.0 >= 118 { at.u64()? } else { u64::from(at.u32()?) };
        at.mark(b"</N>");
        at.mark(b"<label>");
        let length = if release.0 >= 118 { at.u16()? } else { u16::from(at.u8()?) };
        at.take(usize::from(length))?;
        at.mark(b"</label>");
        at.mark(b"<timestamp>");
        let length = at.u8()?;
        at.take(usize::from(length))?;
        at.mark(b"</timestamp>");
        at.mark(b"</header>");
        at.mark(b"<map>");
        at.take(14 * 8)?;
        at.mark(b"</map>");
        Some((rows, variables))
    };
    let (rows, variables) = rest().ok_or(Fault::Truncated)?;
    let rows = u32::try_from(rows).map_err(|_| Fault::Truncated)?;
    Ok((release, u64::from(rows), variables))
}

fn plain(at: &mut Bytes) -> Result<Head, Fault> {
    let release = Release(u16::from(at.u8().ok_or(Fault::Truncated)?));
    // Older ones are of the years before 2003.
    if !(113..=115).contains(&release.0) {
        return Err(Fault::Broken);
    }
    at.order = if at.u8() == Some(1) { Order::Big } else { Order::Little };
    let mut rest = || -> Option<(u64, usize)> {
        at.take(2)?;
        let variables = at.u16()?;
        let rows = at.u32()?;
        at.take(81 + 18)?;
        Some((u64::from(rows), usize::from(variables)))
    };
    let (rows, variables) = rest().ok_or(Fault::Truncated)?;
    Ok((release, rows, variables))
}

/// `None` inside: a type that the format does not have.
fn fields(at: &mut Bytes, release: Release, variables: usize) -> Option<Vec<Option<Field>>> {
    let marked = release.is_marked();
    let mut part = |mark: &[u8], end: &[u8], size: usize, count: usize| {
        if marked {
            at.mark(mark);
        }
        let order = at.order;
        let part = at.take_all(count, size)?;
        if marked {
            at.mark(end);
        }
        Some(Bytes::new(part, order))
    };
    let sort = if release.0 >= 119 { 4 } else { 2 };
    let mut types = part(b"<variable_types>", b"</variable_types>", if marked { 2 } else { 1 }, variables)?;
    let mut names = part(b"<varnames>", b"</varnames>", release.name(), variables)?;
    part(b"<sortlist>", b"</sortlist>", sort, variables + 1)?;
    let mut formats = part(b"<formats>", b"</formats>", release.format(), variables)?;
    let mut lists = part(b"<value_label_names>", b"</value_label_names>", release.name(), variables)?;
    let mut labels = part(b"<variable_labels>", b"</variable_labels>", release.label(), variables)?;
    let mut fields = Vec::new();
    for _ in 0..variables {
        let number = if marked { types.u16()? } else { u16::from(types.u8()?) };
        let kind = if marked { kind(number) } else { old_kind(number) };
        let name = release.text(names.take(release.name())?);
        let format = release.text(formats.take(release.format())?);
        let list = release.text(lists.take(release.name())?);
        let label = release.text(labels.take(release.label())?);
        fields.push(kind.map(|(kind, width)| Field {
            kind,
            width,
            name,
            label,
            shown: Shown::of(&format),
            labels: list,
        }));
    }
    Some(fields)
}

fn kind(number: u16) -> Option<(Type, usize)> {
    Some(match number {
        1..=2045 => (Type::Text, usize::from(number)),
        32_768 => (Type::LongText, 8),
        65_526 => (Type::Double, 8),
        65_527 => (Type::Float, 4),
        65_528 => (Type::Long, 4),
        65_529 => (Type::Int, 2),
        65_530 => (Type::Byte, 1),
        _ => return None,
    })
}

fn old_kind(number: u16) -> Option<(Type, usize)> {
    Some(match number {
        1..=244 => (Type::Text, usize::from(number)),
        251 => (Type::Byte, 1),
        252 => (Type::Int, 2),
        253 => (Type::Long, 4),
        254 => (Type::Float, 4),
        255 => (Type::Double, 8),
        _ => return None,
    })
}

/// Bytes of a label (Stata, help limits), and of the labels of one list: where they lie is the file's to say, and they
/// may lie over each other.
const LONGEST_LABEL: usize = 32_000;
const MOST_TEXT: usize = 64 << 20;

/// Value labels by the name of their list.
pub(super) type Lists = BTreeMap<String, Vec<(Code, String)>>;

/// Long texts and value labels; a file without its end gives `None`.
pub(super) fn after_the_data<'b>(at: &mut Bytes<'b>, layout: &Layout) -> Option<(LongTexts<'b>, Lists)> {
    let release = layout.release;
    let mut texts = LongTexts::new();
    let mut lists = Lists::new();
    if release.is_marked() {
        at.mark(b"</data>").then_some(())?;
        at.mark(b"<strls>");
        while at.mark(b"GSO") {
            let variable = at.u32()?;
            let row = if release.0 >= 118 { at.u64()? } else { u64::from(at.u32()?) };
            at.u8()?;
            let length = at.length()?;
            texts.insert((variable, row), until_zero(at.take(length)?));
        }
        at.mark(b"</strls>");
        at.mark(b"<value_labels>").then_some(())?;
        while at.mark(b"<lbl>") {
            let (name, labels) = list(at, release)?;
            lists.insert(name, labels);
            at.mark(b"</lbl>");
        }
        at.mark(b"</value_labels>").then_some(())?;
    } else {
        while at.left() > 0 {
            let (name, labels) = list(at, release)?;
            lists.insert(name, labels);
        }
    }
    Some((texts, lists))
}

fn list(at: &mut Bytes, release: Release) -> Option<(String, Vec<(Code, String)>)> {
    let length = at.length()?;
    let name = release.text(at.take(release.name())?);
    at.take(3)?;
    let mut table = Bytes::new(at.take(length)?, at.order);
    let (count, texts) = (table.length()?, table.length()?);
    let mut offsets = Bytes::new(table.take_all(count, 4)?, at.order);
    let mut values = Bytes::new(table.take_all(count, 4)?, at.order);
    let texts = table.take(texts)?;
    let mut labels = Vec::new();
    let mut room = MOST_TEXT;
    for _ in 0..count {
        let (offset, value) = (offsets.length()?, values.i32()?);
        let label = texts.get(offset..)?;
        let label = until_zero(&label[..label.len().min(LONGEST_LABEL)]);
        room = room.checked_sub(label.len())?;
        let label = release.text(label);
        let code = match extended_long(value) {
            Some(letter) => Code::Text(format!(".{}", char::from(letter))),
            None => Code::Number(i64::from(value)),
        };
        labels.push((code, label));
    }
    Some((name, labels))
}
