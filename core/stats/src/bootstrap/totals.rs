//! Columns of numbers and how often each row was drawn in, each feature's total over the draws out: a matrix product.
//!
//! A feature is the product of two columns, row by row. Where all numbers are whole and small the totals are reckoned in
//! whole numbers, and are then the same in any order and with any width of the machine's registers.

use super::lanes;

/// Rows that are reckoned at a time: features and counts of so many lie in the fastest memory.
const BLOCK: usize = 512;

/// Replicates that are reckoned side by side.
pub(super) const BATCH: usize = 16;

/// Draws of one row above this are left to the plain way, so that no sum within a block can leave 32 bits.
const OFTEN: u16 = 120;

/// What one row may add to a whole total, at most: with it 512 rows drawn [`OFTEN`] times stay within 32 bits.
const LARGEST_FEATURE: f64 = 32_767.0;

/// Columns, their features, and how to total them.
#[derive(Debug, Clone, Default)]
pub(super) struct Totals {
    rows: usize,
    columns: Vec<Vec<f64>>,
    features: Vec<[usize; 2]>,
    /// The columns as small whole numbers, where all are.
    whole: Option<Vec<Vec<i16>>>,
}

/// Which feature, in the order of their totals.
pub(super) type Feature = usize;

impl Totals {
    pub fn new(rows: usize) -> Self {
        Totals { rows, ..Totals::default() }
    }

    /// Equal columns are kept once.
    pub fn column(&mut self, column: Vec<f64>) -> usize {
        debug_assert_eq!(column.len(), self.rows);
        self.columns.iter().position(|kept| *kept == column).unwrap_or_else(|| {
            self.columns.push(column);
            self.columns.len() - 1
        })
    }

    /// The product of two columns; equal products are reckoned once.
    pub fn feature(&mut self, a: usize, b: usize) -> Feature {
        let feature = [a.min(b), a.max(b)];
        self.features.iter().position(|kept| *kept == feature).unwrap_or_else(|| {
            self.features.push(feature);
            self.features.len() - 1
        })
    }

    /// To be called once all features are named.
    pub fn settle(&mut self) {
        let largest: Vec<f64> =
            self.columns.iter().map(|c| c.iter().fold(0.0_f64, |most, x| most.max(x.abs()))).collect();
        let whole = self.columns.iter().flatten().all(|x| *x == x.trunc())
            && largest.iter().all(|most| *most <= LARGEST_FEATURE)
            && self.features.iter().all(|&[a, b]| largest[a] * largest[b] <= LARGEST_FEATURE);
        self.whole =
            whole.then(|| self.columns.iter().map(|c| c.iter().map(|x| *x as i16).collect()).collect());
    }

    pub fn values(&self, column: usize) -> &[f64] {
        &self.columns[column]
    }

    pub fn rows(&self) -> usize {
        self.rows
    }

    pub fn len(&self) -> usize {
        self.features.len()
    }

    /// Adds nothing to what was there: `out` is written whole, one replicate's totals after the other's.
    ///
    /// `counts`: per replicate how often each row was drawn, at most [`BATCH`] replicates of at least `rows` each.
    pub fn of(&self, counts: &[&[u16]], room: &mut Room, out: &mut [f64]) {
        out.fill(0.0);
        match &self.whole {
            Some(columns) if counts.iter().all(|counts| counts[..self.rows].iter().all(|n| *n <= OFTEN)) => {
                self.blocks(columns, counts, &mut room.whole, out, lanes::whole);
            }
            _ => self.blocks(&self.columns, counts, &mut room.real, out, lanes::real),
        }
    }

    fn blocks<T: Entry>(
        &self,
        columns: &[Vec<T>],
        counts: &[&[u16]],
        room: &mut Buffers<T>,
        out: &mut [f64],
        tile: Tile<T>,
    ) {
        let width = self.features.len();
        room.products.resize(width.next_multiple_of(2) * BLOCK, T::default());
        room.counts.resize(BATCH * BLOCK, T::default());
        for first in (0..self.rows).step_by(BLOCK) {
            let length = BLOCK.min(self.rows - first);
            for (products, &[a, b]) in room.products.chunks_mut(BLOCK).zip(&self.features) {
                let (a, b) = (&columns[a][first..first + length], &columns[b][first..first + length]);
                products.iter_mut().zip(a).zip(b).for_each(|((product, a), b)| *product = a.times(*b));
                products[length..].fill(T::default());
            }
            for (kept, counts) in room.counts.chunks_mut(BLOCK).zip(counts) {
                kept.iter_mut()
                    .zip(&counts[first..first + length])
                    .for_each(|(kept, n)| *kept = T::count(*n));
                kept[length..].fill(T::default());
            }
            let steps = length.next_multiple_of(8);
            for feature in (0..width).step_by(2) {
                let [one, two] = [feature, feature + 1].map(|f| &room.products[f * BLOCK..f * BLOCK + steps]);
                for replicate in (0..counts.len()).step_by(4) {
                    let drawn = [0, 1, 2, 3]
                        .map(|r| &room.counts[(replicate + r) * BLOCK..(replicate + r) * BLOCK + steps]);
                    let sums = tile(drawn, [one, two]);
                    for (r, sums) in (replicate..counts.len()).zip(sums) {
                        for (f, sum) in (feature..width).zip(sums) {
                            out[r * width + f] += sum;
                        }
                    }
                }
            }
        }
    }
}

/// The totals of two features over the rows of a block, in four replicates.
type Tile<T> = fn([&[T]; 4], [&[T]; 2]) -> [[f64; 2]; 4];

trait Entry: Copy + Default {
    fn count(n: u16) -> Self;
    fn times(self, other: Self) -> Self;
}

impl Entry for i16 {
    fn count(n: u16) -> Self {
        n as i16
    }
    fn times(self, other: Self) -> Self {
        self * other
    }
}

impl Entry for f64 {
    fn count(n: u16) -> Self {
        f64::from(n)
    }
    fn times(self, other: Self) -> Self {
        self * other
    }
}

/// Memory that is asked for once.
#[derive(Debug, Clone, Default)]
pub(super) struct Room {
    whole: Buffers<i16>,
    real: Buffers<f64>,
}

#[derive(Debug, Clone, Default)]
struct Buffers<T> {
    products: Vec<T>,
    counts: Vec<T>,
}
