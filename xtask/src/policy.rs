//! In: the scripts and styles of a page. Out: a policy that lets just these run and nothing leave, and sums to check
//! files by.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The source expression by which a policy names an inline script or style: `'sha256-…'`.
pub fn source(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

/// SHA-256 as `sha256sum` writes it.
pub fn hex_digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The strictest policy under which the page works: no request at all, no script or style but those listed.
///
/// `wasm-unsafe-eval` permits compiling wasm, not `eval`. A worker comes from a Blob of the page's own script. Pictures
/// are what the page itself drew; fonts stand in the styles.
pub fn policy(scripts: &[&str], styles: &[&str]) -> String {
    let hashes = |texts: &[&str]| texts.iter().map(|text| source(text)).collect::<Vec<_>>().join(" ");
    [
        "default-src 'none'".to_owned(),
        format!("script-src {} 'wasm-unsafe-eval'", hashes(scripts)),
        format!("style-src {}", hashes(styles)),
        "img-src data: blob:".to_owned(),
        "font-src data:".to_owned(),
        "worker-src blob:".to_owned(),
        "connect-src 'none'".to_owned(),
        "frame-src 'none'".to_owned(),
        "object-src 'none'".to_owned(),
        "base-uri 'none'".to_owned(),
        "form-action 'none'".to_owned(),
    ]
    .join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of W3C's Content Security Policy Level 3, section 6.7.
    #[test]
    fn a_script_is_named_as_the_standard_names_it() {
        assert_eq!(
            source("alert('Hello, world.');"),
            "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
        );
    }

    #[test]
    fn sums_are_those_of_sha256sum() {
        assert_eq!(hex_digest(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn nothing_unsafe_is_permitted_but_wasm() {
        let policy = policy(&["a"], &["b"]);
        assert!(policy.starts_with("default-src 'none'; "));
        for word in ["'unsafe-inline'", "'unsafe-eval'", "'self'", "http", "*"] {
            assert!(!policy.contains(word), "{word} in {policy}");
        }
    }
}
