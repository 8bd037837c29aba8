//! Answers of groups in, whether the drivers' shares of R² differ between the groups out: by permutation.

use super::random::{Purpose, Stream};
use super::relative_weights::Sharing;

/// How far each driver's share differs between the groups, and how seldom chance makes it differ as far.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupWeights {
    /// Per group the drivers' shares of R², which sum to 1.
    pub shares: Vec<Vec<f64>>,
    /// Per driver: the groups' squared distances from their mean, each times the respondents of the group.
    pub statistics: Vec<f64>,
    pub p: Vec<f64>,
    /// Of all drivers together: of the sum of the statistics.
    pub overall: f64,
}

/// Respondents with every answer, one row each: the drivers, then the outcome.
#[derive(Debug, Clone)]
pub struct Grouped<'a> {
    pub columns: &'a [Vec<f64>],
    /// One per respondent, above 0.
    pub weights: &'a [f64],
    /// Per respondent the number of its group, from 0.
    pub groups: &'a [usize],
    /// Per driver the columns that it is made of.
    pub drivers: &'a [Vec<usize>],
}

/// Tests whether relative weights are the same in all groups.
///
/// Groups may differ in level and in spread without differing in what matters: each column is first set to mean 0 and
/// variance 1 within each group. Respondents are then dealt to groups of the same sizes anew, `permutations` times;
/// `p = (1 + as far or farther) / (1 + permutations)`. `None` where a group has nothing to share out. Good (2005), 3.
#[must_use]
pub fn group_weights(
    grouped: &Grouped,
    permutations: u32,
    seed: u32,
    on_progress: &mut dyn FnMut(u32, u32),
) -> Option<GroupWeights> {
    let count = grouped.groups.iter().max().map_or(0, |last| last + 1);
    let mut dealt = Dealt::of(grouped, count);
    let mut groups = grouped.groups.to_vec();
    let (shares, statistics) = dealt.differences(&groups)?;
    let sum = |values: &[f64]| values.iter().sum::<f64>();
    let mut as_far = vec![0_u32; statistics.len()];
    let mut all_as_far = 0_u32;
    for number in 0..permutations {
        on_progress(number, permutations);
        let mut stream = Stream::new(seed, Purpose::Permutation, number);
        groups.copy_from_slice(grouped.groups);
        for last in (1..groups.len()).rev() {
            let bound = u32::try_from(last + 1).unwrap_or(u32::MAX);
            groups.swap(last, stream.below(bound) as usize);
        }
        // A deal in which nothing can be shared out tells against no difference as much as it can.
        let Some((_, anew)) = dealt.differences(&groups) else {
            as_far.iter_mut().for_each(|n| *n += 1);
            all_as_far += 1;
            continue;
        };
        for (n, (anew, observed)) in as_far.iter_mut().zip(anew.iter().zip(&statistics)) {
            *n += u32::from(*anew >= observed * (1.0 - ALIKE));
        }
        all_as_far += u32::from(sum(&anew) >= sum(&statistics) * (1.0 - ALIKE));
    }
    on_progress(permutations, permutations);
    let p = |n: u32| f64::from(1 + n) / f64::from(1 + permutations);
    Some(GroupWeights { shares, statistics, p: as_far.into_iter().map(p).collect(), overall: p(all_as_far) })
}

/// The same deal with the groups in another order gives the same number but for rounding.
const ALIKE: f64 = 1e-10;

/// R² at or under this is rounding.
const NO_R2: f64 = 1e-12;

/// What is asked for once and used at each deal.
struct Dealt<'a> {
    grouped: &'a Grouped<'a>,
    count: usize,
    /// Per respondent: 1, then the columns, standardised within the group that he or she is in.
    rows: Vec<f64>,
    sharing: Sharing,
}

