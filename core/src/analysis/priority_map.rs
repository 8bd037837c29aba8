//! Driver weights and the items' distributions in, a [`PriorityMap`] out: what matters against how it is going.

use super::drivers::Estimated;
use super::quantity::Scale;
use super::{
    Alternative, Drivers, Importance, Item, MapItem, Measure, Performance, PriorityMap, Quadrant, Settings,
    Split, SplitLines, settings,
};
use crate::problem::{BadSetting, Problem};
use crate::survey::Survey;

/// A value this close to a line is on it; rounding shall not decide a quadrant.
const ON_THE_LINE: f64 = 1e-12;

/// Importance (share of R²) against performance for each driver that has one.
///
/// Split lines: mean or median of the items, or the mid-point (the middle of the response scale; for importance the
/// even share 1/p), or free. A value on a line counts as above it. An item with a negative coefficient is never
/// [`Quadrant::ImproveFirst`]: it becomes [`Quadrant::Watch`] and is marked. Where response scales differ an item
/// without one (a number) has no index and is left out. `None` where no item can be placed. Martilla and James (1977).
///
/// # Errors
/// When a mid-point is asked for of numbers without a response scale.
pub(super) fn priority_map(
    survey: &Survey,
    estimated: &Estimated,
    items: &[Item],
    settings: &Settings,
) -> Result<Option<PriorityMap>, Problem> {
    let drivers = &estimated.drivers;
    let placed: Vec<Placed> = drivers
        .weights
        .iter()
        .enumerate()
        .filter_map(|(j, weight)| {
            let performance = match &estimated.performance {
                Some(own) => own[j]?,
                None => {
                    let item = items.iter().find(|item| item.name == weight.name)?;
                    performance(item, settings.performance)?
                }
            };
            Some(Placed {
                name: &weight.name,
                label: &weight.label,
                performance,
                importance: weight.share.0,
                negative: weight.sign < 0,
            })
        })
        .collect();
    if placed.is_empty() {
        return Ok(None);
    }
    let first = scaled(placed[0].name, settings);
    let lines = Lines::of(survey, first, drivers.weights.len(), settings)?;
    let each = |value: fn(&Placed) -> f64| placed.iter().map(value).collect::<Vec<f64>>();
    let split = lines.among(&mut each(|item| item.performance), &mut each(|item| item.importance));
    let items = placed
        .iter()
        .map(|item| MapItem {
            name: item.name.to_owned(),
            label: item.label.to_owned(),
            performance: item.performance,
            importance: item.importance,
            quadrant: quadrant(item.performance, item.importance, item.negative, split),
            negative: item.negative,
            stability: None,
            spread: None,
        })
        .collect();
    let alternatives = alternatives(survey, drivers, &placed, settings);
    Ok(Some(PriorityMap { performance: settings.performance, split, items, alternatives }))
}

/// The places under each rule for the lines, by the importance chosen and by general dominance; without those that
/// cannot be.
fn alternatives(
    survey: &Survey,
    drivers: &Drivers,
    placed: &[Placed],
    settings: &Settings,
) -> Vec<Alternative> {
    let dominances: Option<Vec<f64>> = drivers.weights.iter().map(|weight| weight.dominance).collect();
    let all: f64 = dominances.iter().flatten().sum();
    let dominance = |name: &str| {
        let weight = drivers.weights.iter().find(|weight| weight.name == name)?;
        Some(weight.dominance? / all)
    };
    let chosen: Vec<f64> = placed.iter().map(|item| item.importance).collect();
    let mut importances = vec![(drivers.method, chosen)];
    if drivers.method != Importance::Dominance
        && all > 0.0
        && let Some(shares) = placed.iter().map(|item| dominance(item.name)).collect()
    {
        importances.push((Importance::Dominance, shares));
    }
    let mut splits = vec![Split::Mean, Split::Median, Split::Midpoint];
    splits.extend(Some(settings.split).filter(|split| matches!(split, Split::Free(_))));
    let performances: Vec<f64> = placed.iter().map(|item| item.performance).collect();
    let mut alternatives = Vec::new();
    for (importance, shares) in &importances {
        for &split in &splits {
            let asked = Settings { split, ..settings.clone() };
            let first = scaled(placed[0].name, settings);
            let Ok(rule) = Lines::of(survey, first, drivers.weights.len(), &asked) else { continue };
            let lines = rule.among(&mut performances.clone(), &mut shares.clone());
            let place =
                |(item, share): (&Placed, &f64)| quadrant(item.performance, *share, item.negative, lines);
            let quadrants = placed.iter().zip(shares).map(place).collect();
            alternatives.push(Alternative { split, importance: *importance, lines, quadrants });
        }
    }
    alternatives
}

