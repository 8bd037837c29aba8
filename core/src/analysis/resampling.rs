//! A settled design in, replicates of everything on the map out, and what they tell: how far each number can be relied on.
//!
//! Respondents are drawn, not answers: weights, performance and split lines of a replicate belong to the same draw. The
//! respondents of the whole domain are drawn, also those without an answer to everything, whose answers still count for
//! performance.

use std::collections::BTreeMap;
use std::ops::Range;

use super::design::Design;
use super::distribution::{Favour, class_by};
use super::driver_notes::ranks;
use super::drivers::sign;
use super::priority_map::{Lines, quadrant};
use super::quantity::{Quantity, Scale};
use super::{
    Analysis, Difference, DriverWeight, Drivers, Importance, Interval, IntervalMethod, Missing, PAIRED,
    Performance, PlaceSpread, PriorityMap, Quadrant, Settings,
};
use crate::codebook::Kind;
use crate::note::Noted;
use crate::stats::bootstrap::{self, Bootstrap, Estimate, Measure, Replicate, Replicates};
use crate::stats::correlation::Column;
use crate::stats::quantiles::{self, Rule};
use crate::stats::random::{Purpose, Stream};
use crate::units::Share;

/// What lies between two replicates is found as R's `boot.ci` finds it, so that its users find their numbers.
const RULE: Rule = Rule::Boot;

/// Of weight minus noise: a driver is above noise when the lower bound of this interval is above 0.
const NOISE_CONFIDENCE: f64 = 0.95;

/// The noise is normal, in whole steps of this part of its standard deviation, so that its sums are exact too.
const NOISE_STEPS: f64 = 32.0;
const NOISE_MOST: f64 = 127.0;

/// A bootstrap that can be run in parts, anywhere, and whose numbers together tell the uncertainty.
#[derive(Debug, Clone)]
pub struct Resampling {
    bootstrap: Bootstrap,
    accelerations: Option<Option<Vec<f64>>>,
}

impl Resampling {
    pub(super) fn of(design: &Design, settings: &Settings) -> Self {
        let seed = settings.bootstrap.seed.0;
        let importance = match settings.importance {
            Importance::Dominance => bootstrap::Importance::Dominance,
            Importance::RelativeWeights => bootstrap::Importance::RelativeWeights,
            Importance::Logistic => bootstrap::Importance::Logistic,
        };
        let rows = &design.domain;
        // The noise comparison is published for relative weights.
        let noise = (importance == bootstrap::Importance::RelativeWeights).then(|| noise(seed, rows.len()));
        let items = design.items.iter();
        let mut columns: Vec<_> = items.clone().map(|item| item.answers(rows)).collect();
        columns.extend(design.dummies.iter().map(|dummy| dummy.answers(rows)));
        let mut performance: Vec<_> = items.map(|item| measure(item, settings.performance, rows)).collect();
        performance.resize(columns.len(), None);
        let design = bootstrap::Design {
            columns,
            drivers: design.drivers.iter().map(|driver| driver.columns.clone()).collect(),
            outcome: design.outcome.answers(rows),
            missing: match settings.missing {
                Missing::Listwise => bootstrap::Missing::Listwise,
                Missing::Pairwise => bootstrap::Missing::Pairwise,
                Missing::Em => bootstrap::Missing::Em,
            },
            performance,
            noise,
            weights: design.weights.clone(),
        };
        Resampling { bootstrap: Bootstrap::prepare(&design, importance, seed), accelerations: None }
    }

    /// What all respondents give, each once.
    pub(super) fn estimate(&mut self) -> Option<Estimate> {
        self.bootstrap.estimate_all()
    }

    /// The replicates of these numbers: nothing but estimates, the same on every machine. `on_progress`: done, total.
    pub fn run(&mut self, replicates: Range<u32>, on_progress: &mut dyn FnMut(u32, u32)) -> Vec<f64> {
        self.bootstrap.run(replicates, on_progress)
    }

