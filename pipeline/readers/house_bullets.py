"""The bullets of a house: signs, or letters, that stand for one in its publications alone."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from pipeline.model.page import Line, Page
from pipeline.text.characters import PRIVATE_BULLET


def with_house_bullets(pages: Sequence[Page], signs: Collection[str]) -> tuple[Page, ...]:
    """``pages`` where each of ``signs`` that stands alone before a line's text is a bullet."""
    if not signs:
        return tuple(pages)
    return tuple(
        replace(page, lines=tuple(_mended(line, signs) for line in page.lines)) for page in pages
    )


def _mended(line: Line, signs: Collection[str]) -> Line:
    sign, rest = line.text[:1], line.text[1:]
    if sign not in signs or (rest.strip() and not rest[:1].isspace()):
        return line
    first = line.spans[0]
    text = PRIVATE_BULLET + first.text[1:]
    return replace(line, spans=(first._replace(text=text), *line.spans[1:]))
