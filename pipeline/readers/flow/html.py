"""Reads web pages: what their elements and the styles in the page say, without a browser.

Style sheets in files of their own are not fetched, and scripts are not run, so that what only those
show is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
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
from pipeline.readers.flow.html_styles import FRAME, PageStyles
from pipeline.readers.flow.numerals import BULLET, numeral
from pipeline.readers.flow.package import check_lxml

if TYPE_CHECKING:
    Element = Any

_USUAL = Look(12.0)  # 16 pixels, as all browsers have it
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main",
    "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul",
))  # fmt: skip
_NOT_TEXT = frozenset((
    "head", "script", "style", "template", "noscript", "iframe", "object", "svg", "math",
    "video", "audio", "canvas", "select", "textarea", "button", "input", "datalist",
))  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_MENUS = frozenset({"nav", "footer"})
_MARK = re.compile(r"[\[(]?\s*(\d{1,3}|[*†‡§]{1,3})\s*[\])]?")
_BACK = re.compile(r"[\W\d_]*")
_TARGETS = ("li", "p", "div", "dd", "aside", "td")


def read_html(data: bytes) -> Flow:
    """The web page whose bytes are ``data``: its main part, with menus apart."""
    check_lxml()
    from lxml import etree, html

    encoding = "utf-8" if _is_utf_8(data) else None
    # Without the last option, all that follows elements 256 deep would be gone, and nothing say so.
    parser = html.HTMLParser(
        encoding=encoding, no_network=True, remove_comments=True, huge_tree=True
    )
    try:
        root = html.document_fromstring(data, parser)
    except (etree.ParserError, ValueError):  # it holds no element
        return Flow(())
    body = root.find("body")
    body = root if body is None else body
    main = _main_part(body)
    reader = _Reader(_order(root), PageStyles.of(root), len(main.text_content()))
    reader.find_notes(main)
    blocks = framed_together(reader.blocks(main, _USUAL))
    notes = {
        key: Note(mark, reader.note(root_of_note))
        for key, (mark, root_of_note) in reader.targets.items()
    }
    outside = [] if main is body else _outside(body, main)
    running = tuple(reader.running([*outside, *reader.menus]))
    return Flow(blocks, notes, running, tuple(reader.hidden))


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _main_part(body: Element) -> Element:
    """The one element that a page says its contents are; the body where its title is elsewhere."""
    for path in (".//main", ".//*[@role='main']", ".//article"):
        found = body.findall(path)
        if len(found) == 1 and found[0].text_content().strip():
            titled = body.find(".//h1") is None or found[0].find(".//h1") is not None
            return found[0] if titled else body
    return body


def _outside(body: Element, main: Element) -> list[Element]:
    """The elements around ``main``."""
    within = {main, *main.iterancestors()}
    return [
        child
        for one in (body, *(a for a in main.iterancestors() if body in a.iterancestors()))
        for child in one
        if child not in within and isinstance(child.tag, str)
    ]


def _order(root: Element) -> dict[Element, int]:
    return {element: at for at, element in enumerate(root.iter())}


@dataclass(slots=True)
class _Reader:
    """Walks through a page; ``order`` is that of its elements, ``length`` the characters in it.

    ``targets`` are the elements of its notes with their marks, by the ids that calls lead to.
    """

    order: dict[Element, int]
    styles: PageStyles
    length: int
    targets: dict[str, tuple[str, Element]] = field(default_factory=dict)
    hidden: list[str] = field(default_factory=list)
    menus: list[Element] = field(default_factory=list)

    def find_notes(self, main: Element) -> None:
        """Know the notes: what short links, a number or a star, lead to further down."""
        by_id = {one.get("id") or one.get("name"): one for one in main.iter() if _is_named(one)}
        for link in main.iter("a"):
            key, target = _key(link), by_id.get(_key(link))
            mark = _MARK.fullmatch(link.text_content().strip())
            if key and mark and target is not None and self.order[target] > self.order[link]:
                self.targets.setdefault(key, (mark[1], _block_around(target)))

    def area(self, element: Element) -> tuple[str, bool] | None:
        """The colour of a box, and whether it is filled; None for what is none.

        What holds most of the text is the ground that it stands on, and a heading's own area a bar.
        """
        is_ground = 2 * len(element.text_content()) > self.length
        return None if is_ground or element.tag in _HEADINGS else self.styles.area(element)

    def note(self, element: Element) -> tuple[Paragraph, ...]:
        """The paragraphs of a note, without the number it begins with and the way back."""
        found = list(self.blocks(element, _USUAL, inside_note=True))
        paragraphs = [one for one in found if isinstance(one, Paragraph)]
        return tuple(Paragraph(one.pieces) for one in paragraphs)

    def running(self, elements: list[Element]) -> Iterator[Paragraph]:
        """The paragraphs of menus and of what else stands around the main part."""
        for element in elements:
            if element.tag in _NOT_TEXT:
                continue
            for block in self.blocks(element, _USUAL, menus=True):
                if isinstance(block, Paragraph):
                    yield Paragraph(block.pieces)

    def blocks(
        self, element: Element, look: Look, *, inside_note: bool = False, menus: bool = False
    ) -> Iterator[Block]:
        """What stands in an element, paragraph by paragraph."""
        walk = _Walk(self, inside_note, menus)
        walk.inside(element, self.styles.look(element, look), "")
        walk.end_paragraph()
        yield from walk.blocks


@dataclass(slots=True)
class _Walk:
    """Walks through an element, and ends a paragraph wherever a block begins or ends."""

    reader: _Reader
    inside_note: bool
    menus: bool
    blocks: list[Block] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    beside: list[Block] = field(default_factory=list)
    marker: str = ""
    level: int = 0
    begins_page: bool = False

    def inside(self, element: Element, look: Look, link: str) -> None:
        """Take what is in ``element``."""
        self._add(element.text, look, link)
        for child in element:
            if isinstance(child.tag, str):
                self._child(child, self.reader.styles.look(child, look), link)
            self._add(child.tail, look, link)

    def end_paragraph(self) -> None:
        """End the paragraph that has begun, if one has."""
        pieces = stripped(self.pieces)
        self.pieces = []
        if pieces:
            self.blocks.append(Paragraph(pieces, self.marker, self.level, self.begins_page))
            self.marker, self.begins_page = "", False
        self.blocks += self.beside
        self.beside = []

    def _add(self, text: str | None, look: Look, link: str) -> None:
        if text:
            self.pieces.append(Piece(re.sub(r"[ \t\r\n\f]+", " ", text), look, link))

    def _child(self, child: Element, look: Look, link: str) -> None:
        tag = child.tag.lower()
        if tag in _NOT_TEXT or self._is_note(child):
            return
        if _is_menu(child) and not self.menus:
            self.end_paragraph()
            self.reader.menus.append(child)
            return
        if self.reader.styles.is_hidden(child):
            words = " ".join(child.text_content().split())
            self.reader.hidden.extend([words] if words else [])
        elif tag == "br":
            self.pieces.append(Piece("\n", look))
        elif tag == "img":
            self.beside.append(Picture())
        elif tag == "a":
            self._link(child, look)
        elif tag in ("ul", "ol", "menu"):
            self._list(child, look)
        elif tag == "table":
            self._table(child, look)
        elif (color := self.reader.area(child)) is not None:
            self._frame(child, look, *color)
        elif tag in _BLOCKS:
            self.end_paragraph()
            self.begins_page |= self.reader.styles.breaks_page(child, "before")
            self.inside(child, look, link)
            self.end_paragraph()
            self.begins_page |= self.reader.styles.breaks_page(child, "after")
        else:
            self.inside(child, look, link)

    def _is_note(self, element: Element) -> bool:
        """Whether it is a note, which is read by itself."""
        return any(element is one for _, one in self.reader.targets.values())

    def _link(self, link: Element, look: Look) -> None:
        key = _key(link)
        if key in self.reader.targets and not self.inside_note:
            mark = self.reader.targets[key][0]
            self.pieces.append(Piece(mark, look._replace(raised=True), note=key))
        elif not (self.inside_note and key and _BACK.fullmatch(link.text_content())):
            self.inside(link, look, "" if key else link.get("href", ""))

    def _list(self, element: Element, look: Look) -> None:
        self.end_paragraph()
        start = element.get("start", "1")
        number = int(start) - 1 if start.isdecimal() else 0
        style = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
        self.level += 1
        for item in element:
            if not isinstance(item.tag, str) or self._is_note(item):
                continue
            given = item.get("value", "")
            number = int(given) if given.isdecimal() else number + 1
            count = numeral(number, style.get(element.get("type", ""), "decimal"))
            mark = f"{count}." if element.tag == "ol" else BULLET
            self.marker = (
                ""
                if self.reader.styles.has_no_mark(item) or self.reader.styles.has_no_mark(element)
                else mark
            )
            self.inside(item, self.reader.styles.look(item, look), "")
            self.end_paragraph()
        self.level -= 1
        self.marker = ""

    def _table(self, element: Element, look: Look) -> None:
        self.end_paragraph()
        rows = []
        for child in element.iter("caption"):
            self.blocks += self.reader.blocks(child, look)
        for row in element.iter("tr"):
            cells = [cell for cell in row if cell.tag in ("td", "th")]
            rows.append([tuple(self._inner(cell, look)) for cell in cells])
        self.blocks += as_table(rows, FRAME)

    def _frame(self, element: Element, look: Look, color: str, filled: bool) -> None:
        self.end_paragraph()
        blocks = framed_together(self._inner(element, look))
        if len(blocks) == 1 and isinstance(blocks[0], Frame):
            self.blocks.append(blocks[0])
        elif text_of(blocks):
            self.blocks.append(Frame(blocks, color, filled))

    def _inner(self, element: Element, look: Look) -> list[Block]:
        return list(self.reader.blocks(element, look, inside_note=self.inside_note))


def _is_named(element: Element) -> bool:
    return isinstance(element.tag, str) and bool(element.get("id") or element.get("name"))


def _key(link: Element) -> str:
    """The place on this page that a link leads to; empty where it leads elsewhere."""
    address = str(link.get("href", ""))
    return address[1:] if address.startswith("#") else ""


def _block_around(target: Element) -> Element:
    """The element that holds a note whose number or text is at ``target``."""
    around = (one for one in (target, *target.iterancestors()) if one.tag in _TARGETS)
    return next(around, target)


def _is_menu(element: Element) -> bool:
    """Whether it stands around the text: a menu, a footer, or what a printed sheet repeats.

    LibreOffice writes headers and footers as divisions with these titles.
    """
    return element.tag.lower() in _MENUS or (
        element.tag == "div" and element.get("title") in ("header", "footer")
    )
