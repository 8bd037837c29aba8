//! Answers with gaps in, means and covariances of the whole out: maximum likelihood under a normal model, by EM.

use super::correlation::Symmetric;

/// Respondents with the same gaps, taken together.
#[derive(Debug, Clone)]
struct Pattern {
    observed: Vec<usize>,
    absent: Vec<usize>,
    weight: f64,
    /// Of the observed variables.
    sums: Vec<f64>,
    /// All entries by row.
    products: Vec<f64>,
}

/// Means and covariances (divisor n), and how many steps they took.
#[derive(Debug, Clone, PartialEq)]
pub struct Moments {
    pub means: Vec<f64>,
    pub covariances: Symmetric,
    pub steps: u32,
}

/// The steps end when no mean moved by more than this part of its standard deviation, and no covariance by more than this
/// part of theirs.
pub const TOLERANCE: f64 = 1e-12;

/// In each replicate of a bootstrap, whose own spread is many million times as large.
pub const TOLERANCE_OF_REPLICATES: f64 = 1e-7;

const MOST_STEPS: u32 = 5000;

/// Left of a variable's variance when others are held fast: under this part it is taken as determined by them.
const DETERMINED: f64 = 1e-10;

/// `columns`: per variable, per respondent; `None` is missing. `weights`: per respondent. Those without any answer, and of
/// weight 0, count for nothing. `start`: moments of answers that are much the same, for speed. `None` where a variable has
/// no two different answers, and where the steps do not come to an end. Dempster, Laird and Rubin (1977); Little and Rubin
/// (2002), 11.2.
#[must_use]
pub fn em(
    columns: &[Vec<Option<f64>>],
    weights: &[f64],
    start: Option<&Moments>,
    tolerance: f64,
) -> Option<Moments> {
    let k = columns.len();
    let patterns = patterns(columns, weights);
    let all: f64 = patterns.iter().map(|pattern| pattern.weight).sum();
    let (own_means, own_variances) = each_alone(columns, weights)?;
    let mut means = start.map_or_else(|| own_means.clone(), |start| start.means.clone());
    let mut covariances = start.map_or_else(
        || {
            let mut diagonal = vec![0.0; k * k];
            (0..k).for_each(|j| diagonal[j * k + j] = own_variances[j]);
            diagonal
        },
        |start| start.covariances.entries().to_vec(),
    );
    for step in 1..=MOST_STEPS {
        let (mut sums, mut products) = (vec![0.0; k], vec![0.0; k * k]);
        for pattern in &patterns {
            expect(pattern, &means, &covariances, &mut sums, &mut products);
        }
        let next: Vec<f64> = sums.iter().map(|sum| sum / all).collect();
        let mut moved = 0.0_f64;
        for i in 0..k {
            moved = moved.max((next[i] - means[i]).abs() / own_variances[i].sqrt());
            for j in 0..=i {
                let entry = products[i * k + j] / all - next[i] * next[j];
                let unit = (own_variances[i] * own_variances[j]).sqrt();
                moved = moved.max((entry - covariances[i * k + j]).abs() / unit);
                covariances[i * k + j] = entry;
                covariances[j * k + i] = entry;
            }
        }
        means = next;
        if moved.is_nan() {
            return None;
        }
        if moved <= tolerance {
            // Centred data: nothing was shifted, so nothing is shifted back.
            let covariances = Symmetric::from_fn(k, |i, j| covariances[i * k + j]);
            return Some(Moments { means, covariances, steps: step });
        }
    }
    None
}

/// Mean and variance of each variable's own answers; `None` where one has no spread.
fn each_alone(columns: &[Vec<Option<f64>>], weights: &[f64]) -> Option<(Vec<f64>, Vec<f64>)> {
    let mut moments = (Vec::new(), Vec::new());
    for column in columns {
        let valid = || column.iter().zip(weights).filter_map(|(x, w)| Some(((*x)?, *w)));
        let all: f64 = valid().map(|(_, w)| w).sum();
        let mean = valid().map(|(x, w)| w * x).sum::<f64>() / all;
        let variance = valid().map(|(x, w)| w * (x - mean) * (x - mean)).sum::<f64>() / all;
        if variance.is_nan() || variance <= 0.0 {
            return None;
        }
        moments.0.push(mean);
        moments.1.push(variance);
    }
    Some(moments)
}

