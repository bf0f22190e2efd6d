"""A changed PDF for each number: the same bytes each time, from the same file."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from random import Random

from pikepdf import DependencyError, ObjectStreamMode, Pdf, PdfError

from tests.fuzz.pdf_bytes import change_written_numbers, damage_bytes
from tests.fuzz.pdf_content import change_content
from tests.fuzz.pdf_fonts import change_font, change_unicode_map
from tests.fuzz.pdf_objects import (
    change_name,
    change_number,
    change_page_box,
    change_page_tree,
    change_value,
    damage_stream,
    drop_key,
    set_known_key,
)

ALL_CHANGES = (
    change_number, change_name, change_value, drop_key, set_known_key, change_page_tree,
    damage_stream, change_page_box, change_unicode_map, change_font, change_content, change_content,
)  # fmt: skip
# Most have one change, so that what comes of it can be told; some have many.
COUNTS = (1, 1, 1, 2, 3, 8)
# Few pages are read sooner, so that more files are: most have two.
WHOLE, PAGES_KEPT = 0.2, 2


def mutated(data: bytes, number: int) -> bytes:
    """The PDF that ``number`` makes of the one whose bytes are ``data``."""
    draw = Random(number)
    way = draw.random()
    if way < 0.15:
        return damage_bytes(data, draw)
    try:
        data = _rewritten(data, draw, changes=way < 0.85)
    except (PdfError, ValueError):  # it cannot be written any more
        return damage_bytes(data, draw)
    return data if way < 0.85 else change_written_numbers(data, draw)


def _rewritten(data: bytes, draw: Random, *, changes: bool) -> bytes:
    """The file written anew, with ``changes`` of its objects; else unpacked, as it was."""
    with Pdf.open(BytesIO(data)) as pdf:
        if draw.random() >= WHOLE and len(pdf.pages) > PAGES_KEPT:
            first = draw.randrange(len(pdf.pages) - PAGES_KEPT + 1)
            del pdf.pages[first + PAGES_KEPT :]
            del pdf.pages[:first]
        for _ in range(draw.choice(COUNTS) if changes else 0):
            # An object that an earlier change broke, or made a picture that is read by other tools.
            with suppress(PdfError, KeyError, ValueError, DependencyError):
                draw.choice(ALL_CHANGES)(pdf, draw)
        written = BytesIO()
        pdf.save(
            written,
            deterministic_id=True,
            compress_streams=changes,
            object_stream_mode=draw.choice(list(ObjectStreamMode))
            if changes
            else ObjectStreamMode.disable,
            qdf=not changes,
        )
        return written.getvalue()
