//! Values in, an axis out that holds them, with ticks at round numbers.

use super::{Axis, Tick};

/// How far an axis may be stretched for the sake of a split line that lies far from every value.
const STRETCH: f64 = 4.0;
const PADDING: f64 = 0.06;
/// An axis that nearly reaches the start of its scale begins there.
const NEAR_START: f64 = 0.25;
const MOST_TICKS: f64 = 8.0;

/// An axis over `values`, and over `split` where that is not far away, kept within what the scale allows.
pub(super) fn around(
    values: impl Iterator<Item = f64>,
    split: f64,
    bounds: (f64, f64),
    label: String,
    write: impl Fn(f64, usize) -> String,
) -> Axis {
    let (mut low, mut high) =
        values.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
    if low > high {
        (low, high) = (split, split);
    }
    let (with_low, with_high) = (low.min(split), high.max(split));
    if high <= low || with_high - with_low <= STRETCH * (high - low) {
        (low, high) = (with_low, with_high);
    }
    let span = if high > low { high - low } else { (high.abs() * 0.1).max(0.1) };
    let near_start = bounds.0.is_finite() && low - bounds.0 < NEAR_START * span;
    let low = if near_start { bounds.0.min(low) } else { low - PADDING * span };
    let high = (high + PADDING * span).min(bounds.1.max(high));
    let (low, high) = if high > low { (low, high) } else { (low - span / 2.0, high + span / 2.0) };
    Axis { label, low, high, ticks: ticks(low, high, write) }
}

/// Round numbers between `low` and `high`: steps of 1, 2 or 5 times a power of ten, at most eight steps.
fn ticks(low: f64, high: f64, write: impl Fn(f64, usize) -> String) -> Vec<Tick> {
    let rough = (high - low) / MOST_TICKS;
    let mut power = 1.0;
    let mut decimals = 0;
    while power > rough && decimals < 12 {
        power /= 10.0;
        decimals += 1;
    }
    while power * 10.0 <= rough {
        power *= 10.0;
    }
    let mut step = 10.0 * power;
    let mut step_decimals = if decimals > 0 { decimals - 1 } else { 0 };
    for factor in [1.0, 2.0, 5.0] {
        if factor * power >= rough {
            step = factor * power;
            step_decimals = decimals;
            break;
        }
    }
    let first = (low / step - 1e-9).ceil();
    let last = (high / step + 1e-9).floor();
    let mut ticks = Vec::new();
    let mut count = first;
    while count <= last && ticks.len() < 12 {
        // An exact multiple, and no minus before zero.
        let at = count * step + 0.0;
        ticks.push(Tick { at, text: write(at, step_decimals) });
        count += 1.0;
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axis(values: &[f64], split: f64, bounds: (f64, f64)) -> Axis {
        around(values.iter().copied(), split, bounds, String::new(), |v, d| format!("{v:.d$}"))
    }

    fn texts(axis: &Axis) -> Vec<&str> {
        axis.ticks.iter().map(|t| t.text.as_str()).collect()
    }

    #[test]
    fn ticks_are_round_and_inside() {
        assert_eq!(
            texts(&axis(&[2.9, 4.3], 3.6, (1.0, 5.0))),
            ["3.0", "3.2", "3.4", "3.6", "3.8", "4.0", "4.2"]
        );
        assert_eq!(
            texts(&axis(&[0.02, 0.31], 0.1, (0.0, 1.0))),
            ["0.00", "0.05", "0.10", "0.15", "0.20", "0.25", "0.30"]
        );
        assert_eq!(
            texts(&axis(&[31.0, 87.0], 60.0, (0.0, 100.0))),
            ["30", "40", "50", "60", "70", "80", "90"]
        );
    }

    #[test]
    fn an_axis_holds_every_value_and_stays_on_its_scale() {
        for values in [vec![0.0, 1.0], vec![0.4], vec![0.5, 0.5], vec![], vec![-3.0, 1e6]] {
            let axis = axis(&values, 0.5, (0.0, 1.0));
            assert!(axis.low < axis.high);
            assert!(values.iter().all(|v| (axis.low..=axis.high).contains(v)), "{values:?} {axis:?}");
            assert!(axis.ticks.iter().all(|t| t.at >= axis.low - 1e-9 && t.at <= axis.high + 1e-9));
        }
        let full = axis(&[0.0, 1.0], 0.5, (0.0, 1.0));
        assert_eq!((full.low, full.high), (0.0, 1.0));
    }

    #[test]
    fn a_far_split_line_does_not_squeeze_the_points() {
        let axis = axis(&[3.0, 4.0], 40.0, (1.0, 5.0));
        assert!(axis.high <= 5.0);
    }
}
