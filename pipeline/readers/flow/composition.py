"""Sets a document that flows in pages of one column, so that the stages can read it as any other.

What a word processor or a browser would make of it is not known here: fonts, pages and columns are
theirs. So its geometry is plain and of our own making: each paragraph stands apart by a line, boxes
are shaded areas as wide as the column, notes stand in small type at the foot of the page that calls
them. A paragraph stands whole on the page that it begins on, and a page is as long as its text.
Pages are marked as composed, and no place on them is published.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from pipeline.model.geometry import Box, union
from pipeline.model.page import Hidden, HiddenReason, Line, Link, Page, Span, Tint
from pipeline.readers.flow.blocks import Block, Flow, Frame, Look, Paragraph, Piece, Table, stripped
from pipeline.text.characters import SOFT_HYPHEN, clean
from pipeline.text.joining import bullet_length

# Points. The sheet is A4 with margins of an inch.
WIDTH, HEIGHT, MARGIN = 595.0, 842.0, 72.0
# Em. Latin letters are half as wide as high; lines are set on 1.2 times their size, and apart from
# the next paragraph by as much again.
LETTER, PITCH = 0.5, 1.2
INDENT, PADDING = 18.0, 9.0
PICTURE_HEIGHT = 120.0
# Of the size around them: raised figures, and of the body's size: notes.
RAISED, NOTE = 0.6, 0.8
RULE = 0.5
# One name for all: what a document's fonts are called says nothing that its styles do not.
FONT = "text"
_PARTS = re.compile(r"\n|[ \t]+|[^ \t\n]+")


def compose(flow: Flow) -> tuple[Page, ...]:
    """The pages of ``flow``: one more at each of its page breaks, at least one."""
    body = _body_size(flow)
    groups: list[list[Block]] = [[]]
    for block in flow.blocks:
        if groups[-1] and _begins_page(block):
            groups.append([])
        groups[-1].append(block)
    pages = []
    width = _column(flow, body)
    for number, blocks in enumerate(groups, start=1):
        sheet = _Sheet(number, MARGIN + width)
        last = number == len(groups)
        _set_running(sheet, flow.running)
        for block in blocks:
            _set_block(sheet, block, MARGIN, sheet.right)
        _set_notes(sheet, flow, blocks, body, rest=last)
        pages.append(sheet.page(flow.hidden if last else ()))
    return tuple(pages)


class _Sheet:
    """A page in the making: what stands on it, and how far down it is filled."""

    def __init__(self, number: int, right: float) -> None:
        self.number = number
        self.right = right
        self.y = MARGIN
        self.lines: list[Line] = []
        self.tints: list[Tint] = []
        self.links: list[Link] = []
        self.pictures: list[Box] = []
        self.rules: list[Box] = []

    def add(self, spans: Sequence[Span], *, begins: bool, running: bool = False) -> None:
        """Put a line on the page."""
        box = union(span.box for span in spans if span.box)
        number = len(self.lines)
        line = Line(self.number, number, tuple(spans), box, blank_before=begins, running=running)
        self.lines.append(line)

    def page(self, hidden: Sequence[str]) -> Page:
        """The page as it is now."""
        height = max(HEIGHT, self.y + MARGIN)
        nowhere = Box(0.0, 0.0, 0.0, 0.0)
        return Page(
            self.number,
            self.right + MARGIN,
            height,
            tuple(self.lines),
            tints=tuple(self.tints),
            links=tuple(self.links),
            pictures=tuple(self.pictures),
            rules=tuple(self.rules),
            hidden=tuple(Hidden(text, HiddenReason.STYLE, nowhere) for text in hidden),
            composed=True,
        )


def _begins_page(block: Block) -> bool:
    if isinstance(block, Frame):
        return bool(block.blocks) and _begins_page(block.blocks[0])
    return isinstance(block, Paragraph) and block.begins_page


def _body_size(flow: Flow) -> float:
    """The size of most characters of the text."""
    sizes: dict[float, int] = {}
    for paragraph in _paragraphs(flow.blocks):
        for piece in paragraph.pieces:
            sizes[piece.look.size] = sizes.get(piece.look.size, 0) + len(piece.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


def _column(flow: Flow, body: float) -> float:
    """How wide the text is: an A4 sheet's, or wider, so that the longest address fits a line.

    Lines end at spaces alone: what an address is broken into would have to be joined again.
    """
    notes = (_note_sized(one, body) for note in flow.notes.values() for one in note.paragraphs)
    longest = max(map(_longest_word, (*_paragraphs(flow.blocks), *notes)), default=0.0)
    return max(WIDTH - 2 * MARGIN, longest + MARGIN)


def _longest_word(paragraph: Paragraph) -> float:
    """How wide its longest word is at most: in the largest type that it has."""
    size = max((piece.look.size for piece in paragraph.pieces), default=0.0)
    return size * LETTER * max(map(len, paragraph.text.split()), default=0)


def _note_sized(paragraph: Paragraph, body: float) -> Paragraph:
    """A note's paragraph in the size of notes, whatever its own style says."""
    size = NOTE * body
    own = (p._replace(look=p.look._replace(size=size)) for p in paragraph.pieces)
    return Paragraph(tuple(own))


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Frame):
            yield from _paragraphs(block.blocks)
        elif isinstance(block, Table):
            yield from (p for row in block.rows for cell in row for p in cell)


