//! A column without a response scale in, categories, numbers or texts out, with the codes of no answer among them.

use std::collections::BTreeMap;

use super::bare_codes;
use super::meaning::{Meaning, finish, label_of, listed, option};
use super::profile::{Profile, Seen};
use super::{Kind, Reason, ResponseOption};
use crate::order::InOrder;
use crate::units::Code;

/// Options without an order.
#[must_use]
pub fn categories(profile: &Profile) -> Meaning {
    let mut options = listed(profile);
    let highest = |options: &[ResponseOption], below: i64| {
        options.iter().filter_map(|o| o.code.number()).filter(|code| *code < below).max()
    };
    let numbers = options.iter().all(|option| option.missing || option.code.number().is_some());
    let mut reasons = Vec::new();
    for place in 0..options.len() {
        let Some(code) = options[place].code.number().filter(|_| numbers) else { continue };
        let apart = match highest(&options, code) {
            Some(below) if code > 0 => code > below + 10 && bare_codes::means_missing(code) && code > 60,
            _ => code < 0 && options.iter().any(|o| o.code.number() > Some(0)),
        };
        if apart {
            options[place].missing = true;
            reasons.push(Reason::MissingOutside { code: options[place].code.clone() });
        }
    }
    if !numbers {
        options.order_by_key(|option| in_reading_order(&option.label));
    }
    let categories =
        u32::try_from(options.iter().filter(|option| !option.missing).count()).unwrap_or(u32::MAX);
    let first = if categories == 1 { Reason::Constant } else { Reason::FewCategories { categories } };
    reasons.insert(0, first);
    let mut meaning = Meaning { options, ..Meaning::plain(Kind::Single, reasons) };
    finish(&mut meaning);
    meaning
}

/// Bands by their numbers ("Under 18", "18-29", "100 og derover"), words by the alphabet.
fn in_reading_order(label: &str) -> (u64, u8, String) {
    let plain = label.to_lowercase();
    let digits: String = plain
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(|c| c.is_ascii_digit() || ".,".contains(*c))
        .filter(char::is_ascii_digit)
        .take(12)
        .collect();
    let number = digits.parse().unwrap_or(u64::MAX);
    let below =
        ["under", "<", "mindre", "less", "fewer", "op til", "up to"].iter().any(|w| plain.starts_with(w));
    let above =
        ["over", ">", "mere", "more", "mer end"].iter().any(|w| plain.starts_with(w)) || plain.contains('+');
    (
        number,
        if below {
            0
        } else if above {
            2
        } else {
            1
        },
        plain,
    )
}

pub fn numbers(profile: &Profile) -> Meaning {
    let different = profile.numbers.map_or(0, |numbers| numbers.different);
    let mut meaning = Meaning::plain(Kind::Number, vec![Reason::NumbersManyValues { different }]);
    // Below zero only as the codes of no answer; 999 far above everything else.
    let answers: Vec<(i64, &Seen)> =
        profile.real().filter_map(|seen| seen.code.number().map(|code| (code, seen))).collect();
    let negative: Vec<_> = answers.iter().filter(|(code, _)| *code < 0).collect();
    let few_negative =
        negative.len() <= 3 && negative.iter().all(|(code, _)| bare_codes::means_missing(*code));
    let second =
        answers.iter().map(|(code, _)| *code).filter(|code| !is_many_nines(*code)).max().unwrap_or(0);
    for (code, seen) in &answers {
        let outside =
            (*code < 0 && few_negative) || (is_many_nines(*code) && second < code / 4 && second > 0);
        if outside {
            meaning.options.push(option(seen.code.clone(), label_of(&seen.code), seen.n, true));
            meaning.reasons.push(Reason::MissingOutside { code: seen.code.clone() });
        }
    }
    for seen in profile.seen.iter().filter(|seen| seen.missing) {
        let label = profile.label_of(&seen.code).unwrap_or_else(|| label_of(&seen.code));
        meaning.options.push(option(seen.code.clone(), label, seen.n, true));
        meaning.reasons.push(Reason::MissingLabel { code: seen.code.clone() });
    }
    meaning
}

fn is_many_nines(code: i64) -> bool {
    [997, 998, 999, 9997, 9998, 9999, 99999, 999_999].contains(&code)
}

pub fn texts(profile: &Profile) -> Meaning {
    let reason = if is_joined(profile) { Reason::JoinedAnswers } else { Reason::ManyDifferentTexts };
    Meaning::plain(Kind::Text, vec![reason])
}

/// "walk, cycle", "Bil;Tog;": many different cells that repeat, made of parts that stand in other cells too.
fn is_joined(profile: &Profile) -> bool {
    let different = profile.real().count();
    if different < 10 || (profile.answered as usize) < 2 * different {
        return false;
    }
    [';', ',', '|'].iter().any(|&sign| {
        let mut cells_of_part: BTreeMap<&str, u32> = BTreeMap::new();
        let mut joined = 0_usize;
        for seen in profile.real().take(600) {
            let Code::Text(text) = &seen.code else { continue };
            joined += usize::from(text.contains(sign));
            for part in text.split(sign).map(str::trim).filter(|part| !part.is_empty()) {
                *cells_of_part.entry(part).or_default() += 1;
            }
        }
        let parts: u32 = cells_of_part.values().sum();
        let shared: u32 = cells_of_part.values().filter(|cells| **cells >= 3).sum();
        joined * 3 > different.min(600) && shared * 2 > parts
    })
}
