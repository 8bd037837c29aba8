//! An export in, the first [`Codebook`] out: columns are looked at one by one, scales in the light of the columns beside
//! them, roles last. Order of rows and columns decides nothing.

use std::collections::BTreeMap;

use super::labels::Order;
use super::meaning::{self, Meaning};
use super::profile::{Profile, Shape};
use super::{Codebook, Kind, Reason, Variable, bare_codes, label_scales, labels, roles, wording};
use crate::note::{Note, NoteKind, Noted};
use crate::order::InOrder;
use crate::problem::Problem;
use crate::survey;
use crate::tools::Export;
use crate::units::Code;

/// What the columns seem to mean.
///
/// # Errors
/// None so far: an export holds respondents, and a column that nothing is known of is unused.
pub fn propose(export: &Export) -> Result<Noted<Codebook>, Problem> {
    let rows = survey::rows_that_count(export);
    let total = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let mut profiles: Vec<Profile> = export
        .table
        .columns
        .iter()
        .map(|column| {
            let counts = column.counts_at(&rows);
            Profile::of(column, &counts, total, export.meaning.of(&column.name))
        })
        .collect();
    Profile::tie(&mut profiles);
    let orders = label_scales::find(&profiles);
    let codes = scales_of_codes(&profiles, &orders);
    let mut meanings: Vec<Meaning> = profiles
        .iter()
        .zip(&orders)
        .zip(&codes)
        .map(|((profile, order), codes)| meaning::of(profile, order.as_ref(), codes.as_ref()))
        .collect();
    one_text_and_blanks(&profiles, &mut meanings);
    let ranked = ranked_choices(&profiles, &meanings, &rows);
    for (columns, places) in ranked {
        for place in places {
            meanings[place].unrate();
            meanings[place].doubts.clear();
            meanings[place].reasons.retain(|reason| {
                !matches!(
                    reason,
                    Reason::BareCodes { .. } | Reason::Battery { .. } | Reason::FewCategories { .. }
                )
            });
            meanings[place].reasons.insert(0, Reason::NeverTheSame { columns });
        }
    }
    let technical = export.meaning.progress.as_ref().map_or(&[][..], |progress| progress.told_by.as_slice());
    let assigned = roles::assign(&profiles, &mut meanings, technical);

    let mut notes = Vec::new();
    let variables = profiles
        .iter()
        .zip(meanings)
        .zip(assigned)
        .map(|((profile, meaning), role)| {
            let name = profile.column.name.clone();
            if role.personal {
                notes.push(Note { kind: NoteKind::PersonalData, variable: Some(name.clone()) });
            }
            let valid = match meaning.kind {
                Kind::Text | Kind::Date | Kind::Number => {
                    let named: u32 = profile.seen.iter().filter(|seen| seen.missing).map(|seen| seen.n).sum();
                    let coded = meaning.options.iter().filter(|o| o.missing && o.code.number().is_some());
                    profile.answered.saturating_sub(named + coded.map(|o| o.n).sum::<u32>())
                }
                _ => meaning.answers().map(|option| option.n).sum(),
            };
            let (theme, label) = theme_and_label(profile, meaning.kind);
            Variable {
                name,
                label,
                file: export.table.file.clone(),
                role: role.role,
                kind: meaning.kind,
                options: meaning.options,
                points: meaning.points,
                reversed: meaning.reversed,
                theme,
                valid,
                missing: total.saturating_sub(valid),
                reasons: meaning.reasons,
                doubts: meaning.doubts,
                asked_if: None,
                expected: None,
                derived: None,
                classes: None,
            }
        })
        .collect();
    Ok(Noted { value: Codebook { files: export.files.clone(), variables }, notes })
}

/// A battery's stem is the theme of its items, and each item's label its own part of the text, where the tool tells them
/// apart: figures show many items together, and a label that repeats the stem says little of its item.
fn theme_and_label(profile: &Profile, kind: Kind) -> (Option<String>, String) {
    let told = profile.told.filter(|_| kind == Kind::Rating);
    let parts = told.and_then(|told| told.stem.as_deref().zip(told.part.as_deref()));
    match parts.map(|(stem, part)| (wording::legible(stem), wording::legible(part))) {
        Some((stem, part)) if !stem.is_empty() && !part.is_empty() => {
            (Some(stem.trim_end_matches(':').trim_end().to_owned()), part)
        }
        _ => (None, profile.label.clone()),
    }
}

