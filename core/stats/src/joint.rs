//! Columns of small answers in, what they hold together out: cross tables, sums of products, scores.

use super::correlation::Symmetric;

/// How many respondents gave each pair of answers: `table[a * width + b]`, answers from 0, `width` that of the second.
///
/// `first`, `second`: of equal length, answers counted from 1 (0: none), at most `height` and `width`. Pairs in which one
/// is missing are left out.
#[must_use]
pub fn cross_table(first: &[u8], second: &[u8], height: usize, width: usize) -> Vec<u32> {
    let across = width + 1;
    let mut table = vec![0_u32; (height + 1) * across];
    for (&a, &b) in first.iter().zip(second) {
        // An answer beyond the stated height would be the caller's fault; it is left out too.
        if let Some(cell) = table.get_mut(usize::from(a) * across + usize::from(b)) {
            *cell += 1;
        }
    }
    (1..=height).flat_map(|a| table[a * across + 1..(a + 1) * across].to_vec()).collect()
}

/// Respondents who answered every column, and `n Σxy - Σx Σy` of every two columns among them, exact before its last
/// step; divided by n(n-1) it is the covariance.
///
/// `columns`: of equal length, answers counted from 1 (0: none).
#[must_use]
pub fn complete_products(columns: &[&[u8]]) -> (u32, Symmetric) {
    let rows = columns.first().map_or(0, |column| column.len());
    let mut complete = vec![u8::MAX; rows];
    for column in columns {
        for (mask, &answer) in complete.iter_mut().zip(*column) {
            *mask &= if answer > 0 { u8::MAX } else { 0 };
        }
    }
    // Answers of the incomplete become 0, which adds to no sum.
    let kept: Vec<Vec<u8>> = columns
        .iter()
        .map(|column| column.iter().zip(&complete).map(|(a, mask)| a & mask).collect())
        .collect();
    let n = complete.iter().filter(|mask| **mask > 0).count();
    let sums: Vec<i64> = kept.iter().map(|column| column.iter().map(|&x| i64::from(x)).sum()).collect();
    let products = Symmetric::from_fn(columns.len(), |i, j| {
        let product = dot(&kept[i], &kept[j]);
        (n as i128 * i128::from(product) - i128::from(sums[i]) * i128::from(sums[j])) as f64
    });
    (u32::try_from(n).unwrap_or(u32::MAX), products)
}

/// Σab, in parts that fit 32 bits: 255² times 65,000 does.
fn dot(a: &[u8], b: &[u8]) -> i64 {
    let part =
        |(a, b): (&[u8], &[u8])| a.iter().zip(b).map(|(&x, &y)| u32::from(x) * u32::from(y)).sum::<u32>();
    a.chunks(65_000).zip(b.chunks(65_000)).map(part).map(i64::from).sum()
}

/// Correlations from [`complete_products`]; the diagonal is 1. No column may be constant.
#[must_use]
pub fn correlations_of(products: &Symmetric) -> Symmetric {
    Symmetric::from_fn(products.order(), |i, j| {
        if i == j { 1.0 } else { products.at(i, j) / (products.at(i, i) * products.at(j, j)).sqrt() }
    })
}

/// The unit of [`scores`]: 2⁻³⁶ of an index point, so that sums of scores are exact and their order cannot matter.
pub const SCORE_UNIT: f64 = 1.0 / (1_u64 << 36) as f64;

/// Each respondent's mean index 0-100 of the answered columns, in [`SCORE_UNIT`]; `None` where fewer than `needed` are.
///
/// `columns`: answers counted from 1 (0: none); `points`: of each column's scale, at least 2.
#[must_use]
pub fn scores(columns: &[&[u8]], points: &[u32], needed: u32) -> Vec<Option<i64>> {
    let rows = columns.first().map_or(0, |column| column.len());
    let (mut sums, mut answered) = (vec![0.0_f64; rows], vec![0_u32; rows]);
    for (column, &points) in columns.iter().zip(points) {
        // One quotient per answer, added in the order of the columns: the same bits for the same answers.
        let index: Vec<f64> =
            (0..=points).map(|a| 100.0 * f64::from(a.saturating_sub(1)) / f64::from(points - 1)).collect();
        for ((sum, answered), &answer) in sums.iter_mut().zip(&mut answered).zip(*column) {
            *sum += index.get(usize::from(answer)).copied().unwrap_or(0.0);
            *answered += u32::from(answer > 0);
        }
    }
    let score = |(sum, answered): (f64, u32)| {
        (answered >= needed && answered > 0)
            .then(|| libm::round(sum / f64::from(answered) / SCORE_UNIT) as i64)
    };
    sums.into_iter().zip(answered).map(score).collect()
}
