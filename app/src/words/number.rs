//! Numbers in, text out as the language writes it: 1.234 and 54,3 in Danish, 1,234 and 54.3 in English.

use svarkort_core::Language;

/// A whole number with its thousands apart.
pub fn whole(number: u32, language: Language) -> String {
    let mark = match language {
        Language::Da => '.',
        Language::En => ',',
    };
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_apart_as_the_language_has_it() {
        for (number, da, en) in
            [(0, "0", "0"), (999, "999", "999"), (1700, "1.700", "1,700"), (1_234_567, "1.234.567", "1,234,567")]
        {
            assert_eq!(whole(number, Language::Da), da);
            assert_eq!(whole(number, Language::En), en);
        }
    }
}
