"""Reads Word's documents (``.docx``): its XML as it is, with text boxes, notes and lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
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
from pipeline.readers.flow.docx_lists import Lists
from pipeline.readers.flow.docx_styles import (
    Setting,
    Styles,
    W,
    as_color,
    as_fill,
    look_given,
    setting_given,
    value,
)
from pipeline.readers.flow.package import Package, damaged

if TYPE_CHECKING:
    Element = Any

_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_DRAWN_FILL = "{http://schemas.openxmlformats.org/drawingml/2006/main}srgbClr"
_REFERENCE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_BOX = f"{W}txbxContent"
# What was deleted or moved away while changes were tracked is no longer text.
_GONE = frozenset({f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}sdtPr"})
_SIGNS = {
    f"{W}tab": " ",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",
}
_NOTE_CALLS = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+"([^"]+)"')
_FRAME = "#808080"


def read_docx(data: bytes) -> Flow:
    """The document whose bytes are ``data``; raises Rejected when it cannot be read."""
    package = Package(data)
    root = package.part("word/document.xml")
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        raise damaged()
    styles = Styles.of(package.part("word/styles.xml"))
    lists = Lists.of(package.part("word/numbering.xml"))
    hidden: list[str] = []
    reader = _Reader(styles, lists, _links(package, "document"), hidden=hidden)
    reader.page_ends = _page_ends(body)
    blocks = framed_together(reader.blocks(body))
    notes: dict[str, Note] = {}
    for kind in ("footnote", "endnote"):
        part = package.part(f"word/{kind}s.xml")
        inner = _Reader(styles, lists, _links(package, f"{kind}s"), hidden=hidden)
        notes |= _notes(part, kind, reader.called, inner)
    called = {key: notes[key] for key in reader.called if key in notes}
    return Flow(blocks, called, _running(package, styles, lists), tuple(hidden))


def _page_ends(body: Element) -> frozenset[Element]:
    """The paragraphs that end a part of the document behind which a page begins.

    How a part begins is said where it ends (ECMA-376, 17.6.17 and 17.6.22).
    """
    parts = list(body.iter(f"{W}sectPr"))
    return frozenset(
        part.getparent().getparent()
        for part, following in pairwise(parts)
        if value(following, "type") != "continuous" and part.getparent().tag == f"{W}pPr"
    )


def _links(package: Package, part: str) -> dict[str, str]:
    """The addresses that links of a part lead to, by their ids."""
    root = package.part(f"word/_rels/{part}.xml.rels")
    if root is None:
        return {}
    return {
        one.get("Id", ""): one.get("Target", "")
        for one in root.iterchildren(_RELATIONSHIP)
        if one.get("TargetMode") == "External"
    }


def _notes(
    part: Element | None, kind: str, called: dict[str, str], reader: _Reader
) -> dict[str, Note]:
    if part is None:
        return {}
    notes = {}
    for note in part.iterchildren(f"{W}{kind}"):
        key = f"{kind}-{note.get(f'{W}id')}"
        paragraphs = tuple(one for one in reader.blocks(note) if isinstance(one, Paragraph))
        if key in called and text_of(paragraphs):
            notes[key] = Note(called[key], paragraphs)
    return notes


def _running(package: Package, styles: Styles, lists: Lists) -> tuple[Paragraph, ...]:
    """The paragraphs of all headers and footers, each text once."""
    found: dict[str, Paragraph] = {}
    for name in package.names("word/header", "word/footer"):
        root = package.part(name)
        reader = _Reader(styles, lists, {}, hidden=[])
        for block in reader.blocks(root) if root is not None else ():
            if isinstance(block, Paragraph) and block.text.strip():
                found.setdefault(block.text.strip(), block)
    return tuple(found.values())


@dataclass(slots=True)
class _Reader:
    """Walks through a part; ``called`` are the keys of the notes that it calls, and their marks."""

    styles: Styles
    lists: Lists
    links: dict[str, str]
    hidden: list[str]
    called: dict[str, str] = field(default_factory=dict)
    page_ends: frozenset[Element] = frozenset()
    break_waits: bool = False
    initial: tuple[Piece, ...] = ()

    def blocks(self, parent: Element) -> Iterator[Block]:
        """What stands in a body, a cell, a note or a text box."""
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from self._table(child)
            elif child.tag == _ALTERNATE:
                yield from self.blocks(_chosen(child))
            elif isinstance(child.tag, str) and child.tag not in _GONE:
                yield from self.blocks(child)

    def _table(self, table: Element) -> Iterator[Block]:
        rows = []
        for row in table.iterchildren(f"{W}tr"):
            cells = []
            for cell in row.iterchildren(f"{W}tc"):
                blocks = tuple(self.blocks(cell))
                shade = cell.find(f"{W}tcPr/{W}shd")
                fill = "" if shade is None else as_fill(shade.get(f"{W}fill"))
                if fill and text_of(blocks) and len(list(row)) <= 2:
                    blocks = (Frame(blocks, fill),)
                cells.append(blocks)
            rows.append(cells)
        yield from as_table(rows, _FRAME)

    def _paragraph(self, element: Element) -> Iterator[Block]:
        properties = element.find(f"{W}pPr")
        style = None if properties is None else value(properties, "pStyle")
        style = style or self.styles.default_style
        setting = setting_given(properties).over(self.styles.setting(style))
        begins_page = bool(setting.begins_page) or self.break_waits
        self.break_waits = False
        walk = _Walk(self, begins_page)
        walk.run_of(element, self.styles.look(style, self.styles.default), "")
        pieces = stripped([*self.initial, *walk.pieces])
        if properties is not None and _is_drop_cap(properties) and pieces:
            self.initial = pieces
            return
        self.initial = ()
        if pieces:
            yield self._set(pieces, setting, walk.begins_page, properties)
        elif walk.begins_page:
            self.break_waits = True
        self.break_waits |= element in self.page_ends
        yield from walk.beside

    def _set(
        self, pieces: tuple[Piece, ...], setting: Setting, begins_page: bool, given: Element | None
    ) -> Block:
        level = setting.level or 0
        marker = self.lists.marker(setting.list_id, level) if setting.list_id else ""
        depth = level + 1 if marker else 0
        paragraph = Paragraph(pieces, marker, depth, begins_page)
        if setting.fill or setting.edge:
            return Frame((paragraph,), setting.fill or setting.edge or _FRAME, bool(setting.fill))
        if given is not None and given.find(f"{W}framePr") is not None:
            return Frame((paragraph,), _FRAME, filled=False)
        return paragraph


@dataclass(slots=True)
class _Walk:
    """Walks through a paragraph; ``beside`` are the boxes and pictures anchored in it."""

    reader: _Reader
    begins_page: bool
    pieces: list[Piece] = field(default_factory=list)
    beside: list[Block] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)  # what each that has begun says it shows

    def run_of(self, parent: Element, look: Look, link: str) -> None:
        """Take the text of ``parent``, which looks as ``look`` where nothing else is said."""
        for child in parent:
            if child.tag == f"{W}r":
                self._run(child, look, link)
            elif child.tag == f"{W}hyperlink":
                to = self.reader.links.get(child.get(_REFERENCE, ""), "")
                self.run_of(child, look, to)
            elif child.tag == f"{W}fldSimple":
                self.run_of(child, look, _address_in(child.get(f"{W}instr", "")) or link)
            elif child.tag == _ALTERNATE:
                self.run_of(_chosen(child), look, link)
            elif isinstance(child.tag, str) and child.tag not in _GONE:
                self.run_of(child, look, link)

    def _run(self, run: Element, look: Look, link: str) -> None:
        properties = run.find(f"{W}rPr")
        given = look_given(properties)
        style = None if properties is None else value(properties, "rStyle")
        own = given.on(self.reader.styles.look(style, look))
        if given.hidden:
            text = "".join(t.text or "" for t in run.iterchildren(f"{W}t"))
            self.reader.hidden.extend([text] if text.strip() else [])
            return
        self._content(run, own, link)

    def _content(self, run: Element, look: Look, link: str) -> None:
        for child in run:
            if child.tag == f"{W}t":
                led = filter(None, map(_address_in, reversed(self.fields)))
                self.pieces.append(Piece(child.text or "", look, next(led, link)))
            elif child.tag == f"{W}fldChar":
                self._field(child.get(f"{W}fldCharType", ""))
            elif child.tag == f"{W}instrText" and self.fields:
                self.fields[-1] += child.text or ""
            elif child.tag in _SIGNS:
                self.pieces.append(Piece(_SIGNS[child.tag], look, link))
            elif child.tag == f"{W}br":
                self._break(child.get(f"{W}type"), look)
            elif child.tag == f"{W}lastRenderedPageBreak":
                self._break("page", look)
            elif child.tag in _NOTE_CALLS:
                self._call(child, _NOTE_CALLS[child.tag], look)
            elif child.tag == _ALTERNATE:
                self._content(_chosen(child), look, link)
            elif child.tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
                self._drawing(child)

    def _break(self, kind: str | None, look: Look) -> None:
        """A line's end; or a page's, which a paragraph that has begun is not parted by."""
        if kind != "page":
            self.pieces.append(Piece("\n", look))
        elif any(piece.text.strip() for piece in self.pieces):
            self.reader.break_waits = True
        else:
            self.begins_page = True

    def _field(self, kind: str) -> None:
        """A field begins or ends; between, its code comes before what is shown of it."""
        if kind == "begin":
            self.fields.append("")
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _call(self, call: Element, kind: str, look: Look) -> None:
        """Notes are numbered in their order, as Word does where nothing else is asked for."""
        key = f"{kind}-{call.get(f'{W}id')}"
        if call.get(f"{W}customMarkFollows") in ("1", "true"):
            self.reader.called.setdefault(key, "")
        else:
            counted = sum(mark.isdecimal() for mark in self.reader.called.values())
            self.reader.called.setdefault(key, str(counted + 1))
        mark = self.reader.called[key]
        self.pieces.append(Piece(mark, look._replace(raised=True), note=key))

    def _drawing(self, drawing: Element) -> None:
        boxes = list(drawing.iter(_BOX))
        for box in boxes:
            blocks = framed_together(self.reader.blocks(box))
            if len(blocks) == 1 and isinstance(blocks[0], Frame):
                self.beside.append(blocks[0])
            elif text_of(blocks):
                self.beside.append(Frame(blocks, *_fill(drawing)))
        if not boxes and next(drawing.iter(_PICTURE), None) is not None:
            self.beside.append(Picture())


def _address_in(code: str) -> str:
    """The address that a field leads to by its code (ECMA-376, 17.16.5.25); empty if to none."""
    match = _HYPERLINK.match(code)
    return match[1] if match else ""


def _chosen(alternate: Element) -> Element:
    """Of what a program may choose from, the first; the rest says the same for older ones."""
    choice = alternate.find(_CHOICE)
    return alternate if choice is None else choice


def _fill(drawing: Element) -> tuple[str, bool]:
    """The colour of a text box, and whether it is filled with it."""
    color = next(drawing.iter(_DRAWN_FILL), None)
    return (_FRAME, False) if color is None else (as_color(color.get("val")) or _FRAME, True)


def _is_drop_cap(properties: Element) -> bool:
    frame = properties.find(f"{W}framePr")
    return frame is not None and frame.get(f"{W}dropCap") in ("drop", "margin")
