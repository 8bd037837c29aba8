//! A file's bytes in, its text out, with the name of the encoding and how sure it is.

use std::borrow::Cow;

/// The encodings that exports come in. Every other 8-bit one is read as Windows-1252, as a guess: tables of all the
/// world's encodings would be a fifth of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Utf16Le,
    Utf16Be,
    Windows1252,
    MacRoman,
}

pub(super) struct Decoded<'a> {
    pub text: Cow<'a, str>,
    pub encoding: &'static str,
    pub certainty: Certainty,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Certainty {
    /// A byte order mark, a zero in every second byte, valid UTF-8, or the letters that Scandinavian text is made of.
    Sure,
    Guessed,
}

/// How much of a file is looked at: so many bytes of the lines that are not all ASCII.
const SAMPLE: usize = 64 << 10;

pub(super) fn decode(bytes: &[u8]) -> Decoded<'_> {
    for (mark, encoding) in MARKS {
        if let Some(rest) = bytes.strip_prefix(mark) {
            return decoded(rest, encoding, Certainty::Sure);
        }
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return decoded(bytes, encoding, Certainty::Sure);
    }
    let valid = match std::str::from_utf8(bytes) {
        Ok(text) => {
            return match encoded_twice(text) {
                Some(text) => Decoded {
                    text: Cow::Owned(text),
                    encoding: Encoding::Utf8.name(),
                    certainty: Certainty::Guessed,
                },
                None => Decoded {
                    text: Cow::Borrowed(text),
                    encoding: Encoding::Utf8.name(),
                    certainty: Certainty::Sure,
                },
            };
        }
        Err(error) => error.valid_up_to(),
    };
    if damaged_utf8(bytes) {
        return decoded(bytes, Encoding::Utf8, Certainty::Guessed);
    }
    let (encoding, certainty) = eight_bit(&telling_lines(&bytes[valid..]));
    decoded(bytes, encoding, certainty)
}

const MARKS: [(&[u8], Encoding); 3] =
    [(b"\xef\xbb\xbf", Encoding::Utf8), (b"\xff\xfe", Encoding::Utf16Le), (b"\xfe\xff", Encoding::Utf16Be)];

fn decoded(bytes: &[u8], encoding: Encoding, certainty: Certainty) -> Decoded<'_> {
    let text = match encoding {
        Encoding::Utf8 => String::from_utf8_lossy(bytes),
        Encoding::Utf16Le => utf16(bytes, u16::from_le_bytes),
        Encoding::Utf16Be => utf16(bytes, u16::from_be_bytes),
        Encoding::Windows1252 => eight_bit_text(bytes, windows_1252),
        Encoding::MacRoman => eight_bit_text(bytes, mac_roman),
    };
    let broken = text.contains(char::REPLACEMENT_CHARACTER);
    Decoded {
        text,
        encoding: encoding.name(),
        certainty: if broken { Certainty::Guessed } else { certainty },
    }
}

impl Encoding {
    /// As it is written outside the web.
    fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16Le => "UTF-16LE",
            Encoding::Utf16Be => "UTF-16BE",
            Encoding::Windows1252 => "Windows-1252",
            Encoding::MacRoman => "Mac Roman",
        }
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Cow<'static, str> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text: String = char::decode_utf16(pairs.iter().map(|pair| unit(*pair)))
        .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect();
    if !rest.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    Cow::Owned(text)
}

fn eight_bit_text(bytes: &[u8], letter: fn(u8) -> char) -> Cow<'static, str> {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 16);
    for chunk in bytes.chunk_by(|a, b| a.is_ascii() == b.is_ascii()) {
        if chunk[0].is_ascii() {
            text.push_str(&String::from_utf8_lossy(chunk));
        } else {
            text.extend(chunk.iter().map(|byte| letter(*byte)));
        }
    }
    Cow::Owned(text)
}

/// For formats that state their encoding.
pub(super) fn windows_1252_text(bytes: &[u8]) -> Cow<'static, str> {
    eight_bit_text(bytes, windows_1252)
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

/// UTF-8 that was taken for Windows-1252 and encoded again on its way: "Ã¦Ã¸Ã¥" where "æøå" should be.
fn encoded_twice(text: &str) -> Option<String> {
    let twice = ["Ã¦", "Ã¸", "Ã¥"].iter().any(|letter| text.contains(letter));
    if !twice || text.contains(['æ', 'ø', 'å']) {
        return None;
    }
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

/// UTF-8 with a few broken bytes (cut in the middle of a letter, one cell pasted from elsewhere): valid letters of
/// several bytes hardly ever come about by chance, so they outweigh what is broken.
fn damaged_utf8(bytes: &[u8]) -> bool {
    let (mut letters, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    // A single letter cut off at the very end is no sign of another encoding.
    let cut = broken == 1 && bytes.utf8_chunks().last().is_some_and(|chunk| chunk.invalid().len() > 1);
    letters > 4 * broken || cut
}

/// Lines with letters beyond ASCII; the others tell nothing of the encoding and take most of the time.
fn telling_lines(bytes: &[u8]) -> Vec<u8> {
    let mut sample = Vec::new();
    for line in bytes.split_inclusive(|byte| *byte == b'\n').filter(|line| !line.is_ascii()) {
        let room = SAMPLE - sample.len();
        sample.extend_from_slice(line.get(..room).unwrap_or(line));
        if sample.len() == SAMPLE {
            break;
        }
    }
    sample
}

fn eight_bit(sample: &[u8]) -> (Encoding, Certainty) {
    let high = sample.iter().filter(|byte| **byte >= 0x80).count();
    let mostly = |letters: &[u8]| {
        let known = sample.iter().filter(|byte| **byte >= 0x80 && letters.contains(byte)).count();
        known * 10 >= high * 8
    };
    if mostly(SCANDINAVIAN_1252) {
        (Encoding::Windows1252, Certainty::Sure)
    } else if mostly(SCANDINAVIAN_MAC) {
        (Encoding::MacRoman, Certainty::Guessed)
    } else {
        (Encoding::Windows1252, Certainty::Guessed)
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
        let Decoded { text, encoding, certainty } = decode(bytes);
        (text.into_owned(), encoding, certainty)
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
        let wrong = eight_bit_text(TEXT.as_bytes(), windows_1252);
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
            let _ = decode(bytes).text;
        }
        assert_eq!(read(b"\xe6"), ("æ".to_owned(), "Windows-1252", Certainty::Sure));
    }
}