/// Scales behind codes that have no labels, or only their own numbers as labels.
fn scales_of_codes(profiles: &[Profile], orders: &[Option<Order>]) -> Vec<Option<bare_codes::Reading>> {
    let mut places = Vec::new();
    let mut columns = Vec::new();
    for (place, profile) in profiles.iter().enumerate() {
        if orders[place].is_some() {
            continue;
        }
        let Some(codes) = codes_of(profile) else { continue };
        places.push(place);
        columns.push(codes);
    }
    let mut readings = vec![None; profiles.len()];
    for (place, reading) in places.into_iter().zip(bare_codes::read(&columns)) {
        readings[place] = reading;
    }
    readings
}

fn codes_of(profile: &Profile) -> Option<bare_codes::Codes> {
    let battery = profile.battery.clone();
    let n =
        |code: i64| profile.seen.iter().find(|seen| seen.code == Code::Number(code)).map_or(0, |seen| seen.n);
    if !profile.value_labels().is_empty() {
        let real = profile.value_labels().iter().filter(|(_, label)| !labels::is_beside(label));
        let mut used: Vec<(i64, u32)> = Vec::new();
        for (code, label) in real {
            let code = code.number()?;
            let bare = wording::plain(label);
            if !(bare.is_empty() || bare == code.to_string()) {
                return None;
            }
            used.push((code, n(code)));
        }
        used.order();
        return (used.len() >= 2).then_some(bare_codes::Codes { used, battery, listed: true, blanks: false });
    }
    if profile.shape != Shape::Codes {
        return None;
    }
    let blanks = profile.answered < profile.rows || profile.seen.iter().any(|seen| seen.missing);
    let mut used: Vec<(i64, u32)> =
        profile.real().filter_map(|seen| seen.code.number().map(|code| (code, seen.n))).collect();
    used.order();
    Some(bare_codes::Codes { used, battery, listed: false, blanks })
}

/// Columns that hold one text or nothing are options of a question with several answers, where more than one is so.
fn one_text_and_blanks(profiles: &[Profile], meanings: &mut [Meaning]) {
    let ticked = |code: &Code| code.number().is_none_or(|code| code == 1);
    let is_one = |profile: &Profile, meaning: &Meaning| {
        let mut chosen = meaning.answers().filter(|option| option.n > 0);
        let only = chosen.next().filter(|_| chosen.next().is_none());
        meaning.kind == Kind::Single
            && only.is_some_and(|option| ticked(&option.code) && option.n < profile.rows)
            && profile.value_labels().is_empty()
    };
    let places: Vec<usize> =
        (0..profiles.len()).filter(|&place| is_one(&profiles[place], &meanings[place])).collect();
    if places.len() < 2 {
        return;
    }
    for place in places {
        meanings[place] = meaning::multiple(&profiles[place], Reason::OneOfMultiple);
    }
}

/// Batteries in which no respondent ever gives two columns the same answer: first, second and third choice.
fn ranked_choices(profiles: &[Profile], meanings: &[Meaning], rows: &[u32]) -> Vec<(u32, Vec<usize>)> {
    let mut batteries: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, profile) in profiles.iter().enumerate() {
        let bare = profile.shape == Shape::Codes
            && profile.value_labels().is_empty()
            && matches!(meanings[place].kind, Kind::Rating | Kind::Single)
            && meanings[place].answers().count() > 2;
        if let Some(battery) = profile.battery.as_deref().filter(|_| bare) {
            batteries.entry(battery).or_default().push(place);
        }
    }
    let mut ranked = Vec::new();
    for places in batteries.into_values().filter(|places| (2..=12).contains(&places.len())) {
        // Different texts of one code are one answer, so cells are compared by option.
        let codes: Vec<Vec<Option<usize>>> =
            places.iter().map(|&p| options_of(profiles[p].column, &meanings[p])).collect();
        let mut pairs = 0_u32;
        let mut different = true;
        let mut answers: Vec<usize> = Vec::new();
        for &row in rows {
            answers.clear();
            let cells = places.iter().map(|&place| profiles[place].column.cells.at(row as usize));
            answers.extend(cells.zip(&codes).filter_map(|(cell, codes)| codes[cell]));
            if answers.len() < 2 {
                continue;
            }
            pairs += 1;
            answers.order();
            if answers.windows(2).any(|pair| pair[0] == pair[1]) {
                different = false;
                break;
            }
        }
        if different && pairs >= 20 {
            ranked.push((u32::try_from(places.len()).unwrap_or(u32::MAX), places));
        }
    }
    ranked
}

/// For each value of the column the place of its option on the scale, if it is an answer.
fn options_of(column: &crate::read::Column, meaning: &Meaning) -> Vec<Option<usize>> {
    column
        .values
        .iter()
        .map(|value| {
            let code = Code::parse(value);
            meaning.options.iter().filter(|option| !option.missing).position(|option| option.code == code)
        })
        .collect()
}