def _set_running(sheet: _Sheet, running: Sequence[Paragraph]) -> None:
    """Put headers, footers and menus at the top of the first page, once."""
    if sheet.number > 1:
        return
    for paragraph in running:
        _set_paragraph(sheet, paragraph, MARGIN, sheet.right, running=True)


def _set_block(sheet: _Sheet, block: Block, left: float, right: float) -> None:
    if isinstance(block, Paragraph):
        _set_paragraph(sheet, block, left, right)
    elif isinstance(block, Table):
        _set_table(sheet, block, left, right)
    elif isinstance(block, Frame):
        top = sheet.y
        sheet.y += PADDING
        at = len(sheet.tints)
        for inner in block.blocks:
            _set_block(sheet, inner, left + PADDING, right - PADDING)
        box = Box(left, top, right, sheet.y)
        sheet.tints.insert(at, Tint(box, block.color, block.filled))
        sheet.y += 2 * PADDING
    else:
        sheet.pictures.append(Box(left, sheet.y, right, sheet.y + PICTURE_HEIGHT))
        sheet.y += PICTURE_HEIGHT + PADDING


def _set_table(sheet: _Sheet, table: Table, left: float, right: float) -> None:
    """Set cells between rules, in columns of one width."""
    columns = max(len(row) for row in table.rows)
    step = (right - left) / columns
    top = sheet.y
    for row in table.rows:
        begin = lowest = sheet.y
        sheet.rules.append(Box(left, begin, right, begin + RULE))
        for at, cell in enumerate(row):
            sheet.y = begin + PADDING / 2
            for paragraph in cell:
                inner = left + at * step + PADDING / 2
                _set_paragraph(sheet, paragraph, inner, inner + step - PADDING, after=PADDING / 2)
            lowest = max(lowest, sheet.y)
        sheet.y = lowest
    sheet.rules.append(Box(left, sheet.y, right, sheet.y + RULE))
    edges = [left + at * step for at in range(columns + 1)]
    sheet.rules += [Box(x, top, x + RULE, sheet.y) for x in edges]
    sheet.y += 2 * PADDING


