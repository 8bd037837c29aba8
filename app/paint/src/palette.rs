//! The colours of every picture. Chosen so that they are told apart in each kind of colour blindness and in grey: green,
//! yellow and red differ by 3:1 or more from one another, and each has an outline that does so from white.

/// Red, green, blue.
pub type Colour = (u8, u8, u8);

pub const WHITE: Colour = (0xFF, 0xFF, 0xFF);
pub const INK: Colour = (0x1A, 0x1A, 0x1A);
pub const OUTLINE: Colour = (0x45, 0x45, 0x45);
pub const MUTED: Colour = (0x59, 0x59, 0x59);
pub const RULE: Colour = (0xBF, 0xBF, 0xBF);
pub const GREEN: Colour = (0x30, 0x97, 0x72);
pub const YELLOW: Colour = (0xFF, 0xEB, 0x84);
pub const RED: Colour = (0x7E, 0x01, 0x01);
pub const GREY: Colour = (0x6B, 0x6B, 0x6B);
/// Importance has no good or bad end.
pub const BLUE: Colour = (0x9C, 0xC3, 0xE0);
/// Behind a bar that is hidden.
pub const VEIL: Colour = (0xF2, 0xF2, 0xF2);

/// From low to high; ink is read on all of them.
pub const HEAT: [Colour; 5] =
    [(0xF4, 0xF8, 0xFB), (0xDC, 0xEA, 0xF5), (0xC0, 0xD9, 0xEC), (0x9C, 0xC3, 0xE0), (0x7A, 0xAD, 0xD3)];

/// Favourable, neutral, unfavourable: fill, and the ink of a value on it.
pub const CLASSES: [(Colour, Colour); 3] = [(GREEN, INK), (YELLOW, INK), (RED, WHITE)];
