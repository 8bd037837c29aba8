//! A statistic's replicates in, intervals of the statistic out: percentile, basic, normal and BCa.

use super::normal;

/// How a quantile lies between two replicates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// R's default: linear at `1 + (R - 1) alpha`. Hyndman and Fan (1996), type 7.
    Type7,
    /// That of R's `boot.ci`: at `(R + 1) alpha`, on the scale of the normal quantile; beyond the ends, the outermost
    /// replicate. Davison and Hinkley (1997), (5.8).
    Boot,
}

/// The quantile at `alpha`, 0 < alpha < 1. `replicates`: at least one; their order is lost.
#[must_use]
pub fn quantile(replicates: &mut [f64], alpha: f64, rule: Rule) -> f64 {
    let count = replicates.len() as f64;
    match rule {
        Rule::Type7 => {
            let place = (count - 1.0) * alpha;
            let below = place.floor();
            let (low, high) = neighbours(replicates, below as usize);
            low + (place - below) * (high - low)
        }
        Rule::Boot => {
            let rank = (count + 1.0) * alpha;
            let k = rank.floor();
            if k < 1.0 {
                return neighbours(replicates, 0).0;
            }
            if k >= count {
                return neighbours(replicates, replicates.len() - 1).0;
            }
            let (low, high) = neighbours(replicates, k as usize - 1);
            if rank == k {
                return low;
            }
            let [from, to] = [k, k + 1.0].map(|k| normal::quantile(k / (count + 1.0)));
            low + (normal::quantile(alpha) - from) / (to - from) * (high - low)
        }
    }
}

/// The value at `place` in the order from the smallest, and the next one, where there is one.
fn neighbours(values: &mut [f64], place: usize) -> (f64, f64) {
    let (_, &mut value, above) = values.select_nth_unstable_by(place, f64::total_cmp);
    (value, above.iter().copied().min_by(f64::total_cmp).unwrap_or(value))
}

/// The replicates' own quantiles. `confidence`: 0 < value < 1. Efron (1979).
#[must_use]
pub fn percentile(replicates: &mut [f64], confidence: f64, rule: Rule) -> (f64, f64) {
    let tail = (1.0 - confidence) / 2.0;
    (quantile(replicates, tail, rule), quantile(replicates, 1.0 - tail, rule))
}

/// The percentile interval turned about the estimate: `2 estimate - quantile`. Davison and Hinkley (1997), (5.6).
#[must_use]
pub fn basic(replicates: &mut [f64], estimate: f64, confidence: f64, rule: Rule) -> (f64, f64) {
    let (low, high) = percentile(replicates, confidence, rule);
    (2.0 * estimate - high, 2.0 * estimate - low)
}

/// By the replicates' standard deviation, the bias taken off: `2 estimate - mean ± z sd`. Davison and Hinkley (1997), (5.5).
#[must_use]
pub fn normal_interval(replicates: &[f64], estimate: f64, confidence: f64) -> (f64, f64) {
    let count = replicates.len() as f64;
    let mean = replicates.iter().sum::<f64>() / count;
    let squares: f64 = replicates.iter().map(|t| (t - mean) * (t - mean)).sum();
    let half = normal::quantile(0.5 + confidence / 2.0) * (squares / (count - 1.0)).sqrt();
    (2.0 * estimate - mean - half, 2.0 * estimate - mean + half)
}

/// Bias-corrected and accelerated: the percentile interval with its two levels shifted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bca {
    pub bias: f64,
    pub acceleration: f64,
    /// The levels that the interval's ends are quantiles at.
    pub levels: (f64, f64),
    pub interval: (f64, f64),
}

impl Bca {
    /// Whether it can be used. The correction breaks down for an estimate next to the end of what it can be: nearly all
    /// replicates lie on one side of it, both levels go to the other, and the interval lies beside the estimate.
    #[must_use]
    pub fn holds(&self, estimate: f64) -> bool {
        (self.interval.0..=self.interval.1).contains(&estimate)
    }
}

/// `z0 = quantile of the share of replicates under the estimate`; level `Phi(z0 + (z0 + z) / (1 - a (z0 + z)))`.
///
/// `None` where all replicates lie on one side of the estimate: nothing is known of its bias then; or where a shift goes past
/// the normal's end (`1 - a (z0 + z) <= 0`). Efron (1987).
#[must_use]
pub fn bca(
    replicates: &mut [f64],
    estimate: f64,
    acceleration: f64,
    confidence: f64,
    rule: Rule,
) -> Option<Bca> {
    let below = replicates.iter().filter(|t| **t < estimate).count();
    if below == 0 || below == replicates.len() {
        return None;
    }
    let bias = normal::quantile(below as f64 / replicates.len() as f64);
    let tail = (1.0 - confidence) / 2.0;
    let shifted = |alpha: f64| {
        let shifted = bias + normal::quantile(alpha);
        let slope = 1.0 - acceleration * shifted;
        (slope > 0.0).then(|| normal::cumulative(bias + shifted / slope))
    };
    let (low, high) = (shifted(tail)?, shifted(1.0 - tail)?);
    let ends = (quantile(replicates, low, rule), quantile(replicates, high, rule));
    Some(Bca { bias, acceleration, levels: (low, high), interval: ends })
}

/// `sum L³ / (6 (sum L²)^1.5)`, `influence`: what each respondent does to the estimate, of sum 0. 0 where nobody does.
#[must_use]
pub fn acceleration(influence: &[f64]) -> f64 {
    let squares: f64 = influence.iter().map(|l| l * l).sum();
    let cubes: f64 = influence.iter().map(|l| l * l * l).sum();
    let below = 6.0 * squares * squares.sqrt();
    if below > 0.0 { cubes / below } else { 0.0 }
}
