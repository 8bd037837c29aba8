//! A file's bytes in, its encoding and how sure it is out, and its text.
//!
//! Delimiters, quotes and line breaks are the same bytes in every encoding but UTF-16. So a file is cut into cells before it
//! is decoded, and what its letters are is decided at its end, from all of them.

use std::borrow::Cow;

/// The encodings that exports come in. Every other 8-bit one is read as Windows-1252, as a guess: tables of all the
/// world's encodings would be a fifth of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Encoding {
    #[default]
    Utf8,
    /// UTF-8 that was taken for Windows-1252 and encoded again on its way: "Ã¦Ã¸Ã¥" where "æøå" should be.
    Utf8Twice,
    Utf16Le,
    Utf16Be,
    Windows1252,
    MacRoman,
}

/// What a file's text is written in, with how sure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub encoding: Encoding,
    pub certainty: Certainty,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Certainty {
    /// A byte order mark, a zero in every second byte, valid UTF-8, or the letters that Scandinavian text is made of.
    Sure,
    Guessed,
}

/// What the beginning of a file alone says, and how many bytes that takes; `None` where only its letters tell.
pub(super) fn marked(head: &[u8]) -> Option<(Encoding, usize)> {
    let by_mark = MARKS.iter().find(|(mark, _)| head.starts_with(mark));
    by_mark
        .map(|(mark, encoding)| (*encoding, mark.len()))
        .or_else(|| unmarked_utf16(head).map(|encoding| (encoding, 0)))
}

const MARKS: [(&[u8], Encoding); 3] =
    [(b"\xef\xbb\xbf", Encoding::Utf8), (b"\xff\xfe", Encoding::Utf16Le), (b"\xfe\xff", Encoding::Utf16Be)];

/// What speaks for one encoding or another in texts that have no mark: added up over a whole file, or over its different
/// texts, each as often as it comes.
#[derive(Debug, Clone, Default)]
pub(super) struct Evidence {
    /// Letters of several bytes that are valid UTF-8, and places where it is not valid.
    letters: u64,
    broken: u64,
    /// The last broken place is a letter whose end is missing.
    cut: bool,
    /// "Ã¦" and its like, and "æ" and its like.
    twice: bool,
    once: bool,
    /// Something that is no UTF-8 taken for Windows-1252 and encoded again.
    not_twice: bool,
    /// Bytes beyond ASCII: all, those of Scandinavian text in Windows-1252, and in Mac Roman.
    high: u64,
    windows: u64,
    mac: u64,
}

impl Evidence {
    /// Of these bytes, which come so many times.
    pub fn add(&mut self, bytes: &[u8], times: u64) {
        if bytes.is_ascii() {
            return;
        }
        for chunk in bytes.utf8_chunks() {
            self.letters += times * chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count() as u64;
            if !chunk.invalid().is_empty() {
                self.broken += times;
                self.cut = chunk.invalid().len() > 1;
            }
            self.add_letters(chunk.valid());
        }
        for byte in bytes.iter().filter(|byte| !byte.is_ascii()) {
            self.high += times;
            self.windows += if SCANDINAVIAN_1252.contains(byte) { times } else { 0 };
            self.mac += if SCANDINAVIAN_MAC.contains(byte) { times } else { 0 };
        }
    }

    fn add_letters(&mut self, text: &str) {
        if text.is_ascii() {
            return;
        }
        self.once |= text.contains(['æ', 'ø', 'å']);
        self.twice |= ["Ã¦", "Ã¸", "Ã¥"].iter().any(|letter| text.contains(letter));
        self.not_twice = self.not_twice || self.once || decoded_again(text).is_none();
    }

