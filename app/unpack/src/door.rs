//! In: a piece's text, written by JavaScript where `text` says. Out: bytes, read by JavaScript where `bytes` says.
#![allow(
    unsafe_code,
    reason = "what JavaScript calls has a name, and its memory is fixed: one caller, one thread"
)]

use core::panic::PanicInfo;
use core::ptr::addr_of_mut;

use crate::lzma2::Decoder;
use crate::text::bytes_of;

/// A chunk of LZMA2 has at most 64 KiB and six bytes; 13 bits of it are 16 of text.
const CHUNK: usize = (1 << 16) + 64;
/// The packer refuses a longer wasm.
const LONGEST: usize = 1 << 23;

static mut TEXT: [u8; 2 * CHUNK] = [0; 2 * CHUNK];
static mut PACKED: [u8; CHUNK] = [0; CHUNK];
static mut BYTES: [u8; LONGEST] = [0; LONGEST];
static mut DECODER: Decoder = Decoder::NEW;

#[unsafe(no_mangle)]
extern "C" fn text() -> *mut u8 {
    addr_of_mut!(TEXT).cast()
}

#[unsafe(no_mangle)]
extern "C" fn bytes() -> *mut u8 {
    addr_of_mut!(BYTES).cast()
}

/// How many bytes there are by now; -1 where the piece is damaged.
#[unsafe(no_mangle)]
extern "C" fn unpack(length: usize) -> i32 {
    // SAFETY: one thread, and no call within a call.
    let (text, packed, bytes, decoder) = unsafe {
        (
            &*addr_of_mut!(TEXT),
            &mut *addr_of_mut!(PACKED),
            &mut *addr_of_mut!(BYTES),
            &mut *addr_of_mut!(DECODER),
        )
    };
    let mut unpacked = || {
        let length = bytes_of(text.get(..length)?, packed)?;
        decoder.unpack(&packed[..length], bytes).ok()
    };
    let filled = unpacked();
    filled.and_then(|filled| i32::try_from(filled).ok()).unwrap_or(-1)
}

#[unsafe(no_mangle)]
extern "C" fn ended() -> bool {
    // SAFETY: as above.
    unsafe { (*addr_of_mut!(DECODER)).ended() }
}

#[panic_handler]
fn panic(_: &PanicInfo) -> ! {
    core::arch::wasm32::unreachable()
}
