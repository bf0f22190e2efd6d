"""A publication as drafting compares it with others: its blocks of text, and how they look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from pipeline.layout.metrics import is_larger, is_smaller
from pipeline.model.geometry import Box
from pipeline.text.characters import BULLETS

# A series has so many headings at least.
HEADINGS_AT_LEAST = 3


class Look(NamedTuple):
    """How a line is set. ``size`` is in points, to half a point; 0 without geometry."""

    size: float
    bold: bool
    italic: bool
    color: str
    capitals: bool = False

    @property
    def in_words(self) -> str:
        """The look as a person would describe it: “14 pt bold #17594a”."""
        size = f"{self.size:g} pt" if self.size else ""
        marks = [word for word, is_set in (
            ("bold", self.bold), ("italic", self.italic), ("capitals", self.capitals),
            (self.color, self.color != "#000000"),
        ) if is_set]  # fmt: skip
        return " ".join([size, *marks]).strip() or "as the text"


def marks_of(look: Look, body: Look) -> tuple[bool, ...]:
    """Whether a look is larger, bold, in capitals, coloured and italic, unlike the text's.

    Colour and slope alone make no heading of what is smaller than the text.
    """
    small = is_smaller(look.size, body.size)
    return (
        is_larger(look.size, body.size),
        look.bold and not body.bold,
        look.capitals,
        look.color != body.color and not small,
        look.italic and not body.italic and not small,
    )


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one look without a gap between them, joined into one text.

    ``box`` is None without geometry; ``first`` is the text of its first line; ``apart`` says that
    space or another look parts it from what stands above; ``running`` that it stands at the edge of
    several pages; ``run_in`` that it is the first words of its line, and the text goes on behind.
    """

    text: str
    look: Look
    page: int
    lines: int
    box: Box | None
    first: str
    apart: bool = True
    running: bool = False
    boxed: bool = False
    run_in: bool = False

    @property
    def is_item(self) -> bool:
        """Whether it begins with the bullet of a list, or of a heading."""
        return self.first[:1] in BULLETS

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


@dataclass(frozen=True)
class Publication:
    """A file, or a page of one, as drafting compares it: ``body`` is the look of its text.

    ``language`` is None where the text is too short to tell; ``name`` is the file's.
    """

    name: str
    pages: int
    language: str | None
    body: Look
    blocks: tuple[Block, ...]

    @cached_property
    def words(self) -> int:
        """How many words all its blocks have."""
        return sum(block.words for block in self.blocks)

    @cached_property
    def is_plain(self) -> bool:
        """Whether it is set in one look: fewer lines than any series has headings differ."""
        other = {
            block.text
            for block in self.blocks
            if not block.running and block.lines == 1 and any(marks_of(block.look, self.body))
        }
        return len(other) < HEADINGS_AT_LEAST

    def each_page(self) -> Iterator[Publication]:
        """Each of its pages that has text, as a publication of its own."""
        for number in sorted({block.page for block in self.blocks}):
            blocks = tuple(
                replace(block, running=False) for block in self.blocks if block.page == number
            )
            yield replace(self, pages=1, blocks=blocks)
