//! A workbook's stored value and its number format in, the text that a table holds out.

use std::borrow::Cow;

use crate::read::{bytes, moment};

/// What a number format makes of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Shown {
    #[default]
    Number,
    Date,
    Time,
}

/// The number formats that have no code in the file: ECMA-376 part 1, 18.8.30.
pub(super) fn built_in(id: u32) -> Shown {
    match id {
        14..=17 | 22 | 27..=31 | 34..=36 | 50..=58 => Shown::Date,
        18..=21 | 32 | 33 | 45..=47 => Shown::Time,
        _ => Shown::Number,
    }
}

/// A date by its year or day, a time by its hour or second; words in quotes and colours in brackets are neither.
pub(super) fn by_code(code: &str) -> Shown {
    let (mut date, mut time) = (false, false);
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        match letter.to_ascii_lowercase() {
            ';' => break,
            '"' => {
                letters.by_ref().find(|letter| *letter == '"');
            }
            '\\' | '_' | '*' => {
                letters.next();
            }
            '[' => {
                let inside: String = letters.by_ref().take_while(|letter| *letter != ']').collect();
                time |= !inside.is_empty() && inside.chars().all(|c| "hmsHMS".contains(c));
            }
            // "General", "Standard" and their like are words without quotes.
            'g' | 'a' if code.len() > 6 && code.chars().all(char::is_alphabetic) => return Shown::Number,
            'y' | 'd' | 'å' => date = true,
            'h' | 's' | 't' => time = true,
            'm' => date |= !time && !code.contains(['h', 'H', 's', 'S']),
            _ => {}
        }
    }
    match (date, time) {
        (true, _) => Shown::Date,
        (false, true) => Shown::Time,
        _ => Shown::Number,
    }
}

/// Which day is the workbook's first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Epoch {
    #[default]
    From1900,
    From1904,
}

/// A stored number as a table holds it: fifteen digits, as the spreadsheet shows; dates by ISO 8601.
pub(super) fn number(stored: &str, shown: Shown, epoch: Epoch) -> Cow<'_, str> {
    let stored = stored.trim();
    if shown == Shown::Number && stored.len() <= 15 && stored.bytes().all(|byte| byte.is_ascii_digit()) {
        return Cow::Borrowed(stored);
    }
    let Ok(value) = stored.parse::<f64>() else { return Cow::Borrowed(stored) };
    let plain = || {
        let rounded = format!("{value:.14e}").parse::<f64>().unwrap_or(value);
        bytes::number(rounded).unwrap_or_default()
    };
    if shown == Shown::Number || !(0.0..3e6).contains(&value) {
        return plain();
    }
    let days = value.trunc();
    let seconds = ((value - days) * 86_400.0).round() as i64;
    if shown == Shown::Time && value < 1.0 {
        return Cow::Owned(moment::time(seconds));
    }
    let begins = match epoch {
        // Before it the day that never was has not been counted.
        Epoch::From1900 if days < 60.0 => moment::EXCEL_BEGINS + 1,
        Epoch::From1900 => moment::EXCEL_BEGINS,
        Epoch::From1904 => moment::EXCEL_1904_BEGINS,
    };
    let day = begins + days as i64;
    let text = if seconds == 0 { moment::date(day) } else { moment::date_and_time(day, seconds) };
    text.map_or_else(plain, Cow::Owned)
}

/// The characters that XML cannot hold stand as `_x000D_`.
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        plain.push_str(&rest[..at]);
        let code = rest.get(at + 2..at + 6).filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        match code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32) {
            Some(letter) => {
                plain.push(letter);
                rest = &rest[at + 7..];
            }
            None => {
                plain.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_code_tells_dates_from_numbers() {
        for code in
            ["yyyy-mm-dd", "dd/mm/yy", "d. mmmm åååå", "[$-406]d. mmmm yyyy;@", "mmm", "dd-mm-yyyy hh:mm"]
        {
            assert_eq!(by_code(code), Shown::Date, "{code}");
        }
        for code in ["hh:mm", "[h]:mm:ss", "mm:ss"] {
            assert_eq!(by_code(code), Shown::Time, "{code}");
        }
        for code in [
            "General",
            "Standard",
            "0.00",
            "#,##0",
            "\"dage\" 0",
            "0 \"år\"",
            "[Red]0",
            "0%",
            "@",
            "0.00E+00",
        ] {
            assert_eq!(by_code(code), Shown::Number, "{code}");
        }
    }

    #[test]
    fn numbers_are_as_the_spreadsheet_shows_them() {
        let plain = |text| number(text, Shown::Number, Epoch::From1900).into_owned();
        assert_eq!(plain("3"), "3");
        assert_eq!(plain("3.0"), "3");
        assert_eq!(plain("0.30000000000000004"), "0.3");
        assert_eq!(plain("1E-3"), "0.001");
        assert_eq!(plain("-99"), "-99");
        assert_eq!(plain("NaN"), "");
        let date = |text| number(text, Shown::Date, Epoch::From1900).into_owned();
        assert_eq!(date("45047"), "2023-05-01");
        assert_eq!(date("45047.520833333336"), "2023-05-01 12:30:00");
        assert_eq!(date("1"), "1900-01-01");
        assert_eq!(date("-1"), "-1");
        assert_eq!(number("0.5", Shown::Time, Epoch::From1900), "12:00:00");
        assert_eq!(number("0", Shown::Date, Epoch::From1904), "1904-01-01");
    }

    #[test]
    fn escaped_characters_are_themselves() {
        assert_eq!(unescaped("a_x000D_\nb"), "a\r\nb");
        assert_eq!(unescaped("_x005F_x"), "_x");
        assert_eq!(unescaped("q_xyz_x"), "q_xyz_x");
    }
}
