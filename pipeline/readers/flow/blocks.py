"""A document that flows: paragraphs, boxes, tables and notes, before anyone has set them in pages.

The readers of Word, OpenDocument and HTML all make these values, and
:mod:`pipeline.readers.flow.composition` makes pages of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple


class Look(NamedTuple):
    """How text looks; ``size`` in points, ``color`` is ``#rrggbb``."""

    size: float
    bold: bool = False
    italic: bool = False
    color: str = "#000000"
    raised: bool = False


class Given(NamedTuple):
    """What one style says of a look, None where it says nothing.

    ``scale`` is of the size around it, where that is what the style says.
    """

    size: float | None = None
    scale: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    color: str | None = None
    raised: bool | None = None
    hidden: bool | None = None

    def on(self, below: Look) -> Look:
        """The look of text in this style, in a text that looks as ``below``."""
        size = below.size if self.size is None else self.size
        return Look(
            size if self.scale is None else size * self.scale,
            below.bold if self.bold is None else self.bold,
            below.italic if self.italic is None else self.italic,
            below.color if self.color is None else self.color,
            below.raised if self.raised is None else self.raised,
        )


class Piece(NamedTuple):
    """A stretch of a paragraph in one look; a line feed in it begins a line.

    ``link`` is the address that it leads to, ``note`` the key of the note that it calls.
    """

    text: str
    look: Look
    link: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or an item of a list with its ``marker`` and its ``level`` (from 1)."""

    pieces: tuple[Piece, ...]
    marker: str = ""
    level: int = 0
    begins_page: bool = False

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Frame:
    """What is set apart from the text around it: a text box, a shaded or framed paragraph."""

    blocks: tuple[Block, ...]
    color: str
    filled: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; each cell holds paragraphs, and may be empty."""

    rows: tuple[tuple[tuple[Paragraph, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """Where a picture stands between paragraphs."""


Block = Paragraph | Frame | Table | Picture


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote: its marker as the text calls it, and its paragraphs."""

    marker: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """A whole document; ``notes`` by the keys that pieces call them by.

    ``running`` are its headers, footers and menus, ``hidden`` is text that it does not show.
    """

    blocks: tuple[Block, ...]
    notes: Mapping[str, Note] = field(default_factory=dict)
    running: tuple[Paragraph, ...] = ()
    hidden: tuple[str, ...] = ()


def stripped(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """``pieces`` without white space at their ends, and without those that hold nothing else."""
    kept = [piece for piece in pieces if piece.text or piece.note]
    while kept and not kept[0].text.strip() and not kept[0].note:
        kept.pop(0)
    while kept and not kept[-1].text.strip() and not kept[-1].note:
        kept.pop()
    if kept:
        kept[0] = kept[0]._replace(text=kept[0].text.lstrip())
        kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip())
    return tuple(kept)


def framed_together(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """``blocks`` with frames of one colour that follow each other as one.

    Each paragraph of a shaded passage is shaded by itself.
    """
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        alike = (
            isinstance(block, Frame)
            and isinstance(last, Frame)
            and (block.color, block.filled) == (last.color, last.filled)
        )
        if alike and isinstance(block, Frame) and isinstance(last, Frame):
            joined[-1] = replace(last, blocks=last.blocks + block.blocks)
        else:
            joined.append(block)
    return tuple(joined)


def text_of(blocks: Iterable[Block]) -> str:
    """The words of ``blocks``, to see whether there are any."""
    return " ".join(_texts(blocks)).strip()


def _texts(blocks: Iterable[Block]) -> Iterable[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Frame):
            yield from _texts(block.blocks)
        elif isinstance(block, Table):
            yield from (p.text for row in block.rows for cell in row for p in cell)


def as_table(rows: Iterable[Iterable[Iterable[Block]]], color: str) -> tuple[Block, ...]:
    """A table as what it is used for: data, or the places of boxes and text on the page.

    Data has several rows and columns, and cells of one paragraph. Of other tables, each cell is
    set by itself: a frame where it stands alone in its row, else as text.
    """
    filled = [[tuple(cell) for cell in row] for row in rows]
    filled = [row for row in filled if any(text_of(cell) for cell in row)]
    several = len(filled) > 1 and all(len(row) > 1 for row in filled)
    if several and all(_is_value(cell) for row in filled for cell in row):
        cells = [
            tuple(tuple(one for one in cell if isinstance(one, Paragraph)) for cell in row)
            for row in filled
        ]
        return (Table(tuple(cells)),)
    if all(len(row) == 1 for row in filled):
        return tuple(_as_frame(row[0], color) for row in filled)
    return tuple(block for row in filled for cell in row for block in cell)


def _as_frame(cell: tuple[Block, ...], color: str) -> Block:
    alone = len(cell) == 1 and isinstance(cell[0], Frame)
    return cell[0] if alone else Frame(cell, color, filled=False)


def _is_value(cell: tuple[Block, ...]) -> bool:
    return len(cell) <= 1 and all(isinstance(one, Paragraph) for one in cell)
