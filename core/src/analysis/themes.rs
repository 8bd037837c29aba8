//! Items in themes in, each theme's index with how well its items hold together out; themes compared.
//!
//! A respondent's score is the mean index 0-100 of the theme's rating items that he or she answered, where at least half
//! of them are. Alpha and omega are of the respondents who answered all of them, on the same index, so that items on
//! different scales count alike.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use super::compare::{Adjustment, WhyNot};
use super::distribution::{Precision, mean_of};
use super::pairs::t_interval;
use super::ratings::Rating;
use super::{Category, GroupBreakdown, Interval, Item, MeanOf, Measure, Part, Settings};
use crate::codebook::VariableName;
use crate::note::{Note, NoteKind};
use crate::protect::PrimaryRule;
use crate::stats::correlation::Symmetric;
use crate::stats::group_means::{paired_t, welch_anova, welch_t};
use crate::stats::joint::{SCORE_UNIT, complete_products, correlations_of, scores};
use crate::stats::moments::Moments;
use crate::stats::reliability::{NoFactor, cronbach_alpha, one_factor};
use crate::survey::{Answers, Measured, Survey};
use crate::units::{Code, ValidN};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Theme {
    pub name: String,
    /// Its rating items that are shown; others have no place on a scale.
    pub items: Vec<VariableName>,
    /// Answers that a respondent's score needs.
    pub needed: u32,
    /// Respondents with a score; absent where it is suppressed.
    pub n: Option<ValidN>,
    pub suppressed: bool,
    /// Index 0-100, with Student's interval.
    pub mean: Option<MeanOf>,
    /// Respondents who answered every item: those of alpha and omega.
    pub complete: Option<ValidN>,
    /// Cronbach's, raw.
    pub alpha: Option<f64>,
    /// McDonald's omega total of one factor.
    pub omega: Option<f64>,
    pub no_alpha: Option<NoReliability>,
    pub no_omega: Option<NoReliability>,
    pub groups: Vec<ThemeGroup>,
}

/// Why a scale has no alpha or no omega.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoReliability {
    /// Alpha needs two items, omega three.
    FewItems,
    /// Fewer respondents answered every item than may be shown, or than there are items.
    FewRespondents,
    /// An item that everybody answered alike, or items that cancel each other.
    AllAlike,
    /// One factor does not describe the items: a loading came out above 1.
    Improper,
}

/// A theme over the categories of a background variable.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct ThemeGroup {
    pub variable: VariableName,
    /// In the order of the breakdown's.
    pub categories: Vec<ThemeCategory>,
    /// Welch's analysis of variance, or his t where two categories are shown.
    pub test: Option<ThemeTest>,
    pub untested: Option<WhyNot>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct ThemeCategory {
    pub code: Code,
    pub n: Option<ValidN>,
    pub suppressed: bool,
    pub mean: Option<MeanOf>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct ThemeTest {
    pub test: super::TestName,
    pub statistic: f64,
    pub df: Vec<f64>,
    pub p: f64,
    /// Within the family: the themes over this background variable.
    pub p_adjusted: f64,
    pub adjustment: Adjustment,
}

/// Two themes of the same respondents, by Student's paired t.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct ThemePair {
    pub a: String,
    pub b: String,
    /// Respondents with both scores.
    pub n: ValidN,
    /// Index points by which a lies above b, among them.
    pub difference: f64,
    pub interval: Interval,
    pub statistic: f64,
    pub df: Vec<f64>,
    pub p: f64,
    /// Within the family: all pairs of themes.
    pub p_adjusted: f64,
    pub adjustment: Adjustment,
}

/// What themes rest on.
pub(super) struct Asked<'a> {
    pub survey: &'a Survey,
    pub settings: &'a Settings,
    pub ratings: &'a [Rating<'a>],
    pub groups: &'a [GroupBreakdown],
    pub rows: &'a [u32],
    pub part: Part,
    pub precision: Precision,
}

/// In the order in which their first items stand.
pub(super) fn themes(asked: &Asked, notes: &mut Vec<Note>) -> (Vec<Theme>, Vec<ThemePair>) {
    let mut names: Vec<&str> = Vec::new();
    for rating in asked.ratings {
        names.extend(rating.theme.filter(|theme| !names.contains(theme)));
    }
    let places: Vec<Vec<Option<usize>>> =
        asked.groups.iter().map(|by| places_of(by, asked.survey, asked.rows)).collect();
    let mut scored = Vec::new();
    let mut themes: Vec<Theme> = names
        .iter()
        .map(|&name| {
            let items: Vec<&Rating> =
                asked.ratings.iter().filter(|rating| rating.theme == Some(name)).collect();
            let (theme, scores) = theme(name, &items, asked, &places);
            notes.extend(remarks(&theme, &items));
            scored.push(scores);
            theme
        })
        .collect();
    adjust(&mut themes, asked.settings.adjustment);
    let pairs = compared(&themes, &scored, asked);
    (themes, pairs)
}

