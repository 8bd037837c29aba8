//! The labels of one question in, their order from least to most favourable out: by the known sets, else by words of
//! degree; and which labels mean that nothing was answered.

use std::sync::LazyLock;

use super::degree::{self, Rung};
use super::label_sets::{
    BESIDE_BEGINNINGS, Family, LABEL_SETS, LabelSet, MISSING_BEGINNINGS, MISSING_LABELS,
};
use super::wording;
use crate::order::InOrder;

/// Labels put in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    /// Keys ([`wording::key`]) from least to most favourable; may hold labels that nobody chose.
    pub steps: Vec<Step>,
    pub known: bool,
    pub family: Option<Family>,
    /// Another scale fits what was seen as well: nobody chose the label that would tell.
    pub ambiguous: bool,
}

/// One step of an order.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    pub key: String,
    /// As the known set spells it; shown only where the export does not have the label itself.
    pub spelling: String,
}

impl Order {
    #[must_use]
    pub fn place(&self, key: &str) -> Option<usize> {
        self.steps.iter().position(|step| step.key == key)
    }

    #[must_use]
    pub fn holds(&self, keys: &[String]) -> bool {
        keys.iter().all(|key| self.place(key).is_some())
    }
}

/// Whether a label says that there is no answer. Labels of two parts ("Ved ikke / ikke relevant") must say it twice.
#[must_use]
pub fn is_missing(label: &str) -> bool {
    says_none(label, MISSING_BEGINNINGS)
}

/// Whether a label stands beside a scale rather than on it: says no answer, or that the question does not concern one.
#[must_use]
pub fn is_beside(label: &str) -> bool {
    is_missing(label) || (says_none(label, BESIDE_BEGINNINGS) && degree::rung(label).is_none())
}

fn says_none(label: &str, beginnings: &[&str]) -> bool {
    let plain = wording::plain(label);
    if plain.is_empty() {
        return false;
    }
    let whole = |part: &str| {
        let part = part.trim();
        // A beginning may end inside a word ("ikke aktuel|t"); a sentence of its own may not follow.
        let begins = |beginning: &&str| {
            part.strip_prefix(beginning).is_some_and(|rest| rest.split_whitespace().count() <= 8)
        };
        MISSING_LABELS.contains(&part) || beginnings.iter().any(begins)
    };
    let without_brackets = plain.split(['(', '[']).next().unwrap_or_default().trim();
    whole(&plain)
        || (!without_brackets.is_empty() && whole(without_brackets))
        || (plain.contains('/') && plain.split('/').all(whole))
}

/// The order of labels of which none is left out: the tool wrote the whole list.
#[must_use]
pub fn order_of_all(labels: &[String]) -> Option<Order> {
    let keys = keys(labels)?;
    known(&keys).map(|set| of_set(set, false)).or_else(|| climb(labels, &keys))
}

/// The order of labels that were seen in `n` answers: some may never have been chosen.
#[must_use]
pub fn order_of_seen(labels: &[String], n: u32) -> Option<Order> {
    let keys = keys(labels)?;
    if let Some(set) = known(&keys) {
        return Some(of_set(set, false));
    }
    let order = climb(labels, &keys);
    let wider: Vec<&Known> =
        KNOWN.iter().filter(|known| known.keys.len() > keys.len() && known.holds(&keys)).collect();
    let narrowest = wider.iter().map(|known| known.keys.len()).min();
    match narrowest {
        // Two of five are not much of a scale, unless the two are its ends or stand on each side of its middle.
        Some(points) if keys.len() >= 3 || (keys.len() == 2 && points <= 5) => {
            let known = wider.iter().find(|known| known.keys.len() == points)?;
            let several = wider.iter().any(|known| known.keys.len() != points);
            Some(of_set(known, several && n < 30))
        }
        _ => order,
    }
}

/// The favourable end, where only some labels have words: below 0 the first is the more favourable.
#[must_use]
pub fn direction(first: &str, last: &str) -> Option<i32> {
    let (first, last) = (degree::rung(first)?, degree::rung(last)?);
    compatible(&[first, last]).then_some((last.height - first.height).signum()).filter(|sign| *sign != 0)
}

