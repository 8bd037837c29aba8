//! In: the page as Trunk leaves it (markup, styles, glue, boot, wasm) and the cage around it. Out: one HTML file that
//! needs nothing else, and its policy.

use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lzma_rust2::{Lzma2Options, Lzma2Writer, LzmaOptions};

use crate::policy::policy;
use crate::step::{During, Outcome};

/// What goes into the file, each as text but the wasm.
#[derive(Debug)]
pub struct Parts<'a> {
    /// The page's markup, with Trunk's links to styles and scripts.
    pub page: &'a str,
    /// All its styles in order, fonts inside.
    pub style: &'a str,
    /// Glue and boot in one.
    pub script: &'a str,
    pub wasm: &'a [u8],
    pub cage: &'a str,
    pub cage_style: &'a str,
    pub cage_script: &'a str,
}

/// Stands behind each piece of the wasm, for cage.js.
const PIECE_READ: &str = "svarkort_piece()";

/// The single file and the policy of its outer document.
#[derive(Debug)]
pub struct Packed {
    pub html: String,
    pub policy: String,
}

/// Where the glue sees the script it stands in, it asks for its address; an inline script in a frame without a base has
/// none. The boot script finds the element by its id instead.
const BEFORE: &str =
    r#"typeof document!="undefined"&&Object.defineProperty(document,"currentScript",{value:null});"#;

/// # Errors
/// When the markup is not as expected, or a text would end the element it stands in.
pub fn pack(parts: &Parts) -> Outcome<Packed> {
    let script = format!("{BEFORE}{}", parts.script);
    for (name, text) in [("script", &*script), ("cage.js", parts.cage_script)] {
        if text.contains("</script") || text.contains("<!--") {
            return Err(format!("{name} holds a text that ends its own element").into());
        }
    }
    for (name, text) in [("style", parts.style), ("cage.css", parts.cage_style)] {
        if text.contains("</style") {
            return Err(format!("{name} holds a text that ends its own element").into());
        }
    }

    let inner = inner(parts, &script)?;
    // The frame inherits the outer policy and adds its own: the outer one names the scripts of both.
    let policy = policy(&[parts.cage_script, PIECE_READ, &script], &[parts.cage_style, parts.style]);
    let wasm: String = chunks(&packed(parts.wasm)?)
        .map(|chunk| {
            let text = as_text(chunk);
            format!(
                "<script type=\"application/octet-stream\">{text}</script><script>{PIECE_READ}</script>\n"
            )
        })
        .collect();
    let html = fill(
        parts.cage,
        &[
            ("{policy}", &policy),
            ("{style}", parts.cage_style),
            ("{script}", parts.cage_script),
            ("{wasm}", wasm.trim_end()),
            ("{page}", &inner.replace('&', "&amp;").replace('"', "&quot;")),
        ],
    )?;
    Ok(Packed { html, policy })
}

fn inner(parts: &Parts, script: &str) -> Outcome<String> {
    let page = without_blank_lines(&without_assets(parts.page));
    let own = policy(&[script], &[parts.style]);
    let head = format!(
        "<meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"{own}\"><style>{}</style>",
        parts.style
    );
    let end = format!("<script id=\"svarkort-script\">{script}</script>");
    let page = once(&page, "<meta charset=\"utf-8\">", &head)?;
    once(&page, "</body>", &format!("{end}</body>"))
}

/// Trunk's links to style sheets and scripts, in the order they stand.
pub fn assets(page: &str) -> Vec<String> {
    tags(page).filter_map(|(_, tag)| address(tag)).collect()
}

fn without_assets(page: &str) -> String {
    let mut text = String::new();
    let mut from = 0;
    for (start, tag) in tags(page) {
        if address(tag).is_some() {
            text.push_str(&page[from..start]);
            from = start + tag.len();
            if page[from..].starts_with("</script>") {
                from += "</script>".len();
            }
        }
    }
    text.push_str(&page[from..]);
    text
}

fn tags(page: &str) -> impl Iterator<Item = (usize, &str)> {
    page.match_indices('<').filter_map(|(start, _)| {
        let end = page[start..].find('>')?;
        Some((start, &page[start..=start + end]))
    })
}

/// The address of a style sheet or a script element; `None` for any other tag.
fn address(tag: &str) -> Option<String> {
    let name = if tag.starts_with("<link") && tag.contains("stylesheet") {
        "href=\""
    } else if tag.starts_with("<script") {
        "src=\""
    } else {
        return None;
    };
    let value = tag.split_once(name)?.1.split('"').next()?;
    Some(value.trim_start_matches("./").to_owned())
}

