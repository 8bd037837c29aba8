//! A typed note in, what happened, what it means and what to do out. Names, codes and counts only, never an answer.

mod danish;
mod english;

use crate::note::Note;
use crate::units::{Language, Share};
use crate::words::number::{count, list, share_in_prose};
use danish::danish;
use english::english;

/// What happened, what it means, what to do.
#[must_use]
pub fn note(note: &Note, language: Language) -> String {
    let name = note.variable.as_deref();
    let sentences = match language {
        Language::Da => danish(&note.kind, name.unwrap_or("variablen")),
        Language::En => english(&note.kind, name.unwrap_or("the variable")),
    };
    // An abbreviation that ends a sentence has one point, not two.
    sentences.replace("pct..", "pct.")
}

/// "7 questions (a, b, c, d, e ...)".
fn names_of(names: &[String], word: &str, language: Language) -> String {
    const NAMED: usize = 5;
    let more = if names.len() > NAMED { " ..." } else { "" };
    let shown = list(&names[..names.len().min(NAMED)], language);
    format!("{} {word} ({shown}{more})", count(u32::try_from(names.len()).unwrap_or(u32::MAX), language))
}

/// The one that the note is about, or all of them.
fn one_or_more(name: &str, names: &[String], word: &str, language: Language) -> String {
    if names.len() > 1 { names_of(names, word, language) } else { name.to_owned() }
}

fn many(n: u32, one: &str, more: &str, language: Language) -> String {
    format!("{} {}", count(n, language), if n == 1 { one } else { more })
}

/// The first rows, as a spreadsheet counts them.
fn rows_in(rows: &[u32], all: u32, word: &str, language: Language) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let shown = &rows[..rows.len().min(5)];
    let more = all as usize > shown.len();
    match language {
        Language::Da if more => format!(" (bl.a. {word} {})", list(shown, language)),
        Language::En if more => format!(" ({word} {} and others)", list(shown, language)),
        _ => format!(" ({word} {})", list(shown, language)),
    }
}

fn sign(delimiter: &str, language: Language) -> String {
    match (delimiter, language) {
        ("\t", Language::Da) => "tabulator".to_owned(),
        ("\t", Language::En) => "tabs".to_owned(),
        (";", Language::Da) => "semikolon".to_owned(),
        (";", Language::En) => "semicolons".to_owned(),
        (",", Language::Da) => "komma".to_owned(),
        (",", Language::En) => "commas".to_owned(),
        (other, _) => format!("”{other}”"),
    }
}

/// A rate with the decimals that it was stated with.
fn as_stated(rate: f64, language: Language) -> String {
    let whole = (100.0 * rate - (100.0 * rate + 0.5).floor()).abs() < 1e-7;
    share_in_prose(Share(rate), u32::from(!whole), language)
}

/// "arket ”Svar” er", "arkene ”Nord” og ”Syd” er": the sheets that were used.
fn sheets_used(names: &[String], language: Language) -> String {
    let names_of = list(&quoted(names), language);
    match (language, names.len()) {
        (Language::Da, 1) => format!("arket {names_of}"),
        (Language::Da, _) => format!("arkene {names_of}"),
        (Language::En, 1) => format!("the sheet {names_of} is"),
        (Language::En, _) => format!("the sheets {names_of} are"),
    }
}

fn quoted(labels: &[String]) -> Vec<String> {
    labels.iter().map(|label| format!("”{label}”")).collect()
}
