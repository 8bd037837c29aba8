//! Text in, its width and its lines out, without asking a browser: a table of IBM Plex Sans' glyph widths.

use crate::glyph_widths::{BOLD_ASCII, BOLD_LATIN, OTHERS, REGULAR_ASCII, REGULAR_LATIN};

/// The page's font, and what stands in for it where a picture is opened without it.
pub const FAMILY: &str = "'IBM Plex Sans', 'Segoe UI', Arial, sans-serif";

/// Arial bold is 0.7 % wider than IBM Plex Sans bold, and letters are set on whole pixels.
const SLACK: f64 = 1.02;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Weight {
    #[default]
    Regular,
    Bold,
}

/// In the unit of `size`.
#[must_use]
pub fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let thousandths: u32 = text.chars().map(|letter| u32::from(advance(letter, weight))).sum();
    f64::from(thousandths) / 1000.0 * size * SLACK
}

fn advance(letter: char, weight: Weight) -> u16 {
    let code = letter as usize;
    let (ascii, latin) = match weight {
        Weight::Regular => (&REGULAR_ASCII, &REGULAR_LATIN),
        Weight::Bold => (&BOLD_ASCII, &BOLD_LATIN),
    };
    match code {
        0x20..=0x7E => ascii[code - 0x20],
        0xA0..=0xFF => latin[code - 0xA0],
        // Combining marks, joiners and what has no form of its own.
        0x300..=0x36F | 0x200B..=0x200F | 0xFE00..=0xFE0F | 0xFEFF | 0..=0x1F => 0,
        _ => match (OTHERS.binary_search_by_key(&letter, |other| other.0), weight) {
            (Ok(place), Weight::Regular) => OTHERS[place].1,
            (Ok(place), Weight::Bold) => OTHERS[place].2,
            // East Asian and other square scripts fill their square; other alphabets are at most about a capital wide.
            (Err(_), _) => {
                if code >= 0x1100 {
                    1000
                } else {
                    720
                }
            }
        },
    }
}

/// Lines no wider than `room`, broken between words, after a slash or a hyphen, and only where a word alone is wider
/// inside it, with a hyphen. Nothing is left out.
#[must_use]
pub fn wrap(text: &str, room: f64, size: f64, weight: Weight) -> Vec<String> {
    let wide = |text: &str| width(text, size, weight);
    let space = wide(" ");
    let mut lines: Vec<String> = Vec::new();
    // Widths add up, so a line is never measured twice. `used` counts the space at its end.
    let (mut line, mut used) = (String::new(), 0.0);
    for piece in pieces(text) {
        let mut word = piece.trim_end();
        let mut needed = wide(word);
        if used + needed > room && !line.is_empty() {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
            used = 0.0;
        }
        while needed > room {
            let at = break_inside(word, |start| wide(start) + wide("-") <= room);
            if at >= word.len() {
                break;
            }
            lines.push(format!("{}-", &word[..at]));
            word = &word[at..];
            needed = wide(word);
        }
        line.push_str(word);
        used += needed;
        if piece.ends_with(' ') {
            line.push(' ');
            used += space;
        }
    }
    if !line.trim_end().is_empty() || lines.is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// As [`wrap`], in as few lines but no wider than they need to be, so that no word is left alone on the last one.
#[must_use]
pub fn wrap_evenly(text: &str, room: f64, size: f64, weight: Weight) -> Vec<String> {
    let lines = wrap(text, room, size, weight);
    let (mut narrow, mut wide) = (0.0, room);
    let mut best = lines;
    for _ in 0..8 {
        let middle = (narrow + wide) / 2.0;
        let tried = wrap(text, middle, size, weight);
        if tried.len() <= best.len() && tried.iter().all(|line| !broken(line, text)) {
            wide = middle;
            best = tried;
        } else {
            narrow = middle;
        }
    }
    best
}

/// Whether `line` ends in a hyphen that is not the text's own.
fn broken(line: &str, text: &str) -> bool {
    line.ends_with('-') && !text.contains(line)
}

/// Widest of the lines.
#[must_use]
pub fn widest(lines: &[String], size: f64, weight: Weight) -> f64 {
    lines.iter().map(|line| width(line, size, weight)).fold(0.0, f64::max)
}

/// Words with the space after them; a word is split after a slash or hyphen between letters.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    for word in text.split([' ', '\n', '\r', '\t']).filter(|word| !word.is_empty()) {
        let letters: Vec<char> = word.chars().collect();
        let mut piece = String::new();
        for (place, &letter) in letters.iter().enumerate() {
            piece.push(letter);
            let between = place > 1 && place + 2 < letters.len();
            if between && matches!(letter, '/' | '-' | '–') && letters[place + 1].is_alphabetic() {
                pieces.push(std::mem::take(&mut piece));
            }
        }
        piece.push(' ');
        pieces.push(piece);
    }
    pieces
}

/// Where to break a word that does not fit: as late as fits with a hyphen, leaving at least three letters to the rest.
fn break_inside(word: &str, fits: impl Fn(&str) -> bool) -> usize {
    let ends: Vec<usize> = word.char_indices().map(|(at, _)| at).skip(1).collect();
    let fitting = ends.iter().rev().find(|&&at| fits(&word[..at]));
    let Some(&at) = fitting else { return ends.first().copied().unwrap_or(word.len()) };
    let latest = ends.len().checked_sub(3).map(|place| ends[place]);
    match latest {
        Some(latest) if latest >= 3 && at > latest => latest,
        _ => at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_as_wide_as_in_the_font() {
        // 1000 units: i 250, space 236, M 812.
        assert!((width("i M", 100.0, Weight::Regular) - 129.8 * SLACK).abs() < 1e-9);
        assert!(width("i M", 100.0, Weight::Bold) > width("i M", 100.0, Weight::Regular));
        assert_eq!(width("\u{301}", 10.0, Weight::Regular), 0.0);
    }

    #[test]
    fn wrapped_text_is_whole_and_fits() {
        let text = "Forløbet i jobcentret bringer mig tættere på job eller uddannelse, fx erhvervsgrunduddannelsesvejledning";
        for room in [40.0, 90.0, 150.0, 400.0] {
            let lines = wrap(text, room, 13.0, Weight::Regular);
            assert!(lines.iter().all(|line| width(line, 13.0, Weight::Regular) <= room), "{lines:?}");
            let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            assert_eq!(letters(&lines.concat()), letters(text));
        }
    }

    #[test]
    fn even_lines_are_as_few_and_no_word_stands_alone() {
        let text = "Jeg bliver mødt med venlighed og imødekommenhed";
        let room = width("Jeg bliver mødt med venlighed og", 12.0, Weight::Regular);
        let even = wrap_evenly(text, room, 12.0, Weight::Regular);
        assert_eq!(even, ["Jeg bliver mødt med venlighed", "og imødekommenhed"]);
        assert_eq!(even.len(), wrap(text, room, 12.0, Weight::Regular).len());
    }

    #[test]
    fn nothing_is_nothing_and_line_breaks_are_spaces() {
        assert_eq!(wrap("", 50.0, 12.0, Weight::Regular), [""]);
        assert_eq!(wrap("a\r\nb  c", 500.0, 12.0, Weight::Regular), ["a b c"]);
        assert_eq!(wrap("ja/nej-svar", 500.0, 12.0, Weight::Regular), ["ja/nej-svar"]);
    }
}
