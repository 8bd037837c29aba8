//! A correlation matrix in, exact general dominance out: each driver's mean addition to R² over all orders of entry.

use super::correlation::Symmetric;
use super::relative_weights::rounding_limit;

/// General dominance (LMG, the Shapley value of R²), exact over all 2^p subsets of drivers.
///
/// `phi_j = sum over S without j of |S|! (p-1-|S|)! / p! · (R²(S + j) - R²(S))`; sums to R². `between`: the drivers'
/// correlations; `outcome`: each driver's correlation with the outcome. A driver that the ones before it already
/// determine (what is left of its variance is rounding) adds nothing. `on_progress` is told of done and total.
/// Lindeman, Merenda and Gold (1980); Budescu (1993); Azen and Budescu (2003).
///
/// The subsets are walked as a binary tree, the last driver decided first. Taking a driver in sweeps it out of the
/// others (one Schur complement, which gets smaller level by level), leaving it out costs nothing since the leading
/// block stays as it is: about 3 · 2^p multiplications in all, where one regression per subset needs p³ · 2^p.
pub fn general_dominance(
    between: &Symmetric,
    outcome: &[f64],
    on_progress: &mut dyn FnMut(u32, u32),
) -> Vec<f64> {
    let p = between.order();
    if p == 0 {
        return Vec::new();
    }
    // Each level's rows lie one after the other: row i holds what is left of the covariances with 0..=i, the last row
    // those with the outcome.
    let mut levels: Vec<Vec<f64>> = (0..=p).map(|m| vec![0.0; triangle(m) + m]).collect();
    for i in 0..p {
        for j in 0..=i {
            levels[p][triangle(i) + j] = between.at(i, j);
        }
        levels[p][triangle(p) + i] = outcome[i];
    }
    let parts = 1 << p.saturating_sub(PART);
    let mut walk = Walk {
        weight: entry_weights(p),
        limit: rounding_limit(p),
        phi: vec![0.0; p],
        done: 0,
        parts,
        on_progress,
    };
    (walk.on_progress)(0, parts);
    let (top, below) =
        levels.split_last_mut().map_or((&mut [][..], &mut [][..]), |(top, below)| (&mut top[..], below));
    let rest: Vec<f64> = top[triangle(p)..].to_vec();
    walk.subtree(&top[..triangle(p)], &rest, p, 0, 0.0, below);
    if walk.done < parts {
        (walk.on_progress)(parts, parts);
    }
    walk.phi
}

/// Drivers in a part of the tree that is walked without telling of progress.
const PART: usize = 16;

/// Where row `i` of a packed lower triangle begins.
const fn triangle(i: usize) -> usize {
    i * (i + 1) / 2
}

/// `k! (p-1-k)! / p!` for k = 0..p-1, then 0 for k = p: the share of orders in which exactly a given set of k comes
/// before a given driver.
fn entry_weights(p: usize) -> Vec<f64> {
    let mut weights = Vec::with_capacity(p + 1);
    let mut weight = 1.0 / p as f64;
    for k in 0..p {
        weights.push(weight);
        if k + 1 < p {
            weight *= (k + 1) as f64 / (p - 1 - k) as f64;
        }
    }
    weights.push(0.0);
    weights
}

struct Walk<'a> {
    weight: Vec<f64>,
    limit: f64,
    phi: Vec<f64>,
    done: u32,
    parts: u32,
    on_progress: &'a mut dyn FnMut(u32, u32),
}

/// Over the subsets of one part of the tree, their R² times two weights: as the set after a driver's entry, of weight
/// `w(|S| - 1)`, and as the set before it, of weight `w(|S|)`.
#[derive(Clone, Copy)]
struct Sums {
    after: f64,
    before: f64,
}

