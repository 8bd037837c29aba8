//! A scale of which only the ends, or a few steps, carry words in, a rating out: by value labels, or by the cells alone.

use super::labels;
use super::meaning::{Meaning, finish, label_of, listed};
use super::profile::{Profile, Seen};
use super::wording;
use super::{Kind, Reason, ResponseOption};
use crate::note::NoteKind;
use crate::order::InOrder;
use crate::units::Code;

/// Value labels of which only some are words: "I liten grad", 2, 3, "I stor grad".
pub fn ends_among_labels(options: &[ResponseOption], real: &[&ResponseOption]) -> Option<Meaning> {
    let mut steps: Vec<(i64, &str)> = real
        .iter()
        .map(|option| option.code.number().map(|code| (code, option.label.as_str())))
        .collect::<Option<_>>()?;
    steps.order();
    let words: Vec<usize> =
        (0..steps.len()).filter(|&place| is_word(steps[place].1, steps[place].0)).collect();
    let bare = steps.len() - words.len();
    let consecutive = steps.windows(2).all(|pair| pair[1].0 == pair[0].0 + 1);
    if !consecutive || bare == 0 || steps.len() < 3 || words.is_empty() || words.len() > 3 {
        return None;
    }
    let (first, last) = (steps[*words.first()?].1, steps[*words.last()?].1);
    Some(between_ends(
        options.to_vec(),
        &steps.iter().map(|step| Code::Number(step.0)).collect::<Vec<_>>(),
        first,
        last,
    ))
}

/// A label that is more than its code again.
fn is_word(label: &str, code: i64) -> bool {
    let plain = wording::plain(label);
    plain != code.to_string() && plain.chars().any(char::is_alphabetic)
}

/// Cells are 1 to 9 and one or two words at the ends: "Extremely unhappy", 1 ... 9, "Extremely happy".
pub fn ends_among_cells(profile: &Profile) -> Option<Meaning> {
    let codes: Vec<i64> = profile.real().filter_map(|seen| seen.code.number()).collect();
    let texts: Vec<&Seen> = profile.real().filter(|seen| seen.code.number().is_none()).collect();
    let (&low, &high) = (codes.first()?, codes.last()?);
    if !codes.windows(2).all(|pair| pair[1] == pair[0] + 1) || !(0..=2).contains(&low) {
        return None;
    }
    let words: Vec<String> = texts.iter().map(|seen| label_of(&seen.code)).collect();
    let mut run: Vec<Code> = (low..=high).map(Code::Number).collect();
    let mut doubt = false;
    match texts.as_slice() {
        [one, other] => {
            let up = match labels::direction(&words[0], &words[1]) {
                Some(sign) => sign > 0,
                None => {
                    doubt = true;
                    !negated(&words[1]) || negated(&words[0])
                }
            };
            let (bottom, top) = if up { (one, other) } else { (other, one) };
            run.insert(0, bottom.code.clone());
            run.push(top.code.clone());
        }
        _ => return None,
    }
    let mut meaning = between_ends(listed(profile), &run, &words[0], &words[1]);
    meaning.reversed = false;
    meaning.doubts.retain(|kind| *kind != NoteKind::DoubtfulDirection);
    if doubt {
        meaning.doubts.push(NoteKind::DoubtfulDirection);
    } else if labels::direction(&words[0], &words[1]).is_some() {
        // The words were put where they belong, so the run climbs.
        for (place, code) in run.iter().enumerate() {
            if let Some(option) = meaning.options.iter_mut().find(|option| option.code == *code) {
                option.favourability = u32::try_from(place + 1).ok();
            }
        }
        meaning.reasons.retain(|reason| *reason != Reason::ReversedLabels);
    }
    finish(&mut meaning);
    Some(meaning)
}

/// A negation is more likely at the low end.
fn negated(text: &str) -> bool {
    let plain = wording::plain(text);
    plain
        .split(' ')
        .any(|word| ["not", "can't", "cannot", "never", "ikke", "inte", "ej", "aldrig"].contains(&word))
}

/// `run`: codes from one end to the other; `first` and `last` are the words at its ends.
fn between_ends(mut options: Vec<ResponseOption>, run: &[Code], first: &str, last: &str) -> Meaning {
    let direction = labels::direction(first, last);
    let reversed = direction == Some(-1);
    let points = u32::try_from(run.len()).unwrap_or(0);
    let mut reasons = vec![Reason::EndLabels { points }];
    if reversed {
        reasons.push(Reason::ReversedLabels);
    }
    for option in &mut options {
        match run.iter().position(|code| *code == option.code) {
            Some(place) => {
                let place = if reversed { run.len() - 1 - place } else { place };
                option.favourability = u32::try_from(place + 1).ok();
            }
            None if !option.missing => {
                option.missing = true;
                reasons.push(Reason::MissingOutside { code: option.code.clone() });
            }
            None => {}
        }
    }
    let mut meaning = Meaning {
        options,
        points: Some(points),
        reversed,
        reasons,
        doubts: if direction.is_none() && first != last {
            vec![NoteKind::DoubtfulDirection]
        } else {
            Vec::new()
        },
        family: labels::family(first).or_else(|| labels::family(last)),
        kind: Kind::Rating,
        codes: None,
    };
    finish(&mut meaning);
    meaning
}
