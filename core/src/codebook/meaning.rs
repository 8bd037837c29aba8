//! One column's profile in, what its answers mean out: kind, options in order, missing codes, with the reasons. What the
//! column is for (its role) is [`super::roles`]'s.

use super::bare_codes;
use super::ends::{ends_among_cells, ends_among_labels};
use super::label_sets::Family;
use super::labels::{self, Order};
use super::profile::{Profile, Shape};
use super::rating::{rated, scale_of_cells, scale_of_codes};
use super::unordered::{categories, numbers, texts};
use super::wording;
use super::{Kind, Reason, ResponseOption};
use crate::note::NoteKind;
use crate::order::InOrder;
use crate::tools::Asked;
use crate::units::Code;

/// What a column's answers were taken to mean.
#[derive(Debug, Clone)]
pub struct Meaning {
    pub kind: Kind,
    pub options: Vec<ResponseOption>,
    pub points: Option<u32>,
    pub reversed: bool,
    pub reasons: Vec<Reason>,
    pub doubts: Vec<NoteKind>,
    pub family: Option<Family>,
    /// The bare codes behind it, where the scale was read from them.
    pub codes: Option<bare_codes::Reading>,
}

impl Meaning {
    #[must_use]
    pub fn plain(kind: Kind, reasons: Vec<Reason>) -> Meaning {
        Meaning {
            kind,
            options: Vec::new(),
            points: None,
            reversed: false,
            reasons,
            doubts: Vec::new(),
            family: None,
            codes: None,
        }
    }

    /// Options that are answers.
    pub fn answers(&self) -> impl Iterator<Item = &ResponseOption> {
        self.options.iter().filter(|option| !option.missing)
    }

    /// Makes the answers, in the order they stand, a rating.
    pub fn rate(&mut self) {
        let mut place = 0;
        for option in self.options.iter_mut().filter(|option| !option.missing) {
            place += 1;
            option.favourability = Some(place);
        }
        self.points = Some(place);
        self.kind = Kind::Rating;
    }

    /// Takes the order away: categories, lowest code first.
    pub fn unrate(&mut self) {
        for option in &mut self.options {
            option.favourability = None;
        }
        self.points = None;
        self.reversed = false;
        self.kind = Kind::Single;
    }
}

/// Labels of an option that was not chosen, and of one that was.
#[rustfmt::skip]
const NOT_CHOSEN: [&str; 10] = [
    "ikke valgt", "not selected", "nicht gewählt", "inte vald", "ej vald", "not checked", "unchecked",
    "not chosen", "ikke afkrydset", "ikke markeret",
];

/// What a column means. `order` is the scale that its labels were found to be, `codes` that of its bare codes.
#[must_use]
pub fn of(profile: &Profile, order: Option<&Order>, codes: Option<&bare_codes::Reading>) -> Meaning {
    let mut meaning = by_answers(profile, order, codes);
    let declared = |option: &&ResponseOption| option.missing && profile.is_declared_missing(&option.code);
    let codes: Vec<Code> =
        meaning.options.iter().filter(declared).map(|option| option.code.clone()).collect();
    for code in codes {
        let same = |reason: &Reason| matches!(reason, Reason::MissingOutside { code: other } | Reason::MissingLabel { code: other } if *other == code);
        meaning.reasons.retain(|reason| !same(reason));
        meaning.reasons.push(Reason::MissingDeclared { code });
    }
    meaning
}

fn by_answers(profile: &Profile, order: Option<&Order>, codes: Option<&bare_codes::Reading>) -> Meaning {
    match profile.asked() {
        Some(Asked::Multiple) => return multiple(profile, profile.says_so()),
        Some(Asked::Text) => return Meaning::plain(Kind::Text, vec![profile.says_so()]),
        Some(Asked::Date) => return Meaning::plain(Kind::Date, vec![profile.says_so()]),
        Some(Asked::Number) if profile.value_labels().is_empty() && profile.numbers.is_some() => {
            let mut meaning = numbers(profile);
            meaning.reasons.insert(0, profile.says_so());
            return meaning;
        }
        _ => {}
    }
    if profile.says_so() == Reason::FileNames {
        let mut meaning = categories(profile);
        meaning.reasons.insert(0, Reason::FileNames);
        return meaning;
    }
    if !profile.value_labels().is_empty() {
        return labelled(profile, order, codes);
    }
    match profile.shape {
        Shape::Empty => Meaning::plain(Kind::Text, vec![Reason::Empty]),
        Shape::Dates => Meaning::plain(Kind::Date, vec![Reason::Dates]),
        Shape::Numbers => numbers(profile),
        Shape::Texts => texts(profile),
        Shape::Codes => match codes {
            Some(codes) => scale_of_codes(profile, codes),
            None if profile.real().count() > 20 && profile.asked().is_none() => numbers(profile),
            None => categories(profile),
        },
        Shape::CodesWithEnds => ends_among_cells(profile).unwrap_or_else(|| categories(profile)),
        Shape::Labels => match order {
            Some(order) => scale_of_cells(profile, order),
            None if is_not_chosen_pair(profile) => multiple(profile, Reason::OneOfMultiple),
            // Each text once: nothing that people were given to choose from.
            None if profile.real().count() > 1 && profile.real().all(|seen| seen.n == 1) => texts(profile),
            None => categories(profile),
        },
    }
}

