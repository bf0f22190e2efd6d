"""What the elements of a web page look like: by their kind, and as the page's own styles say.

Styles in the page are applied, those in files of their own are not fetched. Of what a style says,
only that counts which the record needs: what shows, how text looks, what is set apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
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
_PAPER = "#ffffff"
_NO_BORDER = frozenset({"none", "hidden", "0", "0px", "initial", "inherit", "unset"})
_PAGE_BREAKS = frozenset({"always", "page", "left", "right", "recto", "verso"})
_SET_APART = frozenset({"aside", "blockquote"})
# Rules for these are applied: a publication is read as it is printed or shown.
_MEDIA = frozenset({"", "all", "screen", "print"})

Said = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PageStyles:
    """What the styles of a page say of its elements, by property; nothing of all others."""

    _said: Mapping[Element, Said] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element) -> PageStyles:
        """Those in the page's ``style`` elements, and in the ``style`` of each element."""
        from cssselect2 import ElementWrapper

        matcher = _matcher(_rules(root))
        said: dict[Element, Said] = {}
        for wrapped in ElementWrapper.from_html_root(root).iter_subtree():
            rules = matcher.match(wrapped)
            own = list(_declared(wrapped.etree_element.get("style", "")))
            # What is important goes before all that is not (CSS Cascading, 6.1).
            declared = [one for _, _, pseudo, rule in rules if not pseudo for one in rule] + own
            declared.sort(key=lambda one: one[2])
            if declared:
                said[wrapped.etree_element] = {name: text for name, text, _ in declared}
        return cls(said)

    def look(self, element: Element, below: Look) -> Look:
        """The look of an element's text in a text that looks as ``below``."""
        look = _LOOKS.get(str(element.tag).lower(), Given()).on(below)
        said = self._of(element)
        size, scale = points(said.get("font-size"))
        weight, slope = said.get("font-weight"), said.get("font-style")
        color = _color_in(said.get("color"))
        aligned = said.get("vertical-align")
        return Given(
            size=size,
            scale=scale,
            bold=None if weight is None else weight in ("bold", "600", "700", "800", "900"),
            italic=None if slope is None else slope in ("italic", "oblique"),
            color=color or None,
            raised=None if aligned is None else aligned == "super",
        ).on(look)

    def area(self, element: Element) -> tuple[str, bool] | None:
        """The colour of what is set apart, and whether it is filled; None for what is not."""
        said = self._of(element)
        fill = _color_in(said.get("background-color", said.get("background")))
        if fill not in ("", _PAPER):
            return fill, True
        border = said.get("border", said.get("border-left", "none"))
        if not _NO_BORDER & set(border.split()):
            return _color_in(border) or FRAME, False
        is_apart = str(element.tag).lower() in _SET_APART or element.get("role") == "note"
        return (FRAME, False) if is_apart else None

    def is_hidden(self, element: Element) -> bool:
        """Whether a browser does not show it."""
        said = self._of(element)
        hidden = said.get("display") == "none" or said.get("visibility") == "hidden"
        return hidden or element.get("hidden") is not None

    def has_no_mark(self, element: Element) -> bool:
        """Whether a list, or an item, says that nothing stands before its items."""
        said = self._of(element)
        return "none" in said.get("list-style-type", said.get("list-style", "")).split()

    def breaks_page(self, element: Element, side: str) -> bool:
        """Whether a page of the printed sheet begins ``before`` or ``after`` an element."""
        said = self._of(element)
        return said.get(f"break-{side}", said.get(f"page-break-{side}", "")) in _PAGE_BREAKS

    def _of(self, element: Element) -> Said:
        return self._said.get(element, {})


_Declared = tuple[str, str, bool]  # property, what is said of it, whether it is important


def _rules(root: Element) -> Iterator[tuple[Any, list[_Declared]]]:
    """The rules of the page's ``style`` elements: what each selects, and what it says."""
    import tinycss2

    for sheet in root.iter("style"):
        if sheet.get("media", "").strip().lower() in _MEDIA:
            rules = tinycss2.parse_stylesheet(
                sheet.text or "", skip_comments=True, skip_whitespace=True
            )
            yield from _qualified(rules)


def _qualified(rules: Iterable[Any]) -> Iterator[tuple[Any, list[_Declared]]]:
    """Those among ``rules`` that select elements, also inside rules for print or screen."""
    import tinycss2

    for rule in rules:
        if rule.type == "qualified-rule":
            yield rule.prelude, list(_declared(rule.content))
        elif rule.type == "at-rule" and rule.lower_at_keyword == "media" and rule.content:
            asked = tinycss2.serialize(rule.prelude).strip().lower()
            if asked in _MEDIA:
                yield from _qualified(
                    tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
                )


def _declared(content: Any) -> Iterator[_Declared]:
    """The declarations in a rule, or in the text of a ``style`` attribute."""
    import tinycss2

    for one in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if one.type == "declaration":
            yield one.lower_name, tinycss2.serialize(one.value).strip().lower(), one.important


def _matcher(rules: Iterable[tuple[Any, list[_Declared]]]) -> Any:
    """What tells the rules for an element, the strongest last; a selector unknown selects none."""
    from cssselect2 import Matcher, SelectorError, compile_selector_list

    matcher = Matcher()
    for prelude, declared in rules:
        try:
            for selector in compile_selector_list(prelude):
                matcher.add_selector(selector, declared)
        except SelectorError:
            continue
    return matcher


def _color_in(text: str | None) -> str:
    """The first colour of ``text`` as ``#rrggbb``; empty where none is, or none that shows."""
    from tinycss2 import parse_component_value_list
    from tinycss2.color3 import RGBA, parse_color

    colors = map(parse_color, parse_component_value_list(text or ""))
    found = next((one for one in colors if isinstance(one, RGBA)), None)
    if found is None or not found.alpha:
        return ""
    parts = (found.red, found.green, found.blue)
    return "#" + "".join(f"{round(255 * part):02x}" for part in parts)
