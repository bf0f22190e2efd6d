"""Reads OpenDocument texts (``.odt``, and ``.fodt``, the same in one XML file)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pipeline.readers.flow.blocks import (
    Block,
    Flow,
    Frame,
    Look,
    Note,
    Paragraph,
    Picture,
    Piece,
    as_table,
    framed_together,
    stripped,
    text_of,
)
from pipeline.readers.flow.odt_styles import DRAW, OFFICE, STYLE, TABLE, TEXT, XLINK, Area, Styles
from pipeline.readers.flow.package import Package, damaged, parse_xml, protected

if TYPE_CHECKING:
    Element = Any

_FRAME = "#808080"
_PARAGRAPHS = frozenset({f"{TEXT}p", f"{TEXT}h"})
# What stands in a text and is not of it: who said what about it, and what was deleted.
_NOT_TEXT = frozenset(
    {
        f"{TEXT}tracked-changes",
        f"{OFFICE}annotation",
        f"{OFFICE}annotation-end",
        f"{TEXT}sequence-decls",
        f"{OFFICE}forms",
    }
)
# What holds shapes and is none: a group, and a link on a shape.
_GROUPS = frozenset({f"{DRAW}g", f"{DRAW}a"})
_FOOTER_AND_HEADER = (f"{STYLE}header", f"{STYLE}footer")


# What the list of a package's files holds where some are encrypted (OpenDocument 1.3, part 2, 4.4).
_PROTECTED = b"encryption-data"


def read_odt(data: bytes) -> Flow:
    """The document whose bytes are ``data``; raises Rejected when it cannot be read."""
    if data.lstrip()[:1] == b"<":
        root = parse_xml(data)
        roots = [root]
    else:
        package = Package(data)
        if _PROTECTED in (package.bytes_of("META-INF/manifest.xml") or b""):
            raise protected()
        parts = [package.part("styles.xml"), package.part("content.xml")]
        roots = [part for part in parts if part is not None]
        root = parts[1]
    body = None if root is None else root.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise damaged()
    reader = _Reader(Styles.of(roots))
    blocks = framed_together(reader.blocks(body))
    running = _running(roots, Styles.of(roots))
    return Flow(blocks, reader.notes, running, tuple(reader.hidden))


def _running(roots: Iterable[Element], styles: Styles) -> tuple[Paragraph, ...]:
    """The paragraphs of all headers and footers, each text once."""
    found: dict[str, Paragraph] = {}
    for root in roots:
        for part in root.iter(*_FOOTER_AND_HEADER):
            for block in _Reader(styles).blocks(part):
                if isinstance(block, Paragraph) and block.text.strip():
                    found.setdefault(block.text.strip(), block)
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class _List:
    """The list that an item is in: its style, its level from 1, its number in it."""

    style: str = ""
    level: int = 0
    number: int = 0


@dataclass(slots=True)
class _Reader:
    """Walks through a document, and keeps its notes and what it hides."""

    styles: Styles
    notes: dict[str, Note] = field(default_factory=dict)
    hidden: list[str] = field(default_factory=list)
    break_waits: bool = False

    def blocks(self, parent: Element) -> Iterator[Block]:
        """What stands in a body, a section, a cell, a note or a text box."""
        for child in parent:
            if child.tag in _PARAGRAPHS:
                yield from self._paragraph(child, _List(), marked=False)
            elif child.tag == f"{TEXT}list":
                yield from self._list(child, _List())
            elif child.tag == f"{TABLE}table":
                yield from self._table(child)
            elif _is_drawn(child):
                yield from self.drawn(child)
            elif child.tag == f"{TEXT}soft-page-break":
                self.break_waits = True
            elif isinstance(child.tag, str) and child.tag not in _NOT_TEXT:
                yield from self.blocks(child)

    def _list(self, element: Element, outer: _List) -> Iterator[Block]:
        style = element.get(f"{TEXT}style-name") or outer.style
        number = 0
        for item in element:
            if item.tag not in (f"{TEXT}list-item", f"{TEXT}list-header"):
                continue
            own = item.tag == f"{TEXT}list-item"
            start = item.get(f"{TEXT}start-value", "")
            number = int(start) if start.isdecimal() else number + own
            place = _List(style, outer.level + 1, number)
            for child in item:
                if child.tag in _PARAGRAPHS:
                    yield from self._paragraph(child, place, marked=own)
                    own = False
                elif child.tag == f"{TEXT}list":
                    yield from self._list(child, place)

    def _table(self, table: Element) -> Iterator[Block]:
        rows = []
        for row in table.iter(f"{TABLE}table-row"):
            cells = [cell for cell in row if cell.tag == f"{TABLE}table-cell"]
            read = []
            for cell in cells:
                blocks = tuple(self.blocks(cell))
                area = self.styles.area("table-cell", cell.get(f"{TABLE}style-name"))
                if area.fill and text_of(blocks) and len(cells) == 1:
                    blocks = (Frame(blocks, area.fill),)
                read.append(blocks)
            rows.append(read)
        yield from as_table(rows, _FRAME)

    def drawn(self, shape: Element) -> Iterator[Block]:
        """A text box or another shape with text in it, a picture, or a group of these."""
        if shape.tag in _GROUPS:
            for one in filter(_is_drawn, shape):
                yield from self.drawn(one)
            return
        box = shape.find(f"{DRAW}text-box") if shape.tag == f"{DRAW}frame" else shape
        if box is None:
            if shape.find(f"{DRAW}image") is not None:
                yield Picture()
            return
        blocks = framed_together(self.blocks(box))
        area = self.styles.area("graphic", shape.get(f"{DRAW}style-name"))
        if len(blocks) == 1 and isinstance(blocks[0], Frame | Picture):
            yield blocks[0]
        elif text_of(blocks):
            yield Frame(blocks, area.fill or area.edge or _FRAME, bool(area.fill))

    def _paragraph(self, element: Element, place: _List, *, marked: bool) -> Iterator[Block]:
        style = element.get(f"{TEXT}style-name")
        begins_page = self.styles.begins_page(style) or self.break_waits
        self.break_waits = False
        walk = _Walk(self, begins_page)
        walk.run_of(element, self.styles.look("paragraph", style), "")
        pieces = stripped(walk.pieces)
        if self.styles.is_hidden("paragraph", style):
            self.hidden.append("".join(piece.text for piece in pieces))
            return
        if pieces:
            mark = self.styles.marker(place.style, place.level, place.number) if marked else ""
            paragraph = Paragraph(pieces, mark, place.level, walk.begins_page)
            yield _framed(paragraph, self.styles.area("paragraph", style))
        elif walk.begins_page:
            self.break_waits = True
        self.break_waits |= self.styles.ends_page(style)
        yield from walk.beside


def _framed(paragraph: Paragraph, area: Area) -> Block:
    if not area.fill and not area.edge:
        return paragraph
    return Frame((paragraph,), area.fill or area.edge, bool(area.fill))


@dataclass(slots=True)
class _Walk:
    """Walks through a paragraph; ``beside`` are the boxes and pictures anchored in it."""

    reader: _Reader
    begins_page: bool
    pieces: list[Piece] = field(default_factory=list)
    beside: list[Block] = field(default_factory=list)

    def run_of(self, parent: Element, look: Look, link: str) -> None:
        """Take the text of ``parent``, which looks as ``look`` where nothing else is said."""
        self._add(parent.text, look, link)
        for child in parent:
            self._child(child, look, link)
            self._add(child.tail, look, link)

    def _add(self, text: str | None, look: Look, link: str) -> None:
        """White space in the file is one space (OpenDocument 1.3, 6.1.2)."""
        if text:
            spaced = " ".join(text.replace("\u00a0", "\0").split()).replace("\0", "\u00a0")
            before = " " if text[0] in " \t\r\n" else ""
            after = " " if spaced and text[-1] in " \t\r\n" else ""
            self.pieces.append(Piece(f"{before}{spaced}{after}", look, link))

    def _child(self, child: Element, look: Look, link: str) -> None:
        styles = self.reader.styles
        if child.tag == f"{TEXT}span":
            style = child.get(f"{TEXT}style-name")
            if styles.is_hidden("text", style):
                self.reader.hidden.append("".join(child.itertext()))
            else:
                self.run_of(child, styles.look("text", style, look), link)
        elif child.tag == f"{TEXT}a":
            self.run_of(child, look, _address(child))
        elif child.tag in (f"{TEXT}s", f"{TEXT}tab"):
            self.pieces.append(Piece(" ", look, link))
        elif child.tag == f"{TEXT}line-break":
            self.pieces.append(Piece("\n", look))
        elif child.tag == f"{TEXT}soft-page-break":
            self._break()
        elif child.tag == f"{TEXT}note":
            self._note(child, look)
        elif _is_drawn(child):
            self.beside.extend(self.reader.drawn(child))
        elif isinstance(child.tag, str) and child.tag not in _NOT_TEXT:
            self.run_of(child, look, link)

    def _break(self) -> None:
        """A page's end, which a paragraph that has begun is not parted by."""
        if any(piece.text.strip() for piece in self.pieces):
            self.reader.break_waits = True
        else:
            self.begins_page = True

    def _note(self, note: Element, look: Look) -> None:
        """The call as it is printed, and the note, numbered on where two kinds have one number."""
        body = note.find(f"{TEXT}note-body")
        printed = "".join(note.find(f"{TEXT}note-citation").itertext()).strip()
        marks = {one.marker for one in self.reader.notes.values()}
        mark = printed if printed.isdecimal() and printed not in marks else str(len(marks) + 1)
        if printed and not printed.isalnum():
            mark = printed
        key = f"note-{len(self.reader.notes) + 1}"
        self.reader.notes[key] = Note(mark, ())  # keeps its place while its text is read
        paragraphs = [] if body is None else self.reader.blocks(body)
        own = tuple(one for one in paragraphs if isinstance(one, Paragraph))
        self.reader.notes[key] = Note(mark, own)
        self.pieces.append(Piece(mark, look._replace(raised=True), note=key))


def _is_drawn(element: Element) -> bool:
    return isinstance(element.tag, str) and element.tag.startswith(DRAW)


def _address(link: Element) -> str:
    address = link.get(f"{XLINK}href", "")
    return "" if address.startswith("#") else address
