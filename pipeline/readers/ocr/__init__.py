"""From the picture of a page to glyph runs, by Tesseract."""
