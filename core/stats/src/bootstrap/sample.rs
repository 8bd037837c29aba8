//! A seed and a replicate's number in, how often each respondent was drawn out.

use crate::random::{Purpose, Stream};

/// Draws as many respondents as there are, with replacement; `counts`: one place per respondent.
pub(super) fn resample(seed: u32, replicate: u32, counts: &mut [u16]) {
    counts.fill(0);
    let Ok(n) = u32::try_from(counts.len()) else { return };
    let mut stream = Stream::new(seed, Purpose::Resample, replicate);
    stream.each_below(n, n, |drawn| {
        let count = &mut counts[drawn as usize];
        // More draws of one respondent than 65,535 are not seen in the age of the universe.
        *count = count.saturating_add(1);
    });
}
