//! Options and the order found for them in, a rating out: each answer's place, codes outside the scale, direction.

use super::bare_codes::{self, Doubt};
use super::labels::{self, Order};
use super::meaning::{Meaning, finish, label_of, listed, option};
use super::profile::Profile;
use super::wording;
use super::{Kind, Reason, ResponseOption};
use crate::note::NoteKind;
use crate::order::InOrder;
use crate::units::Code;

/// Puts options in their places; what has none and is not missing is a code that the scale does not know.
pub fn rated(mut options: Vec<ResponseOption>, steps: &[Option<usize>], order: &Order) -> Meaning {
    let points = u32::try_from(order.steps.len()).unwrap_or(0);
    let mut doubts = Vec::new();
    let mut reasons =
        vec![if order.known { Reason::KnownLabels { points } } else { Reason::LabelsInOrder { points } }];
    let mut unknown = Vec::new();
    let mut written_in = 0;
    for (option, step) in options.iter_mut().zip(steps) {
        match step {
            Some(step) => option.favourability = u32::try_from(step + 1).ok(),
            None if !option.missing && labels::is_beside(&option.label) => option.missing = true,
            None if !option.missing => {
                option.missing = true;
                match option.code.number() {
                    Some(code) if bare_codes::means_missing(code) => {
                        reasons.push(Reason::MissingOutside { code: option.code.clone() });
                    }
                    Some(_) => unknown.push(option.code.clone()),
                    None => written_in += option.n,
                }
            }
            None => {}
        }
    }
    if written_in > 0 {
        reasons.push(Reason::RareTexts { answers: written_in });
    }
    if !unknown.is_empty() {
        doubts.push(NoteKind::DoubtfulMissing { codes: unknown });
    }
    if order.ambiguous {
        doubts.push(NoteKind::DoubtfulScale);
    }
    let mut meaning = Meaning {
        reversed: runs_down(&options),
        options,
        points: Some(points),
        reasons,
        doubts,
        family: order.family,
        kind: Kind::Rating,
        codes: None,
    };
    if meaning.reversed {
        meaning.reasons.push(Reason::ReversedLabels);
    }
    finish(&mut meaning);
    meaning
}

/// Whether codes fall while favourability rises.
fn runs_down(options: &[ResponseOption]) -> bool {
    let mut placed: Vec<(u32, i64)> = options
        .iter()
        .filter_map(|option| {
            let code = option.code.number().or_else(|| wording::carried_code(&option.label))?;
            Some((option.favourability?, code))
        })
        .collect();
    placed.order();
    placed.len() >= 2 && placed.windows(2).all(|pair| pair[1].1 < pair[0].1)
}

/// Bare codes, or codes whose labels are the codes again.
pub fn scale_of_codes(profile: &Profile, reading: &bare_codes::Reading) -> Meaning {
    let mut options = listed(profile);
    let mut reasons = vec![Reason::BareCodes { low: reading.low, high: reading.high }];
    if reading.battery >= 2 {
        reasons.push(Reason::Battery { items: reading.battery });
    } else if reading.alike >= 2 {
        reasons.push(Reason::Battery { items: reading.alike });
    }
    for option in &mut options {
        let Some(code) = option.code.number() else {
            option.missing = true;
            continue;
        };
        option.missing |= labels::is_beside(&option.label);
        if option.missing {
            continue;
        }
        if code < reading.low || code > reading.high {
            option.missing = true;
            reasons.push(if code == 0 && reading.zero_outside {
                Reason::MissingZero
            } else {
                Reason::MissingOutside { code: option.code.clone() }
            });
        } else {
            option.favourability = u32::try_from(code - reading.low + 1).ok();
        }
    }
    for code in reading.low..=reading.high {
        if !options.iter().any(|option| option.code == Code::Number(code)) {
            let mut unused = option(Code::Number(code), code.to_string(), 0, false);
            unused.favourability = u32::try_from(code - reading.low + 1).ok();
            options.push(unused);
        }
    }
    // A label that says "no answer" may sit on a code inside the run ("7 = Får ikke karakter"): points count what is left.
    let points = u32::try_from(options.iter().filter(|option| !option.missing).count()).unwrap_or(0);
    let mut meaning = Meaning {
        options,
        points: Some(points),
        reversed: false,
        reasons,
        doubts: Vec::new(),
        family: None,
        kind: Kind::Rating,
        codes: Some(reading.clone()),
    };
    match reading.doubt {
        Some(Doubt::Zero) => meaning.doubts.push(NoteKind::DoubtfulMissing { codes: vec![Code::Number(0)] }),
        Some(Doubt::Top) => {
            meaning.doubts.push(NoteKind::DoubtfulMissing { codes: vec![Code::Number(reading.high)] });
        }
        Some(Doubt::Ends) => meaning.doubts.push(NoteKind::DoubtfulScale),
        None => {}
    }
    finish(&mut meaning);
    meaning
}

/// Cells are labels of a scale; spellings of the same label are one option.
pub fn scale_of_cells(profile: &Profile, order: &Order) -> Meaning {
    let mut options: Vec<ResponseOption> = Vec::new();
    let mut steps: Vec<Option<usize>> = Vec::new();
    for seen in &profile.seen {
        let label = label_of(&seen.code);
        let step = if seen.missing { None } else { order.place(&wording::key(&label)) };
        let same = step.and_then(|step| steps.iter().position(|other| *other == Some(step)));
        match same {
            Some(place) => {
                let first = &mut options[place];
                // The more usual spelling names the option.
                if seen.n > first.n {
                    let other = std::mem::replace(&mut first.code, seen.code.clone());
                    first.merged.push(other);
                    first.label = label;
                } else {
                    first.merged.push(seen.code.clone());
                }
                first.n += seen.n;
            }
            None => {
                options.push(option(seen.code.clone(), label, seen.n, seen.missing));
                steps.push(step);
            }
        }
    }
    for (place, step) in order.steps.iter().enumerate() {
        if !steps.contains(&Some(place)) {
            options.push(option(Code::parse(&step.spelling), step.spelling.clone(), 0, false));
            steps.push(Some(place));
        }
    }
    rated(options, &steps, order)
}
