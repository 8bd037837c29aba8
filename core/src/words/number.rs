//! Numbers in, their Danish or English writing out: decimal comma, thousand point, per cent half up from counts.

use crate::analysis::Rounding;
use crate::order::InOrder;
use crate::units::{Language, Share};

/// Between a number and its unit, so that a line never breaks there.
const JOIN: char = '\u{a0}';
const MINUS: char = '\u{2212}';

struct Signs {
    decimal: char,
    thousands: char,
}

const DA: Signs = Signs { decimal: ',', thousands: '.' };
const EN: Signs = Signs { decimal: '.', thousands: ',' };

fn signs(language: Language) -> Signs {
    match language {
        Language::Da => DA,
        Language::En => EN,
    }
}

/// `1.960` or `1,960`.
#[must_use]
pub fn count(n: impl Into<u64>, language: Language) -> String {
    grouped(&n.into().to_string(), signs(language).thousands)
}

/// `3,42` or `3.42`: rounded half away from zero to `decimals` (at most 9), thousands separated, never a negative zero.
/// `–` for what is not finite (or absurd), so that a hole in the numbers is seen and not read as one.
#[must_use]
pub fn decimal(value: f64, decimals: u32, language: Language) -> String {
    let Some(scaled) = scaled(value, decimals) else { return String::from("–") };
    written(scaled, decimals, language)
}

/// A difference with its sign: `+0,3`, `−0,3`, `0,0`.
#[must_use]
pub fn difference(value: f64, decimals: u32, language: Language) -> String {
    let plus = if scaled(value, decimals).is_some_and(|scaled| scaled > 0) { "+" } else { "" };
    format!("{plus}{}", decimal(value, decimals, language))
}

/// Whole per cent of `n` in `of`, half up, from the counts: 1 of 8 is 13. `None` where `of` is 0.
#[must_use]
pub fn whole_percent(n: u32, of: u32) -> Option<u32> {
    percent_units(n, of, 1).and_then(|percent| u32::try_from(percent).ok())
}

/// Whole per cent of parts of one whole: each on its own, half up, or together so that parts that make up the whole sum to
/// 100. By largest remainder (Hamilton's method) each is rounded down, and what is left goes to the largest remainders;
/// of equal ones to the first. Parts that do not make up the whole are rounded each on its own. `None` where `of` is 0.
#[must_use]
pub fn whole_percents<const N: usize>(parts: [u32; N], of: u32, rounding: Rounding) -> Option<[u32; N]> {
    let whole = parts.iter().map(|part| u64::from(*part)).sum::<u64>() == u64::from(of);
    if of == 0 || rounding == Rounding::HalfUp || !whole {
        let mut percents = [0; N];
        for (percent, part) in percents.iter_mut().zip(parts) {
            *percent = whole_percent(part, of)?;
        }
        return Some(percents);
    }
    let of = u64::from(of);
    let mut percents = parts.map(|part| 100 * u64::from(part) / of);
    let remainders = parts.map(|part| 100 * u64::from(part) % of);
    let mut places: Vec<usize> = (0..N).collect();
    places.order_by_key(|&place| std::cmp::Reverse(remainders[place]));
    let left = 100 - percents.iter().sum::<u64>();
    for &place in places.iter().take(usize::try_from(left).unwrap_or(0)) {
        percents[place] += 1;
    }
    Some(percents.map(|percent| u32::try_from(percent).unwrap_or(100)))
}

/// Per cent for tables and figures, half up from the counts: `54 %` or `54%`; `–` where the base is 0.
#[must_use]
pub fn percent(n: u32, of: u32, language: Language) -> String {
    match whole_percent(n, of) {
        Some(percent) => in_table(&count(percent, language), language),
        None => String::from("–"),
    }
}

/// Per cent for running text, half up from the counts: `54 pct.` or `54 per cent`.
#[must_use]
pub fn percent_in_prose(n: u32, of: u32, language: Language) -> String {
    match whole_percent(n, of) {
        Some(percent) => in_prose(&count(percent, language), language),
        None => String::from("–"),
    }
}