/// Puts the files that a style names into the style itself, as `data:`.
///
/// # Errors
/// When a file is named that `read` does not find.
pub fn inline_files(style: &str, read: impl Fn(&str) -> Outcome<Vec<u8>>) -> Outcome<String> {
    let mut text = String::new();
    let mut rest = style;
    while let Some((front, after)) = rest.split_once("url(") {
        let (address, after) = after.split_once(')').ok_or("a style's url( is never closed")?;
        let name = address.trim().trim_matches(['"', '\'']);
        text.push_str(front);
        if name.starts_with("data:") || name.starts_with('#') {
            text.push_str(&format!("url({address})"));
        } else {
            let bytes = read(name)?;
            text.push_str(&format!("url(data:{};base64,{})", media_type(name), STANDARD.encode(bytes)));
        }
        rest = after;
    }
    text.push_str(rest);
    Ok(text)
}

/// By the name's ending, as servers do.
pub fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        Some("txt" | "ts") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// What app/unpack holds at most.
const LONGEST: usize = 1 << 23;

/// LZMA2 as app/unpack reads it. Wasm's instructions do not lie at even places (`lp`, `pb`); what follows a byte depends on
/// its upper half (`lc`). A third smaller than gzip. Smallest rather than soonest: it is packed once and opened often.
fn packed(bytes: &[u8]) -> Outcome<Vec<u8>> {
    if bytes.len() > LONGEST {
        return Err("the wasm is longer than app/unpack has room for".into());
    }
    // Higher presets look back further than the wasm is long.
    let mut options = Lzma2Options::with_preset(6);
    let lzma = &mut options.lzma_options;
    (lzma.lc, lzma.lp, lzma.pb, lzma.nice_len) = (4, 0, 0, LzmaOptions::NICE_LEN_MAX);
    let mut writer = Lzma2Writer::new(Vec::new(), options);
    writer.write_all(bytes).during("pack the wasm")?;
    writer.finish().during("pack the wasm")
}

/// LZMA2's chunks, the end marker with the last.
fn chunks(packed: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = packed;
    std::iter::from_fn(move || {
        let size = |at: usize| {
            rest.get(at..at + 2).map_or(0, |size| usize::from(size[0]) << 8 | usize::from(size[1]))
        };
        let length = match rest.first()? {
            0 => 1,
            1..0x80 => 3 + size(1) + 1,
            0x80..0xc0 => 5 + size(3) + 1,
            0xc0.. => 6 + size(3) + 1,
        };
        let last = rest.len() <= length + 1;
        let (chunk, after) = rest.split_at(if last { rest.len() } else { length });
        rest = after;
        Some(chunk)
    })
}

/// Bytes as the 91 printable characters that mean nothing in an attribute or an element: 13 bits make two of them, where
/// base64 has 12. What is left at the end makes one character if it fits. app/unpack reads it back.
fn as_text(bytes: &[u8]) -> String {
    let alphabet: Vec<char> = ('!'..='~').filter(|character| !['"', '&', '<'].contains(character)).collect();
    let base = alphabet.len();
    let mut text = String::with_capacity(bytes.len() * 16 / 13 + 2);
    let (mut waiting, mut bits) = (0_usize, 0_u32);
    for byte in bytes {
        waiting |= usize::from(*byte) << bits;
        bits += 8;
        if bits >= 13 {
            let pair = waiting & 0x1fff;
            text.extend([alphabet[pair % base], alphabet[pair / base]]);
            waiting >>= 13;
            bits -= 13;
        }
    }
    if bits > 0 {
        text.push(alphabet[waiting % base]);
    }
    if bits > 6 {
        text.push(alphabet[waiting / base]);
    }
    text
}

/// All placeholders at once, so that none is looked for in what was filled in.
fn fill(template: &str, values: &[(&str, &str)]) -> Outcome<String> {
    let mut places = Vec::new();
    for (name, value) in values {
        let mut found = template.match_indices(name);
        match (found.next(), found.next()) {
            (Some((at, _)), None) => places.push((at, name.len(), *value)),
            _ => return Err(format!("{name} must stand once in the template").into()),
        }
    }
    places.sort_unstable();
    let mut text = String::new();
    let mut from = 0;
    for (at, length, value) in places {
        text.push_str(&template[from..at]);
        text.push_str(value);
        from = at + length;
    }
    text.push_str(&template[from..]);
    Ok(text)
}

fn once(text: &str, old: &str, new: &str) -> Outcome<String> {
    if text.matches(old).count() != 1 {
        return Err(format!("index.html must hold {old} once").into());
    }
    Ok(text.replacen(old, new, 1))
}

