//! A correlation matrix in, Johnson's relative weights out.

use super::correlation::Symmetric;
use super::eigen::Solver;

#[derive(Debug, Clone, PartialEq)]
pub struct RelativeWeights {
    /// The part of R² that is each driver's; sums to `r2`.
    pub raw: Vec<f64>,
    pub r2: f64,
    /// Standardised coefficients of the regression on all drivers; of least length where they are not unique.
    pub beta: Vec<f64>,
    /// Largest eigenvalue of the drivers' correlations over the smallest that was kept.
    pub condition: f64,
    /// Eigenvalues that were taken as zero.
    pub dropped: usize,
}

/// Eigenvalues up to this much of the largest are rounding, and directions without spread.
///
/// A correlation matrix of p variables is known to a few units in the last place; p times 32 of them is above every
/// exact linear dependence and below every one that a double can still tell from exact.
#[must_use]
pub fn rounding_limit(p: usize) -> f64 {
    32.0 * f64::EPSILON * p as f64
}

/// Johnson's relative weights: R² shared out by way of the orthogonal variables closest to the drivers.
///
/// `R = V D V'`, `Lambda = V sqrt(D) V'`, `beta* = Lambda⁻¹ r`, `raw_j = sum_k Lambda_jk² beta*_k²`. `between`: the
/// drivers' correlations; `outcome`: each driver's correlation with the outcome. Where drivers depend on each other
/// exactly, eigenvalues up to [`rounding_limit`] count as zero in `Lambda` and in its (pseudo-)inverse: the limit of
/// the weights as the dependence becomes exact. Johnson (2000).
#[must_use]
pub fn relative_weights(between: &Symmetric, outcome: &[f64]) -> RelativeWeights {
    let p = between.order();
    let mut sharing = Sharing::new(p);
    sharing.solve(between.entries(), outcome);
    let Sharing { raw, r2, beta, condition, kept, .. } = sharing;
    RelativeWeights { raw, r2, beta, condition, dropped: p - kept }
}

/// `Lambda`, the symmetric root of the drivers' correlations: all entries by row.
#[must_use]
pub fn root(between: &Symmetric) -> Vec<f64> {
    let p = between.order();
    let mut sharing = Sharing::new(p);
    sharing.solve(between.entries(), &vec![0.0; p]);
    sharing.root
}

/// The correlations nearest to `matrix` in the way of the eigenvalues: those under 0 are cut off at 0, and the diagonal
/// made 1 again. `None` where none is under 0 by more than rounding. Rebonato and Jäckel (1999).
#[must_use]
pub fn positive_semi_definite(matrix: &Symmetric) -> Option<Symmetric> {
    let p = matrix.order();
    let mut solver = Solver::new(p);
    solver.solve(matrix.entries());
    let largest = solver.pairs().next().map_or(1.0, |(value, _)| value);
    if solver.pairs().all(|(value, _)| value >= -rounding_limit(p) * largest) {
        return None;
    }
    let mut rebuilt = vec![0.0; p * p];
    for (value, vector) in solver.pairs().take_while(|(value, _)| *value > 0.0) {
        for (row, v) in rebuilt.chunks_mut(p).zip(vector) {
            row.iter_mut().zip(vector).for_each(|(entry, w)| *entry += value * v * w);
        }
    }
    let entry = |i: usize, j: usize| {
        let spread = (rebuilt[i * p + i] * rebuilt[j * p + j]).sqrt();
        if i == j {
            1.0
        } else if spread > 0.0 {
            (rebuilt[i * p + j] / spread).clamp(-1.0, 1.0)
        } else {
            0.0
        }
    };
    Some(Symmetric::from_fn(p, entry))
}

/// As [`relative_weights`] for many correlation matrices of one order, without asking for memory at each.
#[derive(Debug, Clone)]
pub struct Sharing {
    eigen: Solver,
    root: Vec<f64>,
    orthogonal: Vec<f64>,
    pub raw: Vec<f64>,
    pub beta: Vec<f64>,
    pub r2: f64,
    pub condition: f64,
    /// Eigenvalues that were not taken as zero.
    pub kept: usize,
}

impl Sharing {
    #[must_use]
    pub fn new(p: usize) -> Self {
        Sharing {
            eigen: Solver::new(p),
            root: vec![0.0; p * p],
            orthogonal: vec![0.0; p],
            raw: vec![0.0; p],
            beta: vec![0.0; p],
            r2: 0.0,
            condition: 1.0,
            kept: p,
        }
    }

    /// `between`: all p x p entries.
    pub fn solve(&mut self, between: &[f64], outcome: &[f64]) {
        let p = outcome.len();
        self.eigen.solve(between);
        self.root.fill(0.0);
        self.orthogonal.fill(0.0);
        self.beta.fill(0.0);
        let (mut largest, mut smallest) = (1.0, 1.0);
        self.kept = 0;
        for (value, vector) in self.eigen.pairs() {
            if self.kept == 0 {
                largest = value;
            }
            if value <= rounding_limit(p) * largest {
                break;
            }
            smallest = value;
            self.kept += 1;
            let length = value.sqrt();
            let along: f64 = vector.iter().zip(outcome).map(|(v, r)| v * r).sum();
            for (j, &v) in vector.iter().enumerate() {
                self.orthogonal[j] += v * along / length;
                self.beta[j] += v * along / value;
                let step = v * length;
                for (entry, &w) in self.root[j * p..(j + 1) * p].iter_mut().zip(vector) {
                    *entry += step * w;
                }
            }
        }
        self.condition = largest / smallest;
        self.orthogonal.iter_mut().for_each(|b| *b *= *b);
        let squares = &self.orthogonal;
        for (raw, row) in self.raw.iter_mut().zip(self.root.chunks(p.max(1))) {
            *raw = row.iter().zip(squares).map(|(lambda, b)| lambda * lambda * b).sum();
        }
        self.r2 = squares.iter().sum::<f64>().min(1.0);
    }
}
