//! Files with their paths in, a zip archive out: deflated, without clock, so that the same files give the same bytes.

/// Nothing of the day it was made: zip's first date, 1 January 1980.
const DATE: u16 = 0x0021;
const DEFLATED: u16 = 8;
/// Needs the reader to know deflate.
const VERSION: u16 = 20;
/// Paths are UTF-8.
const FLAGS: u16 = 0x0800;
/// A middle way between time and size.
const LEVEL: u8 = 6;

const LOCAL_HEADER: u32 = 0x0403_4B50;
const CENTRAL_HEADER: u32 = 0x0201_4B50;
const END: u32 = 0x0605_4B50;

/// In the order given. Archives over 4 GB, or of more than 65,535 files, are beyond this form; documents are far below.
#[must_use]
pub fn zipped(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut archive = Vec::new();
    let mut directory = Vec::new();
    for (path, bytes) in files {
        let packed = miniz_oxide::deflate::compress_to_vec(bytes, LEVEL);
        let start = length(archive.len());
        let mut facts = Vec::new();
        for word in [VERSION, FLAGS, DEFLATED, 0, DATE] {
            facts.extend(word.to_le_bytes());
        }
        for word in [crc32(bytes), length(packed.len()), length(bytes.len())] {
            facts.extend(word.to_le_bytes());
        }
        facts.extend(short(path.len()).to_le_bytes());
        facts.extend([0; 2]);
        archive.extend(LOCAL_HEADER.to_le_bytes());
        archive.extend(&facts);
        archive.extend(path.as_bytes());
        archive.extend(packed);

        directory.extend(CENTRAL_HEADER.to_le_bytes());
        directory.extend(VERSION.to_le_bytes());
        directory.extend(&facts);
        // No comment, one disk, no attributes.
        directory.extend([0; 10]);
        directory.extend(start.to_le_bytes());
        directory.extend(path.as_bytes());
    }
    let (start, size, count) = (length(archive.len()), length(directory.len()), short(files.len()));
    archive.extend(directory);
    archive.extend(END.to_le_bytes());
    archive.extend([0; 4]);
    archive.extend(count.to_le_bytes());
    archive.extend(count.to_le_bytes());
    archive.extend(size.to_le_bytes());
    archive.extend(start.to_le_bytes());
    archive.extend([0; 2]);
    archive
}

fn length(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

fn short(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

/// The check sum of zip (ISO 3309), by table.
fn crc32(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 256] = {
        let mut table = [0; 256];
        let mut place = 0;
        while place < 256 {
            let mut value = place as u32;
            let mut bit = 0;
            while bit < 8 {
                value = if value & 1 == 1 { 0xEDB8_8320 ^ (value >> 1) } else { value >> 1 };
                bit += 1;
            }
            table[place] = value;
            place += 1;
        }
        table
    };
    !bytes.iter().fold(!0, |crc, &byte| TABLE[((crc ^ u32::from(byte)) & 0xFF) as usize] ^ (crc >> 8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_sum_is_that_of_the_standard() {
        // The check value that catalogues of CRCs print for CRC-32/ISO-HDLC.
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
        assert_eq!(crc32(b""), 0);
    }
}
