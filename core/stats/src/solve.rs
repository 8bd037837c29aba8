//! A symmetric positive definite matrix in, its Cholesky factor out, and what is solved with it.

/// `matrix = L L'`; rows of L one after the other.
#[derive(Debug, Clone, PartialEq)]
pub struct Cholesky {
    order: usize,
    lower: Vec<f64>,
}

/// A pivot under this part of its diagonal entry is rounding: the column depends on those before it.
const DEPENDENT: f64 = 1e-12;

impl Cholesky {
    /// `matrix`: all entries by row, of which the lower triangle is read. `None` where it is not positive definite.
    #[must_use]
    pub fn of(matrix: &[f64], order: usize) -> Option<Self> {
        let mut lower = vec![0.0; order * order];
        for i in 0..order {
            for j in 0..=i {
                let (row_i, row_j) = (&lower[i * order..i * order + j], &lower[j * order..j * order + j]);
                let sum = matrix[i * order + j] - row_i.iter().zip(row_j).map(|(a, b)| a * b).sum::<f64>();
                if i == j {
                    if sum.is_nan() || sum <= DEPENDENT * matrix[i * order + i] {
                        return None;
                    }
                    lower[i * order + i] = sum.sqrt();
                } else {
                    lower[i * order + j] = sum / lower[j * order + j];
                }
            }
        }
        Some(Cholesky { order, lower })
    }

    /// `x` with `matrix x = right`, in place of `right`.
    pub fn solve(&self, right: &mut [f64]) {
        let n = self.order;
        for i in 0..n {
            let known: f64 = self.lower[i * n..i * n + i].iter().zip(&*right).map(|(l, x)| l * x).sum();
            right[i] = (right[i] - known) / self.lower[i * n + i];
        }
        for i in (0..n).rev() {
            let known: f64 = (i + 1..n).map(|k| self.lower[k * n + i] * right[k]).sum();
            right[i] = (right[i] - known) / self.lower[i * n + i];
        }
    }

    /// All entries by row.
    #[must_use]
    pub fn inverse(&self) -> Vec<f64> {
        let n = self.order;
        let mut inverse = vec![0.0; n * n];
        for (i, row) in inverse.chunks_mut(n.max(1)).enumerate() {
            row[i] = 1.0;
            self.solve(row);
        }
        inverse
    }
}
