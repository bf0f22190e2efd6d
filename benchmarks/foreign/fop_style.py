"""Faces, colours and layouts as users of XSL-FO choose them."""

from __future__ import annotations

CHOICES = {
    "face": ("Helvetica", "Times", "Helvetica", "DejaVu Serif", "TeX Gyre Pagella", "DejaVu Sans"),
    "size_pt": (9, 10, 11),
    "columns": (1, 1, 2),
    "colour": ("#003366", "#7a0019", "#00573f", "#000000"),
    "heading": ("bar", "plain", "number", "caps", "box"),
    "box": ("panel", "beside", "frame", "rules", "dark"),
    "bullet": ("•", "•", "–", "*", "1.", "(a)"),
    "align": ("justify", "start"),
    "paragraphs": ("space", "indent"),
    "notes": ("foot", "foot", "foot", "table"),
    "call": ("super", "super", "bracket"),
    "note_mark": ("list", "inline"),
    "lead": ("bold", "italic", "panel"),
    "label": ("bold", "italic"),
    "running": ("table", "head", "foot", "none"),
}

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="70">'
    + "".join(
        f'<rect x="{22 * n}" y="{70 - h}" width="16" height="{h}" fill="#778899"/>'
        for n, h in enumerate((24, 52, 38, 66))
    )
    + "</svg>"
)
FONTS = (
    '<?xml version="1.0"?><fop version="1.0"><renderers><renderer mime="application/pdf"><fonts>'
    '<directory recursive="true">/usr/share/fonts</directory></fonts></renderer></renderers></fop>'
)
