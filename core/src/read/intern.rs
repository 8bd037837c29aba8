//! A column as the file holds it in, decoded and cleaned out: texts that become one share a number.

use std::borrow::Cow;

use svarkort_cells::{Cells, Column, Interner, Texts};

use super::encoding::Encoding;

/// A column once the encoding of its texts is known.
pub(super) struct Read {
    pub cells: Cells,
    pub values: Texts,
    /// Something could not be decoded.
    pub broken: bool,
}

pub(super) fn column(read: Interner, encoding: Encoding) -> Read {
    let Column { mut cells, texts } = read.column();
    let texts = match texts.into_plain_texts() {
        // ASCII is UTF-8.
        Ok(values) => return Read { cells, values, broken: false },
        Err(raw) => raw,
    };
    let mut values = Texts::default();
    let (mut broken, mut changed) = (false, false);
    for bytes in texts.iter() {
        let text = encoding.text(bytes);
        broken |= text.contains(char::REPLACEMENT_CHARACTER);
        let clean = clean(&text);
        changed |= *clean != *text;
        values.push(&clean);
    }
    drop(texts);
    if changed || broken {
        let mut again = Interner::default();
        values.iter().for_each(|text| again.push(text.as_bytes()));
        let again = again.column();
        if again.texts.len() < values.len() {
            cells.renumber(&again.cells.iter().collect::<Vec<u32>>());
            values = again.texts.iter().map(String::from_utf8_lossy).collect();
        }
    }
    Read { cells, values, broken }
}

/// A cell as it is compared: hard spaces as spaces, one kind of line break, without invisible characters and the blanks
/// around it.
pub(super) fn clean(cell: &str) -> Cow<'_, str> {
    let stays = |letter: char| {
        !(letter.is_control() && letter != '\n' && letter != '\t'
            || matches!(
                letter,
                '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{2009}' | '\u{feff}' | '\u{200b}' | '\u{ad}'
            ))
    };
    if cell.chars().all(stays) {
        return Cow::Borrowed(cell.trim());
    }
    let mut plain = String::with_capacity(cell.len());
    let mut letters = cell.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' => {
                if letters.peek() != Some(&'\n') {
                    plain.push('\n');
                }
            }
            '\n' | '\t' => plain.push(letter),
            '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{2009}' => plain.push(' '),
            '\u{feff}' | '\u{200b}' | '\u{ad}' => {}
            _ if letter.is_control() => {}
            _ => plain.push(letter),
        }
    }
    if plain.trim().len() < plain.len() {
        return Cow::Owned(plain.trim().to_owned());
    }
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cells: &[&[u8]], encoding: Encoding) -> (Vec<String>, Vec<u32>, bool) {
        let mut interner = Interner::default();
        cells.iter().for_each(|cell| interner.push(cell));
        let Read { cells, values, broken } = column(interner, encoding);
        (values.iter().map(str::to_owned).collect(), cells.iter().collect(), broken)
    }

    #[test]
    fn equal_texts_share_a_number_whatever_stands_around_them() {
        let cells =
            ["Ja", " Ja ", "Ja\u{a0}", "5", " 5", "", "  ", "Ja\0", "5,0", "Ved\u{a0}ikke", "Ved ikke"];
        let cells: Vec<&[u8]> = cells.iter().map(|cell| cell.as_bytes()).collect();
        let (texts, numbers, broken) = read(&cells, Encoding::Utf8);
        assert_eq!(texts, ["", "Ja", "5", "5,0", "Ved ikke"]);
        assert_eq!(numbers, [1, 1, 1, 2, 2, 0, 0, 1, 3, 4, 4]);
        assert!(!broken);
    }

    #[test]
    fn the_same_bytes_are_other_texts_in_another_encoding() {
        let cells: [&[u8]; 3] = [b"\xe6", b"\xc3\xa6", b"x"];
        assert_eq!(read(&cells, Encoding::Windows1252).0, ["", "æ", "Ã¦", "x"]);
        let (texts, numbers, broken) = read(&cells, Encoding::Utf8);
        assert_eq!(
            (texts, numbers, broken),
            (["", "\u{fffd}", "æ", "x"].map(str::to_owned).to_vec(), vec![1, 2, 3], true)
        );
    }

    #[test]
    fn line_breaks_become_one_kind() {
        assert_eq!(clean("a\r\nb\rc\n"), "a\nb\nc");
        assert_eq!(clean(" a\u{a0}"), "a");
        assert_eq!(clean("a\u{ad}\tb "), "a\tb");
    }
}
