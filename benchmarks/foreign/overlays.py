"""Puts things on or round finished pages: watermarks, stamps, slugs, layers; two to a sheet."""

from __future__ import annotations

import math
import random
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name, Pdf

WORDS = ("BROUILLON", "DRAFT", "CONFIDENTIEL", "BORRADOR", "SPECIMEN", "COPY")
SLUG = 28.0  # points of paper outside the trimmed page


def watermark(path: Path, rng: random.Random) -> None:
    """A big pale slanted word over each page, or under its text."""
    word, over = rng.choice(WORDS), rng.random() < 0.6
    with pikepdf.open(path, allow_overwriting_input=True) as file:
        for page in file.pages:
            _, _, width, height = (float(edge) for edge in page.mediabox)
            angle = math.atan2(height, width)
            size = 0.9 * math.hypot(width, height) / len(word)
            across = 0.33 * size * len(word)
            cos, sin = math.cos(angle), math.sin(angle)
            x, y = width / 2 - across * cos, height / 2 - across * sin
            text = (
                f"q /Pale gs .55 g BT /Stamp {size:.1f} "
                f"Tf {cos:.4f} {sin:.4f} {-sin:.4f} {cos:.4f} "
                f"{x:.1f} {y:.1f} Tm ({word}) Tj ET Q"
            )
            _add(page, text, before=not over)
        file.save(path)


def stamp(path: Path, rng: random.Random) -> None:
    """A library's line at the edge of each page, upright or along the side."""
    line = f"Downloaded from library.example.org on {rng.randint(1, 28)} May 2021 by guest"
    side = rng.random() < 0.5
    with pikepdf.open(path, allow_overwriting_input=True) as file:
        for page in file.pages:
            width = float(page.mediabox[2])
            matrix = f"0 1 -1 0 {width - 9:.1f} 220" if side else "1 0 0 1 40 9"
            _add(page, f"q .3 g BT /Stamp 7 Tf {matrix} Tm ({line}) Tj ET Q")
        file.save(path)


def trimmed(path: Path, rng: random.Random) -> None:
    """The printer's slug outside the crop box: file name, date, plate."""
    number = rng.randint(100, 999)
    with pikepdf.open(path, allow_overwriting_input=True) as file:
        for at, page in enumerate(file.pages, 1):
            x0, y0, x1, y1 = (float(edge) for edge in page.mediabox)
            page.obj.CropBox = pikepdf.Array([x0, y0, x1, y1])
            page.obj.MediaBox = pikepdf.Array([x0 - SLUG, y0 - SLUG, x1 + SLUG, y1 + SLUG])
            line = (
                f"MX_{number}_interior.indd   {at}        12/05/2021   14:{at:02}   Cyan "
                f"Magenta Yellow"
            )
            _add(page, f"q 0 g BT /Stamp 7 Tf 1 0 0 1 40 {y0 - 18:.1f} Tm ({line}) Tj ET Q")
        file.save(path)


def hidden_layer(path: Path, rng: random.Random) -> None:
    """A sentence in a layer that is switched off, over the middle of each page."""
    words = f"This earlier version number {rng.randint(2, 9)} was withdrawn and must not be quoted."
    with pikepdf.open(path, allow_overwriting_input=True) as file:
        group = file.make_indirect(Dictionary(Type=Name.OCG, Name="Old version"))
        file.Root.OCProperties = Dictionary(
            OCGs=[group], D=Dictionary(OFF=[group], Order=[group], BaseState=Name.ON)
        )
        for page in file.pages:
            y = float(page.mediabox[3]) * rng.uniform(0.35, 0.7)
            _add(
                page,
                f"/OC /Old BDC q 0 g BT /Stamp 10 Tf 1 0 0 1 80 {y:.1f} Tm ({words}) Tj ET Q EMC",
            )
            _entry(page.Resources, "/Properties")["/Old"] = group
        file.save(path)


def spreads(path: Path, rng: random.Random) -> int:
    """Two pages side by side on each sheet; how many pages the first sheet holds.

    A cover may stand alone.
    """
    first = rng.choice((1, 2))
    with pikepdf.open(path) as file, Pdf.new() as out:
        pages = list(file.pages)
        groups = [pages[:first]] + [pages[at : at + 2] for at in range(first, len(pages), 2)]
        width, height = (float(edge) for edge in pages[0].mediabox[2:])
        for group in groups:
            sheet = out.add_blank_page(
                page_size=(2 * width if first == 2 or len(group) == 2 else width, height)
            )
            for at, page in enumerate(group):
                form = out.copy_foreign(page.as_form_xobject())
                name = sheet.add_resource(form, Name.XObject)
                sheet.contents_add(f"q 1 0 0 1 {at * width:.1f} 0 cm {name} Do Q".encode())
        out.save(path.with_suffix(".tmp"))
    path.with_suffix(".tmp").replace(path)
    return first


def _add(page: pikepdf.Page, content: str, *, before: bool = False) -> None:
    """Draw on the page with the font /Stamp and the pale state /Pale."""
    _entry(page.Resources, "/Font")["/Stamp"] = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
    )
    _entry(page.Resources, "/ExtGState")["/Pale"] = Dictionary(ca=0.22)
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(b"\nQ\n")
    page.contents_add(content.encode() + b"\n", prepend=before)


def _entry(parent: pikepdf.Object, name: str) -> pikepdf.Object:
    """The dictionary of this name, made where there is none."""
    if name not in parent:
        parent[name] = Dictionary()
    return parent[name]
