"""Draws the bold of documents from its regular: `_embolden.py REGULAR BOLD` writes `BOLD` to the byte as it stands.

No bold of TH SarabunPSK 2.0 under the OFL was found, and WeasyPrint does not embolden. `regular.ttf` is the font as it was
published (`THSarabun.ttf` of the Python package `odoo-addon-l10n-th-fonts` 18.0.1.0.0.2). Each outline is grown as FreeType
grows it for a screen; the OFL asks for the notice and the licence, which stay in the file, and the name is another, so that
nobody takes it for the original:

    pip install fonttools==4.68.0 freetype-py==2.5.1
    python tests/tools/_embolden.py hooks/prongsai/documents/fonts/regular.ttf hooks/prongsai/documents/fonts/bold.ttf
"""

from __future__ import annotations

import argparse
import ctypes
from typing import Any

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # carries no types
from fontTools.ttLib.tables._g_l_y_f import GlyphCoordinates  # type: ignore[import-untyped]

ACROSS, UP = 34, 14
"""How much a glyph grows, in units of which an em has 1,000: strokes that stand more than those that lie."""
WIDER = ACROSS * 2 // 3
"""How much wider it is set."""
FAMILY, STYLE = "Prongsai Documents", "Bold"
NAMES = {
    1: FAMILY,
    2: STYLE,
    3: f"{FAMILY} {STYLE}: 2026, drawn from TH SarabunPSK 2.0",
    4: f"{FAMILY} {STYLE}",
    6: f"{FAMILY.replace(' ', '')}-{STYLE}",
    16: FAMILY,
    17: STYLE,
}
TRADEMARK, DESCRIPTION = 7, 10
NEEDLESS = ("fpgm", "prep", "cvt ", "DSIG", "kern", "PCLT")
"""What fits the thin outlines alone: their hints, their signature, and what nobody reads."""
REGULAR_BIT, BOLD_BIT = 0x40, 0x20


def grow(font: TTFont, freetype: Any, source: str) -> None:  # noqa: ANN401 - carries no types
    """Grow each outline as FreeType does; a mark has no width, and grows to both sides."""
    face = freetype.Face(source)
    glyphs, metrics = font["glyf"], font["hmtx"]
    for number, name in enumerate(font.getGlyphOrder()):
        glyph, (width, left) = glyphs[name], metrics[name]
        if glyph.numberOfContours > 0:
            face.load_glyph(number, freetype.FT_LOAD_NO_SCALE | freetype.FT_LOAD_NO_HINTING)
            outline = face.glyph.outline
            freetype.FT_Outline_EmboldenXY(ctypes.byref(outline._FT_Outline), ACROSS, UP)  # noqa: SLF001 - no other way
            shift = 0 if width else -ACROSS // 2
            glyph.coordinates = GlyphCoordinates([(x + shift, y - UP // 2) for x, y in outline.points])
        metrics[name] = (width + WIDER if width else width, left)
        glyph.removeHinting()
    # Composed glyphs are measured when all parts have grown.
    for name in font.getGlyphOrder():
        glyphs[name].recalcBounds(glyphs)
        metrics[name] = (metrics[name][0], getattr(glyphs[name], "xMin", 0) or 0)


def name(font: TTFont) -> None:
    """Say that the font is bold, and another than the one that it was drawn from."""
    font["OS/2"].usWeightClass = 700
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~REGULAR_BIT) | BOLD_BIT
    font["OS/2"].xAvgCharWidth += WIDER
    font["head"].macStyle |= 1
    for record in [*font["name"].names]:
        if record.nameID in NAMES:
            record.string = NAMES[record.nameID]
        if record.nameID in (TRADEMARK, DESCRIPTION):
            font["name"].names.remove(record)


def main() -> None:
    """Read the regular, grow it, and write the bold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("regular", help="the font to draw from")
    parser.add_argument("bold", help="where the bold goes")
    asked = parser.parse_args()
    import freetype  # type: ignore[import-not-found]  # noqa: PLC0415 - nothing else of the project needs it

    font = TTFont(asked.regular, recalcTimestamp=False)
    grow(font, freetype, asked.regular)
    for table in NEEDLESS:
        if table in font:
            del font[table]
    name(font)
    font["head"].modified = font["head"].created
    font.save(asked.bold)


if __name__ == "__main__":
    main()
