//! In: a wasm module. Out: the list of everything it imports: wasm can call nothing else.

use crate::step::Outcome;

/// The names of all imports, in the module's order, as `module name`; the digest that wasm-bindgen appends is cut off.
///
/// # Errors
/// When the bytes are not a wasm module.
pub fn imports(wasm: &[u8]) -> Outcome<Vec<String>> {
    read(wasm).ok_or_else(|| "This is not a wasm module whose imports can be listed.".into())
}

const IMPORT_SECTION: u8 = 2;

fn read(wasm: &[u8]) -> Option<Vec<String>> {
    let mut rest = Bytes(wasm.strip_prefix(b"\0asm\x01\0\0\0")?);
    while !rest.0.is_empty() {
        let id = rest.byte()?;
        let length = rest.number()?;
        let mut section = Bytes(rest.take(length)?);
        if id != IMPORT_SECTION {
            continue;
        }
        let mut names = Vec::new();
        for _ in 0..section.number()? {
            let module = section.name()?;
            let name = section.name()?;
            section.skip_description()?;
            names.push(format!("{module} {}", without_digest(name)));
        }
        return Some(names);
    }
    Some(Vec::new())
}

/// `__wbg_fetch_0123456789abcdef` is `__wbg_fetch`.
fn without_digest(name: &str) -> &str {
    match name.rsplit_once('_') {
        Some((front, digest))
            if digest.len() == 16 && digest.bytes().all(|byte| byte.is_ascii_hexdigit()) =>
        {
            front
        }
        _ => name,
    }
}

struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (front, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(front)
    }

    /// LEB128, at most 64 bits.
    fn number(&mut self) -> Option<usize> {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return usize::try_from(value).ok();
            }
        }
        None
    }

    fn name(&mut self) -> Option<&'a str> {
        let length = self.number()?;
        std::str::from_utf8(self.take(length)?).ok()
    }

    /// Function, table, memory, global or tag (WebAssembly 3.0, section 5.5.5).
    fn skip_description(&mut self) -> Option<()> {
        match self.byte()? {
            0 => self.number().map(drop),
            1 => self.reference().and_then(|()| self.limits()),
            2 => self.limits(),
            3 => self.reference().and_then(|()| self.byte()).map(drop),
            4 => self.byte().and_then(|_| self.number()).map(drop),
            _ => None,
        }
    }

    /// A value type: one byte, or `ref` (0x63, 0x64) with its heap type.
    fn reference(&mut self) -> Option<()> {
        match self.byte()? {
            0x63 | 0x64 => self.number().map(drop),
            _ => Some(()),
        }
    }

    fn limits(&mut self) -> Option<()> {
        let has_maximum = self.byte()? & 1 == 1;
        self.number()?;
        if has_maximum { self.number().map(drop) } else { Some(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_and_tables_are_listed_without_their_digests() {
        let mut section = vec![2];
        for (name, description) in
            [(&b"__wbg_now_0123456789abcdef"[..], &[0, 5][..]), (b"table", &[1, 0x6f, 1, 0, 128, 1])]
        {
            section.extend([2, b'.', b'/']);
            section.push(u8::try_from(name.len()).expect("short"));
            section.extend(name);
            section.extend(description);
        }
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        wasm.extend([0, 3, 1, b'x', 0]); // a custom section first
        wasm.extend([2, u8::try_from(section.len() - 1 + 1).expect("short"), 2]);
        wasm.extend(&section[1..]);
        assert_eq!(imports(&wasm).expect("a module"), ["./ __wbg_now", "./ table"]);
    }

    #[test]
    fn what_is_cut_off_is_trouble_and_no_panic() {
        assert!(imports(b"").is_err());
        assert!(imports(b"\0asm\x01\0\0\0\x02\xff").is_err());
    }
}