/// As [`percent`], to tenths of a per cent: `54,3 %`.
#[must_use]
pub fn percent_tenths(n: u32, of: u32, language: Language) -> String {
    match percent_units(n, of, 10) {
        Some(tenths) => in_table(&written(i128::from(tenths), 1, language), language),
        None => String::from("–"),
    }
}

/// A share that does not come of counts (a weight, R², the end of an interval), for tables: `33,3 %`.
#[must_use]
pub fn share(share: Share, decimals: u32, language: Language) -> String {
    in_table(&decimal(share.0 * 100.0, decimals, language), language)
}

/// As [`share`], for running text: `33 pct.`.
#[must_use]
pub fn share_in_prose(share: Share, decimals: u32, language: Language) -> String {
    in_prose(&decimal(share.0 * 100.0, decimals, language), language)
}

/// `p = 0,034`, or `p < 0,001` below what three decimals can tell.
#[must_use]
pub fn p_value(p: f64, language: Language) -> String {
    if p < 0.001 {
        format!("p{JOIN}<{JOIN}{}", decimal(0.001, 3, language))
    } else {
        format!("p{JOIN}={JOIN}{}", decimal(p, 3, language))
    }
}

/// Items of a list as one says them: `2, 5 og 9`.
#[must_use]
pub fn list<T: std::fmt::Display>(items: &[T], language: Language) -> String {
    let and = match language {
        Language::Da => "og",
        Language::En => "and",
    };
    match items {
        [] => String::new(),
        [only] => only.to_string(),
        [first @ .., last] => {
            let first: Vec<String> = first.iter().map(T::to_string).collect();
            format!("{} {and} {last}", first.join(", "))
        }
    }
}

fn in_table(number: &str, language: Language) -> String {
    match language {
        Language::Da => format!("{number}{JOIN}%"),
        Language::En => format!("{number}%"),
    }
}

fn in_prose(number: &str, language: Language) -> String {
    match language {
        Language::Da => format!("{number}{JOIN}pct."),
        Language::En => format!("{number} per cent"),
    }
}

/// 100 `per` n / of, half up, in whole numbers.
fn percent_units(n: u32, of: u32, per: u64) -> Option<u64> {
    let (n, of) = (u64::from(n), u64::from(of));
    (of > 0).then(|| (2 * 100 * per * n + of) / (2 * of))
}

/// `value` in units of 10^-decimals. A binary fraction just under the half that was written (1.005, 0.285) counts as the
/// half: a reader who rounds the printed number must come to the same.
fn scaled(value: f64, decimals: u32) -> Option<i128> {
    let power = (0..decimals.min(9)).fold(1.0, |power, _| power * 10.0);
    let magnitude = (value * power).abs();
    // Beyond 10^30 no survey's number goes, and the whole-number arithmetic ends.
    if magnitude.is_nan() || magnitude > 1e30 {
        return None;
    }
    let rounded = (magnitude + 0.5 + magnitude * 4.0 * f64::EPSILON).floor() as i128;
    Some(if value < 0.0 { -rounded } else { rounded })
}

