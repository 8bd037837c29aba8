//! Profiles and meanings in, the role of each column out: what it is for. Also decides where bare codes are a response
//! scale and where they are categories, since that is the same question.

use std::collections::BTreeMap;

use super::label_sets::Family;
use super::meaning::Meaning;
use super::profile::{Profile, Shape};
use super::role_words::{self, Says};
use super::{Kind, Reason, Role, outcome, wording};
use crate::note::NoteKind;
use crate::order::InOrder;
use crate::read::described::Measure;
use crate::tools::Asked;
use crate::units::Code;

/// A column's role, and whether it tells who somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assigned {
    pub role: Role,
    pub personal: bool,
}

/// Assigns every role; `technical` are columns that the tool itself wrote for its progress.
pub fn assign(profiles: &[Profile], meanings: &mut [Meaning], technical: &[String]) -> Vec<Assigned> {
    let says: Vec<Says> =
        profiles.iter().map(|profile| role_words::says(&profile.column.name, &profile.label)).collect();
    scales_or_categories(profiles, meanings, &says);
    let mut assigned: Vec<Assigned> = (0..profiles.len())
        .map(|place| {
            let tools_own = technical.contains(&profiles[place].column.name);
            alone(&profiles[place], &mut meanings[place], says[place], tools_own)
        })
        .collect();
    lines_of_batteries(profiles, meanings, &says, &mut assigned);
    outcome::choose(profiles, meanings, &mut assigned);
    for ((profile, meaning), assigned) in profiles.iter().zip(meanings.iter_mut()).zip(&assigned) {
        if matches!(assigned.role, Role::Item | Role::Outcome) {
            doubt_direction(profile, meaning);
        } else {
            meaning.doubts.retain(|doubt| *doubt != NoteKind::DoubtfulDirection);
        }
        if matches!(assigned.role, Role::Unused | Role::Technical | Role::Id | Role::Weight) {
            meaning.doubts.clear();
        }
    }
    assigned
}

/// Bare codes are a response scale where a battery shares them, or where their number of points is a scale's and nothing
/// says background; else they are categories. Asks where neither is plain.
fn scales_or_categories(profiles: &[Profile], meanings: &mut [Meaning], says: &[Says]) {
    let alike = Alike::of(profiles, meanings);
    let plainly_rated = meanings
        .iter()
        .filter(|meaning| {
            meaning.kind == Kind::Rating
                && meaning.codes.as_ref().is_none_or(|codes| codes.points() > 2 && codes.alike >= 3)
        })
        .count();
    let mostly_ratings = plainly_rated * 2 >= profiles.len();
    for place in 0..profiles.len() {
        let Some(codes) = meanings[place].codes.clone().filter(|_| meanings[place].kind == Kind::Rating)
        else {
            continue;
        };
        let points = meanings[place].points.unwrap_or(0);
        let listed = !profiles[place].value_labels().is_empty();
        let in_battery = codes.battery >= 2;
        let asked_single = profiles[place].asked() == Some(Asked::Single) && !listed;
        // "Gate location" among a dozen ratings is one of them; "Age" is not.
        let background =
            if codes.alike >= 5 { says[place].background_wholly } else { says[place].background };
        let name = &profiles[place].column.name;
        let result = role_words::outcome_strength(name, profiles[place].own_text()) >= 70;
        let rating = if points <= 2 || background || asked_single {
            false
        } else {
            let by_habit = matches!(points, 5 | 7 | 10 | 11);
            in_battery || listed || by_habit || result || alike.make_a_scale(name, codes.high)
        };
        let meaning = &mut meanings[place];
        if rating {
            let ordinal = profiles[place].told.and_then(|told| told.measure) == Some(Measure::Ordinal);
            let plain = in_battery || listed || ordinal || codes.alike >= 3 || points == 11 || mostly_ratings;
            if !plain && !meaning.doubts.contains(&NoteKind::DoubtfulScale) {
                meaning.doubts.push(NoteKind::DoubtfulScale);
            }
        } else {
            // What nobody chose is not shown among categories.
            meaning.options.retain(|option| option.missing || option.n > 0 || listed);
            meaning.unrate();
            meaning.doubts.clear();
            let categories = u32::try_from(meaning.answers().count()).unwrap_or(u32::MAX);
            meaning.reasons.retain(|r| !matches!(r, Reason::BareCodes { .. } | Reason::Battery { .. }));
            let constant = categories <= 1;
            meaning
                .reasons
                .insert(0, if constant { Reason::Constant } else { Reason::FewCategories { categories } });
            if in_battery && categories >= 2 {
                meaning.reasons.push(Reason::Battery { items: codes.battery });
            }
            if !background && !in_battery && points >= 4 {
                meaning.doubts.push(NoteKind::DoubtfulScale);
            }
        }
    }
}