/// Adjusts the tests of all themes over the same background variable.
pub(crate) fn adjust(themes: &mut [Theme], adjustment: Adjustment) {
    fn test(theme: &mut Theme, place: usize) -> Option<&mut ThemeTest> {
        theme.groups.get_mut(place)?.test.as_mut()
    }
    let groups = themes.iter().map(|theme| theme.groups.len()).max().unwrap_or(0);
    for place in 0..groups {
        let p: Vec<f64> =
            themes.iter_mut().filter_map(|theme| test(theme, place)).map(|test| test.p).collect();
        let tests = themes.iter_mut().filter_map(|theme| test(theme, place));
        for (test, adjusted) in tests.zip(adjustment.of(&p)) {
            test.p_adjusted = adjusted;
        }
    }
}

fn theme(
    name: &str,
    items: &[&Rating],
    asked: &Asked,
    places: &[Vec<Option<usize>>],
) -> (Theme, Vec<Option<i64>>) {
    let columns: Vec<&[u8]> = items.iter().map(|item| item.answers.as_slice()).collect();
    let points: Vec<u32> = items.iter().map(|item| item.points).collect();
    let needed = u32::try_from(items.len().div_ceil(2)).unwrap_or(u32::MAX);
    let scores = scores(&columns, &points, needed);
    let rule = PrimaryRule::of(asked.settings.minimum_group);
    let given: Vec<i64> = scores.iter().copied().flatten().collect();
    let moments = moments(&given);
    let hidden = hides(rule, asked, moments, asked.part);
    let shown = moments.filter(|_| !hidden);
    let mut theme = Theme {
        name: name.to_owned(),
        items: items.iter().map(|item| item.name.clone()).collect(),
        needed,
        n: if hidden { None } else { Some(ValidN(shown.map_or(0, |m| m.n))) },
        suppressed: hidden,
        mean: mean_of(shown, asked.precision),
        complete: None,
        alpha: None,
        omega: None,
        no_alpha: None,
        no_omega: None,
        groups: Vec::new(),
    };
    if !hidden {
        reliability(&mut theme, items, rule);
    }
    theme.groups =
        asked.groups.iter().zip(places).map(|(by, places)| over(by, places, items, &scores, asked)).collect();
    (theme, scores)
}

/// Too few scores, or in a part of the survey all alike.
fn hides(rule: PrimaryRule, asked: &Asked, moments: Option<Moments>, part: Part) -> bool {
    let alike = |m: Moments| part != Part::Whole && m.sd == 0.0 && asked.settings.minimum_group > 1;
    moments.is_some_and(|m| rule.too_few(m.n) || alike(m))
}

/// The scores are whole numbers of a small unit: their sums are exact.
fn moments(scores: &[i64]) -> Option<Moments> {
    let moments = Moments::of_whole(scores)?;
    Some(Moments { mean: moments.mean * SCORE_UNIT, sd: moments.sd * SCORE_UNIT, ..moments })
}

fn reliability(theme: &mut Theme, items: &[&Rating], rule: PrimaryRule) {
    if items.len() < 2 {
        (theme.no_alpha, theme.no_omega) = (Some(NoReliability::FewItems), Some(NoReliability::FewItems));
        return;
    }
    let columns: Vec<&[u8]> = items.iter().map(|item| item.answers.as_slice()).collect();
    let (n, products) = complete_products(&columns);
    if rule.too_few(n) || n as usize <= items.len() {
        let why = Some(NoReliability::FewRespondents);
        (theme.no_alpha, theme.no_omega) = (why, why);
        return;
    }
    theme.complete = Some(ValidN(n));
    // On the index an item of p points has steps of 1 / (p - 1).
    let step = |item: usize| f64::from(items[item].points - 1);
    let products = Symmetric::from_fn(items.len(), |i, j| products.at(i, j) / (step(i) * step(j)));
    match cronbach_alpha(&products) {
        Ok(alpha) => theme.alpha = Some(alpha),
        Err(_) => theme.no_alpha = Some(NoReliability::AllAlike),
    }
    if (0..items.len()).any(|i| products.at(i, i) <= 0.0) {
        theme.no_omega = Some(NoReliability::AllAlike);
        return;
    }
    match one_factor(&correlations_of(&products)) {
        Ok(factor) => theme.omega = Some(factor.omega_total),
        Err(NoFactor::FewerThanThree) => theme.no_omega = Some(NoReliability::FewItems),
        Err(NoFactor::Improper | NoFactor::NoSolution) => theme.no_omega = Some(NoReliability::Improper),
    }
}

fn remarks(theme: &Theme, items: &[&Rating]) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut note = |kind| notes.push(Note { kind, variable: None });
    if items.len() == 2 {
        note(NoteKind::TwoItems { theme: theme.name.clone() });
    }
    if items.windows(2).any(|pair| pair[0].points != pair[1].points) {
        note(NoteKind::MixedScales { theme: theme.name.clone() });
    }
    notes
}