impl<'a> Dealt<'a> {
    fn of(grouped: &'a Grouped, count: usize) -> Self {
        let k = grouped.columns.len();
        let n = grouped.groups.len();
        let mut rows = vec![1.0; n * (k + 1)];
        for (at, column) in grouped.columns.iter().enumerate() {
            let (mut sums, mut squares, mut all) = (vec![0.0; count], vec![0.0; count], vec![0.0; count]);
            for ((x, weight), &group) in column.iter().zip(grouped.weights).zip(grouped.groups) {
                sums[group] += weight * x;
                all[group] += weight;
            }
            let means: Vec<f64> = sums.iter().zip(&all).map(|(sum, all)| sum / all).collect();
            for ((x, weight), &group) in column.iter().zip(grouped.weights).zip(grouped.groups) {
                squares[group] += weight * (x - means[group]) * (x - means[group]);
            }
            for (i, (x, &group)) in column.iter().zip(grouped.groups).enumerate() {
                let sd = (squares[group] / all[group]).sqrt();
                rows[i * (k + 1) + 1 + at] = if sd > 0.0 { (x - means[group]) / sd } else { 0.0 };
            }
        }
        Dealt { grouped, count, rows, sharing: Sharing::new(k - 1) }
    }

    /// Per group the drivers' shares, and per driver how far they differ.
    fn differences(&mut self, groups: &[usize]) -> Option<(Vec<Vec<f64>>, Vec<f64>)> {
        let width = self.grouped.columns.len() + 1;
        let mut totals = vec![0.0; self.count * width * width];
        let mut sizes = vec![0.0; self.count];
        for ((row, weight), &group) in self.rows.chunks_exact(width).zip(self.grouped.weights).zip(groups) {
            sizes[group] += 1.0;
            let total = &mut totals[group * width * width..(group + 1) * width * width];
            for (i, x) in row.iter().enumerate() {
                let scaled = weight * x;
                let sums = &mut total[i * width..=i * width + i];
                sums.iter_mut().zip(row).for_each(|(sum, y)| *sum += scaled * y);
            }
        }
        let shares: Vec<Vec<f64>> = totals
            .chunks_exact(width * width)
            .map(|total| self.shares(total, width))
            .collect::<Option<Vec<Vec<f64>>>>()?;
        let all: f64 = sizes.iter().sum();
        let statistic = |j: usize| {
            let mean = shares.iter().zip(&sizes).map(|(of, n)| n * of[j]).sum::<f64>() / all;
            shares.iter().zip(&sizes).map(|(of, n)| n * (of[j] - mean) * (of[j] - mean)).sum()
        };
        let statistics = (0..self.grouped.drivers.len()).map(statistic).collect();
        Some((shares, statistics))
    }