/// Columns outside any battery whose codes end alike: by the end, and by the end and the name without its number.
struct Alike {
    columns: u32,
    ends: BTreeMap<i64, u32>,
    named: BTreeMap<(String, i64), u32>,
}

impl Alike {
    fn of(profiles: &[Profile], meanings: &[Meaning]) -> Alike {
        let mut alike = Alike { columns: 0, ends: BTreeMap::new(), named: BTreeMap::new() };
        for (profile, meaning) in profiles.iter().zip(meanings) {
            let Some(codes) = meaning.codes.as_ref().filter(|codes| codes.points() > 2) else { continue };
            alike.columns += 1;
            if profile.battery.is_none() {
                *alike.ends.entry(codes.high).or_default() += 1;
            }
            if let Some(stem) = wording::stem(&profile.column.name) {
                *alike.named.entry((stem.text, codes.high)).or_default() += 1;
            }
        }
        alike
    }

    /// Whether so many columns have the same codes that they are one scale and not as many lists of categories.
    fn make_a_scale(&self, name: &str, high: i64) -> bool {
        let free = self.ends.get(&high).copied().unwrap_or(0);
        let named =
            wording::stem(name).and_then(|stem| self.named.get(&(stem.text, high)).copied()).unwrap_or(0);
        free >= 5 || named >= 3 || (free >= 3 && free * 2 >= self.columns)
    }
}

/// The role as far as the column tells it by itself.
fn alone(profile: &Profile, meaning: &mut Meaning, says: Says, tools_own: bool) -> Assigned {
    let plain = |role| Assigned { role, personal: false };
    if says.personal && meaning.kind != Kind::Rating && profile.shape != Shape::Empty {
        return nobody_sees(profile, meaning, Reason::Personal);
    }
    if tools_own || profile.asked() == Some(Asked::Technical) {
        return because(meaning, Role::Technical, Reason::ToolSays);
    }
    if profile.shape == Shape::Empty {
        return because(meaning, Role::Unused, Reason::Empty);
    }
    if holds_persons(profile) {
        return nobody_sees(profile, meaning, Reason::Personal);
    }
    if profile.asked() == Some(Asked::Id) {
        return nobody_sees(profile, meaning, Reason::ToolSays);
    }
    let once_each = profile.answered as usize == profile.seen.len();
    let may_be_id = meaning.kind != Kind::Multiple && (meaning.kind != Kind::Rating || once_each);
    if says.id && may_be_id && is_id(profile) {
        return nobody_sees(profile, meaning, Reason::IdName);
    }
    if numbers_rows(profile) {
        return nobody_sees(profile, meaning, Reason::AllDifferent);
    }
    if says.weight && is_weight(profile) {
        meaning.kind = Kind::Number;
        meaning.points = None;
        meaning.options.retain(|option| option.missing);
        return because(meaning, Role::Weight, Reason::WeightName);
    }
    // "Varighed: under 26 uger" is asked of a person, "Varighed: 312" may be the tool's clock.
    let spoken = meaning.kind == Kind::Single
        && profile.shape == Shape::Labels
        && role_words::is_duration(&profile.column.name);
    // "Status: Blå, Sølv, Guld": what a statistics file has value labels for was asked or known of a person.
    let labelled = profile.says_so() == Reason::FileSays && !profile.value_labels().is_empty();
    if says.technical && !spoken && !labelled && !matches!(meaning.kind, Kind::Rating | Kind::Multiple) {
        return because(meaning, Role::Technical, Reason::TechnicalName);
    }
    // "Nej", "nej tak", "?": few different answers, but to an open question.
    if says.comment && meaning.kind == Kind::Single && profile.shape == Shape::Labels {
        *meaning = Meaning::plain(Kind::Text, vec![Reason::CommentWords]);
        return plain(Role::Comment);
    }
    let answers = meaning.answers().filter(|option| option.n > 0).count();
    let constant = profile.value_labels().is_empty()
        && (profile.real().count() <= 1 || (meaning.kind == Kind::Single && answers <= 1));
    match meaning.kind {
        Kind::Multiple => plain(Role::Item),
        _ if constant && meaning.kind != Kind::Rating && profile.asked().is_none() => {
            meaning.doubts.clear();
            because(meaning, Role::Unused, Reason::Constant)
        }
        Kind::Rating => {
            if says.background_wholly
                && meaning.family.is_none()
                && !meaning.reasons.iter().any(|r| matches!(r, Reason::EndLabels { .. }))
            {
                because(meaning, Role::Group, Reason::BackgroundWords)
            } else {
                plain(Role::Item)
            }
        }
        Kind::Single if says.background => because(meaning, Role::Group, Reason::BackgroundWords),
        Kind::Single => plain(Role::Group),
        Kind::Number if says.background && !says.number && are_categories(profile) => {
            let reasons = std::mem::take(&mut meaning.reasons);
            *meaning = super::unordered::categories(profile);
            meaning.reasons.extend(reasons.into_iter().filter(|reason| *reason == Reason::ToolSays));
            because(meaning, Role::Group, Reason::BackgroundWords)
        }
        Kind::Number if says.background => because(meaning, Role::Group, Reason::BackgroundWords),
        Kind::Number => plain(Role::Item),
        Kind::Date => plain(Role::Technical),
        Kind::Text if meaning.reasons.contains(&Reason::JoinedAnswers) => plain(Role::Unused),
        Kind::Text if says.background && profile.length <= 40 && are_repeated(profile) => {
            *meaning = super::unordered::categories(profile);
            because(meaning, Role::Group, Reason::BackgroundWords)
        }
        // A background question in everybody's own words divides nobody and is no comment.
        Kind::Text if says.background && profile.length <= 40 => {
            because(meaning, Role::Unused, Reason::BackgroundWords)
        }
        Kind::Text if is_token(profile) => nobody_sees(profile, meaning, Reason::AllDifferent),
        Kind::Text => plain(Role::Comment),
    }
}

