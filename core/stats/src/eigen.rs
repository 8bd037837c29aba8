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
    let mut reduced = Tridiagonal::of(matrix);
    reduced.diagonalise();
    let p = matrix.order();
    let mut order: Vec<usize> = (0..p).collect();
    order.sort_by(|&i, &j| reduced.diagonal[j].total_cmp(&reduced.diagonal[i]));
    Eigen {
        values: order.iter().map(|&i| reduced.diagonal[i]).collect(),
        vectors: order.iter().map(|&i| reduced.vectors[i * p..(i + 1) * p].to_vec()).collect(),
    }
}

/// `matrix = Q T Q'` with T of three diagonals; on the way to eigenvalues T becomes diagonal and Q the eigenvectors.
struct Tridiagonal {
    diagonal: Vec<f64>,
    /// Entry i stands beside diagonal entries i and i + 1; the last is 0.
    beside: Vec<f64>,
    /// Q transposed: vectors lie in rows, so that a rotation walks along memory.
    vectors: Vec<f64>,
}

impl Tridiagonal {
    fn of(matrix: &Symmetric) -> Self {
        let p = matrix.order();
        let mut a: Vec<f64> = (0..p).flat_map(|row| matrix.row(row).iter().copied()).collect();
        let mut beside = vec![0.0; p];
        let mut reflections: Vec<(usize, f64, Vec<f64>)> = Vec::new();
        for k in 0..p.saturating_sub(1) {
            let below: Vec<f64> = a[k * p + k + 1..(k + 1) * p].to_vec();
            let length = below.iter().map(|x| x * x).sum::<f64>().sqrt();
            let alpha = if below[0] > 0.0 { -length } else { length };
            beside[k] = alpha;
            let mut v = below;
            v[0] -= alpha;
            let square = v.iter().map(|x| x * x).sum::<f64>();
            if square == 0.0 {
                continue;
            }
            let scale = 2.0 / square;
            reflect(&mut a, p, k + 1, &v, scale);
            reflections.push((k + 1, scale, v));
        }
        let diagonal = (0..p).map(|i| a[i * p + i]).collect();
        let mut vectors = vec![0.0; p * p];
        for i in 0..p {
            vectors[i * p + i] = 1.0;
        }
        for (first, scale, v) in reflections.iter().rev() {
            for row in vectors.chunks_mut(p) {
                let part = &mut row[*first..];
                let along = scale * part.iter().zip(v).map(|(x, v)| x * v).sum::<f64>();
                part.iter_mut().zip(v).for_each(|(x, v)| *x -= along * v);
            }
        }
        Tridiagonal { diagonal, beside, vectors }
    }

    fn diagonalise(&mut self) {
        let p = self.diagonal.len();
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

/// `A <- H A H` on the block from `first` on, `H = I - scale v v'`.
fn reflect(a: &mut [f64], p: usize, first: usize, v: &[f64], scale: f64) {
    let mut along: Vec<f64> = (first..p)
        .map(|row| scale * a[row * p + first..(row + 1) * p].iter().zip(v).map(|(x, v)| x * v).sum::<f64>())
        .collect();
    let half = 0.5 * scale * along.iter().zip(v).map(|(x, v)| x * v).sum::<f64>();
    along.iter_mut().zip(v).for_each(|(x, v)| *x -= half * v);
    for (i, row) in (first..p).enumerate() {
        let (vi, wi) = (v[i], along[i]);
        for ((x, vj), wj) in a[row * p + first..(row + 1) * p].iter_mut().zip(v).zip(&along) {
            *x -= vi * wj + wi * vj;
        }
    }
}
