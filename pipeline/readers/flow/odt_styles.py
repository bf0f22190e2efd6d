"""What the styles of an OpenDocument text say: looks, frames, page breaks and lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.readers.flow.blocks import Given, Look
from pipeline.readers.flow.numerals import BULLET, numeral

if TYPE_CHECKING:
    Element = Any


def _named(name: str) -> str:
    return f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}"


OFFICE, STYLE, TEXT, TABLE, DRAW, FO = map(
    _named, ("office", "style", "text", "table", "drawing", "xsl-fo-compatible")
)
XLINK = "{http://www.w3.org/1999/xlink}"
_USUAL = Look(12.0)  # what LibreOffice takes where no style says
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "pc": 12.0}
_LENGTH = re.compile(r"([\d.]+)([a-z]+|%)")
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_NO_COLOR = frozenset({"", "transparent", "none", "#ffffff"})
_NUMBERS = {"i": "lowerRoman", "I": "upperRoman", "a": "lowerLetter", "A": "upperLetter"}


class Area(NamedTuple):
    """The fill and the edge of a paragraph, cell or frame; empty where it has none."""

    fill: str = ""
    edge: str = ""


@dataclass(slots=True)
class Styles:
    """The styles of a document by family and name."""

    _styles: dict[tuple[str, str], Element] = field(default_factory=dict)
    _defaults: dict[str, Element] = field(default_factory=dict)
    _lists: dict[str, dict[int, Element]] = field(default_factory=dict)

    @classmethod
    def of(cls, roots: Iterable[Element]) -> Styles:
        """Those in the roots of the document's parts; of one name, the last."""
        styles = cls()
        for root in roots:
            for style in root.iter(f"{STYLE}style"):
                key = (style.get(f"{STYLE}family", ""), style.get(f"{STYLE}name", ""))
                styles._styles[key] = style
            for style in root.iter(f"{STYLE}default-style"):
                styles._defaults[style.get(f"{STYLE}family", "")] = style
            for style in root.iter(f"{TEXT}list-style"):
                styles._lists[style.get(f"{STYLE}name", "")] = {
                    int(level.get(f"{TEXT}level", "1")): level
                    for level in style
                    if isinstance(level.tag, str)
                }
        return styles

    def look(self, family: str, name: str | None, below: Look | None = None) -> Look:
        """The look of text in a style, on top of ``below``; the usual one without it."""
        chain = list(self._chain(family, name))
        if below is None:
            below = _USUAL
            chain += [self._defaults[family]] if family in self._defaults else []
        for style in reversed(chain):
            below = _look_given(style.find(f"{STYLE}text-properties")).on(below)
        return below

    def is_hidden(self, family: str, name: str | None) -> bool:
        """Whether a style hides its text."""
        properties = (s.find(f"{STYLE}text-properties") for s in self._chain(family, name))
        said = (one.get(f"{TEXT}display") for one in properties if one is not None)
        return next((one for one in said if one), "true") == "none"

    def area(self, family: str, name: str | None) -> Area:
        """The fill and edge that a style gives to a paragraph, cell or frame (“graphic”)."""
        kind = {"paragraph": "paragraph", "table-cell": "table-cell"}.get(family, "graphic")
        fill = self._said(family, name, kind, f"{FO}background-color")
        if family == "graphic" and fill is None:
            drawn = self._said(family, name, kind, f"{DRAW}fill") == "solid"
            fill = self._said(family, name, kind, f"{DRAW}fill-color") if drawn else None
        border = self._said(family, name, kind, f"{FO}border")
        bar = self._said(family, name, kind, f"{FO}border-left")
        edge = next((one for one in (border, bar) if one and not one.startswith("none")), "")
        return Area("" if (fill or "") in _NO_COLOR else fill or "", _color_in(edge))

    def begins_page(self, name: str | None) -> bool:
        """Whether a paragraph of a style begins a page."""
        broken = self._said("paragraph", name, "paragraph", f"{FO}break-before") == "page"
        masters = (s.get(f"{STYLE}master-page-name") for s in self._chain("paragraph", name))
        return broken or bool(next((one for one in masters if one is not None), ""))

    def ends_page(self, name: str | None) -> bool:
        """Whether what follows a paragraph of a style begins a page."""
        return self._said("paragraph", name, "paragraph", f"{FO}break-after") == "page"

    def marker(self, list_style: str, level: int, number: int) -> str:
        """The marker of the item ``number`` at ``level`` (from 1); a bullet if nothing is said."""
        given = self._lists.get(list_style, {}).get(level)
        if given is None or given.tag != f"{TEXT}list-level-style-number":
            return BULLET
        style = given.get(f"{STYLE}num-format", "")
        if not style:
            return ""
        count = numeral(number, _NUMBERS.get(style, "decimal"))
        before, after = given.get(f"{STYLE}num-prefix", ""), given.get(f"{STYLE}num-suffix", "")
        return f"{before}{count}{after}"

    def _said(self, family: str, name: str | None, kind: str, attribute: str) -> str | None:
        """What the first style of a chain that says it says of ``attribute``."""
        for style in self._chain(family, name):
            properties = style.find(f"{STYLE}{kind}-properties")
            if properties is not None and (text := properties.get(attribute)) is not None:
                return str(text)
        return None

    def _chain(self, family: str, name: str | None) -> Iterator[Element]:
        seen: set[str] = set()
        while name and name not in seen and (family, name) in self._styles:
            seen.add(name)
            style = self._styles[family, name]
            yield style
            name = style.get(f"{STYLE}parent-style-name")


def _look_given(properties: Element | None) -> Given:
    if properties is None:
        return Given()
    size, scale = points(properties.get(f"{FO}font-size"))
    weight, slope = properties.get(f"{FO}font-weight"), properties.get(f"{FO}font-style")
    position = properties.get(f"{STYLE}text-position")
    color = properties.get(f"{FO}color")
    return Given(
        size=size,
        scale=scale,
        bold=None if weight is None else weight in ("bold", "600", "700", "800", "900"),
        italic=None if slope is None else slope in ("italic", "oblique"),
        color=color.lower() if color and _COLOR.fullmatch(color) else None,
        raised=None if position is None else _is_raised(position),
    )


def _is_raised(position: str) -> bool:
    """Whether a text position, “super 58%” or “33% 58%”, lies above the line."""
    return position.startswith("super") or position[:1] in "123456789"


def points(length: str | None) -> tuple[float | None, float | None]:
    """A length in points, or as a share of what is around; nothing where it is neither."""
    match = _LENGTH.fullmatch(length or "")
    if match is None:
        return None, None
    try:
        number = float(match[1])
    except ValueError:
        return None, None
    if match[2] == "%":
        return None, number / 100
    if match[2] in ("em", "rem"):
        return None, number
    return (number * _POINTS[match[2]], None) if match[2] in _POINTS else (None, None)


def _color_in(border: str) -> str:
    """The colour of a border, “0.8pt solid #1a2b3c”; empty without a border."""
    if not border:
        return ""
    match = _COLOR.search(border)
    return match[0].lower() if match else "#000000"
