"""What the elements of a web page look like: by their kind, and by their own ``style``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pipeline.readers.flow.blocks import Given, Look
from pipeline.readers.flow.odt_styles import points

if TYPE_CHECKING:
    Element = Any

FRAME = "#808080"
"""The colour of an area or a frame of which no colour is said."""

# The looks of elements in all browsers (HTML Standard, 15.3).
_LOOKS = {
    **{f"h{at}": Given(scale=scale, bold=True) for at, scale in
       enumerate((2.0, 1.5, 1.17, 1.0, 0.83, 0.67), start=1)},
    **dict.fromkeys(("b", "strong", "th", "dt"), Given(bold=True)),
    **dict.fromkeys(("i", "em", "cite", "dfn", "address"), Given(italic=True)),
    "small": Given(scale=0.83),
    "sup": Given(raised=True),
}  # fmt: skip
_COLOR = re.compile(r"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
_NOTHING = frozenset({"", "none", "0", "0px", "transparent", "inherit", "initial", "unset"})
_WHITE = frozenset({"#ffffff", "#fff", "white"})
_PAGE_BREAKS = frozenset({"always", "page", "left", "right", "recto", "verso"})
_SET_APART = frozenset({"aside", "blockquote"})


def own_look(element: Element, below: Look) -> Look:
    """The look of an element's text in a text that looks as ``below``."""
    look = _LOOKS.get(str(element.tag).lower(), Given()).on(below)
    said = _style(element)
    size, scale = points(said.get("font-size"))
    weight, slope = said.get("font-weight"), said.get("font-style")
    color = _color_in(said.get("color", ""))
    aligned = said.get("vertical-align")
    return Given(
        size=size,
        scale=scale,
        bold=None if weight is None else weight in ("bold", "600", "700", "800", "900"),
        italic=None if slope is None else slope in ("italic", "oblique"),
        color=color or None,
        raised=None if aligned is None else aligned == "super",
    ).on(look)


def area_of(element: Element) -> tuple[str, bool] | None:
    """The colour of what is set apart, and whether it is filled; None for what is not."""
    said = _style(element)
    fill = said.get("background-color", said.get("background", ""))
    if fill not in _NOTHING and fill not in _WHITE:
        return _color_in(fill) or FRAME, True
    border = said.get("border", said.get("border-left", ""))
    if border not in _NOTHING and "none" not in border.split():
        return _color_in(border) or FRAME, False
    is_apart = str(element.tag).lower() in _SET_APART or element.get("role") == "note"
    return (FRAME, False) if is_apart else None


def is_hidden(element: Element) -> bool:
    """Whether a browser does not show it."""
    said = _style(element)
    hidden = said.get("display") == "none" or said.get("visibility") == "hidden"
    return hidden or element.get("hidden") is not None


def has_no_mark(element: Element) -> bool:
    """Whether a list, or an item, says that nothing stands before its items."""
    said = _style(element)
    return "none" in said.get("list-style-type", said.get("list-style", "")).split()


def breaks_page(element: Element, side: str) -> bool:
    """Whether a page of the printed sheet begins ``before`` or ``after`` an element."""
    said = _style(element)
    return said.get(f"break-{side}", said.get(f"page-break-{side}", "")) in _PAGE_BREAKS


def _style(element: Element) -> dict[str, str]:
    """What its ``style`` attribute says."""
    said = {}
    for one in element.get("style", "").split(";"):
        name, colon, text = one.partition(":")
        if colon:
            said[name.strip().lower()] = text.replace("!important", "").strip().lower()
    return said


def _color_in(text: str) -> str:
    """The first colour of ``text`` as ``#rrggbb``; empty where none is given in figures."""
    match = _COLOR.search(text)
    if match is None:
        return ""
    digits = match[1].lower()
    return f"#{digits}" if len(digits) == 6 else "#" + "".join(2 * digit for digit in digits)
