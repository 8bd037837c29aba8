//! In: text in 91 characters. Out: the bytes it stands for.

/// The bytes written to `bytes`: two characters stand for 13 bits, a single one at the end for what is left. `None` where
/// a character is none of the 91 or `bytes` is too short.
pub fn bytes_of(text: &[u8], bytes: &mut [u8]) -> Option<usize> {
    let (mut at, mut waiting, mut bits) = (0, 0_u32, 0);
    for pair in text.chunks(2) {
        let low = digit(pair[0])?;
        let (value, count) = match pair.get(1) {
            Some(high) => (low + 91 * digit(*high)?, 13),
            None => (low, 6),
        };
        waiting |= value << bits;
        bits += count;
        while bits >= 8 {
            // What does not fill a byte at the end is padding.
            *bytes.get_mut(at)? = waiting as u8;
            at += 1;
            waiting >>= 8;
            bits -= 8;
        }
    }
    Some(at)
}

/// The printable characters in order, without those that mean something in an element or an attribute.
fn digit(character: u8) -> Option<u32> {
    let before = match character {
        b'!' => 0,
        b'#'..=b'%' => 1,
        b'\''..=b';' => 2,
        b'='..=b'~' => 3,
        _ => return None,
    };
    Some(u32::from(character - b'!' - before))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ninety_one_characters_stand_for_as_many_digits() {
        let digits: Vec<u32> = (0..=255).filter_map(digit).collect();
        assert_eq!(digits, (0..91).collect::<Vec<u32>>());
    }

    #[test]
    fn what_is_no_digit_or_has_no_room_is_refused() {
        assert_eq!(bytes_of(b"a<", &mut [0; 9]), None);
        assert_eq!(bytes_of(b"aaaaaa", &mut [0; 2]), None);
    }
}
