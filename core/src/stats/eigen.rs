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

/// Eigenvalues and eigenvectors by the cyclic method of Jacobi, with Rutishauser's rotations.
///
/// Chosen for its accuracy on small matrices and because its steps depend on the matrix alone: same bits everywhere.
/// Jacobi (1846); Rutishauser (1966).
#[must_use]
pub fn eigen(matrix: &Symmetric) -> Eigen {
    let p = matrix.order();
    let mut a: Vec<f64> = (0..p).flat_map(|row| matrix.row(row).iter().copied()).collect();
    // Eigenvectors lie in rows, so that a rotation walks along memory.
    let mut v = vec![0.0; p * p];
    for i in 0..p {
        v[i * p + i] = 1.0;
    }
    for _sweep in 0..64 {
        let mut rotated = false;
        for i in 0..p {
            for j in i + 1..p {
                rotated |= rotate(&mut a, &mut v, p, i, j);
            }
        }
        if !rotated {
            break;
        }
    }
    let mut order: Vec<usize> = (0..p).collect();
    order.sort_by(|&i, &j| a[j * p + j].total_cmp(&a[i * p + i]));
    Eigen {
        values: order.iter().map(|&i| a[i * p + i]).collect(),
        vectors: order.iter().map(|&i| v[i * p..(i + 1) * p].to_vec()).collect(),
    }
}

/// Brings entry (i, j) to zero; `false` where it is nothing beside its diagonal entries already.
fn rotate(a: &mut [f64], v: &mut [f64], p: usize, i: usize, j: usize) -> bool {
    let off = a[i * p + j];
    let (first, second) = (a[i * p + i], a[j * p + j]);
    if off == 0.0 {
        return false;
    }
    if off.abs() <= f64::EPSILON * 0.0625 * first.abs().min(second.abs()).max(f64::MIN_POSITIVE) {
        a[i * p + j] = 0.0;
        a[j * p + i] = 0.0;
        return false;
    }
    let theta = 0.5 * (second - first) / off;
    let tangent = if theta.abs() > 1e150 {
        0.5 / theta
    } else {
        let root = (theta * theta + 1.0).sqrt();
        if theta < 0.0 { -1.0 / (root - theta) } else { 1.0 / (root + theta) }
    };
    let cosine = 1.0 / (tangent * tangent + 1.0).sqrt();
    let sine = tangent * cosine;
    let tau = sine / (1.0 + cosine);
    a[i * p + i] = first - tangent * off;
    a[j * p + j] = second + tangent * off;
    a[i * p + j] = 0.0;
    a[j * p + i] = 0.0;
    for k in 0..p {
        if k == i || k == j {
            continue;
        }
        let (x, y) = (a[i * p + k], a[j * p + k]);
        let (new_x, new_y) = (x - sine * (y + tau * x), y + sine * (x - tau * y));
        a[i * p + k] = new_x;
        a[k * p + i] = new_x;
        a[j * p + k] = new_y;
        a[k * p + j] = new_y;
    }
    for k in 0..p {
        let (x, y) = (v[i * p + k], v[j * p + k]);
        v[i * p + k] = x - sine * (y + tau * x);
        v[j * p + k] = y + sine * (x - tau * y);
    }
    true
}