    pub fn found(&self) -> Found {
        let sure = |encoding| Found { encoding, certainty: Certainty::Sure };
        let guessed = |encoding| Found { encoding, certainty: Certainty::Guessed };
        if self.broken == 0 {
            return if self.twice && !self.not_twice {
                guessed(Encoding::Utf8Twice)
            } else {
                sure(Encoding::Utf8)
            };
        }
        // UTF-8 with a few broken bytes (one cell pasted from elsewhere): valid letters of several bytes hardly ever come about
        // by chance, so they outweigh what is broken. A single letter cut off at the very end is no sign of another encoding.
        if self.letters > 4 * self.broken || self.broken == 1 && self.cut {
            return guessed(Encoding::Utf8);
        }
        let mostly = |known: u64| known * 10 >= self.high * 8;
        if mostly(self.windows) {
            sure(Encoding::Windows1252)
        } else if mostly(self.mac) {
            guessed(Encoding::MacRoman)
        } else {
            guessed(Encoding::Windows1252)
        }
    }
}

/// UTF-16 that comes in pieces in, UTF-8 out.
#[derive(Debug, Clone)]
pub(super) struct Utf16 {
    unit: fn([u8; 2]) -> u16,
    /// The first byte of a unit, and the first half of a letter of two units, whose others are still to come.
    odd: Option<u8>,
    half: Option<u16>,
    pub broken: bool,
}

impl Utf16 {
    /// `None` for encodings that contain ASCII.
    pub fn of(encoding: Encoding) -> Option<Utf16> {
        let unit = match encoding {
            Encoding::Utf16Le => u16::from_le_bytes,
            Encoding::Utf16Be => u16::from_be_bytes,
            _ => return None,
        };
        Some(Utf16 { unit, odd: None, half: None, broken: false })
    }

    pub fn push(&mut self, piece: &[u8], into: &mut String) {
        let mut piece = piece;
        if let (Some(first), Some((second, rest))) = (self.odd, piece.split_first()) {
            self.odd = None;
            self.unit((self.unit)([first, *second]), into);
            piece = rest;
        }
        let (pairs, odd) = piece.as_chunks::<2>();
        for pair in pairs {
            self.unit((self.unit)(*pair), into);
        }
        self.odd = odd.first().copied().or(self.odd);
    }

    /// What is left of a unit or a letter is a broken one.
    pub fn end(&mut self, into: &mut String) {
        if self.half.take().is_some() {
            self.broken(into);
        }
        if self.odd.take().is_some() {
            self.broken(into);
        }
    }

    fn unit(&mut self, unit: u16, into: &mut String) {
        let second = (0xdc00..0xe000).contains(&unit);
        match self.half.take() {
            Some(half) if second => {
                let letter = 0x10000 + ((u32::from(half) - 0xd800) << 10) + (u32::from(unit) - 0xdc00);
                into.push(char::from_u32(letter).unwrap_or(char::REPLACEMENT_CHARACTER));
                return;
            }
            Some(_) => self.broken(into),
            None => {}
        }
        match char::from_u32(unit.into()) {
            Some(char::REPLACEMENT_CHARACTER) => self.broken(into),
            Some(letter) => into.push(letter),
            None if second => self.broken(into),
            None => self.half = Some(unit),
        }
    }

    fn broken(&mut self, into: &mut String) {
        self.broken = true;
        into.push(char::REPLACEMENT_CHARACTER);
    }
}

impl Encoding {
    /// As it is written outside the web.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 | Encoding::Utf8Twice => "UTF-8",
            Encoding::Utf16Le => "UTF-16LE",
            Encoding::Utf16Be => "UTF-16BE",
            Encoding::Windows1252 => "Windows-1252",
            Encoding::MacRoman => "Mac Roman",
        }
    }

    /// A piece of a file that ends and begins between letters; of UTF-16 what [`Utf16`] made of it.
    pub fn text(self, bytes: &[u8]) -> Cow<'_, str> {
        match self {
            Encoding::Utf8 | Encoding::Utf16Le | Encoding::Utf16Be => String::from_utf8_lossy(bytes),
            Encoding::Utf8Twice => {
                let text = String::from_utf8_lossy(bytes);
                decoded_again(&text).map_or(text, Cow::Owned)
            }
            Encoding::Windows1252 => eight_bit(bytes, windows_1252),
            Encoding::MacRoman => eight_bit(bytes, mac_roman),
        }
    }
}

