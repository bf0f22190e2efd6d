"""Parts running text into paragraphs and list items, across boxes, notes, columns and pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.layout.compare import FURTHEST_INDENT, box_of, is_gap, same_left_edge
from pipeline.layout.list_markers import follows_marker, is_sure_marker
from pipeline.layout.metrics import is_larger, is_smaller
from pipeline.layout.regions import regions_of
from pipeline.layout.setting import Surroundings, adjacent, ended_early, is_cut, left_edge
from pipeline.matching.heading_words import LINES_AT_MOST
from pipeline.model.findings import Passage
from pipeline.model.page import Line
from pipeline.text.characters import BULLETS, SURE_BULLETS
from pipeline.text.endings import ends_sentence, starts_lower
from pipeline.text.joining import bullet_length, join_lines

# Em. A paragraph's first line is moved in by more than this; less is kerning.
INDENT = 0.7
# Em: how far an item's lines hang at least, and within which the markers of one list begin.
HANG, MARKER_EDGE = 0.4, 0.3
# Em: where an item has no second line, its text begins at least so far behind its marker.
LEAST_HANG = 0.2
# A run-in title in plain text: a capital, no full stop, then a colon or a dash and another capital.
_WORDS_OF_LABEL = r"([A-ZÀ-ÖØ-Þ][^.!?;:«»“”\"]{2,180}?)"
_COLON_LABEL = re.compile(_WORDS_OF_LABEL + r"\s?:\s+(?=[A-ZÀ-ÖØ-Þ])")
# What a person says, or asks, may follow one too; but a colon before it is mostly the sentence's.
_OPENING = r"(?=[«“\"¿¡]?\s?[A-ZÀ-ÖØ-Þ])"
_COLON_BEFORE_SPEECH = re.compile(_WORDS_OF_LABEL + r"\s?:\s+" + _OPENING)
_DASH_LABEL = re.compile(_WORDS_OF_LABEL + r"\s+[–—-]\s+" + _OPENING)
_SIGNS = frozenset(BULLETS)


def build_passages(lines: Sequence[Line], around: Surroundings) -> tuple[Passage, ...]:
    """Paragraphs and items that ``lines``, in reading order, make up."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _begins(groups[-1], line, around):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(build_passage(group, around) for group in groups)


def is_item(group: Sequence[Line]) -> bool:
    """Whether a passage's first line opens a list item."""
    return _marked(group[0])


def _lone_sign(line: Line) -> bool:
    return line.text.strip() in _SIGNS


def _begins(group: Sequence[Line], line: Line, around: Surroundings) -> bool:
    """Whether ``line`` begins a passage of its own after ``group``."""
    last = group[-1]
    if is_sure_marker(last) or _under_item_head(group, line, around) or _closes(line, group):
        return False
    ended = ends_sentence(last.text) or _is_call(last, group[:-1], around)
    if (
        _opens_item(group, line, ended, around)
        or _parted_by_head(last, line, ended, around)
        or _parted_by_said_head(group, line, ended, around)
    ):
        return True
    if starts_lower(line.text) and not (ended and ended_early(last, line, around)):
        return False
    if _is_call(line, group, around):
        return False
    # A colon announces what follows: only a gap or a bullet parts it from that.
    finished = ended and not last.text.rstrip().endswith(":")
    if not adjacent(last, line, around):
        return finished and (
            (line.box is not None and line.blank_before)  # the source itself says so
            or (_behind_box(group, line, around) and around.boxes_part_paragraphs)
            or ended_early(last, line, around)
            or _indented(group, line, around)
            or _outdented(group, line, around)
        )
    if is_gap(last, line, around.measures):
        return ended or line.blank_before or ended_early(last, line, around)
    if _outdented(group, line, around) and (finished or ended_early(last, line, around)):
        return True
    return finished and (ended_early(last, line, around) or _indented(group, line, around))


def _closes(line: Line, group: Sequence[Line]) -> bool:
    """Whether ``line`` begins with the guillemet that closes what is said in ``group``."""
    if not line.text.startswith("»"):
        return False
    text = "".join(one.text for one in group)
    return text.rfind("«") > text.rfind("»")


def _under_item_head(group: Sequence[Line], line: Line, around: Surroundings) -> bool:
    """Whether ``line`` is the text right below an item's bold head, in the item's indent."""
    first = group[0]
    if not (is_item(group) and all(one.bold for one in group)) or line.bold:
        return False
    least = -HANG if first.drawn_bullet else HANG  # a drawn marker stands outside its line
    inwards = box_of(line).x0 - box_of(first).x0 > least * line.size
    return inwards and not is_gap(group[-1], line, around.measures) and not _marked(line)


def _parted_by_head(last: Line, line: Line, ended: bool, around: Surroundings) -> bool:
    """Whether ``last`` is a bold or larger line of its own over the text, or ``line`` is one."""
    above, below = (_weight(one, around) for one in (last, line))
    if starts_lower(line.text) or above == below:
        return False
    return ended if below > above else ended_early(last, line, around)


def _weight(line: Line, around: Surroundings) -> tuple[bool, bool]:
    return is_larger(line.size, around.measures.size), line.bold


def _parted_by_said_head(
    group: Sequence[Line], line: Line, ended: bool, around: Surroundings
) -> bool:
    """Whether a sub-heading that the profile describes ends above ``line``, or begins with it.

    Words inside a paragraph may fill a line in the same look: then the sentence runs through.
    """
    heads = {around.said_level(one) for one in group[:LINES_AT_MOST]}
    level = around.said_level(line)
    if starts_lower(line.text) or heads == {level}:
        return False
    if 0 not in heads and len(group) <= LINES_AT_MOST:
        return True
    return level > 0 and (ended or ended_early(group[-1], line, around))


