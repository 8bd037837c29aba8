//! A seed and the number of a stream in, random draws out: any stream can be had without the ones before it, so that work
//! split in any way over any number of workers draws the same.

/// What a stream is drawn for: streams of different purposes never overlap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Which respondents are in a replicate.
    Resample,
    /// The driver that means nothing.
    Noise,
    /// Which respondents belong to which group.
    Permutation,
}

/// Philox 4x32 with ten rounds, keyed by seed and purpose and counting within the stream. Salmon et al. (2011).
#[derive(Debug, Clone)]
pub struct Stream {
    key: [u32; 2],
    counter: [u32; 4],
    block: [u32; 4],
    used: usize,
}

impl Stream {
    #[must_use]
    pub fn new(seed: u32, purpose: Purpose, number: u32) -> Self {
        Stream { key: [seed, purpose as u32], counter: [0, 0, number, 0], block: [0; 4], used: 4 }
    }

    /// All 2^32 values are equally likely.
    #[inline]
    pub fn draw(&mut self) -> u32 {
        if self.used == 4 {
            self.block = philox(self.counter, self.key);
            self.used = 0;
            self.advance();
        }
        self.used += 1;
        self.block[self.used - 1]
    }

    /// 0 to `bound - 1`, all exactly equally likely; `bound`: above 0. Lemire (2019).
    #[inline]
    pub fn below(&mut self, bound: u32) -> u32 {
        let mut product = u64::from(self.draw()) * u64::from(bound);
        if (product as u32) < bound {
            let least = bound.wrapping_neg() % bound;
            while (product as u32) < least {
                product = u64::from(self.draw()) * u64::from(bound);
            }
        }
        (product >> 32) as u32
    }

    /// As [`Stream::below`] asked `times` times: `take` is given each draw. Four draws at a time, for speed.
    #[inline]
    pub fn each_below(&mut self, bound: u32, times: u32, mut take: impl FnMut(u32)) {
        let mut left = times;
        while left >= 4 && self.used == 4 {
            let block = philox(self.counter, self.key);
            let products = block.map(|draw| u64::from(draw) * u64::from(bound));
            if products.iter().any(|product| (*product as u32) < bound) {
                break;
            }
            self.advance();
            products.iter().for_each(|product| take((product >> 32) as u32));
            left -= 4;
        }
        for _ in 0..left {
            take(self.below(bound));
        }
    }

    #[inline]
    fn advance(&mut self) {
        self.counter[0] = self.counter[0].wrapping_add(1);
        if self.counter[0] == 0 {
            self.counter[1] = self.counter[1].wrapping_add(1);
        }
    }

    /// A draw from the standard normal distribution, by its quantile.
    pub fn normal(&mut self) -> f64 {
        super::normal::quantile((f64::from(self.draw()) + 0.5) / 4_294_967_296.0)
    }
}

#[inline]
fn philox(mut counter: [u32; 4], mut key: [u32; 2]) -> [u32; 4] {
    for _ in 0..10 {
        let first = u64::from(counter[0]) * 0xD251_1F53;
        let second = u64::from(counter[2]) * 0xCD9E_8D57;
        counter = [
            (second >> 32) as u32 ^ counter[1] ^ key[0],
            second as u32,
            (first >> 32) as u32 ^ counter[3] ^ key[1],
            first as u32,
        ];
        key = [key[0].wrapping_add(0x9E37_79B9), key[1].wrapping_add(0xBB67_AE85)];
    }
    counter
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{Purpose, Stream, philox};

    #[test]
    fn known_answers() {
        let cases: Vec<Value> =
            serde_json::from_str(include_str!("../../oracle/philox.json")).expect("a list");
        for case in cases {
            let words = |name: &str| -> Vec<u32> {
                let list = case[name].as_array().expect("words").iter();
                list.map(|word| word.as_u64().expect("32 bits") as u32).collect()
            };
            let counter = words("counter").try_into().expect("four");
            let key = words("key").try_into().expect("two");
            assert_eq!(philox(counter, key).to_vec(), words("answer"));
        }
    }

    #[test]
    fn draws_are_even_and_within_their_bound() {
        for bound in [1_u32, 3, 10, 1960] {
            let mut counts = vec![0_u32; bound as usize];
            let mut stream = Stream::new(7, Purpose::Resample, bound);
            let draws = 4000 * bound;
            (0..draws).for_each(|_| counts[stream.below(bound) as usize] += 1);
            // Chi-square with bound - 1 degrees of freedom: mean bound - 1, variance twice that.
            let off: f64 = counts.iter().map(|&n| (f64::from(n) - 4000.0).powi(2) / 4000.0).sum();
            let freedom = f64::from(bound - 1);
            assert!((off - freedom).abs() <= 5.0 * (2.0 * freedom).sqrt(), "{bound}: {off}");
        }
    }

    #[test]
    fn many_draws_at_once_are_the_same_draws() {
        // Under a large bound many draws are refused.
        for bound in [1, 17, 1960, 3 << 30] {
            let mut one_by_one = Stream::new(2, Purpose::Resample, 5);
            let mut at_once = one_by_one.clone();
            for times in [0, 3, 40, 1001] {
                at_once.each_below(bound, times, |draw| assert_eq!(draw, one_by_one.below(bound)));
            }
        }
    }

    #[test]
    fn normal_draws_have_mean_nought_and_spread_one() {
        let mut stream = Stream::new(1, Purpose::Noise, 0);
        let draws: Vec<f64> = (0..40_000).map(|_| stream.normal()).collect();
        let mean = draws.iter().sum::<f64>() / 40_000.0;
        let spread = draws.iter().map(|x| x * x).sum::<f64>() / 40_000.0;
        assert!(mean.abs() < 0.025 && (spread - 1.0).abs() < 0.035, "{mean} {spread}");
    }
}
