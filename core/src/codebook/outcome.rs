//! Columns with their roles in, the one that is the overall result made the outcome: by its words, or not at all.

use super::meaning::Meaning;
use super::profile::Profile;
use super::roles::{Assigned, is_yes_no};
use super::{Kind, Reason, Role, role_words, wording};
use crate::note::NoteKind;
use crate::order::InOrder;

/// One outcome at most: the column whose words say most plainly that it is the overall result. No words, no guess.
pub fn choose(profiles: &[Profile], meanings: &mut [Meaning], assigned: &mut [Assigned]) {
    let mut candidates: Vec<(u32, bool, usize)> = Vec::new();
    for place in 0..profiles.len() {
        let meaning = &meanings[place];
        let two = meaning.kind == Kind::Single && meaning.answers().count() == 2;
        let fits = match meaning.kind {
            Kind::Rating | Kind::Number => true,
            Kind::Single => two && can_be_rated(meaning),
            _ => false,
        };
        let background = meaning.reasons.contains(&Reason::BackgroundWords);
        let role = assigned[place].role;
        if !fits || background || !matches!(role, Role::Item | Role::Group) {
            continue;
        }
        let strength = role_words::outcome_strength(&profiles[place].column.name, profiles[place].own_text());
        // "In all" also begins what is only counted; there the name must be that of a result.
        let only_overall = matches!(strength, role_words::OVERALL_ALONE | role_words::RECOMMENDING);
        if strength > 0 && (meaning.kind == Kind::Rating || !only_overall) {
            candidates.push((strength, meaning.kind == Kind::Rating, place));
        }
    }
    if candidates.is_empty() {
        candidates.extend(
            the_one_that_asks_satisfaction(profiles, meanings, assigned).map(|place| (40, true, place)),
        );
    }
    candidates.order_by(|a, b| {
        let stronger = b.0.cmp(&a.0).then(b.1.cmp(&a.1));
        stronger.then_with(|| {
            in_number_order(&profiles[a.2].column.name).cmp(&in_number_order(&profiles[b.2].column.name))
        })
    });
    let Some(&(strength, _, place)) = candidates.first() else { return };
    // Many questions begin with "Overall": then the word tells nothing.
    let rivals = candidates.iter().filter(|other| other.0 == strength).count();
    if (50..70).contains(&strength) && rivals > 2 {
        return;
    }
    let meaning = &mut meanings[place];
    if meaning.kind == Kind::Single {
        rate_two(meaning);
    }
    meaning.reasons.insert(0, Reason::OutcomeWords);
    meaning.doubts.retain(|doubt| *doubt != NoteKind::DoubtfulScale);
    if strength < 70 || rivals > 1 {
        meaning.doubts.push(NoteKind::DoubtfulRole);
    }
    assigned[place].role = Role::Outcome;
}

/// A single question on satisfaction among many others ("I hvilken grad ...").
fn the_one_that_asks_satisfaction(
    profiles: &[Profile],
    meanings: &[Meaning],
    assigned: &[Assigned],
) -> Option<usize> {
    let asks = |place: &usize| {
        meanings[*place].kind == Kind::Rating
            && assigned[*place].role == Role::Item
            && profiles[*place].label.contains(' ')
            && role_words::asks_satisfaction(&profiles[*place].label)
    };
    let mut found = (0..profiles.len()).filter(asks);
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

fn can_be_rated(meaning: &Meaning) -> bool {
    meaning.answers().all(|option| option.code.number().is_some())
        || (meaning.answers().all(|option| is_yes_no(&option.label)))
}

/// The higher code, or yes, is the favourable one.
fn rate_two(meaning: &mut Meaning) {
    let is_no = |label: &str| ["nej", "nei", "no"].contains(&wording::plain(label).as_str());
    meaning.options.order_by_key(|option| (option.missing, !is_no(&option.label), option.code.number()));
    meaning.rate();
    let codes: Option<Vec<i64>> = meaning.answers().map(|option| option.code.number()).collect();
    meaning.reversed = codes.is_some_and(|codes| codes.windows(2).all(|pair| pair[1] < pair[0]));
}

/// Names in the order of their numbers: q2 before q10.
fn in_number_order(name: &str) -> Vec<(u64, String)> {
    wording::words(name).into_iter().map(|word| (word.parse().unwrap_or(u64::MAX), word)).collect()
}
