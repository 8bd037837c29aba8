"""Writes src/glyph_widths.rs: how wide each letter of IBM Plex Sans is, so that text is measured without a browser.

Source: IBM Plex Sans (SIL Open Font License 1.1) as shipped in the npm package dkfds 11.2.0, the page's own font.

    npm pack dkfds@11.2.0 && tar xzf dkfds-11.2.0.tgz
    pip install fonttools brotli
    python3 scripts/glyph_widths.py package/src/fonts/IBMPlexSans/complete/woff2 > src/glyph_widths.rs
"""

import sys
from pathlib import Path

from fontTools.ttLib import TTFont

PUNCTUATION = "–—‘’‚“”„†•…‰‹›€™−≈≠≤≥←↑→↓○●△▲▽▼◆◇■□Œœ\u2009\u202f"


def widths(path, letters):
    font = TTFont(path)
    assert font["head"].unitsPerEm == 1000
    glyphs, advances = font.getBestCmap(), font["hmtx"]

    def width(letter):
        if ord(letter) in glyphs:
            return advances[glyphs[ord(letter)]][0]
        # What the font lacks comes from another font: a thin space, or a sign as wide as a capital.
        return 200 if letter.isspace() else 700

    return [width(letter) for letter in letters]


def array(name, numbers):
    lines, line = [], "   "
    for number in numbers:
        if len(line) + len(f" {number},") > 108:
            lines.append(line)
            line = "   "
        line += f" {number},"
    lines.append(line)
    return f"pub(crate) const {name}: [u16; {len(numbers)}] = [\n" + "\n".join(lines) + "\n];\n"


folder = Path(sys.argv[1])
regular, bold = folder / "IBMPlexSans-Regular.woff2", folder / "IBMPlexSans-Bold.woff2"
ascii_letters = [chr(code) for code in range(0x20, 0x7F)]
latin_letters = [chr(code) for code in range(0xA0, 0x100)]
others = sorted(PUNCTUATION)
print("//! Advance widths of IBM Plex Sans in thousandths of the font size. Made by scripts/glyph_widths.py; not edited.")
print()
for name, path in (("REGULAR", regular), ("BOLD", bold)):
    print(array(f"{name}_ASCII", widths(path, ascii_letters)))
    print(array(f"{name}_LATIN", widths(path, latin_letters)))
pairs = zip(others, widths(regular, others), widths(bold, others))
rows = "".join(f"    ('\\u{{{ord(letter):x}}}', {r}, {b}),\n" for letter, r, b in pairs)
print("/// Further signs, by code point: regular and bold.")
print(f"pub(crate) const OTHERS: [(char, u16, u16); {len(others)}] = [\n{rows}];")