fn without_blank_lines(page: &str) -> String {
    page.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use svarkort_unpack::lzma2::Decoder;
    use svarkort_unpack::text::bytes_of;

    use super::*;

    const PAGE: &str = "<!DOCTYPE html>\n<html lang=\"da\">\n<head>\n<meta charset=\"utf-8\">\n<title>A &amp; B</title>\n\
        <link rel=\"stylesheet\" href=\"./a.css\" integrity=\"x\"/>\n\
        <script src=\"svarkort.js\"></script><script src=\"boot.js\"></script></head>\n<body></body>\n</html>";
    const CAGE: &str = "<meta content=\"{policy}\"><style>{style}</style><script>{script}</script>\
        <iframe srcdoc=\"{page}\"></iframe>{wasm}";

    fn parts() -> Parts<'static> {
        Parts {
            page: PAGE,
            style: "p{content:\"{script}\"}",
            script: "let a = \"&\";",
            wasm: b"\0asm\x01\0\0\0",
            cage: CAGE,
            cage_style: "b{}",
            cage_script: "var c;",
        }
    }

    #[test]
    fn assets_are_found_in_order() {
        assert_eq!(assets(PAGE), ["a.css", "svarkort.js", "boot.js"]);
    }

    #[test]
    fn the_file_needs_nothing_else() {
        let packed = pack(&parts()).expect("packs");
        assert!(!packed.html.contains("href=") && !packed.html.contains("src=&quot;"));
        assert!(packed.html.contains("let a = &quot;&amp;&quot;;"), "escaped for the attribute");
        assert!(packed.html.contains("A &amp;amp; B"));
        assert!(
            packed.html.contains("content:&quot;{script}&quot;"),
            "a placeholder in a value is not filled"
        );
    }

    #[test]
    fn the_policy_names_what_stands_in_both_documents() {
        let Packed { html, policy } = pack(&parts()).expect("packs");
        let script = format!("{BEFORE}let a = \"&\";");
        for text in ["var c;", &script, "b{}", "p{content:\"{script}\"}"] {
            assert!(policy.contains(&crate::policy::source(text)));
        }
        let inner = html.split_once("srcdoc").expect("a frame").1;
        assert!(
            inner.contains(&crate::policy::source(&script))
                && !inner.contains(&crate::policy::source("var c;"))
        );
    }

    #[test]
    fn a_text_that_would_end_its_element_is_refused() {
        assert!(pack(&Parts { script: "x='</script>'", ..parts() }).is_err());
        assert!(pack(&Parts { style: "</style>", ..parts() }).is_err());
    }

    #[test]
    fn bytes_as_text_come_back() {
        let bytes: Vec<u8> = (0..=255_u8).chain((0..=255).rev()).chain([0, 0, 255, 255]).collect();
        for length in 0..bytes.len() {
            let mut room = vec![0; length];
            assert_eq!(bytes_of(as_text(&bytes[..length]).as_bytes(), &mut room), Some(length));
            assert_eq!(room, bytes[..length], "{length} bytes");
        }
    }

    #[test]
    fn wasm_comes_back_in_pieces() {
        // Instructions with operands as wasm has them, no two alike, and a stretch of zeros as in its data.
        let wasm: Vec<u8> = (0..90_000_u32)
            .flat_map(|at| {
                [0x20, (at % 7) as u8, 0x41, (at.wrapping_mul(at) % 251) as u8 | 0x80, (at >> 3) as u8, 0x6a]
            })
            .chain([0; 5_000])
            .collect();
        for bytes in [&wasm[..], &wasm[..1], b"\0asm\x01\0\0\0", b""] {
            let packed = packed(bytes).expect("packs");
            let (mut decoder, mut room) = (Decoder::NEW, vec![0; bytes.len()]);
            let mut pieces = 0;
            for chunk in chunks(&packed) {
                assert!(!decoder.ended());
                pieces += 1;
                assert!(decoder.unpack(chunk, &mut room).is_ok());
            }
            assert!(decoder.ended() && room == bytes, "{} bytes", bytes.len());
            assert!(packed.len() <= bytes.len() / 2 + 16, "{} of {} bytes", packed.len(), bytes.len());
            assert!(pieces > 1 || packed.len() < 1 << 16, "one piece of {} bytes", packed.len());
        }
    }

    #[test]
    fn fonts_come_inside_the_style() {
        let read = |name: &str| (name == "f/a.woff2").then(|| b"abc".to_vec()).ok_or("not there".into());
        let style = inline_files("@font-face{src:url(\"f/a.woff2\")}i{b:url(data:x)}", read).expect("found");
        assert_eq!(style, "@font-face{src:url(data:font/woff2;base64,YWJj)}i{b:url(data:x)}");
        assert!(inline_files("url(b.png)", read).is_err());
    }
}