    /// The performance of each driver among those who answered, `None` for one without a place on the map: what the
    /// replicates vary about.
    #[must_use]
    pub fn performance(&mut self) -> Vec<Option<f64>> {
        self.bootstrap.performance().into_iter().map(|value| Some(value).filter(|x| !x.is_nan())).collect()
    }

    /// Numbers in one replicate.
    #[must_use]
    pub fn width(&self) -> usize {
        self.bootstrap.shape().width()
    }

    /// The answer with what the replicates tell: just as if so many had been asked for. `first`: the answer of the same
    /// settings without them; `numbers`: of the replicates from 0 on, in their order.
    pub fn told(&mut self, first: Noted<Analysis>, numbers: &[f64]) -> Noted<Analysis> {
        let Noted { mut value, notes } = first;
        let made = numbers.len() / self.width();
        value.settings.bootstrap.replicates = u32::try_from(made).unwrap_or(u32::MAX);
        if made > 0 {
            let accelerations =
                self.accelerations.get_or_insert_with(|| self.bootstrap.accelerations(&mut |_, _| {}));
            let accelerations = accelerations.clone();
            if let Some(drivers) = &mut value.drivers {
                let map = value.priority_map.as_mut();
                self.tell(&value.settings, drivers, map, numbers, accelerations.as_deref());
            }
        }
        Noted { value, notes }
    }

    /// What the replicates tell of an estimate and its map.
    pub(super) fn tell(
        &self,
        settings: &Settings,
        drivers: &mut Drivers,
        map: Option<&mut PriorityMap>,
        numbers: &[f64],
        accelerations: Option<&[f64]>,
    ) {
        let replicates = Replicates::of(self.bootstrap.shape(), numbers);
        weights(settings, drivers, replicates, accelerations);
        if let Some(map) = map {
            stability(settings, drivers, map, replicates);
        }
    }
}

/// One draw per respondent, the same in every replicate: it is resampled with the answers.
fn noise(seed: u32, respondents: usize) -> Column {
    let mut stream = Stream::new(seed, Purpose::Noise, 0);
    let step = |_| (NOISE_STEPS * stream.normal()).round().clamp(-NOISE_MOST, NOISE_MOST) as i32;
    Column::Whole((0..respondents).map(step).collect())
}

/// The performance of an item as a mean of its answers, as the map has it of all: [`super::priority_map`].
fn measure(item: &Quantity, performance: Performance, rows: &[u32]) -> Option<Measure> {
    let answers = item.answers(rows);
    let measured = |scale: f64, offset: f64| Some(Measure { answers: answers.clone(), scale, offset });
    match (item.measured().variable.kind, item.scale(), performance) {
        (Kind::Rating, Some(Scale { start, .. }), Performance::Mean) => measured(1.0, start as f64 - 1.0),
        (Kind::Rating, Some(Scale { points, .. }), _) if points < 2 => None,
        (Kind::Rating, Some(Scale { points, .. }), Performance::Index) => {
            let step = 100.0 / f64::from(points - 1);
            measured(step, -step)
        }
        (Kind::Rating, Some(Scale { points, .. }), Performance::Share) => {
            let classes = item.measured().variable.classes;
            let favourable =
                |f: &i32| u32::try_from(*f).is_ok_and(|f| class_by(classes, f, points) == Favour::Favourable);
            let values = match &answers.values {
                Column::Whole(values) => values.iter().map(|f| i32::from(favourable(f))).collect(),
                Column::Real(_) => return None,
            };
            let answers = bootstrap::Answers { values: Column::Whole(values), valid: answers.valid };
            Some(Measure { answers, scale: 1.0, offset: 0.0 })
        }
        (Kind::Number, _, Performance::Mean) => measured(1.0, 0.0),
        (Kind::Number, _, _) => None,
        // A choice between two: the share of its upper answer.
        (Kind::Single | Kind::Multiple, Some(_), Performance::Index) => measured(100.0, 0.0),
        (Kind::Single | Kind::Multiple, Some(_), _) => measured(1.0, 0.0),
        _ => None,
    }
}

fn interval((low, high): (f64, f64), method: IntervalMethod) -> Interval {
    Interval { low, high, method }
}