fn patterns(columns: &[Vec<Option<f64>>], weights: &[f64]) -> Vec<Pattern> {
    let n = weights.len();
    let gaps = |i: usize| columns.iter().map(move |column| column[i].is_none());
    let mut order: Vec<usize> =
        (0..n).filter(|&i| weights[i] > 0.0 && gaps(i).any(|missing| !missing)).collect();
    order.sort_by(|&a, &b| gaps(a).cmp(gaps(b)).then(a.cmp(&b)));
    let mut patterns: Vec<Pattern> = Vec::new();
    let mut last: Option<usize> = None;
    for i in order {
        if last.is_none_or(|last| gaps(last).ne(gaps(i))) {
            let (absent, observed): (Vec<usize>, Vec<usize>) =
                (0..columns.len()).partition(|&j| columns[j][i].is_none());
            let o = observed.len();
            patterns.push(Pattern {
                observed,
                absent,
                weight: 0.0,
                sums: vec![0.0; o],
                products: vec![0.0; o * o],
            });
        }
        last = Some(i);
        let Some(pattern) = patterns.last_mut() else { continue };
        let values: Vec<f64> = pattern.observed.iter().filter_map(|&j| columns[j][i]).collect();
        pattern.weight += weights[i];
        for (a, x) in values.iter().enumerate() {
            pattern.sums[a] += weights[i] * x;
            for (b, y) in values.iter().enumerate() {
                pattern.products[a * values.len() + b] += weights[i] * x * y;
            }
        }
    }
    patterns
}

/// Adds what the respondents of a pattern are expected to add to sums and products, their gaps filled in by regression on
/// what they answered, with the variance that the regression leaves.
fn expect(pattern: &Pattern, means: &[f64], covariances: &[f64], sums: &mut [f64], products: &mut [f64]) {
    let k = means.len();
    let Pattern { observed, absent, weight, sums: of, products: own } = pattern;
    let (o, m) = (observed.len(), absent.len());
    // Sweep the observed variables out: what is left beside them is the regression, and what is left of the absent ones
    // their variance about it.
    let mut swept = covariances.to_vec();
    for &j in observed {
        sweep(&mut swept, k, j, covariances[j * k + j]);
    }
    // The absent ones' intercepts; slopes stand in `swept`.
    let slope = |a: usize, b: usize| swept[observed[b] * k + absent[a]];
    let intercepts: Vec<f64> = (0..m)
        .map(|a| means[absent[a]] - (0..o).map(|b| slope(a, b) * means[observed[b]]).sum::<f64>())
        .collect();
    let filled: Vec<f64> =
        (0..m).map(|a| weight * intercepts[a] + (0..o).map(|b| slope(a, b) * of[b]).sum::<f64>()).collect();
    // Products of an absent with an observed variable, and of two absent ones.
    let across: Vec<f64> = (0..m * o)
        .map(|at| {
            let (a, b) = (at / o, at % o);
            intercepts[a] * of[b] + (0..o).map(|c| slope(a, c) * own[c * o + b]).sum::<f64>()
        })
        .collect();
    for b in 0..o {
        sums[observed[b]] += of[b];
        for c in 0..o {
            products[observed[b] * k + observed[c]] += own[b * o + c];
        }
    }
    for a in 0..m {
        sums[absent[a]] += filled[a];
        for b in 0..o {
            products[absent[a] * k + observed[b]] += across[a * o + b];
            products[observed[b] * k + absent[a]] += across[a * o + b];
        }
        for c in 0..m {
            let by_answers: f64 = (0..o).map(|b| slope(c, b) * across[a * o + b]).sum();
            products[absent[a] * k + absent[c]] +=
                filled[a] * intercepts[c] + by_answers + weight * swept[absent[a] * k + absent[c]];
        }
    }
}

/// Goodnight's sweep of row and column `j`; a variable that those before determine is left out of the regression.
fn sweep(a: &mut [f64], k: usize, j: usize, variance: f64) {
    let pivot = a[j * k + j];
    if pivot <= DETERMINED * variance {
        for i in 0..k {
            (a[i * k + j], a[j * k + i]) = (0.0, 0.0);
        }
        return;
    }
    let row: Vec<f64> = a[j * k..(j + 1) * k].iter().map(|x| x / pivot).collect();
    for i in 0..k {
        if i == j {
            continue;
        }
        let factor = a[i * k + j];
        for l in 0..k {
            if l != j {
                a[i * k + l] -= factor * row[l];
            }
        }
        a[i * k + j] = factor / pivot;
    }
    for l in 0..k {
        a[j * k + l] = row[l];
    }
    a[j * k + j] = -1.0 / pivot;
}
