"""From glyph runs to lines of spans, whichever library read the glyphs."""