fn eight_bit(bytes: &[u8], letter: fn(u8) -> char) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) if bytes.is_ascii() => Cow::Borrowed(text),
        _ => Cow::Owned(bytes.iter().map(|byte| letter(*byte)).collect()),
    }
}

/// For formats that state their encoding.
pub(super) fn windows_1252_text(bytes: &[u8]) -> Cow<'static, str> {
    Cow::Owned(Encoding::Windows1252.text(bytes).into_owned())
}

/// Latin-1 but for 0x80 to 0x9f, as the WHATWG's Encoding Standard has it (index windows-1252).
fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9f => C1_OF_1252[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

const C1_OF_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The Encoding Standard's index macintosh.
fn mac_roman(byte: u8) -> char {
    if byte.is_ascii() { char::from(byte) } else { MAC_ROMAN[usize::from(byte - 0x80)] }
}

const MAC_ROMAN: [char; 128] = [
    'Ä', 'Å', 'Ç', 'É', 'Ñ', 'Ö', 'Ü', 'á', 'à', 'â', 'ä', 'ã', 'å', 'ç', 'é', 'è', 'ê', 'ë', 'í', 'ì', 'î',
    'ï', 'ñ', 'ó', 'ò', 'ô', 'ö', 'õ', 'ú', 'ù', 'û', 'ü', '†', '°', '¢', '£', '§', '•', '¶', 'ß', '®', '©',
    '™', '´', '¨', '≠', 'Æ', 'Ø', '∞', '±', '≤', '≥', '¥', 'µ', '∂', '∑', '∏', 'π', '∫', 'ª', 'º', 'Ω', 'æ',
    'ø', '¿', '¡', '¬', '√', 'ƒ', '≈', '∆', '«', '»', '…', '\u{a0}', 'À', 'Ã', 'Õ', 'Œ', 'œ', '–', '—', '“',
    '”', '‘', '’', '÷', '◊', 'ÿ', 'Ÿ', '⁄', '€', '‹', '›', 'ﬁ', 'ﬂ', '‡', '·', '‚', '„', '‰', 'Â', 'Ê', 'Á',
    'Ë', 'È', 'Í', 'Î', 'Ï', 'Ì', 'Ó', 'Ô', '\u{f8ff}', 'Ò', 'Ú', 'Û', 'Ù', 'ı', 'ˆ', '˜', '¯', '˘', '˙',
    '˚', '¸', '˝', '˛', 'ˇ',
];

fn decoded_again(text: &str) -> Option<String> {
    let bytes: Option<Vec<u8>> = text.chars().map(as_windows_1252).collect();
    String::from_utf8(bytes?).ok()
}

fn as_windows_1252(letter: char) -> Option<u8> {
    match C1_OF_1252.iter().position(|known| *known == letter) {
        Some(at) => u8::try_from(0x80 + at).ok(),
        None => u8::try_from(letter).ok().filter(|byte| !(0x80..=0x9f).contains(byte)),
    }
}

/// Nearly every character of an export is ASCII, so in UTF-16 every second byte is 0.
fn unmarked_utf16(bytes: &[u8]) -> Option<Encoding> {
    let pairs = bytes.get(..8192).unwrap_or(bytes).chunks_exact(2);
    let all = pairs.len();
    let (mut high_first, mut low_first) = (0, 0);
    for pair in pairs {
        high_first += usize::from(pair[0] == 0 && pair[1] != 0);
        low_first += usize::from(pair[0] != 0 && pair[1] == 0);
    }
    if all < 2 {
        None
    } else if low_first * 10 > all * 6 && high_first * 20 < all {
        Some(Encoding::Utf16Le)
    } else if high_first * 10 > all * 6 && low_first * 20 < all {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// æ ø å Æ Ø Å ä ö ü Ä Ö Ü é è É ß ð þ, and quotes, dashes, dots, § « » ° ´ · and the hard space, in Windows-1252.
const SCANDINAVIAN_1252: &[u8] =
    b"\xe6\xf8\xe5\xc6\xd8\xc5\xe4\xf6\xfc\xc4\xd6\xdc\xe9\xe8\xc9\xdf\xf0\xfe\x91\x92\x93\x94\x96\x97\x85\xa7\xab\xbb\xb0\xb4\xb7\xa0\x95\x80";

/// æ ø å Æ Ø in Mac Roman, which older Excel on Mac writes; in Windows-1252 they would be ¾ ¿ Œ ® ¯.
const SCANDINAVIAN_MAC: &[u8] = b"\xbe\xbf\x8c\xae\xaf\x81";

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Spørgsmål;Særlig tilfreds;Årsag\n1;2;Ærø\n";

    fn read(bytes: &[u8]) -> (String, &'static str, Certainty) {
        if let Some((encoding, mark)) = marked(bytes) {
            let mut text = String::new();
            if let Some(mut utf16) = Utf16::of(encoding) {
                bytes[mark..].iter().for_each(|byte| utf16.push(&[*byte], &mut text));
                utf16.end(&mut text);
            } else {
                text.push_str(&encoding.text(&bytes[mark..]));
            }
            return (text, encoding.name(), Certainty::Sure);
        }
        let mut evidence = Evidence::default();
        evidence.add(bytes, 1);
        let Found { encoding, certainty } = evidence.found();
        (encoding.text(bytes).into_owned(), encoding.name(), certainty)
    }

    #[test]
    fn the_same_text_in_every_encoding() {
        let little: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let marked = |mark: &[u8], body: &[u8]| [mark, body].concat();
        let western: Vec<u8> =
            TEXT.chars().map(|letter| as_windows_1252(letter).expect("a Danish letter")).collect();
        let mac_byte = |letter| (0..=255).find(|byte| mac_roman(*byte) == letter).expect("a Danish letter");
        let mac: Vec<u8> = TEXT.chars().map(mac_byte).collect();
        for (bytes, encoding, certainty) in [
            (TEXT.as_bytes().to_vec(), "UTF-8", Certainty::Sure),
            (marked(b"\xef\xbb\xbf", TEXT.as_bytes()), "UTF-8", Certainty::Sure),
            (marked(b"\xff\xfe", &little), "UTF-16LE", Certainty::Sure),
            (marked(b"\xfe\xff", &big), "UTF-16BE", Certainty::Sure),
            (little, "UTF-16LE", Certainty::Sure),
            (big, "UTF-16BE", Certainty::Sure),
            (western, "Windows-1252", Certainty::Sure),
            (mac, "Mac Roman", Certainty::Guessed),
        ] {
            assert_eq!(read(&bytes), (TEXT.to_owned(), encoding, certainty));
        }
    }

    #[test]
    fn a_few_broken_bytes_do_not_turn_utf8_into_something_else() {
        let mut cut = TEXT.as_bytes().to_vec();
        cut.extend(b"\xc3");
        assert_eq!(read(&cut), (format!("{TEXT}\u{fffd}"), "UTF-8", Certainty::Guessed));
    }

    #[test]
    fn text_that_was_encoded_twice_is_mended() {
        let wrong = eight_bit(TEXT.as_bytes(), windows_1252);
        assert!(wrong.contains("Ã¸"));
        assert_eq!(read(wrong.as_bytes()), (TEXT.to_owned(), "UTF-8", Certainty::Guessed));
    }

    #[test]
    fn every_byte_of_windows_1252_comes_back() {
        for byte in 0..=255 {
            assert_eq!(as_windows_1252(windows_1252(byte)), Some(byte));
        }
    }

    #[test]
    fn nothing_is_too_short() {
        for bytes in [&b""[..], b"a", b"\xff", b"\xe6", b"\0", b"\xff\xfe", b"\xff\xfea"] {
            let _ = read(bytes);
        }
        assert_eq!(read(b"\xe6"), ("æ".to_owned(), "Windows-1252", Certainty::Sure));
    }
}
