"""From a PDF to glyph runs, by PDFium."""
