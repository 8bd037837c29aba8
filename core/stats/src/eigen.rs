//! A symmetric matrix in, its eigenvalues and eigenvectors out.

use super::correlation::Symmetric;

/// `matrix = V diag(values) V'`.
#[derive(Debug, Clone, PartialEq)]
pub struct Eigen {
    /// Largest first.
    pub values: Vec<f64>,
    /// One eigenvector per value, each of length one.
    pub vectors: Vec<Vec<f64>>,
}

/// Eigenvalues and eigenvectors: Householder's reduction to three diagonals, then the implicit QL method.
///
/// Each eigenvalue is good to a few units in the last place of the largest. The steps depend on the matrix alone: same
/// bits everywhere. Martin, Reinsch and Wilkinson (1968); Dubrulle, Martin and Wilkinson (1968).
#[must_use]
pub fn eigen(matrix: &Symmetric) -> Eigen {
    let p = matrix.order();
    let mut solver = Solver::new(p);
    solver.solve(matrix.entries());
    Eigen {
        values: solver.order.iter().map(|&i| solver.diagonal[i]).collect(),
        vectors: solver.order.iter().map(|&i| solver.vectors[i * p..(i + 1) * p].to_vec()).collect(),
    }
}

/// As [`eigen`] for many matrices of one order, without asking for memory at each.
///
/// `matrix = Q T Q'` with T of three diagonals; on the way to eigenvalues T becomes diagonal and Q the eigenvectors.
#[derive(Debug, Clone)]
pub struct Solver {
    p: usize,
    a: Vec<f64>,
    diagonal: Vec<f64>,
    /// Entry i stands beside diagonal entries i and i + 1; the last is 0.
    beside: Vec<f64>,
    /// Q transposed: vectors lie in rows, so that a rotation walks along memory.
    vectors: Vec<f64>,
    /// Q, while it is made.
    turned: Vec<f64>,
    /// Reflection k: `I - scale v v'` on all but the first k + 1; `scale` 0 where there is nothing to reflect.
    reflections: Vec<f64>,
    scales: Vec<f64>,
    along: Vec<f64>,
    order: Vec<usize>,
}

impl Solver {
    #[must_use]
    pub fn new(p: usize) -> Self {
        Solver {
            p,
            a: vec![0.0; p * p],
            diagonal: vec![0.0; p],
            beside: vec![0.0; p],
            vectors: vec![0.0; p * p],
            turned: vec![0.0; p * p],
            reflections: vec![0.0; p * p],
            scales: vec![0.0; p],
            along: vec![0.0; p],
            order: Vec::with_capacity(p),
        }
    }

    /// `matrix`: all p x p entries, exactly symmetric.
    pub fn solve(&mut self, matrix: &[f64]) {
        self.a.copy_from_slice(matrix);
        self.reduce();
        self.diagonalise();
        let diagonal = &self.diagonal;
        self.order.clear();
        self.order.extend(0..self.p);
        // By insertion: few values, nearly in order already. Equals keep their order.
        for i in 1..self.p {
            let mut j = i;
            while j > 0 && diagonal[self.order[j]].total_cmp(&diagonal[self.order[j - 1]]).is_gt() {
                self.order.swap(j, j - 1);
                j -= 1;
            }
        }
    }

    /// Each eigenvalue with its eigenvector, the largest first.
    pub fn pairs(&self) -> impl Iterator<Item = (f64, &[f64])> {
        self.order.iter().map(|&i| (self.diagonal[i], &self.vectors[i * self.p..(i + 1) * self.p]))
    }

