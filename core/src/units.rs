//! The quantities that public items carry: what they measure is in the type, not in a comment.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

/// The language of every sentence that leaves: Danish first, as its readers are.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, BorshSerialize, BorshDeserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    #[default]
    Da,
    En,
}

/// A part of a whole, 0 to 1. Percent is a word, made where words are made.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    PartialOrd,
    Default,
    Serialize,
    Deserialize,
    BorshSerialize,
    BorshDeserialize,
)]
#[serde(transparent)]
pub struct Share(pub f64);

/// Valid answers behind an estimate: "don't know" and blanks are outside.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Default,
    Serialize,
    Deserialize,
    BorshSerialize,
    BorshDeserialize,
)]
#[serde(transparent)]
pub struct ValidN(pub u32);

/// What decides every random draw: same seed, same bits, on every machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(transparent)]
pub struct Seed(pub u32);

/// The code of a response option as the export writes it: a whole number where it is one, else the text.
#[derive(
    Debug,
    Clone,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    BorshSerialize,
    BorshDeserialize,
)]
#[serde(untagged)]
pub enum Code {
    Number(i64),
    Text(String),
}

impl Code {
    /// `"3"`, `" 3 "`, `"3.0"` and `"3,0"` are the code 3; `"007"` is text, since its zeros may mean something.
    #[must_use]
    pub fn parse(cell: &str) -> Code {
        let cell = cell.trim();
        let digits = cell.strip_prefix('-').unwrap_or(cell);
        let whole = digits.split_once(['.', ',']).map_or(digits, |(whole, fraction)| {
            if fraction.is_empty() || fraction.bytes().any(|b| b != b'0') { "" } else { whole }
        });
        let plain = !whole.is_empty()
            && whole.len() <= 15
            && whole.bytes().all(|b| b.is_ascii_digit())
            && (whole == "0" || !whole.starts_with('0'));
        match whole.parse::<i64>() {
            Ok(number) if plain => Code::Number(if cell.starts_with('-') { -number } else { number }),
            _ => Code::Text(cell.to_owned()),
        }
    }

    #[must_use]
    pub fn number(&self) -> Option<i64> {
        match self {
            Code::Number(number) => Some(*number),
            Code::Text(_) => None,
        }
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Code::Number(number) => write!(f, "{number}"),
            Code::Text(text) => f.write_str(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn a_code_is_a_number_only_where_nothing_is_lost() {
        for (cell, code) in [("3", 3), (" 3 ", 3), ("3.0", 3), ("3,0", 3), ("-99", -99), ("0", 0)] {
            assert_eq!(Code::parse(cell), Code::Number(code), "{cell}");
        }
        for cell in ["", "007", "3.5", "1e3", "3.", "Helt enig", "12345678901234567890"] {
            assert_eq!(Code::parse(cell), Code::Text(cell.to_owned()), "{cell}");
        }
    }
}