/// One option of a question with several answers.
#[must_use]
pub fn multiple(profile: &Profile, reason: Reason) -> Meaning {
    let mut options = listed(profile);
    for option in &mut options {
        option.missing |= option.code.number().is_some_and(|code| code < 0);
    }
    options.order_by_key(|option| {
        (option.missing, !is_not_chosen(&option.label) && option.code != Code::Number(0))
    });
    Meaning { options, ..Meaning::plain(Kind::Multiple, vec![reason]) }
}

fn is_not_chosen(label: &str) -> bool {
    NOT_CHOSEN.contains(&wording::plain(label).as_str())
}

fn is_not_chosen_pair(profile: &Profile) -> bool {
    profile.real().any(|seen| matches!(&seen.code, Code::Text(text) if is_not_chosen(text)))
}

/// Every option of the tool's list and every answer that is not on it, in the list's order, then the codes'.
pub fn listed(profile: &Profile) -> Vec<ResponseOption> {
    let n = |code: &Code| profile.seen.iter().find(|seen| seen.code == *code).map_or(0, |seen| seen.n);
    let mut options: Vec<ResponseOption> = Vec::new();
    for (code, label) in profile.value_labels() {
        if options.iter().any(|option| option.code == *code) {
            continue;
        }
        let label = wording::legible(label);
        let missing = labels::is_missing(&label) || profile.is_declared_missing(code);
        options.push(option(
            code.clone(),
            if label.is_empty() { code.to_string() } else { label },
            n(code),
            missing,
        ));
    }
    for seen in &profile.seen {
        if options.iter().any(|option| option.code == seen.code) {
            continue;
        }
        // Some exports write the label where others write its code.
        let key = wording::key(&label_of(&seen.code));
        let same = options
            .iter_mut()
            .find(|option| seen.code.number().is_none() && wording::key(&option.label) == key);
        match same {
            Some(option) => {
                option.n += seen.n;
                option.merged.push(seen.code.clone());
            }
            None => {
                let missing = seen.missing || profile.is_declared_missing(&seen.code);
                options.push(option(seen.code.clone(), label_of(&seen.code), seen.n, missing));
            }
        }
    }
    options
}

pub fn option(code: Code, label: String, n: u32, missing: bool) -> ResponseOption {
    ResponseOption { code, label, n, missing, favourability: None, merged: Vec::new() }
}

pub fn label_of(code: &Code) -> String {
    match code {
        Code::Number(number) => number.to_string(),
        Code::Text(text) => wording::legible(text),
    }
}

/// A column whose tool wrote value labels.
fn labelled(profile: &Profile, order: Option<&Order>, codes: Option<&bare_codes::Reading>) -> Meaning {
    let options = listed(profile);
    if options.iter().any(|option| is_not_chosen(&option.label)) && options.len() <= 3 {
        return multiple(profile, profile.says_so());
    }
    let on_list =
        |option: &&ResponseOption| profile.value_labels().iter().any(|(code, _)| *code == option.code);
    let real: Vec<&ResponseOption> =
        options.iter().filter(on_list).filter(|option| !option.missing).collect();
    if let Some(order) = order {
        let steps: Vec<Option<usize>> = options
            .iter()
            .map(|o| if o.missing { None } else { order.place(&wording::key(&o.label)) })
            .collect();
        return rated(options, &steps, order);
    }
    if let Some(codes) = codes {
        return scale_of_codes(profile, codes);
    }
    if let Some(meaning) = ends_among_labels(&options, &real) {
        return meaning;
    }
    let reasons = vec![profile.says_so()];
    let mut meaning = Meaning { options, ..Meaning::plain(Kind::Single, reasons) };
    finish(&mut meaning);
    meaning
}

/// Sorts options as a codebook shows them and tells of the missing ones.
pub fn finish(meaning: &mut Meaning) {
    if meaning.kind == Kind::Rating {
        // What was taken out of the middle leaves no gap.
        let mut places: Vec<u32> = meaning.options.iter().filter_map(|option| option.favourability).collect();
        places.order();
        places.dedup();
        for option in &mut meaning.options {
            let place = option.favourability.and_then(|place| places.binary_search(&place).ok());
            option.favourability = place.and_then(|place| u32::try_from(place + 1).ok());
        }
        meaning.points = u32::try_from(places.len()).ok();
        meaning.options.order_by_key(|option| (option.missing, option.favourability));
    } else {
        meaning.options.order_by_key(|option| option.missing);
    }
    for option in meaning.options.iter().filter(|option| option.missing) {
        let told = meaning.reasons.iter().any(|reason| {
            matches!(
                reason,
                Reason::MissingOutside { code } | Reason::MissingLabel { code } | Reason::MissingDeclared { code }
                    if *code == option.code
            )
                || (matches!(reason, Reason::MissingZero) && option.code == Code::Number(0))
        });
        let written_in = option.code.number().is_none() && !labels::is_beside(&option.label);
        let doubted = meaning.doubts.iter().any(
            |doubt| matches!(doubt, NoteKind::DoubtfulMissing { codes } if codes.contains(&option.code)),
        );
        if !told && !doubted && !written_in {
            meaning.reasons.push(Reason::MissingLabel { code: option.code.clone() });
        }
    }
}
