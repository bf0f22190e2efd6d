"""Finds the page on which callouts and notes came to stand; only the producer decided that."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any

import pypdfium2


def page_texts(path: Path) -> list[str]:
    """The text of each page; a plain text is one."""
    if path.suffix == ".txt":
        return [path.read_text("utf-8")]
    document = pypdfium2.PdfDocument(path)
    return [str(page.get_textpage().get_text_bounded()) for page in document]


def squeezed(text: str) -> str:
    """Letters and digits only: how lines were broken and hyphenated does not matter."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text)).casefold()


def with_pages(answer: dict[str, Any], path: Path) -> dict[str, Any]:
    """The gold with pages, where just one page can be meant; a plain text keeps none."""
    if path.suffix == ".txt":
        return answer
    pages = [squeezed(text) for text in page_texts(path)]
    return answer | {
        "callouts": [c | {"page": only_page(pages, c["text"])} for c in answer["callouts"]],
        "footnotes": [n | {"page": note_page(pages, n)} for n in answer["footnotes"]],
    }


def note_page(pages: list[str], note: dict[str, Any]) -> int | None:
    """The page of a note, known by its marker and its beginning."""
    return only_page(pages, f"{note['marker']} {note['text'][:40]}")


def only_page(pages: list[str], text: str) -> int | None:
    """The number of the one page that holds the text."""
    found = [number for number, page in enumerate(pages, 1) if squeezed(text) in page]
    return found[0] if len(found) == 1 else None
