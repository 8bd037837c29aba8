//! Two features and four replicates' counts in, their eight sums of products out: the innermost loop.
//!
//! The slices are equally long, a multiple of eight. Whole sums are exact and so the same in any order; real sums are
//! taken in two lanes, rows 0, 2, 4 .. and 1, 3, 5 .., on every machine.

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub(super) fn whole(counts: [&[i16]; 4], features: [&[i16]; 2]) -> [[f64; 2]; 4] {
    use core::arch::wasm32::{i16x8, i32x4_add, i32x4_dot_i16x8, i32x4_extract_lane, i32x4_splat, v128};

    fn load(from: &[i16; 8]) -> v128 {
        let [a, b, c, d, e, f, g, h] = *from;
        i16x8(a, b, c, d, e, f, g, h)
    }
    let mut sums = [[i32x4_splat(0); 2]; 4];
    let [a, b, c, d] = counts.map(|counts| counts.as_chunks::<8>().0.iter());
    let [one, two] = features.map(|feature| feature.as_chunks::<8>().0.iter());
    for (((((a, b), c), d), one), two) in a.zip(b).zip(c).zip(d).zip(one).zip(two) {
        let features = [load(one), load(two)];
        for (sums, counts) in sums.iter_mut().zip([a, b, c, d]) {
            let counts = load(counts);
            for (sum, feature) in sums.iter_mut().zip(features) {
                *sum = i32x4_add(*sum, i32x4_dot_i16x8(counts, feature));
            }
        }
    }
    sums.map(|sums| {
        sums.map(|sum| {
            let lanes = [
                i32x4_extract_lane::<0>(sum),
                i32x4_extract_lane::<1>(sum),
                i32x4_extract_lane::<2>(sum),
                i32x4_extract_lane::<3>(sum),
            ];
            f64::from(lanes.iter().sum::<i32>())
        })
    })
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub(super) fn whole(counts: [&[i16]; 4], features: [&[i16]; 2]) -> [[f64; 2]; 4] {
    let mut sums = [[[0_i32; 8]; 2]; 4];
    let [a, b, c, d] = counts.map(|counts| counts.as_chunks::<8>().0.iter());
    let [one, two] = features.map(|feature| feature.as_chunks::<8>().0.iter());
    for (((((a, b), c), d), one), two) in a.zip(b).zip(c).zip(d).zip(one).zip(two) {
        for (sums, counts) in sums.iter_mut().zip([a, b, c, d]) {
            for (sum, feature) in sums.iter_mut().zip([one, two]) {
                for lane in 0..8 {
                    sum[lane] += i32::from(counts[lane]) * i32::from(feature[lane]);
                }
            }
        }
    }
    sums.map(|sums| sums.map(|lanes| f64::from(lanes.iter().sum::<i32>())))
}

pub(super) fn real(counts: [&[f64]; 4], features: [&[f64]; 2]) -> [[f64; 2]; 4] {
    let mut sums = [[[0.0; 2]; 2]; 4];
    let [a, b, c, d] = counts.map(|counts| counts.as_chunks::<2>().0.iter());
    let [one, two] = features.map(|feature| feature.as_chunks::<2>().0.iter());
    for (((((a, b), c), d), one), two) in a.zip(b).zip(c).zip(d).zip(one).zip(two) {
        for (sums, counts) in sums.iter_mut().zip([a, b, c, d]) {
            for (sum, feature) in sums.iter_mut().zip([one, two]) {
                for lane in 0..2 {
                    sum[lane] += counts[lane] * feature[lane];
                }
            }
        }
    }
    sums.map(|sums| sums.map(|[even, odd]| even + odd))
}