def _set_notes(
    sheet: _Sheet, flow: Flow, blocks: Sequence[Block], body: float, *, rest: bool
) -> None:
    """Set the notes that ``blocks`` call, below a rule; and with ``rest``, those without a call."""
    calls = [piece.note for one in _paragraphs(blocks) for piece in one.pieces if piece.note]
    if rest:
        called = {piece.note for one in _paragraphs(flow.blocks) for piece in one.pieces}
        calls += [key for key in flow.notes if key not in called]
    notes = [flow.notes[key] for key in dict.fromkeys(calls) if key in flow.notes]
    if not notes:
        return
    sheet.y += body * PITCH
    sheet.rules.append(Box(MARGIN, sheet.y, MARGIN + WIDTH / 4, sheet.y + RULE))
    sheet.y += body / 2
    for note in notes:
        mark = Piece(note.marker, Look(NOTE * body, raised=True))
        space = Piece(" ", Look(NOTE * body))
        for at, paragraph in enumerate(note.paragraphs):
            own = _note_sized(paragraph, body).pieces
            pieces = (mark, space, *own) if at == 0 and note.marker else own
            _set_paragraph(sheet, Paragraph(pieces), MARGIN, sheet.right, after=NOTE * body / 4)


def _set_paragraph(
    sheet: _Sheet,
    paragraph: Paragraph,
    left: float,
    right: float,
    *,
    running: bool = False,
    after: float | None = None,
) -> None:
    """Set a paragraph, ``after`` points apart from what follows it: a line, if not said.

    An item with a mark typed in its text has that one only.
    """
    pieces = paragraph.pieces
    size = max((piece.look.size for piece in pieces), default=0.0)
    left += INDENT * paragraph.level
    if paragraph.marker and not bullet_length(paragraph.text):
        own = pieces[0].look if pieces else Look(size)
        hang = Piece(f"{paragraph.marker} ", own._replace(raised=False, bold=False, italic=False))
        left -= INDENT
        pieces = (hang, *pieces)
    begins = True
    for words in _broken(pieces, right - left):
        spans = _spans(words, left, sheet.y, size)
        if spans:
            sheet.add(spans, begins=begins, running=running)
            begins = False
            linked = zip(words, spans, strict=False)
            sheet.links += [Link(w.link, s.box) for w, s in linked if w.link and s.box]
            sheet.y += PITCH * size
    sheet.y += PITCH * size if after is None else after


def _broken(pieces: Sequence[Piece], room: float) -> Iterator[list[Piece]]:
    """The pieces of each line: words are parted at spaces, and where the text has line feeds.

    No line ends in a hyphen of the text's own, which would pass for one that parts a word.
    """
    line: list[Piece] = []
    word: list[Piece] = []
    used = 0.0
    for piece in pieces:
        for part in _PARTS.findall(clean(piece.text).replace(SOFT_HYPHEN, "")) or [""]:
            if part == "\n":
                yield _merged([*line, *word])
                line, word, used = [], [], 0.0
            elif part[:1] in (" ", "\t"):
                word.append(piece._replace(text=" "))
                if "".join(p.text for p in word).rstrip().endswith("-") and line:
                    continue
                line, word = [*line, *word], []
            else:
                word.append(piece._replace(text=part))
                used = _width([*line, *word])
                if used > room and line:
                    yield _merged(line)
                    line = []
    yield _merged([*line, *word])


def _merged(pieces: Iterable[Piece]) -> list[Piece]:
    """``pieces`` with those of one look together, without space at the line's ends."""
    merged = []
    for _, alike in groupby(pieces, key=lambda piece: piece[1:]):
        together = list(alike)
        text = "".join(piece.text for piece in together)
        merged.append(together[0]._replace(text=text))
    return [piece for piece in stripped(merged) if piece.text]


def _width(pieces: Iterable[Piece]) -> float:
    return sum(len(p.text) * LETTER * _drawn_size(p.look) for p in pieces)


def _drawn_size(look: Look) -> float:
    return look.size * (RAISED if look.raised else 1.0)


def _spans(pieces: Sequence[Piece], left: float, top: float, size: float) -> list[Span]:
    """The spans of a line on one baseline; what is raised ends a third of the size above it."""
    spans, x = [], left
    for piece in pieces:
        look, drawn = piece.look, _drawn_size(piece.look)
        end = x + _width([piece])
        bottom = top + size - (look.size / 3 if look.raised else 0.0)
        box = Box(x, bottom - drawn, end, bottom)
        spans.append(
            Span(piece.text, FONT, drawn, look.bold, look.italic, look.color, look.raised, box)
        )
        x = end
    return spans
