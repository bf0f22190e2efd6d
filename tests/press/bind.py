"""Binds publications one after another into one file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdfium2


def bind(paths: Sequence[Path]) -> None:
    """Put the files after the first behind it, and remove them."""
    first, *others = paths
    if not others:
        return
    if first.suffix == ".txt":
        first.write_text("\f".join(path.read_text("utf-8") for path in paths), "utf-8")
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
