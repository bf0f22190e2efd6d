"""From runs of glyphs in the order a file draws them to lines, each on one baseline in one column.

Both PDF readers come through here, so that what a line is does not depend on who read the file.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from pipeline.page import Box, Line, Span, Tint, union
from pipeline.readers.gutters import Gutters
from pipeline.text.characters import (
    BULLETS,
    SOFT_HYPHEN,
    count_private,
    is_private,
    undecoded,
    without_private,
)

# Ratios of the type size (em), pairs of size and lift: the smaller a glyph, the less it must rise
# to be a superscript. Typesetters raise by a third to a half; some hardly change the size
# (browsers' "smaller"), and fonts' own superior figures hardly rise but are much smaller.
SUPERSCRIPTS = ((1.02, 0.25), (0.95, 0.15), (0.8, 0.05))
SUPERSCRIPT_SIZE = 0.95
MOST_RAISED = 0.8
BASELINE_SLACK = 0.2
# Glyphs drawn one after the other belong together up to this gap (justified lines of a narrow
# column open word spaces to about two em), and further where a space is drawn between them (a line
# with one long address); drawn apart, only when they nearly touch.
CHAIN_GAP = 2.2
SPACED_GAP = 8.0
TOUCH_GAP = 0.9
BACKWARDS = 0.6
# A word space is a quarter of an em or so, and shrinks to a sixth in tight justified lines;
# letter-spacing adds to every gap alike, so it is measured on the line and put on top.
WORD_SPACE = 0.16
# French sets a thin space, a sixth of an em that shrinks with the line, before these marks and
# within guillemets; no kerning moves them away from their word by as much as a tenth.
SPACED_MARKS, THIN_SPACE = ";:!?»", 0.1
# Above this (em) a gap is a space in any line; below, the line's other gaps have to say so.
LOOSE = 0.22
# A space that is drawn shows as a gap; one of no width (browsers put it for a soft hyphen that they
# do not use) parts nothing.
DRAWN_SPACE = 0.05
DROP_CAP = 1.8
# Text of one line keeps its size, but for marks and numbers.
OTHER_SIZE = 0.04


class Run(NamedTuple):
    """Glyphs drawn in one go: text without inner breaks, box and baseline in points.

    ``spaced`` says that a space is drawn before it. A tuple, since a page has thousands of them.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    font: str
    size: float
    bold: bool
    italic: bool
    color: str
    spaced: bool = False

    @property
    def box(self) -> Box:
        return Box(self.x0, self.top, self.x1, self.bottom)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page that lines are built for: its 1-based number and its size in points."""

    page: int
    width: float
    height: float

    def shows(self, line: Line) -> bool:
        """Whether ``line`` begins on the page."""
        box = line.box
        return box is None or (
            box.x1 > 0 and box.x0 < self.width and 0 <= box.middle <= self.height
        )


@dataclass(slots=True)
class Fragment:
    """Runs that stand together on one baseline; grows while a page is read.

    ``cap`` is the drop capital that its first word begins with, kept apart so that it changes
    neither the line's box nor its size.
    """

    order: int
    baseline: float
    size: float
    runs: list[Run] = field(default_factory=list)
    cap: list[Run] = field(default_factory=list)

    @property
    def x0(self) -> float:
        return min(run.x0 for run in self.runs)

    @property
    def x1(self) -> float:
        return max(run.x1 for run in self.runs)

    def raises(self, run: Run) -> bool:
        """Whether ``run`` is a superscript on this baseline."""
        return _is_raised(run.size, run.baseline, self.size, self.baseline)

    def level(self, run: Run) -> bool:
        """Whether ``run`` stands on this baseline, raised or lowered glyphs included."""
        em = max(self.size, run.size)
        if self._is_drop_cap_for(run):
            return False
        if abs(run.baseline - self.baseline) <= BASELINE_SLACK * em:
            return min(self.size, run.size) * DROP_CAP > em or run.text.isspace()
        lowered = run.size < SUPERSCRIPT_SIZE * self.size and (
            0 < run.baseline - self.baseline <= 0.35 * self.size
        )
        return self.raises(run) or lowered or self._leads_with_marker(run)

    def _is_drop_cap_for(self, run: Run) -> bool:
        """Whether this is a large initial, so that ``run`` is ordinary text beside it."""
        text = "".join(r.text for r in self.runs).strip()
        return self.size > DROP_CAP * run.size and len(text) <= 2 and text[:1].isalpha()

    def _leads_with_marker(self, run: Run) -> bool:
        """Whether this is a raised note marker and ``run`` begins the text behind it."""
        raised = _is_raised(self.size, self.baseline, run.size, run.baseline)
        return raised and sum(len(r.text.strip()) for r in self.runs) <= 3

    def add(self, run: Run) -> None:
        if self._leads_with_marker(run):
            self.baseline, self.size = run.baseline, run.size
        self.runs.append(run)


def _is_raised(small: float, small_baseline: float, size: float, baseline: float) -> bool:
    """Whether glyphs of size ``small`` are a superscript on text of ``size`` and ``baseline``."""
    lift = (baseline - small_baseline) / size
    return lift <= MOST_RAISED and any(
        small <= ratio * size and lift >= least for ratio, least in SUPERSCRIPTS
    )


def build_lines(
    runs: Iterable[Run],
    tints: Sequence[Tint],
    marks: Sequence[Box],
    sheet: Sheet,
    sideways: Sequence[Run] = (),
    *,
    rules: Sequence[Box] = (),
) -> tuple[Line, ...]:
    """Lines of one page, in the order their first glyph is drawn.

    Lines that begin outside the ``sheet`` (printers' slugs) are not on the page; one that only runs
    over its edge is, whole. ``tints`` part text that stands on different areas; ``marks`` are small
    drawn shapes, which are list bullets when one stands just before a line; ``sideways`` are glyphs
    that do not stand upright, which come last. An upright one of the ``rules`` parts text, too.
    """
    fragments = _merged(_chained(runs))
    fragments = _split(fragments, tints, [rule for rule in rules if rule.height > rule.width])
    fragments = _with_drop_caps(fragments)
    fragments.sort(key=lambda fragment: fragment.order)
    lines = [_line(fragment, sheet.page) for fragment in fragments]
    if sideways:
        lines.append(_sideways_line(sideways, sheet.page))
    lines = [line for line in lines if line.text.strip() and sheet.shows(line)]
    bulleted = _bulleted(lines, marks)
    return tuple(
        Line(sheet.page, number, line.spans, line.box, drawn_bullet=number in bulleted)
        for number, line in enumerate(lines)
    )


def _chained(runs: Iterable[Run]) -> list[Fragment]:
    """Fragments of runs that follow each other both in the file and on the page."""
    fragments: list[Fragment] = []
    spaced = False
    for order, run in enumerate(runs):
        if not run.text.strip():
            spaced = True
            continue
        spaced = spaced or run.spaced
        last = fragments[-1] if fragments else None
        if last and _continues(last, run, spaced):
            last.add(run._replace(spaced=True) if spaced else run)
        else:
            fragments.append(Fragment(order, run.baseline, run.size, [run]))
        spaced = False
    return fragments


def _continues(fragment: Fragment, run: Run, spaced: bool) -> bool:
    em = max(fragment.size, run.size)
    gap = run.x0 - fragment.runs[-1].x1
    widest = SPACED_GAP if spaced else CHAIN_GAP
    return -BACKWARDS * em <= gap <= widest * em and fragment.level(run)


def _merged(fragments: list[Fragment]) -> list[Fragment]:
    """Join fragments that touch on one baseline though the file draws them apart."""
    merged: list[Fragment] = []
    for fragment in sorted(fragments, key=lambda f: (-f.size, f.order)):
        host = next((m for m in _near(merged, fragment) if _touches(m, fragment)), None)
        if host is None:
            merged.append(fragment)
            continue
        host.runs = sorted(host.runs + fragment.runs, key=lambda run: run.x0)
        host.order = min(host.order, fragment.order)
    return _settled(merged)


def _near(merged: list[Fragment], fragment: Fragment) -> list[Fragment]:
    return [m for m in merged if abs(m.baseline - fragment.baseline) <= m.size]


def _settled(fragments: list[Fragment]) -> list[Fragment]:
    """Join what came to touch only after a piece between them had been added."""
    fragments.sort(key=lambda f: (round(f.baseline, 1), f.x0))
    out: list[Fragment] = []
    for fragment in fragments:
        if out and abs(out[-1].baseline - fragment.baseline) < 0.1 and _touches(out[-1], fragment):
            out[-1].runs = sorted(out[-1].runs + fragment.runs, key=lambda run: run.x0)
            out[-1].order = min(out[-1].order, fragment.order)
        else:
            out.append(fragment)
    return out


def _touches(host: Fragment, fragment: Fragment) -> bool:
    if not all(host.level(run) for run in fragment.runs[:1]) or _set_apart(host, fragment):
        return False
    gap = max(fragment.x0 - host.x1, host.x0 - fragment.x1)
    inside = any(
        -0.1 * host.size <= fragment.x0 - left.x1 and fragment.x1 <= right.x0 + 0.1 * host.size
        for left, right in zip(host.runs, host.runs[1:], strict=False)
    )
    return inside or -0.3 * host.size <= gap <= TOUCH_GAP * min(host.size, fragment.size)


def _set_apart(a: Fragment, b: Fragment) -> bool:
    """Whether two stretches of different colours are two texts side by side.

    The right one begins with a bullet, or is of another size, and none is a mere mark or number.
    """
    left, right = (a, b) if a.x0 < b.x0 else (b, a)
    if right.x0 < left.x1 or right.runs[0].color == left.runs[-1].color:
        return False
    texts = ["".join(run.text for run in fragment.runs).strip() for fragment in (left, right)]
    resized = abs(left.size - right.size) > OTHER_SIZE * right.size and min(map(len, texts)) > 3
    return resized or right.runs[0].text.strip() in tuple(BULLETS)


def _split(fragments: list[Fragment], tints: Sequence[Tint], bars: Sequence[Box]) -> list[Fragment]:
    """Part fragments that run across a gutter, the edge of a tinted area, or an upright line."""
    gutters = Gutters([[run.box for run in f.runs] for f in fragments])
    out: list[Fragment] = []
    for fragment in fragments:
        pieces: list[list[Run]] = [[fragment.runs[0]]]
        for left, right in zip(fragment.runs, fragment.runs[1:], strict=False):
            wide = right.x0 - left.x1 > TOUCH_GAP * fragment.size
            parted = wide and (
                _barred(bars, left, right)
                or (
                    not _is_marker(pieces[-1])
                    and (
                        _tints_at(tints, left) != _tints_at(tints, right)
                        or gutters.persists(left.box, right.box, fragment.size)
                    )
                )
            )
            if parted:
                pieces.append([])
            pieces[-1].append(right)
        out.extend(
            Fragment(fragment.order + place, fragment.baseline, _main_size(runs), runs)
            for place, runs in enumerate(pieces)
        )
    return out


def _barred(bars: Sequence[Box], left: Run, right: Run) -> bool:
    """Whether an upright line stands between two runs, as high as they are."""
    return any(
        left.x1 <= bar.center <= right.x0 and bar.top <= left.box.middle <= bar.bottom
        for bar in bars
    )


def _main_size(runs: Sequence[Run]) -> float:
    return max(run.size for run in runs)


def _is_marker(runs: Sequence[Run]) -> bool:
    """Whether ``runs`` are only a bullet or an item's number."""
    text = "".join(run.text for run in runs).strip()
    if text.isdigit() and len(text) > 2:
        return False  # a year or an amount: no list has so many items
    return len(text) <= 4 and (text in BULLETS or is_private(text) or not text.isalpha())


def _tints_at(tints: Sequence[Tint], run: Run) -> frozenset[int]:
    return frozenset(n for n, tint in enumerate(tints) if tint.box.holds(run.box))


def _with_drop_caps(fragments: list[Fragment]) -> list[Fragment]:
    """Put a drop capital back before the first of the lines that it stands beside."""
    out = list(fragments)
    for cap in fragments:
        text = "".join(run.text for run in cap.runs).strip()
        if not (1 <= len(text) <= 2 and text[0].isalpha() and text[0].isupper()):
            continue
        box = union(run.box for run in cap.runs)
        beside = [
            f
            for f in out
            if f is not cap
            and f.size * DROP_CAP < cap.size
            and box.top - f.size <= f.baseline <= box.bottom
            and -0.3 * f.size <= f.x0 - box.x1 <= 1.5 * f.size
        ]
        if beside:
            first = min(beside, key=lambda f: f.baseline)
            first.cap = cap.runs
            first.order = min(first.order, cap.order)
            out.remove(cap)
    return out


def _line(fragment: Fragment, page: int) -> Line:
    """A line of spans, with word spaces where the glyphs stand apart."""
    runs = [run for run in fragment.runs[:-1] if not _is_opportunity(run)] + fragment.runs[-1:]
    gaps = [(b.x0 - a.x1) / max(a.size, 1) for a, b in pairwise(runs)]
    tracking = _tracking(runs, gaps)
    mute = _is_mute(runs)
    spans = [
        replace(_span(run, raised=False), size=round(fragment.size, 2)) for run in fragment.cap
    ]
    if fragment.cap and runs[0].spaced:
        spans[-1] = replace(spans[-1], text=spans[-1].text + " ")
    for place, run in enumerate(runs):
        gap = gaps[place - 1] if place else 0.0
        apart = place > 0 and gap > _least_space(runs[place - 1], run, tracking)
        text = _decoded(run.text, mute) if is_private(run.text) else run.text
        if apart and spans and not spans[-1].text.endswith(" "):
            spans[-1] = replace(spans[-1], text=spans[-1].text + " ")
        raised = fragment.raises(run)
        _append(spans, _span(run, raised, text))
    return Line(page, 0, tuple(_trimmed(spans)), union(run.box for run in runs))


def _is_mute(runs: Sequence[Run]) -> bool:
    """Whether a line is in a font that says private signs for its letters: no bullet is so long."""
    private = sum(count_private(run.text) for run in runs)
    return private > 1 and 2 * private > sum(len(run.text) for run in runs)


def _decoded(text: str, mute: bool) -> str:
    return undecoded(text) if mute else without_private(text)


def _least_space(left: Run, right: Run, tracking: float) -> float:
    """The gap (em) from which a space stands between two runs of a line."""
    if right.spaced:
        return DRAWN_SPACE
    thin = right.text[:1] in SPACED_MARKS or left.text[-1:] == "«"
    return (THIN_SPACE if thin else WORD_SPACE) + tracking


def _is_opportunity(run: Run) -> bool:
    """Whether a soft hyphen takes no room: it only says where the word might have been broken."""
    return run.text == SOFT_HYPHEN and run.x1 - run.x0 < DRAWN_SPACE * run.size


def _sideways_line(runs: Sequence[Run], page: int) -> Line:
    """All text that is set sideways, as one line in the order it is drawn."""
    spans: list[Span] = []
    for run in runs:
        _append(spans, _span(run, raised=False))
    return Line(page, 0, tuple(_trimmed(spans)), union(run.box for run in runs))


def _tracking(runs: Sequence[Run], gaps: Sequence[float]) -> float:
    """The letter-spacing of a line in em: what nearly every gap inside a word adds.

    Between the letters that one run holds, there is none.
    """
    inner = [
        gap
        for gap, run in zip(gaps, runs[1:], strict=False)
        if len(run.text) == 1 and not run.spaced
    ]
    solid = sum(len(run.text) - 1 for run in runs)
    if len(inner) < 3 or solid > len(inner):
        return _loose_letters(gaps)
    return max(0.0, statistics.median([*inner, *[0.0] * solid]))


def _loose_letters(gaps: Sequence[float]) -> float:
    """What gaps in em that could just be spaces leave to letter-spacing.

    They are none where every other gap that could be one is far wider: some fonts give their
    letters less room than they are set in.
    """
    wide = [gap for gap in gaps if gap > WORD_SPACE]
    doubtful = [gap for gap in wide if gap < LOOSE]
    sure = [gap for gap in wide if gap >= LOOSE]
    if not doubtful or len(sure) < 2 or min(sure) < 2 * max(doubtful):
        return 0.0
    return max(doubtful) - THIN_SPACE  # more than any mark asks for


def _span(run: Run, raised: bool, text: str | None = None) -> Span:
    return Span(
        run.text if text is None else text,
        run.font,
        round(run.size, 2),
        run.bold,
        run.italic,
        run.color,
        raised,
        run.box,
    )


def _append(spans: list[Span], span: Span) -> None:
    """Add ``span``, joined to the last one when their style is the same."""
    if spans and _same_style(spans[-1], span):
        last = spans[-1]
        box = union([last.box, span.box]) if last.box and span.box else None
        spans[-1] = replace(last, text=last.text + span.text, box=box)
    else:
        spans.append(span)


def _same_style(a: Span, b: Span) -> bool:
    return (a.font, a.size, a.bold, a.italic, a.color, a.superscript) == (
        b.font,
        b.size,
        b.bold,
        b.italic,
        b.color,
        b.superscript,
    )


def _trimmed(spans: list[Span]) -> list[Span]:
    if spans and spans[0].text[:1].isspace():
        spans[0] = replace(spans[0], text=spans[0].text.lstrip())
    if spans and spans[-1].text[-1:].isspace():
        spans[-1] = replace(spans[-1], text=spans[-1].text.rstrip())
    return [span for span in spans if span.text]


def _bulleted(lines: Sequence[Line], marks: Sequence[Box]) -> set[int]:
    """Numbers of the lines before which a small drawn shape stands as a bullet."""
    found: set[int] = set()
    for mark in marks:
        for number, line in enumerate(lines):
            if line.box and _marks(mark, line.box, line.size):
                found.add(number)
    return found


def _marks(mark: Box, line: Box, size: float) -> bool:
    small = 0.1 * size <= max(mark.width, mark.height) <= 0.9 * size
    before = 0 <= line.x0 - mark.x1 <= 2.5 * size
    return small and before and line.top <= mark.middle <= line.bottom