/// A weight cannot be under 0, so replicates of one next to 0 lie above it, and may all but all do so.
fn holding(interval: Interval, estimate: f64) -> Interval {
    Interval { low: interval.low.min(estimate), high: interval.high.max(estimate), ..interval }
}

fn weights(
    settings: &Settings,
    drivers: &mut Drivers,
    replicates: Replicates,
    accelerations: Option<&[f64]>,
) {
    let confidence = settings.bootstrap.confidence.0;
    let used: Vec<Replicate> = replicates.each().collect();
    drivers.replicates = u32::try_from(used.len()).unwrap_or(u32::MAX);
    if used.is_empty() {
        return;
    }
    let p = drivers.weights.len();
    let shares: Vec<f64> = used
        .iter()
        .flat_map(|replicate| {
            let all: f64 = replicate.raw.iter().sum();
            replicate.raw.iter().map(move |raw| raw / all)
        })
        .collect();
    let mut places = vec![0_u32; p * p];
    for replicate in &used {
        for (j, raw) in replicate.raw.iter().enumerate() {
            let before = replicate.raw.iter().enumerate();
            let before = before.filter(|&(i, other)| other > raw || (other == raw && i < j));
            places[j * p + before.count()] += 1;
        }
    }
    for (j, weight) in drivers.weights.iter_mut().enumerate() {
        let mut share: Vec<f64> = shares.iter().skip(j).step_by(p).copied().collect();
        let percentile =
            interval(quantiles::percentile(&mut share, confidence, RULE), IntervalMethod::Percentile);
        let shifted = accelerations
            .and_then(|each| quantiles::bca(&mut share, weight.share.0, each[j], confidence, RULE))
            .filter(|bca| bca.holds(weight.share.0))
            .map(|bca| interval(bca.interval, IntervalMethod::Bca));
        weight.percentile = Some(percentile);
        weight.interval = Some(shifted.unwrap_or_else(|| holding(percentile, weight.share.0)));
        weight.rank = Some(interval(
            places_within(&places[j * p..(j + 1) * p], confidence),
            IntervalMethod::Percentile,
        ));
        weight.above_noise = used[0].over_noise.get(j).map(|_| {
            let mut over: Vec<f64> = used.iter().map(|replicate| replicate.over_noise[j]).collect();
            quantiles::percentile(&mut over, NOISE_CONFIDENCE, RULE).0 > 0.0
        });
    }
    if p <= PAIRED {
        drivers.differences = differences(&drivers.weights, &shares, confidence);
    }
}

/// The first and the last place left when no more than the tails, each half of what `confidence` leaves, are cut off.
/// `counts`: how often the driver had each place.
fn places_within(counts: &[u32], confidence: f64) -> (f64, f64) {
    let all: u32 = counts.iter().sum();
    let tail = (1.0 - confidence) / 2.0 * f64::from(all);
    let end = |counts: &mut dyn Iterator<Item = &u32>| {
        let mut beyond = 0;
        let within = |count: &&u32| {
            beyond += **count;
            f64::from(beyond) <= tail
        };
        counts.take_while(within).count()
    };
    let (from, to) = (end(&mut counts.iter()), end(&mut counts.iter().rev()));
    (1.0 + from as f64, counts.len() as f64 - to as f64)
}

/// Each pair once, the one of the larger share first.
fn differences(weights: &[DriverWeight], shares: &[f64], confidence: f64) -> Vec<Difference> {
    let p = weights.len();
    let place = ranks(&weights.iter().map(|weight| weight.share.0).collect::<Vec<f64>>());
    let mut order: Vec<usize> = vec![0; p];
    for (j, place) in place.iter().enumerate() {
        order[*place as usize - 1] = j;
    }
    let mut differences = Vec::with_capacity(p * p.saturating_sub(1) / 2);
    for (at, &a) in order.iter().enumerate() {
        for &b in &order[at + 1..] {
            let mut each: Vec<f64> = shares.chunks_exact(p).map(|row| row[a] - row[b]).collect();
            differences.push(Difference {
                higher: weights[a].name.clone(),
                lower: weights[b].name.clone(),
                difference: weights[a].share.0 - weights[b].share.0,
                interval: interval(
                    quantiles::percentile(&mut each, confidence, RULE),
                    IntervalMethod::Percentile,
                ),
            });
        }
    }
    differences
}

