//! Counts or values in; mean, standard deviation and the t interval of the mean out.

use super::student;

/// Mean and standard deviation (divisor n - 1) of `n` answers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moments {
    pub n: u32,
    pub mean: f64,
    /// 0 for a single answer.
    pub sd: f64,
}

impl Moments {
    /// From how often each whole value was answered; the sums are exact, so the order of respondents cannot matter.
    /// `None` without answers.
    #[must_use]
    pub fn of_counts(counts: impl IntoIterator<Item = (i64, u32)>) -> Option<Moments> {
        let (mut n, mut sum, mut squares) = (0_i128, 0_i128, 0_i128);
        for (value, count) in counts {
            let (value, count) = (i128::from(value), i128::from(count));
            n += count;
            sum += count * value;
            squares += count * value * value;
        }
        Moments::of_sums(n, sum, squares)
    }

    /// From whole values of at most 2⁴³ either way; the sums are exact. `None` without any.
    #[must_use]
    pub fn of_whole(values: &[i64]) -> Option<Moments> {
        let (mut sum, mut squares) = (0_i128, 0_i128);
        // A product of 128 bits is slow in wasm: squares are added in three parts of 64.
        for part in values.chunks(1 << 16) {
            let (mut high, mut across, mut low) = (0_u64, 0_u64, 0_u64);
            for value in part {
                let size = value.unsigned_abs();
                let (upper, lower) = (size >> 22, size & ((1 << 22) - 1));
                high += upper * upper;
                across += upper * lower;
                low += lower * lower;
            }
            sum += part.iter().map(|&value| i128::from(value)).sum::<i128>();
            squares += (i128::from(high) << 44) + (i128::from(across) << 23) + i128::from(low);
        }
        let n = values.len() as i128;
        Moments::of_sums(n, sum, squares)
    }

    fn of_sums(n: i128, sum: i128, squares: i128) -> Option<Moments> {
        if n == 0 {
            return None;
        }
        let spread = n * squares - sum * sum;
        let sd = if n > 1 { (spread as f64 / (n * (n - 1)) as f64).sqrt() } else { 0.0 };
        Some(Moments { n: u32::try_from(n).ok()?, mean: sum as f64 / n as f64, sd })
    }

    /// From the values themselves, which are sorted first: the order of respondents cannot matter. `None` without any.
    #[must_use]
    pub fn of_values(mut values: Vec<f64>) -> Option<Moments> {
        values.sort_unstable_by(f64::total_cmp);
        let (&least, &most) = (values.first()?, values.last()?);
        let n = u32::try_from(values.len()).ok()?;
        if least == most {
            return Some(Moments { n, mean: least, sd: 0.0 });
        }
        let count = f64::from(n);
        let rough = values.iter().map(|x| x / count).sum::<f64>();
        // A second pass takes away what the first one lost to rounding.
        let mean = rough + values.iter().map(|x| x - rough).sum::<f64>() / count;
        let unit = (least - mean).abs().max((most - mean).abs());
        let squares: f64 = values.iter().map(|x| (x - mean) / unit).map(|x| x * x).sum();
        Some(Moments { n, mean, sd: unit * (squares / (count - 1.0)).sqrt() })
    }

    /// `sd² / n`: the square of the mean's standard error. `n`: above 0.
    #[must_use]
    pub fn variance_of_mean(&self) -> f64 {
        self.sd * self.sd / f64::from(self.n)
    }

    /// `mean ± t sd / sqrt(n)` with t on n - 1 degrees of freedom. `confidence`: 0 < value < 1. `None` for a single
    /// answer and where all are alike, since nothing is known of the spread then. Student (1908).
    #[must_use]
    pub fn t_interval(&self, confidence: f64) -> Option<(f64, f64)> {
        if self.n < 2 || self.sd <= 0.0 {
            return None;
        }
        let n = f64::from(self.n);
        let half = student::two_sided_quantile(1.0 - confidence, n - 1.0) * self.sd / n.sqrt();
        Some((self.mean - half, self.mean + half))
    }

    /// [`Moments::t_interval`] for a sample out of a population of `population`, drawn without replacement: the standard
    /// error is multiplied by `sqrt(1 - n/N)`. Assumes that those who did not answer are missing at random. `None` also
    /// where n is larger than N. Cochran (1977), section 2.8.
    #[must_use]
    pub fn t_interval_finite(&self, population: u32, confidence: f64) -> Option<(f64, f64)> {
        let (low, high) = self.t_interval(confidence)?;
        let left = 1.0 - f64::from(self.n) / f64::from(population);
        if left < 0.0 {
            return None;
        }
        let half = 0.5 * (high - low) * left.sqrt();
        Some((self.mean - half, self.mean + half))
    }
}
