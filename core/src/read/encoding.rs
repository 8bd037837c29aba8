//! A file's bytes in, its text out, with the name of the encoding and how sure it is.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    Encoding, ISO_8859_2, ISO_8859_4, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1252,
    WINDOWS_1254, WINDOWS_1257,
};

pub(super) struct Decoded<'a> {
    pub text: Cow<'a, str>,
    pub encoding: &'static str,
    pub certainty: Certainty,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Certainty {
    /// A byte order mark, valid UTF-8, or the letters that Scandinavian text is made of.
    Sure,
    Guessed,
}

/// How much of a file is looked at: so many bytes of the lines that are not all ASCII.
const SAMPLE: usize = 64 << 10;

pub(super) fn decode(bytes: &[u8]) -> Decoded<'_> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decoded(&bytes[mark..], encoding, Certainty::Sure);
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return decoded(bytes, encoding, Certainty::Guessed);
    }
    let valid = match std::str::from_utf8(bytes) {
        Ok(text) => {
            return match encoded_twice(text) {
                Some(text) => {
                    Decoded { text: Cow::Owned(text), encoding: name(UTF_8), certainty: Certainty::Guessed }
                }
                None => {
                    Decoded { text: Cow::Borrowed(text), encoding: name(UTF_8), certainty: Certainty::Sure }
                }
            };
        }
        Err(error) => error.valid_up_to(),
    };
    if damaged_utf8(bytes) {
        return decoded(bytes, UTF_8, Certainty::Guessed);
    }
    let (encoding, certainty) = eight_bit(&telling_lines(&bytes[valid..]));
    decoded(bytes, encoding, certainty)
}

fn decoded<'a>(bytes: &'a [u8], encoding: &'static Encoding, certainty: Certainty) -> Decoded<'a> {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Decoded { text, encoding: name(encoding), certainty }
}

/// As it is written outside the web.
fn name(encoding: &'static Encoding) -> &'static str {
    match encoding.name() {
        "windows-1252" => "Windows-1252",
        "macintosh" => "Mac Roman",
        name => name,
    }
}

/// UTF-8 that was taken for Windows-1252 and encoded again on its way: "Ã¦Ã¸Ã¥" where "æøå" should be.
fn encoded_twice(text: &str) -> Option<String> {
    let twice = ["Ã¦", "Ã¸", "Ã¥"].iter().any(|letter| text.contains(letter));
    if !twice || text.contains(['æ', 'ø', 'å']) {
        return None;
    }
    let (bytes, _, unmappable) = WINDOWS_1252.encode(text);
    if unmappable {
        return None;
    }
    String::from_utf8(bytes.into_owned()).ok()
}

/// Nearly every character of an export is ASCII, so in UTF-16 every second byte is 0.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
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
        Some(UTF_16LE)
    } else if high_first * 10 > all * 6 && low_first * 20 < all {
        Some(UTF_16BE)
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

fn eight_bit(sample: &[u8]) -> (&'static Encoding, Certainty) {
    let high = sample.iter().filter(|byte| **byte >= 0x80).count();
    let mostly = |letters: &[u8]| {
        let known = sample.iter().filter(|byte| **byte >= 0x80 && letters.contains(byte)).count();
        known * 10 >= high * 8
    };
    if mostly(SCANDINAVIAN_1252) {
        return (WINDOWS_1252, Certainty::Sure);
    }
    if mostly(SCANDINAVIAN_MAC) {
        return (MACINTOSH, Certainty::Guessed);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let guess = detector.guess(Some(b"dk"), Utf8Detection::Deny);
    // Text in another alphabet is made of bytes above ASCII; a few of them are letters with marks or signs.
    let latin = high * 20 < sample.len() && !LATIN.contains(&guess);
    (if latin { WINDOWS_1252 } else { guess }, Certainty::Guessed)
}

/// æ ø å Æ Ø Å ä ö ü Ä Ö Ü é è É ß ð þ, and quotes, dashes, dots, § « » ° ´ · and the hard space, in Windows-1252.
const SCANDINAVIAN_1252: &[u8] =
    b"\xe6\xf8\xe5\xc6\xd8\xc5\xe4\xf6\xfc\xc4\xd6\xdc\xe9\xe8\xc9\xdf\xf0\xfe\x91\x92\x93\x94\x96\x97\x85\xa7\xab\xbb\xb0\xb4\xb7\xa0\x95\x80";

static LATIN: [&Encoding; 6] =
    [WINDOWS_1252, WINDOWS_1250, WINDOWS_1254, WINDOWS_1257, ISO_8859_2, ISO_8859_4];

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
        let western = WINDOWS_1252.encode(TEXT).0.into_owned();
        // Mac Roman, by hand: encoding_rs decodes it only.
        let mac: Vec<u8> = TEXT
            .chars()
            .map(|letter| match letter {
                'æ' => 0xbe,
                'ø' => 0xbf,
                'å' => 0x8c,
                'Æ' => 0xae,
                'Å' => 0x81,
                ascii => ascii as u8,
            })
            .collect();
        for (bytes, encoding, certainty) in [
            (TEXT.as_bytes().to_vec(), "UTF-8", Certainty::Sure),
            (marked(b"\xef\xbb\xbf", TEXT.as_bytes()), "UTF-8", Certainty::Sure),
            (marked(b"\xff\xfe", &little), "UTF-16LE", Certainty::Sure),
            (marked(b"\xfe\xff", &big), "UTF-16BE", Certainty::Sure),
            (little, "UTF-16LE", Certainty::Guessed),
            (big, "UTF-16BE", Certainty::Guessed),
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
        let (wrong, _) = WINDOWS_1252.decode_without_bom_handling(TEXT.as_bytes());
        assert!(wrong.contains("Ã¸"));
        assert_eq!(read(wrong.as_bytes()), (TEXT.to_owned(), "UTF-8", Certainty::Guessed));
    }

    #[test]
    fn nothing_is_too_short() {
        for bytes in [&b""[..], b"a", b"\xff", b"\xe6", b"\0", b"\xff\xfe", b"\xff\xfea"] {
            let _ = decode(bytes).text;
        }
        assert_eq!(read(b"\xe6"), ("æ".to_owned(), "Windows-1252", Certainty::Sure));
    }
}
