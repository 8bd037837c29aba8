//! A design and a seed in, replicates of everything out: weights, coefficients, performance, and the weights' lead over
//! noise, all from the same draw of respondents.
//!
//! Three steps, so that workers can share them: [`Bootstrap::prepare`] lays the answers out, [`Bootstrap::run`] makes the
//! replicates of a range of numbers, and [`Replicates`] reads the numbers that any number of runs have made. Replicate b
//! draws from a stream of its own: who makes it, after which others, changes no bit. Efron (1979).

mod design;
mod estimate;
mod influence;
mod lanes;
#[cfg(test)]
mod modes;
mod sample;
#[cfg(test)]
mod tests;
mod totals;
mod two_valued;

use std::ops::Range;

pub use design::{Answers, Design, Measure, Missing};
use estimate::Estimator;
pub use estimate::{Estimate, Importance, multiple_correlation};
use totals::{BATCH, Room};

/// Answers laid out for resampling.
#[derive(Debug, Clone)]
pub struct Bootstrap {
    seed: u32,
    respondents: usize,
    estimator: Estimator,
    shape: Shape,
    room: Room,
    counts: Vec<u16>,
    totals: [Vec<f64>; 2],
}

/// What one replicate holds, and in which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    pub drivers: usize,
    pub noise: bool,
}

impl Shape {
    /// Numbers in a replicate.
    #[must_use]
    pub fn width(self) -> usize {
        1 + self.drivers * if self.noise { 4 } else { 3 }
    }
}

impl Shape {
    fn read(self, row: &[f64]) -> Replicate<'_> {
        let p = self.drivers;
        let (raw, rest) = row[1..].split_at(p);
        let (beta, rest) = rest.split_at(p);
        let (performance, over_noise) = rest.split_at(p);
        Replicate { r2: row[0], raw, beta, performance, over_noise }
    }
}

impl Bootstrap {
    #[must_use]
    pub fn prepare(design: &Design, importance: Importance, seed: u32) -> Self {
        let respondents = design.respondents();
        let estimator = Estimator::new(design, importance);
        let totals = estimator.widths().map(|width| vec![0.0; width * BATCH]);
        Bootstrap {
            seed,
            respondents,
            shape: Shape { drivers: design.drivers.len(), noise: estimator.has_noise() },
            estimator,
            room: Room::default(),
            counts: vec![0; respondents * BATCH],
            totals,
        }
    }

    #[must_use]
    pub fn shape(&self) -> Shape {
        self.shape
    }

    /// The replicates of these numbers, [`Shape::width`] numbers each, one after the other: nothing that tells what a
    /// single respondent answered. `on_progress` is told of done and total.
    pub fn run(&mut self, numbers: Range<u32>, on_progress: &mut dyn FnMut(u32, u32)) -> Vec<f64> {
        let total = numbers.end.saturating_sub(numbers.start);
        let width = self.shape.width();
        let mut block = vec![0.0; width * total as usize];
        let mut done = 0;
        on_progress(done, total);
        while done < total {
            let batch = (total - done).min(BATCH as u32);
            for (at, counts) in (0..batch).zip(self.counts.chunks_mut(self.respondents.max(1))) {
                sample::resample(self.seed, numbers.start + done + at, counts);
            }
            let rows = &mut block[width * done as usize..width * (done + batch) as usize];
            self.estimate(rows);
            done += batch;
            on_progress(done, total);
        }
        block
    }

    /// The performance when everybody is drawn once.
    pub fn performance(&mut self) -> Vec<f64> {
        let row = self.everybody();
        self.shape.read(&row).performance.to_vec()
    }

    /// What is estimated of everybody; `None` where there is nothing to share out.
    pub fn estimate_all(&mut self) -> Option<Estimate> {
        let row = self.everybody();
        self.estimator.estimate(&row)
    }

    fn everybody(&mut self) -> Vec<f64> {
        self.counts.fill(1);
        let mut row = vec![0.0; self.shape.width()];
        self.estimate(&mut row);
        row
    }

    /// One row of numbers for each of the draws that stand in `counts`.
    fn estimate(&mut self, rows: &mut [f64]) {
        let batch = rows.len() / self.shape.width();
        let counts: Vec<&[u16]> = self.counts.chunks(self.respondents.max(1)).take(batch).collect();
        self.estimator.total(&counts, &mut self.room, &mut self.totals);
        let [first, last] = self.estimator.widths();
        for (at, row) in rows.chunks_mut(self.shape.width()).enumerate() {
            let totals =
                [&self.totals[0][first * at..first * (at + 1)], &self.totals[1][last * at..last * (at + 1)]];
            self.estimator.replicate(counts[at], totals, row);
        }
    }

    /// What leaving each respondent out does: the estimates without him or her, rows as of [`Bootstrap::run`], in the
    /// order of the draws. Tukey (1958).
    pub fn without_each(&mut self, on_progress: &mut dyn FnMut(u32, u32)) -> Vec<f64> {
        let width = self.shape.width();
        let n = self.respondents;
        let mut block = vec![0.0; width * n];
        let total = u32::try_from(n).unwrap_or(u32::MAX);
        for (at, rows) in block.chunks_mut(width * BATCH).enumerate() {
            on_progress(u32::try_from(at * BATCH).unwrap_or(u32::MAX), total);
            self.counts.fill(1);
            for place in 0..rows.len() / width {
                self.counts[place * n + at * BATCH + place] = 0;
            }
            self.estimate(rows);
        }
        block
    }
}

/// Rows that [`Bootstrap::run`] made.
#[derive(Debug, Clone, Copy)]
pub struct Replicates<'a> {
    shape: Shape,
    numbers: &'a [f64],
}

/// One replicate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Replicate<'a> {
    pub r2: f64,
    /// The part of R² that is each driver's.
    pub raw: &'a [f64],
    /// Standardised coefficients.
    pub beta: &'a [f64],
    /// NaN where nobody who was drawn answered.
    pub performance: &'a [f64],
    /// How far each raw weight is above that of the noise; empty without noise.
    pub over_noise: &'a [f64],
}

impl<'a> Replicates<'a> {
    #[must_use]
    pub fn of(shape: Shape, numbers: &'a [f64]) -> Self {
        Replicates { shape, numbers }
    }

    /// Those in which there was something to share out.
    pub fn each(self) -> impl Iterator<Item = Replicate<'a>> + Clone {
        let rows = self.numbers.chunks_exact(self.shape.width());
        rows.filter(|row| row[0] > 0.0).map(move |row| self.shape.read(row))
    }
}