fn written(scaled: i128, decimals: u32, language: Language) -> String {
    let Signs { decimal, thousands } = signs(language);
    let decimals = decimals.min(9) as usize;
    let digits = format!("{:0>width$}", scaled.unsigned_abs(), width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    let mut text = String::new();
    if scaled < 0 {
        text.push(MINUS);
    }
    text.push_str(&grouped(whole, thousands));
    if decimals > 0 {
        text.push(decimal);
        text.push_str(fraction);
    }
    text
}

fn grouped(digits: &str, separator: char) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{Da, En};

    #[test]
    fn counts_and_decimals_are_written_as_the_language_does() {
        assert_eq!(count(1_960_u32, Da), "1.960");
        assert_eq!(count(17_177_u32, En), "17,177");
        assert_eq!(count(999_u32, Da), "999");
        assert_eq!(decimal(3.42, 1, Da), "3,4");
        assert_eq!(decimal(1234.5, 2, En), "1,234.50");
        assert_eq!(decimal(-0.04, 1, Da), "0,0");
        assert_eq!(decimal(-0.05, 1, Da), "\u{2212}0,1");
        assert_eq!(decimal(0.05, 3, Da), "0,050");
        assert_eq!(decimal(f64::NAN, 1, Da), "–");
        assert_eq!(difference(0.34, 1, Da), "+0,3");
        assert_eq!(difference(0.04, 1, Da), "0,0");
        assert_eq!(difference(-2.5, 0, En), "\u{2212}3");
    }

    #[test]
    fn a_half_goes_up_even_where_the_binary_fraction_is_just_under_it() {
        for (value, decimals, text) in [
            (1.005, 2, "1,01"),
            (0.285, 2, "0,29"),
            (2.675, 2, "2,68"),
            (3.45, 1, "3,5"),
            (0.5, 0, "1"),
            (2.5, 0, "3"),
        ] {
            assert_eq!(decimal(value, decimals, Da), text);
        }
        assert_eq!(decimal(1.004_999_9, 2, Da), "1,00");
    }

    #[test]
    fn per_cent_is_rounded_half_up_from_counts() {
        for (n, of, whole) in
            [(1, 8, 13), (761, 1700, 45), (1, 200, 1), (1, 201, 0), (0, 5, 0), (5, 5, 100), (29, 200, 15)]
        {
            assert_eq!(whole_percent(n, of), Some(whole), "{n} of {of}");
        }
        assert_eq!(whole_percent(0, 0), None);
        assert_eq!(whole_percent(u32::MAX, u32::MAX), Some(100));
        assert_eq!(percent(54, 100, Da), "54\u{a0}%");
        assert_eq!(percent(54, 100, En), "54%");
        assert_eq!(percent_in_prose(54, 100, Da), "54\u{a0}pct.");
        assert_eq!(percent_tenths(1960, 17_177, Da), "11,4\u{a0}%");
        assert_eq!(percent_tenths(5, 573, En), "0.9%");
        assert_eq!(share(Share(0.333), 1, Da), "33,3\u{a0}%");
    }

    #[test]
    fn parts_of_a_whole_are_rounded_alone_or_together() {
        // Svendborg's all: 5, 29, 97 and 442 of 573 print 1, 5, 17 and 77, each on its own.
        assert_eq!(whole_percents([5, 29, 97, 442], 573, Rounding::HalfUp), Some([1, 5, 17, 77]));
        assert_eq!(whole_percents([1, 1, 1], 3, Rounding::HalfUp), Some([33, 33, 33]));
        assert_eq!(whole_percents([1, 1, 1], 3, Rounding::LargestRemainder), Some([34, 33, 33]));
        assert_eq!(whole_percents([1, 3, 4], 8, Rounding::HalfUp), Some([13, 38, 50]));
        assert_eq!(whole_percents([1, 3, 4], 8, Rounding::LargestRemainder), Some([13, 37, 50]));
        assert_eq!(whole_percents([0, 0], 0, Rounding::LargestRemainder), None);
        // Parts of several answers do not make up the whole.
        assert_eq!(whole_percents([5, 5], 8, Rounding::LargestRemainder), Some([63, 63]));
        for n in 1..60_u32 {
            let parts = [n / 7, n / 3, n - n / 7 - n / 3];
            let percents = whole_percents(parts, n, Rounding::LargestRemainder).expect("a base");
            assert_eq!(percents.iter().sum::<u32>(), 100, "{parts:?}");
        }
    }

    #[test]
    fn small_p_values_do_not_become_zero() {
        assert_eq!(p_value(0.0341, Da), "p\u{a0}=\u{a0}0,034");
        assert_eq!(p_value(1e-9, En), "p\u{a0}<\u{a0}0.001");
        assert_eq!(list(&[2, 5, 9], Da), "2, 5 og 9");
        assert_eq!(list(&["a"], En), "a");
    }
}
