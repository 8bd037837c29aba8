//! A correlation matrix whose variables belong to groups in, exact general dominance of the groups out.

use super::correlation::Symmetric;
use super::relative_weights::rounding_limit;

/// General dominance where each group of variables enters as a whole: the mean addition to R² over all orders of the
/// groups. With groups of one it is [`super::dominance::general_dominance`].
///
/// `groups`: the places of each group's variables in `between`; every variable is in one group. A variable that those
/// before it determine adds nothing. Azen and Budescu (2003); Shapley (1953); for the dummy variables of a categorical
/// driver, Grömping (2006).
#[must_use]
pub fn grouped_dominance(between: &Symmetric, outcome: &[f64], groups: &[Vec<usize>]) -> Vec<f64> {
    let g = groups.len();
    // The groups side by side, so that leaving the last one out leaves a leading block.
    let order: Vec<usize> = groups.iter().flatten().copied().collect();
    let p = order.len();
    let matrix: Vec<f64> = order.iter().flat_map(|&i| order.iter().map(move |&j| between.at(i, j))).collect();
    let rest: Vec<f64> = order.iter().map(|&i| outcome[i]).collect();
    let mut ends = Vec::with_capacity(g);
    for group in groups {
        ends.push(ends.last().copied().unwrap_or(0) + group.len());
    }
    let mut walk = Walk { ends, share: shares(g), limit: rounding_limit(p), phi: vec![0.0; g] };
    walk.below(&matrix, p, &rest, g, 0, 0.0);
    walk.phi
}

/// Of all orders of g groups, those in which a given set of k comes first and a given group next: `k! (g-1-k)! / g!`.
fn shares(g: usize) -> Vec<f64> {
    let mut shares = Vec::with_capacity(g);
    let mut share = 1.0 / g.max(1) as f64;
    for k in 0..g {
        shares.push(share);
        share *= (k + 1) as f64 / (g - 1 - k).max(1) as f64;
    }
    shares
}

struct Walk {
    /// Where each group ends in the row of variables.
    ends: Vec<usize>,
    share: Vec<f64>,
    limit: f64,
    phi: Vec<f64>,
}

/// Over the sets of one part of the tree, their R² times two shares of orders: as the set after a group's entry, and as
/// the set before it.
#[derive(Clone, Copy)]
struct Sums {
    after: f64,
    before: f64,
}

impl Walk {
    /// `matrix`, `rest`: what is left of the covariances among the variables of the first `groups` groups and with the
    /// outcome, given those taken in; `stride`: entries in a row of `matrix`.
    fn below(
        &mut self,
        matrix: &[f64],
        stride: usize,
        rest: &[f64],
        groups: usize,
        taken: usize,
        r2: f64,
    ) -> Sums {
        let Some(last) = groups.checked_sub(1) else {
            let after = if taken > 0 { self.share[taken - 1] * r2 } else { 0.0 };
            let before = self.share.get(taken).map_or(0.0, |share| share * r2);
            return Sums { after, before };
        };
        let without = self.below(matrix, stride, rest, last, taken, r2);
        let (start, end) = (if last == 0 { 0 } else { self.ends[last - 1] }, self.ends[last]);
        let mut next: Vec<f64> =
            matrix.chunks(stride.max(1)).take(end).flat_map(|row| row[..end].iter().copied()).collect();
        let mut left = rest[..end].to_vec();
        let mut gained = r2;
        for pivot in (start..end).rev() {
            let variance = next[pivot * end + pivot];
            if variance <= self.limit {
                continue;
            }
            let along = left[pivot] / variance;
            gained += left[pivot] * along;
            for i in 0..pivot {
                let factor = next[i * end + pivot] / variance;
                for j in 0..pivot {
                    next[i * end + j] -= factor * next[pivot * end + j];
                }
                left[i] -= next[i * end + pivot] * along;
            }
        }
        let with = self.below(&next, end, &left, last, taken + 1, gained);
        self.phi[last] += with.after - without.before;
        Sums { after: without.after + with.after, before: without.before + with.before }
    }
}
