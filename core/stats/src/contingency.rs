//! A table of counts in, Pearson's chi-square with its warnings out; two shares in, their z out.

use super::why_not::WhyNot;
use super::{chi_square, normal};

/// Pearson's chi-square test of independence.
#[derive(Debug, Clone, PartialEq)]
pub struct ChiSquare {
    pub statistic: f64,
    pub df: f64,
    pub p: f64,
    /// Cramér's V (1946): `sqrt(X² / (n (min(rows, columns) - 1)))`.
    pub cramers_v: f64,
    pub least_expected: f64,
    /// Of the cells; Cochran (1954) warns above a fifth, or where one is expected under 1.
    pub share_expected_under_5: f64,
}

/// `X² = Σ (O - E)² / E` without Yates' correction, E from the margins, as R's `chisq.test(correct = FALSE)`.
///
/// `table`: rows of equal length. Rows and columns without any answer say nothing and are left out (R gives NaN for
/// them). Pearson (1900).
///
/// # Errors
/// When fewer than two rows, or two columns, have an answer.
pub fn chi_square_test(table: &[&[u32]]) -> Result<ChiSquare, WhyNot> {
    let width = table.first().map_or(0, |row| row.len());
    let rows: Vec<(&[u32], u64)> =
        table.iter().map(|row| (*row, sum(row.iter()))).filter(|(_, total)| *total > 0).collect();
    let columns: Vec<(usize, u64)> = (0..width)
        .map(|j| (j, sum(table.iter().map(|row| &row[j]))))
        .filter(|(_, total)| *total > 0)
        .collect();
    if rows.len() < 2 {
        return Err(WhyNot::OneGroup);
    }
    if columns.len() < 2 {
        return Err(WhyNot::AllAlike);
    }
    let n = rows.iter().map(|(_, total)| total).sum::<u64>() as f64;
    let (mut statistic, mut least, mut under) = (0.0, f64::INFINITY, 0_u32);
    for (row, row_total) in &rows {
        for &(j, column_total) in &columns {
            let expected = *row_total as f64 * column_total as f64 / n;
            let off = f64::from(row[j]) - expected;
            statistic += off * off / expected;
            least = least.min(expected);
            under += u32::from(expected < 5.0);
        }
    }
    let df = ((rows.len() - 1) * (columns.len() - 1)) as f64;
    let cells = (rows.len() * columns.len()) as f64;
    Ok(ChiSquare {
        statistic,
        df,
        p: chi_square::upper_tail(statistic, df),
        cramers_v: (statistic / (n * (rows.len().min(columns.len()) - 1) as f64)).sqrt(),
        least_expected: least,
        share_expected_under_5: f64::from(under) / cells,
    })
}

fn sum<'a>(counts: impl Iterator<Item = &'a u32>) -> u64 {
    counts.map(|&count| u64::from(count)).sum()
}

/// The difference of two independent shares.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TwoShares {
    /// Positive where the first share is the larger.
    pub z: f64,
    pub p: f64,
}

/// `z = (p1 - p2) / sqrt(p(1-p)(1/n1 + 1/n2))`, p the share of both together; no continuity correction. z² is Pearson's
/// chi-square of the two by two table; the test behind SPSS' and Displayr's column letters.
///
/// # Errors
/// When one of the two has no answers, or all in both are alike.
pub fn two_shares((x1, n1): (u32, u32), (x2, n2): (u32, u32)) -> Result<TwoShares, WhyNot> {
    if n1 == 0 || n2 == 0 {
        return Err(WhyNot::OneGroup);
    }
    let (x1, n1, x2, n2) = (f64::from(x1), f64::from(n1), f64::from(x2), f64::from(n2));
    let (x, n) = (x1 + x2, n1 + n2);
    if x <= 0.0 || x >= n {
        return Err(WhyNot::AllAlike);
    }
    // (x1 n2 - x2 n1) / (n1 n2), the numerator exact.
    let z = (x1 * n2 - x2 * n1) / (n1 * n2 * (x / n) * ((n - x) / n) * n).sqrt();
    Ok(TwoShares { z, p: normal::two_sided_tail(z) })
}