    /// `total`: products of 1 and the columns, on and under the diagonal.
    fn shares(&mut self, total: &[f64], width: usize) -> Option<Vec<f64>> {
        let all = total[0];
        let about = |i: usize, j: usize| total[i * width + j] - total[i * width] * total[j * width] / all;
        let p = width - 2;
        let correlation = |i: usize, j: usize| {
            let (i, j) = (i.max(j) + 1, i.min(j) + 1);
            let square = about(i, i) * about(j, j);
            if square > 0.0 { (about(i, j) / square.sqrt()).clamp(-1.0, 1.0) } else { 0.0 }
        };
        let between: Vec<f64> =
            (0..p * p).map(|at| if at / p == at % p { 1.0 } else { correlation(at / p, at % p) }).collect();
        let outcome: Vec<f64> = (0..p).map(|j| correlation(j, p)).collect();
        self.sharing.solve(&between, &outcome);
        let sum: f64 = self.sharing.raw.iter().sum();
        let of = |columns: &Vec<usize>| columns.iter().map(|&j| self.sharing.raw[j]).sum::<f64>() / sum;
        (sum > NO_R2).then(|| self.grouped.drivers.iter().map(of).collect())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn plain(columns: &[Vec<f64>], groups: &[usize], permutations: u32, seed: u32) -> GroupWeights {
        let drivers: Vec<Vec<usize>> = (0..columns.len() - 1).map(|j| vec![j]).collect();
        let weights = vec![1.0; groups.len()];
        let grouped = Grouped { columns, weights: &weights, groups, drivers: &drivers };
        group_weights(&grouped, permutations, seed, &mut |_, _| {}).expect("something to share out")
    }

    #[test]
    fn statistics_of_given_deals_match_numpy() {
        let text = include_str!("../../oracle/group_weights.json");
        let oracle: Value = serde_json::from_str(text).expect("JSON");
        let list = |value: &Value| -> Vec<f64> {
            value.as_array().expect("a list").iter().filter_map(Value::as_f64).collect()
        };
        let columns: Vec<Vec<f64>> =
            oracle["columns"].as_array().expect("columns").iter().map(list).collect();
        let places = |value: &Value| list(value).into_iter().map(|x| x as usize).collect::<Vec<usize>>();
        let groups = places(&oracle["groups"]);
        let drivers: Vec<Vec<usize>> =
            oracle["drivers"].as_array().expect("drivers").iter().map(places).collect();
        let weights = list(&oracle["weights"]);
        let grouped = Grouped { columns: &columns, weights: &weights, groups: &groups, drivers: &drivers };
        let mut dealt = Dealt::of(&grouped, 3);
        let mut as_far = vec![0; drivers.len()];
        let (_, observed) = dealt.differences(&groups).expect("shares");
        for deal in oracle["deals"].as_array().expect("deals") {
            let (shares, statistics) = dealt.differences(&places(&deal["groups"])).expect("shares");
            let theirs = list(&deal["statistics"]);
            for (ours, theirs) in statistics.iter().zip(&theirs) {
                assert!((ours - theirs).abs() <= 1e-9 * theirs, "{ours:e} {theirs:e}");
            }
            for (ours, theirs) in shares.iter().zip(deal["shares"].as_array().expect("shares")) {
                let near = ours.iter().zip(list(theirs)).all(|(ours, theirs)| (ours - theirs).abs() <= 1e-9);
                assert!(near, "{ours:?}");
            }
            for (n, (anew, observed)) in as_far.iter_mut().zip(statistics.iter().zip(&observed)) {
                *n += u32::from(anew >= observed);
            }
        }
        assert_eq!(serde_json::json!(as_far), oracle["as_far"]);
    }

    /// Answers drawn with the same drivers in both groups, or with another one mattering in the second.
    fn drawn(seed: u32, n: usize, other: bool) -> (Vec<Vec<f64>>, Vec<usize>) {
        let mut stream = Stream::new(seed, Purpose::Noise, 7);
        let mut columns = vec![Vec::new(); 4];
        let groups: Vec<usize> = (0..n).map(|i| i % 2).collect();
        for group in &groups {
            let trait_ = stream.normal();
            let x: Vec<f64> = (0..3).map(|_| trait_ + stream.normal() + 2.0 * *group as f64).collect();
            let weighs = if other && *group == 1 { [0.1, 0.1, 1.0] } else { [1.0, 0.3, 0.1] };
            let y = x.iter().zip(weighs).map(|(x, w)| x * w).sum::<f64>() + 1.5 * stream.normal();
            x.into_iter().chain([y]).zip(&mut columns).for_each(|(value, column)| column.push(value));
        }
        (columns, groups)
    }

    #[test]
    fn a_difference_is_found_and_its_absence_seldom_taken_for_one() {
        let (columns, groups) = drawn(1, 300, true);
        let found = plain(&columns, &groups, 199, 1);
        assert!(found.overall <= 0.01 && found.p[0] <= 0.01 && found.p[2] <= 0.01, "{found:?}");
        // Groups that differ in level alone: under the level of 5 % in 5 % of the surveys, 200 of them.
        let surveys = 200;
        let wrong = (0..surveys)
            .map(|seed| {
                let (columns, groups) = drawn(100 + seed, 80, false);
                plain(&columns, &groups, 99, seed)
            })
            .filter(|found| found.overall <= 0.05)
            .count();
        // Binomial: 10 expected, standard deviation 3.1.
        assert!((2..=20).contains(&wrong), "{wrong} of {surveys}");
    }

    #[test]
    fn the_seed_decides_and_nothing_to_share_out_is_no_answer() {
        let (columns, groups) = drawn(5, 60, false);
        assert_eq!(plain(&columns, &groups, 50, 3), plain(&columns, &groups, 50, 3));
        let flat = vec![vec![1.0; 60], columns[3].clone()];
        let drivers = vec![vec![0]];
        let weights = vec![1.0; 60];
        let grouped = Grouped { columns: &flat, weights: &weights, groups: &groups, drivers: &drivers };
        assert_eq!(group_weights(&grouped, 5, 1, &mut |_, _| {}), None);
    }
}