impl Walk<'_> {
    /// `matrix` and `rest`: what is left, given the `size` drivers taken in so far, of the covariances among the first
    /// `m` drivers and with the outcome. `r2`: of the drivers taken in.
    fn subtree(
        &mut self,
        matrix: &[f64],
        rest: &[f64],
        m: usize,
        size: usize,
        r2: f64,
        below: &mut [Vec<f64>],
    ) -> Sums {
        match (m, matrix, rest) {
            (1, [pivot, ..], [rest, ..]) => return self.last_one(*pivot, *rest, size, r2),
            (2, [a, b, c, ..], [x, y, ..]) => return self.last_two([*a, *b, *c], [*x, *y], size, r2),
            (3, _, _) => {
                if let (Some(matrix), Some(rest)) = (matrix.first_chunk(), rest.first_chunk()) {
                    return self.last_three(matrix, rest, size, r2);
                }
            }
            _ => {}
        }
        let last = m - 1;
        let pivot_row = &matrix[triangle(last)..];
        let pivot = pivot_row[last];
        let Some((level, deeper)) = below.split_last_mut() else { return Sums { after: 0.0, before: 0.0 } };
        let without = self.subtree(matrix, rest, last, size, r2, deeper);
        let with = if pivot > self.limit {
            let inverse = 1.0 / pivot;
            let (next, next_rest) = level.split_at_mut(triangle(last));
            let along = rest[last] * inverse;
            for i in 0..last {
                let factor = pivot_row[i] * inverse;
                let from = &matrix[triangle(i)..triangle(i + 1)];
                let to = &mut next[triangle(i)..triangle(i + 1)];
                for ((to, from), other) in to.iter_mut().zip(from).zip(pivot_row) {
                    *to = from - factor * other;
                }
                next_rest[i] = rest[i] - pivot_row[i] * along;
            }
            self.subtree(next, next_rest, last, size + 1, r2 + rest[last] * along, deeper)
        } else {
            self.subtree(matrix, rest, last, size + 1, r2, deeper)
        };
        if m == PART {
            self.done += 1;
            (self.on_progress)(self.done, self.parts);
        }
        self.join(last, without, with)
    }

    fn join(&mut self, driver: usize, without: Sums, with: Sums) -> Sums {
        self.phi[driver] += with.after - without.before;
        Sums { after: without.after + with.after, before: without.before + with.before }
    }

    fn leaf(&self, size: usize, r2: f64) -> Sums {
        let after = if size > 0 { self.weight[size - 1] } else { 0.0 };
        Sums { after: after * r2, before: self.weight[size] * r2 }
    }

    fn gain(&self, pivot: f64, rest: f64) -> f64 {
        if pivot > self.limit { rest * rest / pivot } else { 0.0 }
    }

    fn last_one(&mut self, pivot: f64, rest: f64, size: usize, r2: f64) -> Sums {
        let without = self.leaf(size, r2);
        let with = self.leaf(size + 1, r2 + self.gain(pivot, rest));
        self.join(0, without, with)
    }

    /// The four leaves of the last two drivers in closed form: half of all subsets' work is here.
    #[inline(always)]
    fn last_two(&mut self, [first, between, second]: [f64; 3], rest: [f64; 2], size: usize, r2: f64) -> Sums {
        let none = self.leaf(size, r2);
        let only_first = self.leaf(size + 1, r2 + self.gain(first, rest[0]));
        let (left, left_rest, after_second) = if second > self.limit {
            let factor = between / second;
            (first - factor * between, rest[0] - factor * rest[1], r2 + rest[1] * rest[1] / second)
        } else {
            (first, rest[0], r2)
        };
        let only_second = self.leaf(size + 1, after_second);
        let both = self.leaf(size + 2, after_second + self.gain(left, left_rest));
        self.phi[0] += only_first.after - none.before + both.after - only_second.before;
        let without = Sums { after: none.after + only_first.after, before: none.before + only_first.before };
        let with = Sums { after: only_second.after + both.after, before: only_second.before + both.before };
        self.join(1, without, with)
    }

    /// As [`Walk::subtree`] for three drivers, without loops.
    fn last_three(&mut self, matrix: &[f64; 6], rest: &[f64; 3], size: usize, r2: f64) -> Sums {
        let [a, b, c, d, e, pivot] = *matrix;
        let [x, y, z] = *rest;
        let without = self.last_two([a, b, c], [x, y], size, r2);
        let with = if pivot > self.limit {
            let inverse = 1.0 / pivot;
            let (first, second, along) = (d * inverse, e * inverse, z * inverse);
            let block = [a - first * d, b - second * d, c - second * e];
            self.last_two(block, [x - d * along, y - e * along], size + 1, r2 + z * along)
        } else {
            self.last_two([a, b, c], [x, y], size + 1, r2)
        };
        self.join(2, without, with)
    }
}