/// What tells persons apart is not listed anywhere: no options, no scale, only why.
fn nobody_sees(profile: &Profile, meaning: &mut Meaning, reason: Reason) -> Assigned {
    let kind = match meaning.kind {
        Kind::Date => Kind::Date,
        _ if profile.numbers.is_some() => Kind::Number,
        _ => Kind::Text,
    };
    *meaning = Meaning::plain(kind, vec![reason.clone()]);
    Assigned { role: Role::Id, personal: reason == Reason::Personal }
}

fn because(meaning: &mut Meaning, role: Role, reason: Reason) -> Assigned {
    if !meaning.reasons.contains(&reason) {
        meaning.reasons.insert(0, reason);
    }
    Assigned { role, personal: false }
}

/// Single choices: those of a battery, yes and no, and long lists are questions of their own; the others divide people.
fn lines_of_batteries(profiles: &[Profile], meanings: &[Meaning], says: &[Says], assigned: &mut [Assigned]) {
    // Labels are compared often, so they are read once.
    let lists: Vec<Vec<String>> = meanings
        .iter()
        .map(|meaning| {
            if meaning.kind != Kind::Single {
                return Vec::new();
            }
            let mut list: Vec<String> = meaning.answers().map(|option| wording::key(&option.label)).collect();
            list.order();
            list
        })
        .collect();
    let background = |place: usize| says[place].background && assigned[place].role == Role::Group;
    let is_background: Vec<bool> = (0..profiles.len()).map(background).collect();
    for place in 0..profiles.len() {
        if meanings[place].kind != Kind::Single
            || assigned[place].role != Role::Group
            || says[place].background
        {
            continue;
        }
        let ranked =
            meanings[place].reasons.iter().any(|reason| matches!(reason, Reason::NeverTheSame { .. }));
        let answers = meanings[place].answers().count();
        let asked = profiles[place].label.contains('?');
        let zero_one =
            answers == 2 && meanings[place].answers().all(|o| matches!(o.code, Code::Number(0 | 1)));
        let yes_no = (answers <= 4 && meanings[place].answers().any(|option| is_yes_no(&option.label)))
            || (zero_one && asked);
        let siblings: Vec<usize> = (0..profiles.len())
            .filter(|&other| {
                other != place
                    && profiles[place].battery.is_some()
                    && profiles[other].battery == profiles[place].battery
                    && meanings[other].kind == Kind::Single
                    && (lists[other] == lists[place]
                        || (meanings[other].codes.is_some() && meanings[place].codes.is_some()))
            })
            .collect();
        if siblings.iter().any(|&other| is_background[other]) {
            continue;
        }
        if ranked || yes_no || !siblings.is_empty() || answers > 20 {
            assigned[place].role = Role::Item;
        }
    }
}

