//! A cell in, a number out: decimal comma or point, thousands separators where they cannot be anything else.

/// How a column writes its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Notation {
    /// Each cell tells by itself; a lone comma or point is a decimal sign.
    #[default]
    Plain,
    /// `1.234,5`: a lone point separates thousands.
    PointThousands,
    /// `1,234.5`: a lone comma separates thousands.
    CommaThousands,
}

/// The notation that the cells of one column share: a cell that holds both signs, or one sign twice, tells it of all.
#[must_use]
pub fn notation<'a>(cells: impl Iterator<Item = &'a str> + Clone) -> Notation {
    let mut found = Notation::Plain;
    for cell in cells.clone() {
        if parse(cell).is_none() {
            continue;
        }
        let points = cell.matches('.').count();
        let commas = cell.matches(',').count();
        let told = match (points, commas) {
            (2.., _) => Notation::PointThousands,
            (_, 2..) => Notation::CommaThousands,
            (1, 1) if cell.find('.') < cell.find(',') => Notation::PointThousands,
            (1, 1) => Notation::CommaThousands,
            _ => continue,
        };
        match found {
            Notation::Plain => found = told,
            other if other != told => return Notation::Plain,
            _ => {}
        }
    }
    let fits = |cell: &str| parse(cell).is_none() || parse_as(cell, found).is_some();
    if cells.clone().all(fits) { found } else { Notation::Plain }
}

/// Above this a cell is no quantity; below it the fourth powers that tests need stay finite.
const LARGEST: f64 = 1e70;

/// The number a cell holds by itself: `3`, `3,5`, `3.5`, `-0,25`, `1.234,5`, `1,234.5`, `1.234.567`, `1 234`, `1e+05`,
/// `54 %` (as 54). A lone comma or point is a decimal sign. `None` for everything else and
/// beyond 1e70; never infinite, never NaN.
#[must_use]
pub fn parse(cell: &str) -> Option<f64> {
    parse_as(cell, Notation::Plain)
}

/// As [`parse`], in the notation of the column.
#[must_use]
pub fn parse_as(cell: &str, notation: Notation) -> Option<f64> {
    let cell = cell.trim();
    let cell = cell.strip_suffix('%').map_or(cell, str::trim_end);
    let (negative, magnitude) = match cell.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest),
        None => (false, cell.strip_prefix('+').unwrap_or(cell)),
    };
    if !magnitude.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == ',') {
        return None;
    }
    // The usual cell is a few digits.
    if magnitude.len() <= 15 && magnitude.bytes().all(|byte| byte.is_ascii_digit()) {
        let whole = magnitude.bytes().fold(0_u64, |sum, digit| sum * 10 + u64::from(digit - b'0'));
        return Some(if negative { -(whole as f64) } else { whole as f64 });
    }
    let mut plain = String::with_capacity(magnitude.len());
    let (mantissa, exponent) = match magnitude.find(['e', 'E']) {
        Some(at) => magnitude.split_at(at),
        None => (magnitude, ""),
    };
    let (whole, fraction) = decimal_sign(mantissa, notation);
    push_whole(whole, &mut plain)?;
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) || (plain.is_empty() && fraction.is_empty()) {
        return None;
    }
    plain.push('.');
    plain.push_str(fraction);
    plain.push_str(exponent);
    let value: f64 = plain.parse().ok()?;
    (value <= LARGEST).then_some(if negative { -value } else { value })
}

/// Whole part with its thousands separators, fraction without the sign.
fn decimal_sign(mantissa: &str, notation: Notation) -> (&str, &str) {
    let last = mantissa.rfind(['.', ',']);
    let Some(at) = last else { return (mantissa, "") };
    let sign = &mantissa[at..=at];
    let alone = mantissa.matches(['.', ',']).count() == 1;
    let repeated = mantissa.matches(sign).count() > 1;
    let thousands = match notation {
        Notation::Plain => false,
        Notation::PointThousands => sign == "." && alone,
        Notation::CommaThousands => sign == "," && alone,
    };
    if repeated || thousands { (mantissa, "") } else { (&mantissa[..at], &mantissa[at + 1..]) }
}

/// Digits without thousands separators; `None` where the groups are not of three, or two kinds are mixed.
fn push_whole(whole: &str, digits: &mut String) -> Option<()> {
    let separator = whole.chars().find(|c| !c.is_ascii_digit());
    let Some(separator) = separator else {
        digits.push_str(whole);
        return Some(());
    };
    if !matches!(separator, '.' | ',' | ' ' | '\'' | '\u{a0}' | '\u{202f}' | '\u{2009}') {
        return None;
    }
    for (place, group) in whole.split(separator).enumerate() {
        let fits = if place == 0 { (1..=3).contains(&group.len()) } else { group.len() == 3 };
        if !fits || !group.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        digits.push_str(group);
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_person_answers_is_no_number() {
        assert_eq!(parse("1e70"), Some(1e70));
        for cell in ["1e308", "-1e308", "1e400"] {
            assert_eq!(parse(cell), None, "{cell}");
        }
    }

    #[test]
    fn a_cell_is_read_as_a_dane_or_an_englishman_writes_it() {
        for (cell, number) in [
            ("3", 3.0),
            (" 3 ", 3.0),
            ("007", 7.0),
            ("3,5", 3.5),
            ("3.5", 3.5),
            (",5", 0.5),
            ("3,", 3.0),
            ("-0,25", -0.25),
            ("\u{2212}4", -4.0),
            ("+4", 4.0),
            ("1.234,5", 1234.5),
            ("1,234.5", 1234.5),
            ("1.234.567", 1_234_567.0),
            ("1,234,567", 1_234_567.0),
            ("1 234", 1234.0),
            ("1\u{a0}234,5", 1234.5),
            ("1.234", 1.234),
            ("1,234", 1.234),
            ("1e+05", 1e5),
            ("2,5E-3", 0.0025),
            ("54 %", 54.0),
            ("123456789012345678", 123_456_789_012_345_680.0),
        ] {
            assert_eq!(parse(cell), Some(number), "{cell}");
        }
    }

    #[test]
    fn what_is_not_a_number_is_none() {
        for cell in [
            "",
            " ",
            "-",
            ".",
            ",",
            "%",
            "e5",
            "1e",
            "1e999",
            "inf",
            "nan",
            "NaN",
            "1.2.3",
            "12.34.567",
            "1,23,456.7",
            "1.234,5,6",
            "3 a",
            "1 2",
            "2023-05-01",
            "12:30",
            "0x10",
            "1_000",
            "١",
        ] {
            assert_eq!(parse(cell), None, "{cell}");
        }
    }

    #[test]
    fn one_telling_cell_tells_of_its_column() {
        let of = |cells: &[&str]| notation(cells.iter().copied());
        assert_eq!(of(&["1.234", "12,5", "1.234,50"]), Notation::PointThousands);
        assert_eq!(of(&["1,234", "1,234.50"]), Notation::CommaThousands);
        assert_eq!(of(&["1.234", "5"]), Notation::Plain);
        assert_eq!(of(&["1.234,5", "1,234.5"]), Notation::Plain);
        assert_eq!(of(&["1.234,5", "3.5"]), Notation::Plain);
        assert_eq!(parse_as("1.234", Notation::PointThousands), Some(1234.0));
        assert_eq!(parse_as("3,5", Notation::PointThousands), Some(3.5));
        assert_eq!(parse_as("3.5", Notation::PointThousands), None);
        assert_eq!(parse_as("1,234", Notation::CommaThousands), Some(1234.0));
    }
}