/// How often each item is in each quadrant when lines and places are drawn anew together.
fn stability(settings: &Settings, drivers: &Drivers, map: &mut PriorityMap, replicates: Replicates) {
    let lines = Lines::behind(settings.split, map.split);
    let of: Vec<Option<usize>> = map
        .items
        .iter()
        .map(|item| drivers.weights.iter().position(|weight| weight.name == item.name))
        .collect();
    let mut counts = vec![BTreeMap::from(QUADRANTS.map(|quadrant| (quadrant, 0_u32))); map.items.len()];
    let mut clouds = vec![Cloud::default(); map.items.len()];
    let mut placed: Vec<(usize, usize)> = Vec::new();
    let (mut performances, mut importances) = (Vec::new(), Vec::new());
    for replicate in replicates.each() {
        let all: f64 = replicate.raw.iter().sum();
        placed.clear();
        placed.extend(of.iter().enumerate().filter_map(|(at, j)| Some((at, (*j)?))).filter(|&(_, j)| {
            // Nobody who was drawn had answered it: it has no place this time.
            !replicate.performance[j].is_nan()
        }));
        if placed.is_empty() {
            continue;
        }
        performances.clear();
        performances.extend(placed.iter().map(|&(_, j)| replicate.performance[j]));
        importances.clear();
        importances.extend(placed.iter().map(|&(_, j)| replicate.raw[j] / all));
        let split = lines.among(&mut performances, &mut importances);
        for &(at, j) in &placed {
            let negative = sign(replicate.beta[j]) < 0;
            let here = quadrant(replicate.performance[j], replicate.raw[j] / all, negative, split);
            if let Some(count) = counts[at].get_mut(&here) {
                *count += 1;
            }
            let item = &map.items[at];
            clouds[at]
                .add(replicate.performance[j] - item.performance, replicate.raw[j] / all - item.importance);
        }
    }
    for ((item, counts), cloud) in map.items.iter_mut().zip(counts).zip(clouds) {
        item.spread = cloud.spread();
        let all: u32 = counts.values().sum();
        item.stability = (all > 0)
            .then(|| counts.into_iter().map(|(q, n)| (q, Share(f64::from(n) / f64::from(all)))).collect());
    }
}

/// Sums over the places of an item, measured from its place in the whole sample so that nothing cancels.
#[derive(Debug, Clone, Copy, Default)]
struct Cloud {
    n: f64,
    performance: f64,
    importance: f64,
    performance_squared: f64,
    importance_squared: f64,
    product: f64,
}

impl Cloud {
    fn add(&mut self, performance: f64, importance: f64) {
        self.n += 1.0;
        self.performance += performance;
        self.importance += importance;
        self.performance_squared += performance * performance;
        self.importance_squared += importance * importance;
        self.product += performance * importance;
    }

    /// Two replicates at least. Of a place that never moves the correlation is 0.
    fn spread(self) -> Option<PlaceSpread> {
        if self.n < 2.0 {
            return None;
        }
        let about = |sum: f64, a: f64, b: f64| (sum - a * b / self.n) / (self.n - 1.0);
        let performance = about(self.performance_squared, self.performance, self.performance).max(0.0).sqrt();
        let importance = about(self.importance_squared, self.importance, self.importance).max(0.0).sqrt();
        let both = performance * importance;
        let product = about(self.product, self.performance, self.importance);
        let correlation = if both > 0.0 { (product / both).clamp(-1.0, 1.0) } else { 0.0 };
        Some(PlaceSpread { performance, importance, correlation })
    }
}

const QUADRANTS: [Quadrant; 4] =
    [Quadrant::ImproveFirst, Quadrant::KeepUp, Quadrant::Watch, Quadrant::Maintain];
