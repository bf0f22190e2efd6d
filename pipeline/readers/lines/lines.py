"""From fragments to lines of spans, each on one baseline in one column."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from pipeline.model.geometry import Box
from pipeline.model.page import Hidden, HiddenReason, Line, Span, Tint
from pipeline.readers.lines.column_splits import split_columns
from pipeline.readers.lines.drop_caps import with_drop_caps
from pipeline.readers.lines.fragments import (
    MARK_BEFORE,
    Fragment,
    fragments_of,
    printed_over,
)
from pipeline.readers.lines.letter_spacing import least_word_space, spelled_words, tracking
from pipeline.readers.lines.runs import DRAWN_SPACE, SPACED_MARKS, THIN_SPACE, Run
from pipeline.text.characters import SOFT_HYPHEN

# A drawn bullet is as high as this part of its line's size.
MARK_SMALLEST, MARK_LARGEST = 0.1, 0.9


@dataclass(frozen=True, slots=True)
class PageFrame:
    """The page that lines are built for: its 1-based number and its size in points."""

    page: int
    width: float
    height: float

    def shows(self, box: Box) -> bool:
        """Whether a line in ``box`` begins on the page."""
        x0, top, x1, bottom = box
        return x1 > 0 and x0 < self.width and 0 <= (top + bottom) / 2 <= self.height


class Built(NamedTuple):
    """The lines of a page, and those that begin outside it."""

    lines: tuple[Line, ...]
    outside: tuple[Hidden, ...]


def build_lines(
    runs: Iterable[Run],
    tints: Sequence[Tint],
    marks: Sequence[Box],
    frame: PageFrame,
    turned: Sequence[Sequence[Run]] = (),
    *,
    rules: Sequence[Box] = (),
) -> Built:
    """Lines of one page, in the order their first glyph is drawn.

    Lines that begin outside the ``frame`` (printers' slugs) are hidden; one that only runs over its
    edge is not, and whole. Text on different ``tints`` is apart, and so is text on either side of
    an upright one of the ``rules``. ``marks`` are small drawn shapes, which are list bullets when
    one stands just before a line. ``turned`` are the lines that do not run level, which come last.
    """
    bars = [rule for rule in rules if rule.height > rule.width]
    fragments = with_drop_caps(split_columns(fragments_of(runs), tints, bars))
    fragments.sort(key=attrgetter("order"))
    written = [(*_written(fragment), False) for fragment in fragments]
    written += [
        (_spans((run, run.text, False) for run in line), _around(line), True) for line in turned
    ]
    lines: list[Line] = []
    outside: list[Hidden] = []
    for spans, box, is_turned in written:
        if spans and frame.shows(box):
            lines.append(Line(frame.page, len(lines), spans, box, turned=is_turned))
        elif spans:
            text = "".join(span.text for span in spans)
            outside.append(Hidden(text, HiddenReason.OUTSIDE, box))
    for number in _bulleted(lines, marks):
        lines[number] = replace(lines[number], drawn_bullet=True)
    return Built(tuple(lines), tuple(outside))


def _written(fragment: Fragment) -> tuple[tuple[Span, ...], Box]:
    """A line's spans, and its box."""
    if len(fragment.runs) > 1 or fragment.cap:
        runs = _inked(fragment.runs)
        return _spans(_worded(fragment, runs), len(fragment.cap)), _around(runs)
    # Most lines are one run, drawn in one go.
    run = fragment.runs[0]
    text = "".join(spelled_words(fragment.runs, ()) or [run.text]).strip()
    box = run.box
    raised = run.baseline != fragment.baseline and fragment.raises(run)
    size = round(run.size, 2)
    span = Span(text, run.font, size, run.bold, run.italic, run.color, raised, box)
    return ((span,) if text else ()), box


# A run of a line, its text with the space behind it, and whether it is raised.
Worded = tuple[Run, str, bool]


def _inked(runs: list[Run]) -> list[Run]:
    """``runs`` of a line, but for soft hyphens that were not needed."""
    return [run for run in runs[:-1] if not _is_opportunity(run)] + runs[-1:]


def _worded(fragment: Fragment, runs: Sequence[Run]) -> list[Worded]:
    """The ``runs`` of a line, with word spaces where the glyphs stand apart."""
    gaps = [(b.x0 - a.x1) / max(a.size, 1) for a, b in pairwise(runs)]
    spelled = spelled_words(runs, gaps)
    spacing = tracking(runs, gaps) if gaps and not spelled else 0.0
    least = least_word_space(runs, gaps) + spacing
    worded: list[Worded] = [
        (run._replace(size=fragment.size), run.text, False) for run in fragment.cap
    ]
    if fragment.cap and runs[0].spaced:
        _space(worded)
    for place, run in enumerate(runs):
        if not spelled and place:
            last = runs[place - 1]
            if gaps[place - 1] > _least_space(last, run, least, spacing) or (
                run.spaced and printed_over(last, run)
            ):
                _space(worded)
        raised = run.baseline != fragment.baseline and fragment.raises(run)
        worded.append((run, spelled[place] if spelled else run.text, raised))
    return worded


def _space(worded: list[Worded]) -> None:
    """Put a space behind the last of ``worded``."""
    run, text, raised = worded[-1]
    if not text.endswith(" "):
        worded[-1] = run, text + " ", raised


def _least_space(left: Run, right: Run, least: float, spacing: float) -> float:
    """The gap (em) from which a space stands between two runs of a line.

    ``least`` is that between words, ``spacing`` what letter-spacing adds to any gap.
    """
    if right.spaced:
        return DRAWN_SPACE
    thin = right.text[:1] in SPACED_MARKS or left.text[-1:] == "«"
    if thin:
        return THIN_SPACE + spacing
    # Where type or letter-spacing changes, the PDF library takes any gap for a space.
    alike = (left.font, left.size, left.baseline) == (right.font, right.size, right.baseline)
    return DRAWN_SPACE if right.parted and alike and not spacing else least


def _is_opportunity(run: Run) -> bool:
    """Whether a soft hyphen takes no room: it only says where the word might have been broken."""
    return run.text == SOFT_HYPHEN and run.x1 - run.x0 < DRAWN_SPACE * run.size


def _spans(worded: Iterable[Worded], capital: int = 0) -> tuple[Span, ...]:
    """One span for all that follows each other in one style, without spaces at either end.

    The first ``capital`` of the runs are a drop capital, which is a span of its own.
    """
    groups: list[list[Worded]] = []
    last: object = None
    for place, one in enumerate(worded):
        run, _, raised = one
        dropped = place < capital
        look = (run.font, round(run.size, 2), run.bold, run.italic, run.color, raised, dropped)
        if look != last:
            groups.append([])
            last = look
        groups[-1].append(one)
    texts = ["".join([text for _, text, _ in group]) for group in groups]
    texts[0] = texts[0].lstrip()
    texts[-1] = texts[-1].rstrip()
    return tuple(_span(text, group) for text, group in zip(texts, groups, strict=True) if text)


def _span(text: str, group: Sequence[Worded]) -> Span:
    run, _, raised = group[0]
    box = _around([one[0] for one in group]) if len(group) > 1 else run.box
    return Span(text, run.font, round(run.size, 2), run.bold, run.italic, run.color, raised, box)


def _around(runs: Sequence[Run]) -> Box:
    """The box around ``runs``, at least one."""
    if len(runs) == 1:
        return runs[0].box
    _, x0s, tops, x1s, bottoms, *_ = zip(*runs, strict=True)
    return Box(min(x0s), min(tops), max(x1s), max(bottoms))


def _bulleted(lines: Sequence[Line], marks: Sequence[Box]) -> set[int]:
    """Numbers of the lines before which a small drawn shape stands as a bullet."""
    across = sorted(
        (line.box.x0, number) for number, line in enumerate(lines) if line.box is not None
    )
    furthest = MARK_BEFORE * max((line.size for line in lines), default=0.0)
    found: set[int] = set()
    for mark in marks:
        first = bisect_left(across, (mark.x1, 0))
        behind = bisect_right(across, (mark.x1 + furthest, len(lines)))
        for _, number in across[first:behind]:
            line = lines[number]
            if line.box and _marks(mark, line.box, line.size):
                found.add(number)
    return found


def _marks(mark: Box, line: Box, size: float) -> bool:
    small = MARK_SMALLEST * size <= max(mark.width, mark.height) <= MARK_LARGEST * size
    before = 0 <= line.x0 - mark.x1 <= MARK_BEFORE * size
    return small and before and line.top <= mark.middle <= line.bottom