pub fn is_yes_no(label: &str) -> bool {
    let plain = wording::plain(label);
    let first = plain.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    ["ja", "nej", "nei", "yes", "no", "true", "false", "sand", "falsk"].contains(&first)
}

/// A complaint on a scale of agreement: agreeing may be the unfavourable answer.
fn doubt_direction(profile: &Profile, meaning: &mut Meaning) {
    let agreeing =
        matches!(meaning.family, Some(Family::Agreement | Family::Degree | Family::Frequency | Family::Fit));
    if meaning.kind == Kind::Rating
        && agreeing
        && role_words::sounds_negative(profile.own_text())
        && !meaning.doubts.contains(&NoteKind::DoubtfulDirection)
    {
        meaning.doubts.push(NoteKind::DoubtfulDirection);
    }
}

/// Mail addresses, or numbers with a birthday in them: never shown.
fn holds_persons(profile: &Profile) -> bool {
    let mut looked = 0_u32;
    let mut persons = 0_u32;
    for seen in profile.real().take(50) {
        looked += 1;
        let text = seen.code.to_string();
        persons += u32::from(is_mail(&text) || is_cpr(&text));
    }
    looked > 0 && persons * 2 > looked
}

fn is_mail(text: &str) -> bool {
    let text = text.trim();
    text.split_once('@').is_some_and(|(user, host)| {
        !user.is_empty() && host.contains('.') && !text.contains(char::is_whitespace) && !host.contains('@')
    })
}

/// ddmmyy-nnnn, with or without the dash.
fn is_cpr(text: &str) -> bool {
    let text = text.trim();
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let dashed = text.len() == 11 && text.as_bytes().get(6) == Some(&b'-');
    if digits.len() != 10 || !(dashed || text.len() == 10) {
        return false;
    }
    let number = |from: usize| digits[from..from + 2].parse::<u32>().unwrap_or(0);
    (1..=31).contains(&number(0)) && (1..=12).contains(&number(2))
}

/// Names of ids are also names of other things: the values must be many, or long.
fn is_id(profile: &Profile) -> bool {
    let different = profile.real().count();
    different * 5 >= profile.answered as usize || different > 20 || profile.length >= 5
}

/// 0, 1, 2 ... down the rows: a row number, whatever its name.
fn numbers_rows(profile: &Profile) -> bool {
    let rows = profile.column.cells.len();
    let once_each = profile.seen.len() == profile.rows as usize && profile.answered == profile.rows;
    let (Some(Code::Number(first)), Some(Code::Number(last))) =
        (profile.seen.first().map(|s| &s.code), profile.seen.last().map(|s| &s.code))
    else {
        return false;
    };
    // Where only some rows count, the numbers of the others are left out.
    once_each && profile.rows >= 10 && *first >= 0 && usize::try_from(*last).is_ok_and(|last| last <= rows)
}

/// Long texts without blanks, all different: keys, not comments.
fn is_token(profile: &Profile) -> bool {
    let all_different = profile.real().all(|seen| seen.n == 1) && profile.answered >= 10;
    let unbroken =
        profile.real().take(50).all(|seen| matches!(&seen.code, Code::Text(text) if !text.contains(' ')));
    all_different && unbroken && profile.length >= 8
}

/// Numbers that are names: post codes, schools.
fn are_categories(profile: &Profile) -> bool {
    let different = profile.real().count();
    profile.numbers.is_some_and(|numbers| numbers.whole)
        && different <= 100
        && profile.answered as usize >= 3 * different
}

/// Few enough texts, often enough the same, to divide people by.
fn are_repeated(profile: &Profile) -> bool {
    let different = profile.real().count();
    different <= 300 && profile.answered as usize >= 2 * different
}

/// Positive, not all whole, averaging about one.
fn is_weight(profile: &Profile) -> bool {
    profile.numbers.is_some_and(|numbers| {
        numbers.low >= 0.0 && numbers.high > 0.0 && !numbers.whole && (0.5..=2.0).contains(&numbers.mean)
    })
}