/// The variable that has the scale of a driver: itself, or a theme's first item.
fn scaled<'a>(driver: &'a str, settings: &'a Settings) -> &'a str {
    let members = settings.driver_groups.get(driver);
    members.and_then(|members| members.first()).map_or(driver, String::as_str)
}

struct Placed<'a> {
    name: &'a str,
    label: &'a str,
    performance: f64,
    importance: f64,
    negative: bool,
}

/// Where a place on the map is, between the lines.
pub(super) fn quadrant(performance: f64, importance: f64, negative: bool, split: SplitLines) -> Quadrant {
    let important = reaches(importance, split.importance);
    let high = reaches(performance, split.performance);
    match (important, high) {
        (true, false) if negative => Quadrant::Watch,
        (true, false) => Quadrant::ImproveFirst,
        (true, true) => Quadrant::KeepUp,
        (false, false) => Quadrant::Watch,
        (false, true) => Quadrant::Maintain,
    }
}

fn reaches(value: f64, line: f64) -> bool {
    value >= line - ON_THE_LINE * line.abs().max(1.0)
}

/// Mean in codes, index 0-100, or share favourable. A choice between two has the share of its upper answer for all
/// three (times 100 as index); a number has a mean alone.
fn performance(item: &Item, measure: Performance) -> Option<f64> {
    match (&item.measure, measure) {
        (Measure::Rating { mean, .. }, Performance::Mean) => mean.map(|mean| mean.value),
        (Measure::Rating { index, .. }, Performance::Index) => *index,
        (Measure::Rating { favourable, .. }, Performance::Share) => favourable.map(|class| class.share.0),
        (Measure::Number { mean }, Performance::Mean) => mean.map(|mean| mean.value),
        (Measure::Number { .. }, Performance::Index | Performance::Share) => None,
        (Measure::Single | Measure::Multiple, measure) => {
            let upper = upper_share(item)?;
            Some(if measure == Performance::Index { 100.0 * upper } else { upper })
        }
    }
}

fn upper_share(item: &Item) -> Option<f64> {
    match item.counts.as_slice() {
        [only] => Some(only.share.0),
        [first, second] => {
            let turned = matches!((first.code.number(), second.code.number()), (Some(a), Some(b)) if a > b);
            Some(if turned { first.share.0 } else { second.share.0 })
        }
        _ => None,
    }
}

/// How the split lines follow from the places of the items.
#[derive(Debug, Clone, Copy)]
pub(super) enum Lines {
    Mean,
    Median,
    Fixed(SplitLines),
}

impl Lines {
    /// `first`: an item of the map; all have its scale where performance is a mean.
    pub fn of(survey: &Survey, first: &str, drivers: usize, settings: &Settings) -> Result<Lines, Problem> {
        Ok(match settings.split {
            Split::Mean => Lines::Mean,
            Split::Median => Lines::Median,
            Split::Midpoint => Lines::Fixed(SplitLines {
                performance: match settings.performance {
                    Performance::Index => 50.0,
                    Performance::Share => 0.5,
                    Performance::Mean => scale_middle(survey, first)?,
                },
                importance: 1.0 / drivers as f64,
            }),
            Split::Free(lines) => Lines::Fixed(lines),
        })
    }

    /// The rule behind the lines of a map: those that no answer moves stand where they stood.
    pub fn behind(split: Split, lines: SplitLines) -> Lines {
        match split {
            Split::Mean => Lines::Mean,
            Split::Median => Lines::Median,
            Split::Midpoint | Split::Free(_) => Lines::Fixed(lines),
        }
    }

    /// `performances`, `importances`: of the items of the map, at least one; their order is lost.
    pub fn among(self, performances: &mut [f64], importances: &mut [f64]) -> SplitLines {
        match self {
            Lines::Mean => SplitLines { performance: mean(performances), importance: mean(importances) },
            Lines::Median => {
                SplitLines { performance: median(performances), importance: median(importances) }
            }
            Lines::Fixed(lines) => lines,
        }
    }
}

/// The middle of the response scale that the items share.
fn scale_middle(survey: &Survey, item: &str) -> Result<f64, Problem> {
    match settings::quantity(survey, item)?.scale() {
        Some(Scale { start, points }) => Ok(start as f64 + 0.5 * (f64::from(points) - 1.0)),
        None => Err(settings::bad("split", BadSetting::OutOfRange)),
    }
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    let half = values.len() / 2;
    if values.len() % 2 == 1 { values[half] } else { 0.5 * (values[half - 1] + values[half]) }
}
