"""A symbol font of one glyph: a disc at the private-use code point that Word's bullets have."""

from __future__ import annotations

import functools
import tempfile
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

FAMILY = "Press Symbol"
CODE_POINT = 0xF0B7


@functools.cache
def symbol_font() -> Path:
    """The path of the font file, built once per process."""
    pen = TTGlyphPen(None)
    pen.moveTo((130, 250))
    for corner in ((130, 450), (330, 450), (330, 250)):
        pen.lineTo(corner)
    pen.closePath()
    empty = TTGlyphPen(None).glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "bullet"])
    builder.setupCharacterMap({CODE_POINT: "bullet"})
    builder.setupGlyf({".notdef": empty, "bullet": pen.glyph()})
    builder.setupHorizontalMetrics({".notdef": (460, 0), "bullet": (460, 130)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": FAMILY, "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    builder.setupHead(unitsPerEm=1000, created=0, modified=0)
    path = Path(tempfile.mkdtemp(prefix="press-font-")) / "press-symbol.ttf"
    builder.save(str(path))
    return path
