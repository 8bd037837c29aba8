//! In: the page as Trunk leaves it (markup, styles, glue, boot, wasm) and the cage around it. Out: one HTML file that
//! needs nothing else, and its policy.

use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lzma_rust2::{LzmaOptions, LzmaWriter};

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
    let policy = policy(&[parts.cage_script, &script], &[parts.cage_style, parts.style]);
    let html = fill(
        parts.cage,
        &[
            ("{policy}", &policy),
            ("{style}", parts.cage_style),
            ("{script}", parts.cage_script),
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
    let wasm = as_text(&lzma(parts.wasm)?);
    let end = format!(
        "<script type=\"application/octet-stream\" id=\"svarkort-wasm\">{wasm}</script>\
         <script id=\"svarkort-script\">{script}</script>"
    );
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

/// LZMA as app/boot/lzma.js reads it: the length unpacked in four bytes, the lowest first, then the stream without header
/// or end marker. Wasm's instructions do not lie at even places (`lp`, `pb`); what follows a byte depends on its upper half
/// (`lc`). A third smaller than gzip. Smallest rather than soonest: it is packed once and opened often.
fn lzma(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let length = u32::try_from(bytes.len()).during("pack the wasm")?;
    let mut writer = LzmaWriter::new_no_header(length.to_le_bytes().to_vec(), &options(), false)
        .during("pack the wasm")?;
    writer.write_all(bytes).during("pack the wasm")?;
    writer.finish().during("pack the wasm")
}

/// `lc`, `lp` and `pb` stand in app/boot/lzma.js too. Higher presets look back further than the wasm is long.
fn options() -> LzmaOptions {
    LzmaOptions { lc: 4, lp: 0, pb: 0, nice_len: LzmaOptions::NICE_LEN_MAX, ..LzmaOptions::with_preset(6) }
}

/// Bytes as the 91 printable characters that mean nothing in an attribute or an element: 13 bits make two of them, where
/// base64 has 12. What is left at the end makes one character if it fits. boot.js reads it back.
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
    use std::io::Read;

    use lzma_rust2::LzmaReader;

    use super::*;

    const PAGE: &str = "<!DOCTYPE html>\n<html lang=\"da\">\n<head>\n<meta charset=\"utf-8\">\n<title>A &amp; B</title>\n\
        <link rel=\"stylesheet\" href=\"./a.css\" integrity=\"x\"/>\n\
        <script src=\"svarkort.js\"></script><script src=\"boot.js\"></script></head>\n<body></body>\n</html>";
    const CAGE: &str = "<meta content=\"{policy}\"><style>{style}</style><script>{script}</script>\
        <iframe srcdoc=\"{page}\"></iframe>";

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
        let back = |text: &str| {
            let digits: Vec<usize> = text
                .chars()
                .map(|c| {
                    ('!'..='~')
                        .filter(|a| !"\"&<".contains(*a))
                        .position(|a| a == c)
                        .expect("in the alphabet")
                })
                .collect();
            let (mut bytes, mut waiting, mut bits) = (Vec::new(), 0, 0);
            for pair in digits.chunks(2) {
                waiting |= (pair[0] + pair.get(1).map_or(0, |high| high * 91)) << bits;
                bits += if pair.len() == 2 { 13 } else { 6 };
                while bits >= 8 {
                    bytes.push(u8::try_from(waiting & 255).expect("a byte"));
                    waiting >>= 8;
                    bits -= 8;
                }
            }
            bytes
        };
        let bytes: Vec<u8> = (0..=255_u8).chain((0..=255).rev()).chain([0, 0, 255, 255]).collect();
        for length in 0..bytes.len() {
            assert_eq!(back(&as_text(&bytes[..length])), bytes[..length], "{length} bytes");
        }
    }

    #[test]
    fn wasm_comes_back() {
        let back = |packed: &[u8]| {
            let (length, stream) = packed.split_at(4);
            let length = u32::from_le_bytes(length.try_into().expect("four bytes"));
            let LzmaOptions { lc, lp, pb, dict_size, .. } = options();
            let mut reader =
                LzmaReader::new(stream, u64::from(length), lc, lp, pb, dict_size, None).expect("a stream");
            let mut bytes = Vec::new();
            reader.read_to_end(&mut bytes).expect("unpacks");
            bytes
        };
        // Instructions with operands as wasm has them, no two alike, and a stretch of zeros as in its data.
        let wasm: Vec<u8> = (0..20_000_u32)
            .flat_map(|at| [0x20, (at % 7) as u8, 0x41, (at * at % 251) as u8 | 0x80, (at >> 8) as u8, 0x6a])
            .chain([0; 5_000])
            .collect();
        for bytes in [&wasm[..], &wasm[..1], b"\0asm\x01\0\0\0", b""] {
            let packed = lzma(bytes).expect("packs");
            assert_eq!(back(&packed), bytes);
            assert!(packed.len() <= bytes.len() / 2 + 16, "{} of {} bytes", packed.len(), bytes.len());
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