/// Whether the label could stand on a scale.
#[must_use]
pub fn has_place(label: &str) -> bool {
    degree::rung(label).is_some()
}

/// What the labels ask about.
#[must_use]
pub fn family(label: &str) -> Option<Family> {
    degree::rung(label).and_then(|rung| rung.family)
}

fn keys(labels: &[String]) -> Option<Vec<String>> {
    let keys: Vec<String> = labels.iter().map(|label| wording::key(label)).collect();
    let mut sorted = keys.clone();
    sorted.order();
    sorted.dedup();
    (sorted.len() == keys.len() && (2..=11).contains(&keys.len())).then_some(keys)
}

/// A known set with the key of each of its labels.
struct Known {
    family: Family,
    labels: Vec<&'static str>,
    keys: Vec<String>,
}

/// Facts, not state: the same on every machine and in every run. What is asked with a middle is as often asked without
/// one; such a set is known by the other.
static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let whole = LABEL_SETS.iter().map(|set| Known::of(set.family, set.labels.to_vec()));
    whole.chain(LABEL_SETS.iter().filter_map(without_middle)).collect()
});

fn without_middle(set: &'static LabelSet) -> Option<Known> {
    let middle = set.labels.len() / 2;
    let two_sided =
        matches!(set.family, Family::Satisfaction | Family::Agreement | Family::Favour | Family::Ease);
    let neutral = two_sided && set.labels.len() == 5 && degree::rung(set.labels[middle])?.height == 0;
    let around = set.labels.iter().enumerate().filter(|(place, _)| *place != middle);
    neutral.then(|| Known::of(set.family, around.map(|(_, label)| *label).collect()))
}

impl Known {
    fn of(family: Family, labels: Vec<&'static str>) -> Known {
        let keys = labels.iter().map(|label| wording::key(label)).collect();
        Known { family, labels, keys }
    }

    fn holds(&self, keys: &[String]) -> bool {
        keys.iter().all(|key| self.keys.contains(key))
    }
}

fn known(keys: &[String]) -> Option<&'static Known> {
    KNOWN.iter().find(|known| known.keys.len() == keys.len() && known.holds(keys))
}

fn of_set(known: &Known, ambiguous: bool) -> Order {
    let spelled = known.keys.iter().zip(&known.labels);
    let steps =
        spelled.map(|(key, label)| Step { key: key.clone(), spelling: (*label).to_owned() }).collect();
    Order { steps, known: true, family: Some(known.family), ambiguous }
}

/// By words of degree: every label must have its own place, all in one family.
fn climb(labels: &[String], keys: &[String]) -> Option<Order> {
    let rungs: Vec<Rung> = labels.iter().map(|label| degree::rung(label)).collect::<Option<_>>()?;
    if !compatible(&rungs) {
        return None;
    }
    let family = rungs.iter().filter_map(|rung| rung.family).find(|family| *family != Family::YesNo);
    let two_sides = rungs.iter().any(|r| r.height < 0) && rungs.iter().any(|r| r.height > 0);
    let enough = match rungs.len() {
        2 => {
            two_sides
                && matches!(
                    family,
                    Some(
                        Family::Satisfaction
                            | Family::Agreement
                            | Family::Quality
                            | Family::Favour
                            | Family::Safety
                            | Family::Ease
                    )
                )
        }
        _ => true,
    };
    let mut places: Vec<usize> = (0..rungs.len()).collect();
    places.order_by_key(|&place| rungs[place].height);
    let distinct = places.windows(2).all(|pair| rungs[pair[0]].height < rungs[pair[1]].height);
    if !enough || !distinct {
        return None;
    }
    let steps = places
        .iter()
        .map(|&place| Step { key: keys[place].clone(), spelling: wording::legible(&labels[place]) })
        .collect();
    Some(Order { steps, known: false, family: family.or(Some(Family::YesNo)), ambiguous: false })
}

