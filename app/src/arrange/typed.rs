//! What a reader types in, the number or day that is meant out; Danish and English thousands and decimals.

use svarkort_core::project::Date;

/// What was typed is no number of the kind asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotANumber;

/// `1700`, `1.700`, `1,700`, `1 700`; nothing typed is no number.
pub fn count(text: &str) -> Result<Option<u32>, NotANumber> {
    let text = text.trim();
    let mut groups = text.split(['.', ',', ' ', '\u{a0}']);
    let first = groups.next().unwrap_or_default();
    let mut digits = first.to_owned();
    for group in groups {
        if group.len() != 3 || first.len() > 3 {
            return Err(NotANumber);
        }
        digits.push_str(group);
    }
    match digits.as_str() {
        "" => Ok(None),
        digits if digits.bytes().all(|b| b.is_ascii_digit()) => {
            digits.parse().map(Some).map_err(|_| NotANumber)
        }
        _ => Err(NotANumber),
    }
}

/// Per cent as a share: `23`, `44,8`, `44.8 %`; from 0 to 100.
pub fn percent(text: &str) -> Result<Option<f64>, NotANumber> {
    let text = text.trim().trim_end_matches(['%', ' ', '\u{a0}']).trim_end_matches("pct.").trim();
    if text.is_empty() {
        return Ok(None);
    }
    let number: f64 = text.replace(',', ".").parse().map_err(|_| NotANumber)?;
    if (0.0..=100.0).contains(&number) { Ok(Some(number / 100.0)) } else { Err(NotANumber) }
}

/// `31-05-2027`, `31.5.2027`, `31/5 2027`, `2027-05-31`; nothing where it is no day of the calendar.
pub fn day(text: &str) -> Option<Date> {
    let parts: Vec<&str> =
        text.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let (year, month, day) = if first.len() == 4 { (first, second, third) } else { (third, second, first) };
    if year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_they_are_written() {
        let expected = Date::new(2027, 5, 31);
        assert!(expected.is_some());
        for text in ["31-05-2027", "31.5.2027", "31. 5. 2027", "31/5 2027", "2027-05-31", " 31-5-2027 "] {
            assert_eq!(day(text), expected, "{text}");
        }
        for text in ["", "31-05", "31-05-27", "31-02-2027", "snart", "5-31-2027", "31-05-2027-1"] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn counts_are_read_as_they_are_written() {
        for text in ["1700", "1.700", "1,700", " 1 700 ", "1\u{a0}700"] {
            assert_eq!(count(text), Ok(Some(1700)), "{text}");
        }
        assert_eq!(count("1.234.567"), Ok(Some(1_234_567)));
        assert_eq!(count("  "), Ok(None));
        for text in ["44,8", "-3", "1700 personer", "17.00", "1700.000", "99999999999", "1e3"] {
            assert_eq!(count(text), Err(NotANumber), "{text}");
        }
    }

    #[test]
    fn per_cent_may_have_decimals_and_its_sign() {
        for (text, share) in
            [("23", 0.23), ("44,8", 0.448), ("44.8 %", 0.448), ("50\u{a0}%", 0.5), ("50 pct.", 0.5)]
        {
            let read = percent(text).expect("a number").expect("typed");
            assert!((read - share).abs() < 1e-12, "{text}");
        }
        assert_eq!(percent(""), Ok(None));
        for text in ["101", "-1", "NaN", "mange"] {
            assert_eq!(percent(text), Err(NotANumber), "{text}");
        }
    }
}
