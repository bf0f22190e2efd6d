"""Binds publications one after another into one file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdfium2


def page_ranges(paths: Sequence[Path]) -> list[dict[str, int]]:
    """The first and last page that each file has once they are bound.

    Nothing for texts whose pages no character parts: where those end is for their reader to say.
    """
    ranges: list[dict[str, int]] = []
    first = 1
    for path in paths:
        if path.suffix == ".txt":
            text = path.read_text("utf-8").rstrip()
            if "\f" not in text:
                return [{} for _ in paths]
            pages = text.count("\f") + 1
        else:
            with pypdfium2.PdfDocument(path) as document:
                pages = len(document)
        ranges.append({"first_page": first, "last_page": first + pages - 1})
        first += pages
    return ranges


def bind(paths: Sequence[Path]) -> None:
    """Put the files after the first behind it, and remove them."""
    first, *others = paths
    if not others:
        return
    if first.suffix == ".txt":
        texts = [path.read_text("utf-8").rstrip("\f\n") for path in paths]
        # What parts the pages of each parts the cases, too.
        first.write_text(("\f" if "\f" in texts[0] else "\n\n\n").join(texts) + "\n", "utf-8")
    else:
        whole = pypdfium2.PdfDocument.new()
        for path in paths:
            with pypdfium2.PdfDocument(path) as part:
                whole.import_pages(part)
        bound = first.with_suffix(".bound")
        whole.save(bound)
        whole.close()
        bound.replace(first)
    for path in others:
        path.unlink()