fn compatible(rungs: &[Rung]) -> bool {
    let mut families: Vec<Family> = rungs.iter().filter_map(|rung| rung.family).collect();
    families.order();
    families.dedup();
    match families.as_slice() {
        [] => false,
        [_] => true,
        // "Nej, slet ikke" beside "Ja, i høj grad".
        [one, Family::YesNo] => matches!(one, Family::Degree | Family::Frequency),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owned(labels: &[&str]) -> Vec<String> {
        labels.iter().map(|&label| label.to_owned()).collect()
    }

    #[test]
    fn no_answer_is_told_by_the_label() {
        for label in [
            "Ved ikke",
            "VED IKKE ",
            "Ikke relevant (0)",
            "Ikke relevant/ vet ikke",
            "Ved ikke / ikke relevant",
            "Don't Know",
            "I don’t know",
            "N/A",
            "Unfamiliar (N/A)",
            "99 = Ønsker ikke at svare",
            "Ikke aktuelt for mig",
            "#N/A",
            "NA",
        ] {
            assert!(is_missing(label), "{label}");
        }
        for label in [
            "Ikke tilfreds",
            "Slet ikke",
            "Neutral",
            "Annet/vil ikke svare",
            "Ikke viktig",
            "Hverken/eller",
            "Nej",
            "Ingen",
            "7",
            "Not at all",
            "Ikke særlig vigtigt",
            "",
        ] {
            assert!(!is_missing(label), "{label}");
        }
    }

    #[test]
    fn what_does_not_concern_one_stands_beside_a_scale_only() {
        for label in
            ["Har endnu ikke valgt valgfag", "Får ikke karakter", "Har ikke haft kontakt", "Ved ikke"]
        {
            assert!(is_beside(label), "{label}");
        }
        assert!(!is_missing("Har ikke haft kontakt"));
        for label in ["Ikke tilfreds", "Slet ikke", "Ikke viktig", "Nej", "Har ofte kontakt"] {
            assert!(!is_beside(label), "{label}");
        }
    }

    #[test]
    fn what_nobody_chose_is_still_on_the_scale() {
        let seen = owned(&["Utilfreds", "Hverken/eller", "Tilfreds", "Meget tilfreds"]);
        let order = order_of_seen(&seen, 100).expect("a known scale");
        assert_eq!(order.steps.len(), 5);
        assert!(!order.ambiguous);
        let few =
            order_of_seen(&owned(&["Utilfreds", "Tilfreds", "Meget tilfreds"]), 10).expect("a known scale");
        assert!(few.ambiguous);
    }

    #[test]
    fn a_scale_whose_middle_nobody_ever_chose_has_none() {
        for labels in [
            ["Very dissatisfied", "Dissatisfied", "Satisfied", "Very satisfied"],
            ["Meget utilfreds", "Utilfreds", "Tilfreds", "Meget tilfreds"],
            ["Helt uenig", "Delvist uenig", "Delvist enig", "Helt enig"],
            ["Strongly disagree", "Disagree", "Agree", "Strongly agree"],
        ] {
            let order = order_of_seen(&owned(&labels), 100).expect("a known scale");
            assert_eq!(order.steps.len(), 4, "{labels:?}");
            assert_eq!(order.place(&wording::key(labels[3])), Some(3));
        }
        let shown = order_of_seen(&owned(&["Disagree", "Neutral", "Agree"]), 100).expect("a known scale");
        assert_eq!(shown.steps.len(), 5);
    }

    #[test]
    fn two_sides_make_a_scale_and_yes_and_no_do_not() {
        let order = order_of_seen(&owned(&["satisfied", "neutral or dissatisfied"]), 100).expect("two sides");
        assert_eq!(order.steps[1].key, "satisfied");
        assert_eq!(order_of_seen(&owned(&["Ja", "Nej"]), 100), None);
        assert_eq!(order_of_seen(&owned(&["Mand", "Kvinde"]), 100), None);
        assert_eq!(order_of_seen(&owned(&["Yes", "Maybe", "No"]), 100), None);
        assert_eq!(direction("I stor grad", "I liten grad"), Some(-1));
    }
}