    fn reduce(&mut self) {
        let p = self.p;
        self.beside.fill(0.0);
        self.scales.fill(0.0);
        for k in 0..p.saturating_sub(1) {
            let first = k + 1;
            let v = &mut self.reflections[k * p..k * p + p - first];
            v.copy_from_slice(&self.a[k * p + first..(k + 1) * p]);
            let length = v.iter().map(|x| x * x).sum::<f64>().sqrt();
            let alpha = if v[0] > 0.0 { -length } else { length };
            self.beside[k] = alpha;
            v[0] -= alpha;
            let square = v.iter().map(|x| x * x).sum::<f64>();
            if square == 0.0 {
                continue;
            }
            self.scales[k] = 2.0 / square;
            reflect(&mut self.a, p, first, v, self.scales[k], &mut self.along[..p - first]);
        }
        for i in 0..p {
            self.diagonal[i] = self.a[i * p + i];
        }
        self.turned.fill(0.0);
        for i in 0..p {
            self.turned[i * p + i] = 1.0;
        }
        for k in (0..p.saturating_sub(1)).rev().filter(|&k| self.scales[k] != 0.0) {
            let first = k + 1;
            let v = &self.reflections[k * p..k * p + p - first];
            let along = &mut self.along[..p - first];
            // Before this reflection the rows and columns before `first` are still those of the identity.
            times(&self.turned, p, first, v, self.scales[k], along);
            for (row, v) in (first..p).zip(v) {
                let row = &mut self.turned[row * p + first..(row + 1) * p];
                row.iter_mut().zip(&*along).for_each(|(x, along)| *x -= along * v);
            }
        }
        for i in 0..p {
            for j in 0..p {
                self.vectors[i * p + j] = self.turned[j * p + i];
            }
        }
    }

    fn diagonalise(&mut self) {
        let p = self.p;
        let norm = self.diagonal.iter().chain(&self.beside).fold(0.0_f64, |most, x| most.max(x.abs()));
        for l in 0..p {
            // Two or three steps are usual; the bound is there so that nothing can hang.
            for _ in 0..64 {
                let end = (l..p - 1).find(|&m| {
                    let around = self.diagonal[m].abs() + self.diagonal[m + 1].abs();
                    self.beside[m].abs() <= f64::EPSILON * around.max(1e-3 * norm)
                });
                let m = end.unwrap_or(p - 1);
                if m == l {
                    break;
                }
                self.step(l, m);
            }
        }
    }

    /// One implicit QL step on the block from `l` to `m`, with Wilkinson's shift.
    fn step(&mut self, l: usize, m: usize) {
        let (d, e) = (&mut self.diagonal, &mut self.beside);
        let p = d.len();
        let slope = (d[l + 1] - d[l]) / (2.0 * e[l]);
        let root = (slope * slope + 1.0).sqrt();
        let mut g = d[m] - d[l] + e[l] / (slope + if slope < 0.0 { -root } else { root });
        let (mut sine, mut cosine, mut shift) = (1.0, 1.0, 0.0);
        for i in (l..m).rev() {
            let (f, b) = (sine * e[i], cosine * e[i]);
            let radius = (f * f + g * g).sqrt();
            e[i + 1] = radius;
            if radius == 0.0 {
                d[i + 1] -= shift;
                e[m] = 0.0;
                return;
            }
            sine = f / radius;
            cosine = g / radius;
            g = d[i + 1] - shift;
            let turned = (d[i] - g) * sine + 2.0 * cosine * b;
            shift = sine * turned;
            d[i + 1] = g + shift;
            g = cosine * turned - b;
            let (left, right) = self.vectors.split_at_mut((i + 1) * p);
            for (x, y) in left[i * p..].iter_mut().zip(&mut right[..p]) {
                (*x, *y) = (cosine * *x - sine * *y, sine * *x + cosine * *y);
            }
        }
        d[l] -= shift;
        e[l] = g;
        e[m] = 0.0;
    }
}

/// `along = scale M' v` for the block of M from `first` on; by whole rows, so that the sums run side by side.
fn times(m: &[f64], p: usize, first: usize, v: &[f64], scale: f64, along: &mut [f64]) {
    along.fill(0.0);
    for (row, v) in (first..p).zip(v) {
        let row = &m[row * p + first..(row + 1) * p];
        along.iter_mut().zip(row).for_each(|(along, x)| *along += x * v);
    }
    along.iter_mut().for_each(|along| *along *= scale);
}

/// `A <- H A H` on the block from `first` on, `H = I - scale v v'`.
fn reflect(a: &mut [f64], p: usize, first: usize, v: &[f64], scale: f64, along: &mut [f64]) {
    times(a, p, first, v, scale, along);
    let half = 0.5 * scale * along.iter().zip(v).map(|(x, v)| x * v).sum::<f64>();
    along.iter_mut().zip(v).for_each(|(x, v)| *x -= half * v);
    for (i, row) in (first..p).enumerate() {
        let (vi, wi) = (v[i], along[i]);
        for ((x, vj), wj) in a[row * p + first..(row + 1) * p].iter_mut().zip(v).zip(&*along) {
            *x -= vi * wj + wi * vj;
        }
    }
}
