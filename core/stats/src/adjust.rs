//! A family of p-values in, the same adjusted for their number out, in their order.

/// Holm's (1979) step-down procedure: the chance of one false finding in the family stays under the level.
///
/// `p_(i) (m - i + 1)`, made monotone and at most 1. As R's `p.adjust(method = "holm")`.
#[must_use]
pub fn holm(p: &[f64]) -> Vec<f64> {
    let order = ascending(p);
    let mut adjusted = vec![0.0; p.len()];
    let mut highest = 0.0_f64;
    for (rank, &place) in order.iter().enumerate() {
        highest = highest.max((p.len() - rank) as f64 * p[place]);
        adjusted[place] = highest.min(1.0);
    }
    adjusted
}

/// Benjamini and Hochberg's (1995) step-up procedure: the expected part of false findings stays under the level.
///
/// `p_(i) m / i`, made monotone and at most 1. As R's `p.adjust(method = "BH")`.
#[must_use]
pub fn benjamini_hochberg(p: &[f64]) -> Vec<f64> {
    let order = ascending(p);
    let mut adjusted = vec![0.0; p.len()];
    let mut lowest = 1.0_f64;
    for (rank, &place) in order.iter().enumerate().rev() {
        lowest = lowest.min(p.len() as f64 / (rank + 1) as f64 * p[place]);
        adjusted[place] = lowest;
    }
    adjusted
}

fn ascending(p: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|&a, &b| p[a].total_cmp(&p[b]));
    order
}
