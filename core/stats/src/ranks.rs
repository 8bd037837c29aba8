//! Counts per group and answer in, tests on ranks out; no answer is sorted, since counts hold the ranks.

use super::why_not::WhyNot;
use super::{chi_square, normal};

/// Kruskal and Wallis' test that no group's answers tend to be higher.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KruskalWallis {
    /// H, corrected for ties.
    pub statistic: f64,
    pub df: f64,
    pub p: f64,
    /// ε² = H / (n - 1), from 0 to 1 (Tomczak & Tomczak 2014).
    pub epsilon_squared: f64,
}

/// `H = (12 / (n(n+1)) Σ R_i² / n_i - 3(n+1)) / (1 - Σ(t³ - t) / (n³ - n))`, by chi-square on groups - 1. As R's
/// `kruskal.test`. Kruskal & Wallis (1952).
///
/// `groups`: per group the counts of the answers, least first, all of one length. Groups without answers are left out.
///
/// # Errors
/// When fewer than two groups have an answer, or all answers are the same.
pub fn kruskal_wallis(groups: &[&[u32]]) -> Result<KruskalWallis, WhyNot> {
    let groups: Vec<&[u32]> = groups.iter().copied().filter(|group| group.iter().any(|&n| n > 0)).collect();
    if groups.len() < 2 {
        return Err(WhyNot::OneGroup);
    }
    let ranks = Ranks::of(&groups);
    let n = ranks.n as f64;
    let spread = ranks.spread();
    if spread <= 0.0 {
        return Err(WhyNot::AllAlike);
    }
    // Σ R_i²/n_i - n(n+1)²/4 in mid-ranks' distances from (n+1)/2, which are exact halves.
    let between: f64 = groups
        .iter()
        .map(|group| {
            let (sum, size) = ranks.centred_sum(group);
            sum * sum / size
        })
        .sum();
    // 12 / (n(n+1) C) with C n(n²-1)/12 = the spread of the mid-ranks.
    let statistic = between * (n - 1.0) / spread;
    let df = (groups.len() - 1) as f64;
    Ok(KruskalWallis {
        statistic,
        df,
        p: chi_square::upper_tail(statistic, df),
        epsilon_squared: statistic / (n - 1.0),
    })
}

/// How a rank test's p was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tail {
    /// All arrangements counted.
    Exact,
    /// The normal distribution with continuity correction.
    Normal,
}

/// Wilcoxon's rank sum, also Mann and Whitney's U.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MannWhitney {
    /// R's W, SPSS' U of the first group: the pairs in which the first group's answer is the higher, ties as halves.
    pub statistic: f64,
    pub p: f64,
    pub tail: Tail,
    /// W / (n1 n2): how often an answer of the first group beats one of the second.
    pub superiority: f64,
}

/// Two-sided, as R's `wilcox.test`: exact where both groups have fewer than 50 answers and none are tied, else the normal
/// distribution with tie correction and continuity correction. Mann & Whitney (1947).
///
/// `first`, `second`: counts of the answers, least first, of one length.
///
/// # Errors
/// When a group has no answer, or all answers are the same.
pub fn mann_whitney(first: &[u32], second: &[u32]) -> Result<MannWhitney, WhyNot> {
    let ranks = Ranks::of(&[first, second]);
    let (centred, n1) = ranks.centred_sum(first);
    let (_, n2) = ranks.centred_sum(second);
    if n1 == 0.0 || n2 == 0.0 {
        return Err(WhyNot::OneGroup);
    }
    let n = n1 + n2;
    let spread = ranks.spread();
    if spread <= 0.0 {
        return Err(WhyNot::AllAlike);
    }
    // W - n1 n2 / 2 is the sum of centred ranks.
    let statistic = centred + 0.5 * n1 * n2;
    let superiority = statistic / (n1 * n2);
    if n1 < 50.0 && n2 < 50.0 && !ranks.tied() {
        let p = exact_two_sided(statistic as usize, n1 as usize, n2 as usize);
        return Ok(MannWhitney { statistic, p, tail: Tail::Exact, superiority });
    }
    let variance = n1 * n2 * spread / (n * (n - 1.0));
    let z = (centred.abs() - 0.5) / variance.sqrt();
    // Where W is its own mean the correction would point the wrong way; R does not correct there.
    let p = if centred == 0.0 { 1.0 } else { normal_two_sided(z) };
    Ok(MannWhitney { statistic, p, tail: Tail::Normal, superiority })
}

/// A negative z is one that the correction pulled past the mean: the two tails together are then more than 1.
fn normal_two_sided(z: f64) -> f64 {
    if z <= 0.0 { 1.0 } else { normal::two_sided_tail(z) }
}

/// `P(W <= w)` doubled, W the lower of the two tails.
fn exact_two_sided(w: usize, n1: usize, n2: usize) -> f64 {
    let least = w.min(n1 * n2 - w);
    let counts = arrangements(n1, n2);
    let all: f64 = counts.iter().sum();
    let tail: f64 = counts[..=least].iter().sum();
    (2.0 * tail / all).min(1.0)
}

