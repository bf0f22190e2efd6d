"""Draws pages and texts as pictures, for the documentation."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from pipeline.model.document import Document
from pipeline.model.roles import Role

SCALE = 1.5  # pixels to a point
PANEL, MARGIN = 860, 24
TEXT, SMALL, ROWS = 23, 20, 2
INK, PALE, PAPER, FRAME = "#1c2733", "#5b6773", "#ffffff", "#c5ccd3"
COLOURS = {
    Role.TITLE: "#c2185b", Role.SUBTITLE: "#ef6c00", Role.FACT: "#9e9d24",
    Role.HEADING: "#6a3fb5",
    Role.BODY: "#2e7d32", Role.CALLOUT: "#0277bd", Role.FOOTNOTE: "#8d6e00",
    Role.FURNITURE: "#6b6b6b", Role.GUIDE: "#00897b", Role.ABOUT: "#795548",
    Role.UNPLACED: "#e00000",
}  # fmt: skip
FILL, EDGE = "38", "90"  # opacity of the colour over a line, and of its frame (hexadecimal)

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


class Canvas:
    """A page on the left, and a panel on the right that is filled from top to bottom."""

    def __init__(self, sheet: Image.Image) -> None:
        self.picture = Image.new(
            "RGB", (sheet.width + MARGIN + PANEL, sheet.height + MARGIN), PAPER
        )
        self.pen = ImageDraw.Draw(self.picture)
        self.left = sheet.width + 2 * MARGIN
        self.top = MARGIN
        self.place(sheet, (MARGIN // 2, MARGIN // 2))

    def place(self, sheet: Image.Image, at: tuple[int, int]) -> None:
        """Put ``sheet`` at ``at``, with a frame."""
        self.picture.paste(sheet, at)
        self.pen.rectangle((*at, at[0] + sheet.width, at[1] + sheet.height), None, FRAME, 2)

    def head(self, text: str, indent: int = 0, ink: str = INK, size: int = TEXT) -> None:
        """Write ``text`` in bold, without moving to the next row."""
        self.pen.text((self.left + indent, self.top), text, ink, font(size, bold=True))

    def write(self, text: str, indent: int, ink: str = INK, size: int = SMALL) -> None:
        """Write ``text`` in a few rows, shortened in the middle if needed."""
        for row in _rows(text, PANEL - 2 * MARGIN - indent, font(size)):
            self.pen.text((self.left + indent, self.top), row, ink, font(size))
            self.top += size + 6

    def badge(self, at: tuple[float, float], number: int, role: Role) -> None:
        """A filled circle with a number, centred at ``at``."""
        self.pen.ellipse((at[0] - 14, at[1] - 14, at[0] + 14, at[1] + 14), COLOURS[role])
        self.pen.text(at, str(number), PAPER, font(SMALL - 4, bold=True), anchor="mm")

    def on_page(self, x: float, y: float) -> tuple[float, float]:
        """The pixel position of a point of the page, given in points."""
        return x * SCALE + MARGIN / 2, y * SCALE + MARGIN / 2


def tinted(pdf: Path, number: int, document: Document) -> Image.Image:
    """The rendered page with each line covered by the colour of its role."""
    file = pypdfium2.PdfDocument(pdf)
    sheet: Image.Image = file[number - 1].render(scale=SCALE).to_pil().convert("RGB")
    file.close()
    pen = ImageDraw.Draw(sheet, "RGBA")
    for line in document.page(number).lines:
        role, box = document.role(line), line.box
        if role and box:
            x0, top, x1, bottom = (v * SCALE for v in (box.x0, box.top, box.x1, box.bottom))
            around = (x0 - 3, top - 1, x1 + 3, bottom + 1)
            pen.rectangle(around, COLOURS[role] + FILL, COLOURS[role] + EDGE)
    return sheet


def swatch(role: Role) -> str:
    """The colour of the role on white, as transparent as on the page."""
    parts = [int(COLOURS[role][at : at + 2], 16) for at in (1, 3, 5)]
    return "#" + "".join(f"{255 - (255 - part) * int(FILL, 16) // 255:02x}" for part in parts)


def _rows(text: str, room: int, letters: Font) -> list[str]:
    """``text`` in at most ROWS rows of ``room`` pixels; a longer text loses its middle."""
    text = " ".join(text.split())
    kept, rows = len(text), _wrapped(text, room, letters)
    while len(rows) > ROWS:
        kept -= 1
        head, tail = text[: kept * 3 // 5], text[len(text) - kept * 2 // 5 :]
        if " " in text:
            head, tail = head.rpartition(" ")[0], tail.partition(" ")[2]
        rows = _wrapped(f"{head} … {tail}", room, letters)
    return rows


def _wrapped(text: str, room: int, letters: Font) -> list[str]:
    rows = [""]
    for word in text.split(" "):
        longer = f"{rows[-1]} {word}".strip()
        if letters.getlength(longer) <= room:
            rows[-1] = longer
            continue
        rows.append("")
        for letter in word:  # an address may be longer than a row
            if letters.getlength(rows[-1] + letter) > room:
                rows.append("")
            rows[-1] += letter
    return [row for row in rows if row]


@lru_cache(maxsize=8)
def font(size: int, *, bold: bool = False) -> Font:
    """DejaVu Sans if it is installed, else the font of Pillow."""
    try:
        return ImageFont.truetype(f"DejaVuSans{'-Bold' if bold else ''}.ttf", size)
    except OSError:
        return ImageFont.load_default(size)
