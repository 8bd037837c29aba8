//! A colour as typed in, whether it can be read on white out (WCAG 2.1, success criterion 1.4.3).

use crate::report::document::Rgb;

/// Of text in the colour on white, from 1 to 21.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Contrast(pub f64);

/// For text of any size.
pub const ENOUGH: f64 = 4.5;

impl Contrast {
    #[must_use]
    pub fn enough(self) -> bool {
        self.0 >= ENOUGH
    }
}

/// `#1b5e20`, `1B5E20`, `#063`.
#[must_use]
pub fn read(text: &str) -> Option<Rgb> {
    let digits = text.trim().trim_start_matches('#');
    let digit = |at: usize| digits.as_bytes().get(at).and_then(|byte| char::from(*byte).to_digit(16));
    let byte = |high: u32, low: u32| u8::try_from(16 * high + low).ok();
    match digits.len() {
        3 => {
            let one = |at: usize| digit(at).and_then(|digit| byte(digit, digit));
            Some(Rgb(one(0)?, one(1)?, one(2)?))
        }
        6 => {
            let one = |at: usize| byte(digit(at)?, digit(at + 1)?);
            Some(Rgb(one(0)?, one(2)?, one(4)?))
        }
        _ => None,
    }
}

/// WCAG 2.1: (L1 + 0.05) / (L2 + 0.05), of relative luminances.
#[must_use]
pub fn contrast_on_white(colour: Rgb) -> Contrast {
    Contrast(1.05 / (luminance(colour) + 0.05))
}

/// The same hue, as much darker as it takes to be read.
#[must_use]
pub fn darker(colour: Rgb) -> Rgb {
    let scaled = |percent: u32| {
        let part = |part: u8| u8::try_from(u32::from(part) * percent / 100).unwrap_or(u8::MAX);
        Rgb(part(colour.0), part(colour.1), part(colour.2))
    };
    (0..=100).rev().map(scaled).find(|colour| contrast_on_white(*colour).enough()).unwrap_or(Rgb(0, 0, 0))
}

fn luminance(Rgb(red, green, blue): Rgb) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        // sRGB's transfer function, with WCAG 2.1's threshold.
        if part <= 0.03928 { part / 12.92 } else { libm::pow((part + 0.055) / 1.055, 2.4) }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values of the W3C's own examples and of culori 4.0.2.
    #[test]
    fn contrast_is_as_wcag_reckons_it() {
        for (text, expected) in [
            ("#000000", 21.0),
            ("#ffffff", 1.0),
            ("#767676", 4.54),
            ("#777777", 4.48),
            ("#309772", 3.62),
            ("#707070", 4.95),
        ] {
            let contrast = contrast_on_white(read(text).expect("a colour")).0;
            assert!((contrast - expected).abs() < 0.006, "{text}: {contrast}");
        }
    }

    #[test]
    fn colours_are_read_as_they_are_written() {
        assert_eq!(read("#1b5e20"), Some(Rgb(0x1b, 0x5e, 0x20)));
        assert_eq!(read(" 1B5E20 "), Some(Rgb(0x1b, 0x5e, 0x20)));
        assert_eq!(read("#063"), Some(Rgb(0, 0x66, 0x33)));
        for text in ["", "#", "grøn", "#12345", "#1234567", "#gggggg", "ææ"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_darker_one_can_be_read() {
        for text in ["#ffeb84", "#ffffff", "#00aaff", "#309772"] {
            let dark = darker(read(text).expect("a colour"));
            assert!(contrast_on_white(dark).enough(), "{text}");
        }
        let fine = read("#004d99").expect("a colour");
        assert_eq!(darker(fine), fine);
    }
}
