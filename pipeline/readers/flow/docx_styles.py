"""What Word's styles say: how text looks; frames, lists and page breaks of paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.readers.flow.blocks import Given, Look

if TYPE_CHECKING:
    Element = Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What text is set in that no style says anything of (ECMA-376, 17.7.2).
_USUAL = Look(10.0)
_OFF = frozenset({"0", "false", "off"})
_NO_COLOR = frozenset({"", "auto", "none", "nil"})
_PAPER = "#ffffff"


class Setting(NamedTuple):
    """What one style, or a paragraph itself, says of a paragraph, None where it says nothing."""

    list_id: str | None = None
    level: int | None = None
    fill: str | None = None
    edge: str | None = None
    begins_page: bool | None = None

    def over(self, below: Setting) -> Setting:
        """What holds where ``below`` says what this leaves open."""
        said = {name: one for name, one in self._asdict().items() if one is not None}
        return below._replace(**said)


@dataclass(slots=True)
class Styles:
    """The styles of a document by their ids, and the look of text that has none."""

    default: Look = _USUAL
    default_style: str = ""
    _styles: dict[str, Element] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element | None) -> Styles:
        """Those in the root of ``word/styles.xml``; without it, what Word takes."""
        styles = cls()
        if root is None:
            return styles
        given = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        styles.default = look_given(given).on(_USUAL)
        for style in root.iterchildren(f"{W}style"):
            id = style.get(f"{W}styleId", "")
            styles._styles[id] = style
            if style.get(f"{W}type") == "paragraph" and _is_on(style.get(f"{W}default", "0")):
                styles.default_style = id
        return styles

    def look(self, id: str | None, below: Look) -> Look:
        """The look of text in the style ``id``, on top of ``below``."""
        for style in reversed(list(self._chain(id))):
            below = look_given(style.find(f"{W}rPr")).on(below)
        return below

    def setting(self, id: str | None) -> Setting:
        """What the style ``id``, and those that it is based on, say of a paragraph."""
        said = Setting()
        for style in self._chain(id):
            said = said.over(setting_given(style.find(f"{W}pPr")))
        return said

    def _chain(self, id: str | None) -> Iterator[Element]:
        """The style, the one that it is based on, and so on; a circle is walked once."""
        seen: set[str] = set()
        while id and id not in seen and id in self._styles:
            seen.add(id)
            style = self._styles[id]
            yield style
            id = value(style, "basedOn")


def look_given(properties: Element | None) -> Given:
    """What run properties (``w:rPr``) say of a look."""
    if properties is None:
        return Given()
    half_points = value(properties, "sz")
    color = value(properties, "color")
    raised = value(properties, "vertAlign")
    return Given(
        size=float(half_points) / 2 if half_points and half_points.isdecimal() else None,
        bold=_toggle(properties, "b"),
        italic=_toggle(properties, "i"),
        color=None if color is None else as_color(color) or "#000000",
        raised=None if raised is None else raised == "superscript",
        hidden=_toggle(properties, "vanish"),
    )


def setting_given(properties: Element | None) -> Setting:
    """What paragraph properties (``w:pPr``) say."""
    if properties is None:
        return Setting()
    numbered = properties.find(f"{W}numPr")
    level = None if numbered is None else value(numbered, "ilvl")
    shade = properties.find(f"{W}shd")
    borders = properties.find(f"{W}pBdr")
    return Setting(
        list_id=None if numbered is None else value(numbered, "numId"),
        level=int(level) if level and level.isdecimal() else None,
        fill=None if shade is None else as_fill(shade.get(f"{W}fill")),
        edge=None if borders is None else _edge(borders),
        begins_page=_toggle(properties, "pageBreakBefore"),
    )


def _edge(borders: Element) -> str:
    """The colour of a frame or of a bar at the side; none where a rule stands above or below."""
    for side in ("left", "right"):
        border = borders.find(f"{W}{side}")
        if border is not None and border.get(f"{W}val") not in ("none", "nil"):
            return as_color(border.get(f"{W}color")) or "#000000"
    return ""


def value(parent: Element, name: str) -> str | None:
    """The value of the child ``name``; None without such a child."""
    child = parent.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val")


def as_color(text: str | None) -> str:
    """A colour as ``#rrggbb``; empty where there is none."""
    if text is None or text.lower() in _NO_COLOR:
        return ""
    digits = text.lstrip("#").lower()
    known = len(digits) == 6 and all(c in "0123456789abcdef" for c in digits)
    return f"#{digits}" if known else "#000000"


def as_fill(text: str | None) -> str:
    """The colour of an area; empty where there is none, or one that does not show on paper."""
    color = as_color(text)
    return "" if color == _PAPER else color


def _toggle(parent: Element, name: str) -> bool | None:
    child = parent.find(f"{W}{name}")
    return None if child is None else _is_on(child.get(f"{W}val", "1"))


def _is_on(text: str) -> bool:
    return text.lower() not in _OFF
