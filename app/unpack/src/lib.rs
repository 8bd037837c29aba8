//! In: pieces of text, each a whole number of LZMA2's chunks in 91 characters (xtask/src/pack.rs). Out: the bytes
//! unpacked so far.
//!
//! The page's wasm stands packed in the single file and is unpacked while the rest of the file is still read. A library's
//! decoder is ten times as large as this one, in a file that has a limit; the packer is a library's, and so is the test's
//! oracle.
#![cfg_attr(target_arch = "wasm32", no_std)]

pub mod lzma2;
pub mod text;

#[cfg(target_arch = "wasm32")]
mod door;
