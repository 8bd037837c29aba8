//! One column's profile in, what its answers mean out: kind, options in order, missing codes, with the reasons. What the
//! column is for (its role) is [`super::roles`]'s.

use super::bare_codes::{self, Doubt};
use super::label_sets::Family;
use super::labels::{self, Order};
use super::profile::{Profile, Seen, Shape};
use super::wording;
use super::{Kind, Reason, ResponseOption};
use crate::note::NoteKind;
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
    fn plain(kind: Kind, reasons: Vec<Reason>) -> Meaning {
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
    match profile.asked() {
        Some(Asked::Multiple) => return multiple(profile, Reason::ToolSays),
        Some(Asked::Text) => return Meaning::plain(Kind::Text, vec![Reason::ToolSays]),
        Some(Asked::Date) => return Meaning::plain(Kind::Date, vec![Reason::ToolSays]),
        Some(Asked::Number) if profile.value_labels().is_empty() && profile.numbers.is_some() => {
            let mut meaning = numbers(profile);
            meaning.reasons.insert(0, Reason::ToolSays);
            return meaning;
        }
        _ => {}
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
            None => categories(profile),
        },
    }
}

/// One option of a question with several answers.
#[must_use]
pub fn multiple(profile: &Profile, reason: Reason) -> Meaning {
    let mut options = listed(profile);
    options.sort_by_key(|option| {
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
fn listed(profile: &Profile) -> Vec<ResponseOption> {
    let n = |code: &Code| profile.seen.iter().find(|seen| seen.code == *code).map_or(0, |seen| seen.n);
    let mut options: Vec<ResponseOption> = Vec::new();
    for (code, label) in profile.value_labels() {
        if options.iter().any(|option| option.code == *code) {
            continue;
        }
        let label = wording::legible(label);
        let missing = labels::is_missing(&label);
        options.push(option(
            code.clone(),
            if label.is_empty() { code.to_string() } else { label },
            n(code),
            missing,
        ));
    }
    for seen in &profile.seen {
        if !options.iter().any(|option| option.code == seen.code) {
            options.push(option(seen.code.clone(), label_of(&seen.code), seen.n, seen.missing));
        }
    }
    options
}

fn option(code: Code, label: String, n: u32, missing: bool) -> ResponseOption {
    ResponseOption { code, label, n, missing, favourability: None, merged: Vec::new() }
}

fn label_of(code: &Code) -> String {
    match code {
        Code::Number(number) => number.to_string(),
        Code::Text(text) => wording::legible(text),
    }
}

/// A column whose tool wrote value labels.
fn labelled(profile: &Profile, order: Option<&Order>, codes: Option<&bare_codes::Reading>) -> Meaning {
    let options = listed(profile);
    if options.iter().any(|option| is_not_chosen(&option.label)) && options.len() <= 3 {
        return multiple(profile, Reason::ToolSays);
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
    let reasons = vec![Reason::ToolSays];
    let mut meaning = Meaning { options, ..Meaning::plain(Kind::Single, reasons) };
    finish(&mut meaning);
    meaning
}

/// Puts options in their places; what has none and is not missing is a code that the scale does not know.
fn rated(mut options: Vec<ResponseOption>, steps: &[Option<usize>], order: &Order) -> Meaning {
    let points = u32::try_from(order.steps.len()).unwrap_or(0);
    let mut doubts = Vec::new();
    let mut reasons =
        vec![if order.known { Reason::KnownLabels { points } } else { Reason::LabelsInOrder { points } }];
    let mut unknown = Vec::new();
    for (option, step) in options.iter_mut().zip(steps) {
        match step {
            Some(step) => option.favourability = u32::try_from(step + 1).ok(),
            None if !option.missing => {
                option.missing = true;
                match option.code.number() {
                    Some(code) if bare_codes::means_missing(code) => {
                        reasons.push(Reason::MissingOutside { code: option.code.clone() });
                    }
                    _ => unknown.push(option.code.clone()),
                }
            }
            None => {}
        }
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
    placed.sort_unstable();
    placed.len() >= 2 && placed.windows(2).all(|pair| pair[1].1 < pair[0].1)
}

/// Sorts options as a codebook shows them and tells of the missing ones.
fn finish(meaning: &mut Meaning) {
    if meaning.kind == Kind::Rating {
        meaning.options.sort_by_key(|option| (option.missing, option.favourability));
    } else {
        meaning.options.sort_by_key(|option| option.missing);
    }
    for option in meaning.options.iter().filter(|option| option.missing) {
        let told = meaning.reasons.iter().any(|reason| {
            matches!(reason, Reason::MissingOutside { code } | Reason::MissingLabel { code } if *code == option.code)
                || (matches!(reason, Reason::MissingZero) && option.code == Code::Number(0))
        });
        let doubted = meaning.doubts.iter().any(
            |doubt| matches!(doubt, NoteKind::DoubtfulMissing { codes } if codes.contains(&option.code)),
        );
        if !told && !doubted {
            meaning.reasons.push(Reason::MissingLabel { code: option.code.clone() });
        }
    }
}

/// Bare codes, or codes whose labels are the codes again.
fn scale_of_codes(profile: &Profile, reading: &bare_codes::Reading) -> Meaning {
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
fn scale_of_cells(profile: &Profile, order: &Order) -> Meaning {
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

/// Value labels of which only some are words: "I liten grad", 2, 3, "I stor grad".
fn ends_among_labels(options: &[ResponseOption], real: &[&ResponseOption]) -> Option<Meaning> {
    let mut steps: Vec<(i64, &str)> = real
        .iter()
        .map(|option| option.code.number().map(|code| (code, option.label.as_str())))
        .collect::<Option<_>>()?;
    steps.sort_unstable();
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
fn ends_among_cells(profile: &Profile) -> Option<Meaning> {
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
        options.sort_by_cached_key(|option| in_reading_order(&option.label));
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

fn numbers(profile: &Profile) -> Meaning {
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
        meaning.options.push(option(seen.code.clone(), label_of(&seen.code), seen.n, true));
        meaning.reasons.push(Reason::MissingLabel { code: seen.code.clone() });
    }
    meaning
}

fn is_many_nines(code: i64) -> bool {
    [997, 998, 999, 9997, 9998, 9999, 99999, 999_999].contains(&code)
}

fn texts(profile: &Profile) -> Meaning {
    let reason = if is_joined(profile) { Reason::JoinedAnswers } else { Reason::ManyDifferentTexts };
    Meaning::plain(Kind::Text, vec![reason])
}

/// "walk, cycle", "Bil;Tog;": many different cells, made of few different parts.
fn is_joined(profile: &Profile) -> bool {
    [';', ',', '|'].iter().any(|&sign| {
        let mut parts: Vec<&str> = Vec::new();
        let (mut joined, mut all) = (0_u32, 0_u32);
        for seen in profile.real().take(400) {
            let Code::Text(text) = &seen.code else { continue };
            let before = parts.len();
            for part in text.split(sign).map(str::trim).filter(|part| !part.is_empty()) {
                if !parts.contains(&part) && parts.len() < 200 {
                    parts.push(part);
                }
            }
            all += 1;
            joined += u32::from(parts.len() > before || text.contains(sign));
        }
        let with_sign =
            profile.real().take(400).filter(|s| matches!(&s.code, Code::Text(t) if t.contains(sign))).count();
        all >= 10 && joined > 0 && with_sign * 2 > all as usize && parts.len() * 2 < all as usize
    })
}