/// In how many ways n1 of n1 + n2 ranks give each W: the coefficients of the Gaussian binomial.
fn arrangements(n1: usize, n2: usize) -> Vec<f64> {
    let most = n1 * n2;
    let mut ways = vec![0.0; most + 1];
    ways[0] = 1.0;
    for j in 1..=n1 {
        // times (1 - q^(n2+j)), over (1 - q^j)
        for w in (n2 + j..=most).rev() {
            ways[w] -= ways[w - n2 - j];
        }
        for w in j..=most {
            ways[w] += ways[w - j];
        }
    }
    ways
}

/// Wilcoxon's signed ranks of paired answers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SignedRank {
    /// R's V: the sum of the ranks of the positive differences.
    pub statistic: f64,
    pub p: f64,
    pub tail: Tail,
    /// Differences that are not 0: those tested.
    pub n: u32,
}

/// Two-sided, as R's `wilcox.test(paired = TRUE)`: differences of 0 are left out; exact where fewer than 50 are left, none
/// was 0 and no sizes are tied, else the normal distribution with tie and continuity correction. Wilcoxon (1945).
///
/// `differences`: each difference, in any unit that is whole, and how often it was found.
///
/// # Errors
/// When no difference differs from 0.
pub fn signed_rank(differences: &[(i64, u32)]) -> Result<SignedRank, WhyNot> {
    let mut by_size = std::collections::BTreeMap::<u64, [u64; 2]>::new();
    let mut zeros = 0_u64;
    for &(difference, count) in differences.iter().filter(|(_, count)| *count > 0) {
        if difference == 0 {
            zeros += u64::from(count);
        } else {
            by_size.entry(difference.unsigned_abs()).or_default()[usize::from(difference > 0)] +=
                u64::from(count);
        }
    }
    let n: u64 = by_size.values().flatten().sum();
    if n == 0 {
        return Err(WhyNot::AllAlike);
    }
    let (mut below, mut twice_positive, mut ties) = (0_u64, 0_u128, 0_u128);
    for [negative, positive] in by_size.values() {
        let here = negative + positive;
        twice_positive += u128::from(*positive) * u128::from(2 * below + here + 1);
        ties += cube_less_itself(here);
        below += here;
    }
    let (statistic, count) = (twice_positive as f64 / 2.0, n as f64);
    let tested = u32::try_from(n).unwrap_or(u32::MAX);
    if n < 50 && zeros == 0 && ties == 0 {
        let p = exact_signed(statistic as usize, n as usize);
        return Ok(SignedRank { statistic, p, tail: Tail::Exact, n: tested });
    }
    let variance = count * (count + 1.0) * (2.0 * count + 1.0) / 24.0 - ties as f64 / 48.0;
    let off = statistic - count * (count + 1.0) / 4.0;
    let p = if off == 0.0 { 1.0 } else { normal_two_sided((off.abs() - 0.5) / variance.sqrt()) };
    Ok(SignedRank { statistic, p, tail: Tail::Normal, n: tested })
}

fn exact_signed(v: usize, n: usize) -> f64 {
    let most = n * (n + 1) / 2;
    let mut ways = vec![0.0; most + 1];
    ways[0] = 1.0;
    for rank in 1..=n {
        for sum in (rank..=most).rev() {
            ways[sum] += ways[sum - rank];
        }
    }
    let tail: f64 = ways[..=v.min(most - v)].iter().sum();
    let all: f64 = ways.iter().sum();
    (2.0 * tail / all).min(1.0)
}

fn cube_less_itself(t: u64) -> u128 {
    let t = u128::from(t);
    t * t * t - t
}

/// The mid-rank of each answer, as twice its distance from the middle rank: a whole number.
struct Ranks {
    n: u64,
    /// 2 (mid-rank - (n + 1) / 2)
    twice_centred: Vec<i64>,
    totals: Vec<u64>,
}

impl Ranks {
    fn of(groups: &[&[u32]]) -> Ranks {
        let width = groups.iter().map(|group| group.len()).max().unwrap_or(0);
        let totals: Vec<u64> = (0..width)
            .map(|j| groups.iter().filter_map(|group| group.get(j)).map(|&n| u64::from(n)).sum())
            .collect();
        let n: u64 = totals.iter().sum();
        let mut below = 0_u64;
        let twice_centred = totals
            .iter()
            .map(|&here| {
                let centred = (2 * below + here) as i64 - n as i64;
                below += here;
                centred
            })
            .collect();
        Ranks { n, twice_centred, totals }
    }

    /// Σ (mid-rank - (n+1)/2)² over all answers: n(n²-1)/12 less what the ties take, exact before its last step.
    fn spread(&self) -> f64 {
        let n = self.n;
        let ties: u128 = self.totals.iter().map(|&t| cube_less_itself(t)).sum();
        cube_less_itself(n).saturating_sub(ties) as f64 / 12.0
    }

    fn tied(&self) -> bool {
        self.totals.iter().any(|&here| here > 1)
    }

    /// The sum of a group's centred mid-ranks, and its size.
    fn centred_sum(&self, group: &[u32]) -> (f64, f64) {
        let twice: i128 =
            group.iter().zip(&self.twice_centred).map(|(&n, &rank)| i128::from(n) * i128::from(rank)).sum();
        let size: u64 = group.iter().map(|&n| u64::from(n)).sum();
        (twice as f64 / 2.0, size as f64)
    }
}