fn over(
    by: &GroupBreakdown,
    place_of: &[Option<usize>],
    items: &[&Rating],
    scores: &[Option<i64>],
    asked: &Asked,
) -> ThemeGroup {
    let rule = PrimaryRule::of(asked.settings.minimum_group);
    let mut members: Vec<Vec<i64>> = vec![Vec::new(); by.categories.len()];
    for (place, score) in place_of.iter().zip(scores) {
        if let (Some(place), Some(score)) = (place, score) {
            members[*place].push(*score);
        }
    }
    // A category in which an item of the theme is hidden would tell of it by its theme.
    let all_shown = |category: &Category| {
        let shown = category.items.as_deref().unwrap_or_default();
        items.iter().all(|item| by_name(shown, item.name).is_some() || *item.name == by.variable)
    };
    let categories: Vec<ThemeCategory> = by
        .categories
        .iter()
        .zip(&members)
        .map(|(category, members)| {
            let moments = moments(members);
            let hidden =
                category.suppressed || !all_shown(category) || hides(rule, asked, moments, Part::Group);
            let shown = moments.filter(|_| !hidden);
            ThemeCategory {
                code: category.code.clone(),
                n: if hidden { None } else { Some(ValidN(shown.map_or(0, |m| m.n))) },
                suppressed: hidden,
                mean: mean_of(shown, Precision { population: None, ..asked.precision }),
            }
        })
        .collect();
    ThemeGroup::of(by.variable.clone(), categories, asked.settings.adjustment)
}

impl ThemeGroup {
    /// Tests the categories as they are shown.
    pub(crate) fn of(
        variable: VariableName,
        categories: Vec<ThemeCategory>,
        adjustment: Adjustment,
    ) -> ThemeGroup {
        let tested: Vec<Moments> = categories
            .iter()
            .filter_map(|category| {
                let mean = category.mean.as_ref()?;
                Some(Moments { n: category.n?.0, mean: mean.value, sd: mean.sd })
            })
            .collect();
        let test = if let [first, second] = tested[..] {
            welch_t(first, second).map(|t| (super::TestName::WelchT, t.statistic, vec![t.df], t.p))
        } else {
            welch_anova(&tested).map(|f| (super::TestName::WelchAnova, f.statistic, f.df.to_vec(), f.p))
        };
        let untested = test.as_ref().err().map(|why| WhyNot::from(*why));
        let test = test.ok().map(|(test, statistic, df, p)| ThemeTest {
            test,
            statistic,
            df,
            p,
            p_adjusted: p,
            adjustment,
        });
        ThemeGroup { variable, categories, test, untested }
    }
}

fn by_name<'i>(items: &'i [Item], name: &str) -> Option<&'i Item> {
    items.iter().find(|item| item.name == name && matches!(item.measure, Measure::Rating { .. }))
}

/// Which category of the breakdown each respondent is in.
pub(crate) fn places_of(by: &GroupBreakdown, survey: &Survey, rows: &[u32]) -> Vec<Option<usize>> {
    let measured: Option<&Measured> =
        survey.variables.iter().find(|measured| measured.variable.name == by.variable);
    let Some((measured, Answers::Coded(answers))) = measured.map(|m| (m, &m.answers)) else {
        return vec![None; rows.len()];
    };
    let place: Vec<Option<usize>> = measured
        .variable
        .options
        .iter()
        .map(|option| {
            let found = by.categories.iter().position(|category| category.code == option.code);
            found.filter(|_| !option.missing)
        })
        .collect();
    rows.iter().map(|&row| answers.at(row).and_then(|option| place[usize::from(option)])).collect()
}

fn compared(themes: &[Theme], scored: &[Vec<Option<i64>>], asked: &Asked) -> Vec<ThemePair> {
    let rule = PrimaryRule::of(asked.settings.minimum_group);
    let adjustment = asked.settings.adjustment;
    let mut pairs = Vec::new();
    for (i, first) in themes.iter().enumerate() {
        for (j, second) in themes.iter().enumerate().skip(i + 1) {
            if first.suppressed || second.suppressed {
                continue;
            }
            let both = scored[i].iter().zip(&scored[j]).filter_map(|(a, b)| Some((*a)? - (*b)?));
            let differences: Vec<i64> = both.collect();
            let Some(found) = moments(&differences).filter(|m| !rule.too_few(m.n)) else { continue };
            let Ok(t) = paired_t(found) else { continue };
            pairs.push(ThemePair {
                a: first.name.clone(),
                b: second.name.clone(),
                n: ValidN(found.n),
                difference: found.mean,
                interval: t_interval(t.interval(asked.precision.confidence)),
                statistic: t.statistic,
                df: vec![t.df],
                p: t.p,
                p_adjusted: t.p,
                adjustment,
            });
        }
    }
    let p: Vec<f64> = pairs.iter().map(|pair| pair.p).collect();
    for (pair, adjusted) in pairs.iter_mut().zip(adjustment.of(&p)) {
        pair.p_adjusted = adjusted;
    }
    pairs
}