def _marked(line: Line) -> bool:
    return line.drawn_bullet or bool(bullet_length(line.text)) or is_sure_marker(line)


def _opens_item(group: Sequence[Line], line: Line, ended: bool, around: Surroundings) -> bool:
    if line.drawn_bullet:
        return True
    if not bullet_length(line.text) and not is_sure_marker(line):
        return False
    # A dash or a number may also stand at the start of a line inside a sentence.
    certain = line.text[0] in SURE_BULLETS or _lone_sign(line) or _counts_on(group, line)
    return certain or ended or ended_early(group[-1], line, around) or _hangs_like(group, line)


def _counts_on(group: Sequence[Line], line: Line) -> bool:
    """Whether ``line`` begins below the item before it with the marker that comes next."""
    first = group[0]
    if not (is_item(group) and follows_marker(first.text, line.text)):
        return False
    if line.box is None or first.page != line.page:
        return line.box is None
    return same_left_edge(box_of(first), line.box, line.size)


def _hangs_like(group: Sequence[Line], line: Line) -> bool:
    """Whether ``line`` begins where the item before it does, outside that item's hanging indent."""
    if line.box is None or not is_item(group):
        return False
    marker = box_of(group[0]).x0
    hanging = min((box_of(other).x0 for other in group[1:]), default=marker)
    outside = hanging - marker > HANG * line.size
    return outside and abs(line.box.x0 - marker) < MARKER_EDGE * line.size


def _is_call(line: Line, before: Sequence[Line], around: Surroundings) -> bool:
    """Whether the line is nothing but a footnote call that did not fit on the line before.

    In a box in small type, a figure of that size is an amount or a number.
    """
    text = before[-1].size if before else around.measures.size
    small = is_smaller(line.size, around.measures.size) and is_smaller(line.size, text)
    return small and line.text.strip().isdigit()


def _indented(group: Sequence[Line], line: Line, around: Surroundings) -> bool:
    """Whether ``line`` begins further in than its column, as a paragraph's first line does.

    After an item's first line, that is only its hanging indent.
    """
    if line.box is None or (len(group) == 1 and is_item(group)):
        return False
    own, size = line.box.x0, around.measures.size
    if not INDENT * size < own - left_edge(line, around) < FURTHEST_INDENT * size:
        return False
    return own - box_of(group[-1]).x0 > INDENT * size


def _behind_box(group: Sequence[Line], line: Line, around: Surroundings) -> bool:
    """Whether a box parts ``line`` from the paragraph before it; an item's text hangs on."""
    return not is_item(group) and is_cut(group[-1], line, around)


def _outdented(group: Sequence[Line], line: Line, around: Surroundings) -> bool:
    """Whether ``line`` leaves the hanging indent that the item before it has on this page."""
    if line.box is None or not is_item(group):
        return False
    first, size = group[0], around.measures.size
    least = box_of(first).x0 + LEAST_HANG * size if first.page == line.page else float("-inf")
    hanging = (box_of(other).x0 for other in group[1:] if other.page == line.page)
    return line.box.x0 < min(hanging, default=least) - HANG * size


def build_passage(group: Sequence[Line], around: Surroundings) -> Passage:
    """The one paragraph or item that ``group``, in reading order, is."""
    item = is_item(group)
    lone = is_sure_marker(group[0])
    lines = list(group[1:] if lone and len(group) > 1 else group)
    lines = [_raised(line) if place and _is_call(line, lines[:place], around) else line
             for place, line in enumerate(lines)]  # fmt: skip
    joined = join_lines(
        lines, around.vocabulary, item=item and not lone, targets=_targets(lines, around)
    )
    return Passage(
        kind="item" if item else "paragraph",
        text=joined.text,
        lines=tuple(line.id for line in group),
        label=joined.label if item else None,
        footnotes=tuple(dict.fromkeys(joined.calls)),
        regions=regions_of(group),
        removed=joined.removed + (group[0].text.strip() if lone and len(group) > 1 else ""),
    )


def _raised(line: Line) -> Line:
    return replace(line, spans=tuple(span._replace(superscript=True) for span in line.spans))


def _targets(lines: Sequence[Line], around: Surroundings) -> list[str]:
    return [
        link.url
        for line in lines
        for link in around.targets(line.page)
        if box_of(line).top <= link.box.middle <= box_of(line).bottom
        and link.box.shares_x(box_of(line))
    ]


def plain_labels(items: Sequence[Passage]) -> list[str | None]:
    """Run-in titles of the items of one section in a text without bold type, by words alone.

    A colon closes one. Where it does so in several items and in half of them, so does one before
    what a person says; and so does a dash.
    """
    by_colon = [_label(_COLON_LABEL, item) for item in items]
    before_speech = [_label(_COLON_BEFORE_SPEECH, item) for item in items]
    by_dash = [_label(_DASH_LABEL, item) for item in items]
    return [
        colon or speech or dash
        for colon, speech, dash in zip(
            by_colon,
            before_speech if _is_habit(by_colon) else [None] * len(items),
            by_dash if _is_habit(by_dash) else [None] * len(items),
            strict=True,
        )
    ]


def _is_habit(labels: Sequence[str | None]) -> bool:
    """Whether several items, and half of them, have a label."""
    labelled = sum(label is not None for label in labels)
    return labelled > 1 and 2 * labelled >= len(labels)


def _label(pattern: re.Pattern[str], item: Passage) -> str | None:
    found = pattern.match(item.text)
    return found.group(1).strip() if found else None
