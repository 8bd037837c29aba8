//! A seed in, numbers by chance out: the same on every machine, by whole-number arithmetic and sums alone.

use crate::order::InOrder;
use crate::units::Seed;

/// SplitMix64 (Steele, Lea & Flood 2014).
pub(super) struct Draw(u64);

impl Draw {
    pub(super) fn new(seed: Seed) -> Self {
        Draw(u64::from(seed.0) ^ 0x5AA5_0000_0761_1700)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// From 0 to 1, 1 not included.
    pub(super) fn part(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Nearly standard normal: twelve even draws, less their mean. Needs no logarithm, which machines round differently.
    pub(super) fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.part()).sum::<f64>() - 6.0
    }

    /// A code from 1, with these chances.
    pub(super) fn pick(&mut self, chances: &[f64]) -> u8 {
        let mut left = self.part();
        let mut code = 1;
        for chance in &chances[..chances.len() - 1] {
            if left < *chance {
                break;
            }
            left -= chance;
            code += 1;
        }
        code
    }

    /// Fisher and Yates.
    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = (self.next() % (last as u64 + 1)) as usize;
            items.swap(last, other);
        }
    }
}

/// Places of the values, largest first.
pub(super) fn best_first(values: &[f64]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..values.len()).collect();
    places.order_by(|&a, &b| values[b].total_cmp(&values[a]).then(a.cmp(&b)));
    places
}
