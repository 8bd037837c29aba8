//! Stata .dta in, a [`Table`] with what the file says of its columns out: formats 113 to 115 (Stata 8 to 12) and 117 to
//! 119 (from Stata 13).
//!
//! Source: Stata, dta file format (help dta, releases 113 to 119); files of Stata and ReadStat.

mod cells;
mod layout;

use self::cells::Cell;
use self::layout::{Field, Release};
use svarkort_cells::Interner;

use super::bytes::{Bytes, number};
use super::described::{Described, Holds, MOST_LABELS};
use super::rows::Names;
use super::spss::Fault;
use super::{Column, Source, Table, encoding, moment};
use crate::note::Noted;
use crate::problem::{NoSurvey, Place, Problem};
use crate::units::Code;

/// Whether the bytes begin as a Stata file does, of any release.
pub(super) fn wrote(bytes: &[u8]) -> bool {
    bytes.starts_with(layout::MARK) || matches!(bytes, [102..=115, 1 | 2, 1, 0, ..])
}

pub(super) fn table(source: &Source) -> Result<Noted<Table>, Problem> {
    let wrong = |fault: Fault| fault.problem(source);
    let (layout, mut at) = layout::read(&source.bytes).map_err(wrong)?;
    if layout.fields.is_empty() {
        return Err(Problem::EmptyFile { place: Place::file(&source.name) });
    }
    if layout.fields.len() > super::rows::MOST_COLUMNS {
        return Err(Problem::NotASurvey { place: Place::file(&source.name), why: NoSurvey::TooManyColumns });
    }
    let width = layout.fields.iter().map(|field| field.width).sum::<usize>();
    let rows = usize::try_from(layout.rows).ok().filter(|rows| width > 0 || *rows == 0);
    let data = rows.and_then(|rows| at.take_all(rows, width)).ok_or(Fault::Truncated).map_err(wrong)?;
    // A row takes at least as many bytes as it has cells.
    if layout.rows * layout.fields.len() as u64 > super::MOST_CELLS {
        return Err(wrong(Fault::TooLarge));
    }
    let (texts, labels) = layout::after_the_data(&mut at, &layout).ok_or(Fault::Truncated).map_err(wrong)?;
    let of_field = |field: &Field| labels.get(&field.labels).map_or(0, Vec::len);
    if layout.fields.iter().map(of_field).sum::<usize>() > MOST_LABELS {
        return Err(wrong(Fault::Broken));
    }
    let mut columns: Vec<Interner> = layout.fields.iter().map(|_| Interner::after(0)).collect();
    for row in data.chunks_exact(width) {
        let mut from = 0;
        for (field, column) in layout.fields.iter().zip(&mut columns) {
            let cell = &row[from..from + field.width];
            from += field.width;
            push(column, cells::cell(cell, field, &layout, &texts), field, layout.release);
        }
    }
    let mut names = Names::default();
    let mut table = Table {
        file: source.name.clone(),
        format: "dta",
        encoding: Some(layout.release.encoding()),
        rows: layout.rows as u32,
        ..Table::default()
    };
    for (place, (field, cells)) in layout.fields.iter().zip(columns).enumerate() {
        let name = names.unique(&field.name, place);
        let column = Column::of(cells, name, field.name.clone());
        let mut described = Described {
            text: Some(field.label.clone()).filter(|label| !label.is_empty()),
            labels: labels.get(&field.labels).cloned().unwrap_or_default(),
            ..Described::default()
        };
        let labelled = described.labels.iter().map(|(code, _)| code.clone());
        let seen = column.values.iter().skip(1).map(Code::parse);
        for code in labelled.chain(seen).filter(is_extended) {
            if !described.missing.contains(&code) {
                described.missing.push(code);
            }
        }
        if field.shown != Shown::Number && field.shown != Shown::Text {
            described.holds = Some(Holds::Date);
        }
        if !described.is_empty() {
            table.described.insert(column.name.clone(), described);
        }
        table.columns.push(column);
    }
    Ok(Noted::plain(table))
}

/// `.a` to `.z`: the ways in which a value may be missing.
fn is_extended(code: &Code) -> bool {
    matches!(code, Code::Text(text) if matches!(text.as_bytes(), [b'.', b'a'..=b'z']))
}

/// What a display format makes of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Number,
    Text,
    Days,
    Milliseconds,
    TimeOfDay,
    Weeks,
    /// This many to the year.
    Parts(i64),
}

impl Shown {
    fn of(format: &str) -> Shown {
        let format = format.trim_start_matches('%').trim_start_matches(['-', '+']);
        match format.as_bytes() {
            [.., b's'] if !format.starts_with('t') => Shown::Text,
            [b't', b'c' | b'C', b'H' | b'h', ..] => Shown::TimeOfDay,
            [b't', b'c' | b'C', ..] => Shown::Milliseconds,
            [b't', b'd', ..] | [b'd', ..] => Shown::Days,
            [b't', b'w', ..] => Shown::Weeks,
            [b't', b'm', ..] => Shown::Parts(12),
            [b't', b'q', ..] => Shown::Parts(4),
            [b't', b'h', ..] => Shown::Parts(2),
            [b't', b'y', ..] => Shown::Parts(1),
            _ => Shown::Number,
        }
    }

    fn text(self, value: f64) -> Option<String> {
        let whole = value.floor() as i64;
        match self {
            Shown::Number | Shown::Text => None,
            Shown::Days => moment::date(moment::STATA_BEGINS.saturating_add(whole)),
            Shown::Milliseconds => moment::date_and_time(moment::STATA_BEGINS, whole.div_euclid(1000)),
            Shown::TimeOfDay => Some(moment::time(whole.div_euclid(1000).rem_euclid(86_400))),
            Shown::Weeks => Some(format!("{}-u{:02}", 1960 + whole.div_euclid(52), whole.rem_euclid(52) + 1)),
            Shown::Parts(1) => Some(whole.to_string()),
            Shown::Parts(12) => {
                Some(format!("{}-{:02}", 1960 + whole.div_euclid(12), whole.rem_euclid(12) + 1))
            }
            Shown::Parts(parts) => {
                Some(format!("{}-{}", 1960 + whole.div_euclid(parts), whole.rem_euclid(parts) + 1))
            }
        }
    }
}

fn push(column: &mut Interner, cell: Cell, field: &Field, release: Release) {
    match cell {
        Cell::Blank => column.push_blank(),
        Cell::Missing(letter) => column.push(&[b'.', letter]),
        Cell::Text(text) => column.push(release.decode(text).as_bytes()),
        Cell::Number(value) => match field.shown.text(value) {
            Some(text) => column.push(text.as_bytes()),
            None => match number(value) {
                Some(text) => column.push(text.as_bytes()),
                None => column.push_blank(),
            },
        },
        // Its digits are fewer than those of the same value as a double.
        Cell::Single(value) => match field.shown.text(f64::from(value)) {
            Some(text) => column.push(text.as_bytes()),
            None if value == value.trunc() && value.abs() < 1e15 => {
                column.push((value as i64).to_string().as_bytes());
            }
            None if value.is_finite() => column.push(value.to_string().as_bytes()),
            None => column.push_blank(),
        },
    }
}
