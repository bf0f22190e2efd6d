"""From runs of glyphs in the order a file draws them to fragments, each on one baseline."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from math import frexp
from operator import attrgetter

from pipeline.readers.lines.runs import TOUCH_GAP, Run
from pipeline.text.characters import BULLETS, SURE_BULLETS, unnamed_as_unknown
from pipeline.text.joining import bullet_length

# Ratios of the type size (em), pairs of size and lift: the smaller a glyph, the less it must rise
# to be a superscript. Typesetters raise by a third to a half; some hardly change the size
# (browsers' "smaller"), and fonts' own superior figures hardly rise but are much smaller.
SUPERSCRIPTS = ((1.02, 0.25), (0.95, 0.15), (0.8, 0.05))
SUPERSCRIPT_SIZE = 0.95
MOST_RAISED = 0.8
# Subscripts are lowered by up to a third of the size, and have no space in them: a line of text may
# touch a heading beside it that is a little larger and stands a little higher.
MOST_LOWERED = 0.35
# A marker that leads a note has so many characters at most; what is raised or lowered in a line,
# such as the calls of several notes, so many: more are a line of the box beside it.
LONGEST_MARKER, LONGEST_RAISED = 3, 12
BASELINE_SLACK = 0.2
# Glyphs drawn one after the other belong together up to this gap (justified lines of a narrow
# column open word spaces to about two em), and further where a space is drawn between them, or an
# address follows, which fills a line however few words go before it.
CHAIN_GAP = 2.2
SPACED_GAP = 8.0
_ADDRESS = re.compile(r"(?:https?://|www\.)\S", re.IGNORECASE)
# A bullet or an item's number that is drawn apart from its line stands this close before it: iText
# draws those of a page after its text, WeasyPrint before it, and a first line may be moved in.
MARK_BEFORE = 2.5
# “(viii)” and “12.” are among the longest.
LONGEST_NUMBER = 6
BACKWARDS = 0.6
# A bullet that parts words of one line stands nearer to them; further on, it opens an item beside.
BULLET_GAP = 1.0
# A program that measures its letters wrongly prints the next words over the end of those before, by
# up to this (em); a shadow covers more than half of its text.
PRINTED_OVER = 1.5
DROP_CAP = 1.8
_INITIAL = re.compile(r"(?:[«“„\"‘¿¡]\s?)?[^\W\d_].?")
# What stands between two runs may reach over their edges by so much.
INSIDE = 0.1
# Pieces of a line overlap by less than this: italics lean over what follows.
MOST_OVERLAP = 0.3
# In points: finer than any shift of a baseline or of a column's edge that is meant.
SAME_BASELINE = SAME_EDGE = 0.1
# So many stretches of text begin at a column's edge.
LINES_OF_COLUMN = 3
# Text of one line keeps its size, but for marks and numbers, and its baseline, which programs round
# to the pixels of a screen (0.75 points).
OTHER_SIZE = 0.04
OTHER_BASELINE = 0.1
# The cells that fragments are kept in are about so many letters wide: a column's line fills a few.
LETTERS_OF_CELL, MOST_CELLS = 8, 1000
_SIGNS, _SURE_SIGNS = frozenset(BULLETS), frozenset(SURE_BULLETS)


@dataclass(slots=True)
class Fragment:
    """Runs that stand together on one baseline; grows while a page is read.

    ``cap`` is the drop capital that its first word begins with, kept apart so that it changes
    neither the line's box nor its size. ``order`` and ``last`` are the places of its first and its
    last stretch in the order of drawing; it ``begins_column`` where several others begin as far
    left.
    """

    order: int
    baseline: float
    size: float
    runs: list[Run] = field(default_factory=list)
    cap: list[Run] = field(default_factory=list)
    last: int = 0
    begins_column: bool = False

    @property
    def x0(self) -> float:
        return min(run.x0 for run in self.runs)

    @property
    def x1(self) -> float:
        return max(run.x1 for run in self.runs)

    @property
    def text(self) -> str:
        """What its runs say, without the spaces between them."""
        return "".join(run.text for run in self.runs)

    def raises(self, run: Run) -> bool:
        """Whether ``run`` is a superscript on this baseline."""
        return _is_raised(run.size, run.baseline, self.size, self.baseline)

    def level(self, run: Run) -> bool:
        """Whether ``run`` stands on this baseline, raised or lowered glyphs included."""
        em = max(self.size, run.size)
        if self._is_drop_cap_for(run):
            return False
        if abs(run.baseline - self.baseline) <= BASELINE_SLACK * em:
            alike = min(self.size, run.size) * DROP_CAP > em
            return alike or run.text.isspace() or self._is_bullet()
        lowered = (
            run.size < SUPERSCRIPT_SIZE * self.size
            and 0 < run.baseline - self.baseline <= MOST_LOWERED * self.size
            and len(run.text.split()) <= 1
        )
        return self.raises(run) or lowered or self._leads_with_marker(run)

    def _is_drop_cap_for(self, run: Run) -> bool:
        """Whether this is a large initial, so that ``run`` is ordinary text beside it."""
        if self.size <= DROP_CAP * run.size:
            return False
        return self.is_initial()

    def is_initial(self) -> bool:
        """Whether this is one capital, perhaps with an apostrophe or behind a quotation mark."""
        return bool(_INITIAL.fullmatch(self.text.strip()))

    def _leads_with_marker(self, run: Run) -> bool:
        """Whether this is a raised note marker and ``run`` begins the text behind it."""
        raised = _is_raised(self.size, self.baseline, run.size, run.baseline)
        return raised and sum(len(r.text.strip()) for r in self.runs) <= LONGEST_MARKER

    def _is_bullet(self) -> bool:
        """Whether this is a bullet alone, which may be of any size: slides have small ones."""
        return len(self.runs) == 1 and self.runs[0].text.strip() in _SIGNS

    def add(self, run: Run) -> None:
        if self._leads_with_marker(run) or self._is_bullet():
            self.baseline, self.size = run.baseline, run.size
        self.runs.append(run)

    def take(self, other: Fragment) -> None:
        """Take in the runs of ``other``, which stands on this baseline."""
        self.runs = sorted(self.runs + other.runs, key=lambda run: run.x0)
        self.order = min(self.order, other.order)
        self.last = max(self.last, other.last)


def _is_raised(small: float, small_baseline: float, size: float, baseline: float) -> bool:
    """Whether glyphs of size ``small`` are a superscript on text of ``size`` and ``baseline``."""
    if small_baseline >= baseline:
        return False
    lift = (baseline - small_baseline) / size
    return lift <= MOST_RAISED and any(
        small <= ratio * size and lift >= least for ratio, least in SUPERSCRIPTS
    )


def fragments_of(runs: Iterable[Run]) -> list[Fragment]:
    """The fragments that ``runs`` make, by their baselines."""
    return _merged(_chained(runs))


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
    widest = SPACED_GAP if spaced or _ADDRESS.match(run.text) else CHAIN_GAP
    if _bullet(run.text) in _SURE_SIGNS:
        widest = BULLET_GAP
    near = -BACKWARDS * em <= gap <= widest * em
    return (near or printed_over(fragment.runs[-1], run)) and fragment.level(run)


def printed_over(left: Run, right: Run) -> bool:
    """Whether ``right`` goes on the line of ``left`` and is printed over its end."""
    overlap = left.x1 - right.x0
    alike = (left.font, left.size) == (right.font, right.size)
    return (
        alike
        and abs(left.baseline - right.baseline) < SAME_BASELINE
        and BACKWARDS * right.size < overlap <= PRINTED_OVER * right.size
        and 2 * overlap < min(left.x1 - left.x0, right.x1 - right.x0)
    )


def _merged(fragments: list[Fragment]) -> list[Fragment]:
    """Join fragments that touch on one baseline though the file draws them apart."""
    _find_columns(fragments)
    out: list[Fragment] = []
    for level in _levels(fragments):
        out += _merged_level(level) if len(level) > 1 else level
    return out


def _find_columns(fragments: list[Fragment]) -> None:
    """Note each fragment's place in the order of drawing, and which begin at a column's edge."""
    lines = [one for one in fragments if len(one.runs) > 1 or " " in one.text.strip()]
    edges = sorted(one.runs[0].x0 for one in lines)
    for place, fragment in enumerate(fragments):
        fragment.last = place
        x0 = fragment.runs[0].x0
        same = bisect_right(edges, x0 + SAME_EDGE) - bisect_left(edges, x0 - SAME_EDGE)
        fragment.begins_column = same >= LINES_OF_COLUMN


def _levels(fragments: list[Fragment]) -> Iterator[list[Fragment]]:
    """``fragments`` from top to bottom, in groups that are further apart than they are high."""
    fragments.sort(key=attrgetter("baseline"))
    down = accumulate([one.baseline + one.size for one in fragments], max)
    up = [*accumulate([one.baseline - one.size for one in reversed(fragments)], min)][::-1]
    start = 0
    for at, (reach, above, below) in enumerate(
        zip(down, fragments, fragments[1:], strict=False), 1
    ):
        if reach < below.baseline and above.baseline < up[at]:
            yield fragments[start:at]
            start = at
    if fragments:
        yield fragments[start:]


def _merged_level(fragments: list[Fragment]) -> list[Fragment]:
    if _stand_apart(fragments):
        return sorted(fragments, key=_from_top)
    fragments.sort(key=lambda f: (-f.size, f.order))
    merged = _Merged()
    for fragment in fragments:
        touching = (at for at in merged.near(fragment) if _touches(merged.all[at], fragment))
        host = next(touching, None)
        if host is None:
            merged.add(fragment)
        else:
            merged.take(host, fragment)
    return _settled(merged.all)


def _stand_apart(fragments: Sequence[Fragment]) -> bool:
    """Whether ``fragments`` stand side by side, too far from each other to touch, as columns do."""
    size = max(one.size for one in fragments)
    across = sorted(fragments, key=attrgetter("x0"))
    return all(right.x0 - left.x1 > _reach(left, right) * size for left, right in pairwise(across))


def _reach(left: Fragment, right: Fragment) -> float:
    """How far (em) ``left`` may be from ``right`` on one line: a marker, further from its text."""
    signs = [_bullet(one.text) in _SURE_SIGNS for one in (left, right)]
    apart = signs == [True, False] or _is_number_of(left.text.strip(), right.text.strip())
    return MARK_BEFORE if apart else TOUCH_GAP


def _is_number_of(marker: str, text: str) -> bool:
    """Whether ``marker`` is nothing but an item's number or letter, before its ``text``."""
    counts = len(marker) <= LONGEST_NUMBER and any(map(str.isalnum, marker))
    return counts and bullet_length(f"{marker} {text}") == len(marker) + 1


def _from_top(fragment: Fragment) -> tuple[float, float]:
    return round(fragment.baseline, 1), fragment.x0


class _Merged:
    """Fragments by where they stand, so that few are near on a page of thousands of labels.

    Each stands in cells that are about as high as its type (a power of two, so that a page has few
    sizes of them) and some letters wide.
    """

    def __init__(self) -> None:
        self.all: list[Fragment] = []
        self._cells: dict[tuple[int, int, int], list[int]] = {}
        self._steps: set[int] = set()

    def add(self, fragment: Fragment) -> None:
        self.all.append(fragment)
        self._put(len(self.all) - 1, fragment.x0, fragment.x1)

    def take(self, place: int, fragment: Fragment) -> None:
        """Have the one at ``place`` take in ``fragment``."""
        host = self.all[place]
        x0, x1 = host.x0, host.x1
        host.take(fragment)
        self._put(place, host.x0, x0)
        self._put(place, x1, host.x1)

    def near(self, fragment: Fragment) -> Iterator[int]:
        """The places of those that ``fragment`` may touch, the largest first."""
        found: set[int] = set()
        for step in self._steps:
            reach = max(MARK_BEFORE * fragment.size, INSIDE * 2**step)
            band = int(fragment.baseline // 2**step)
            for column in _columns(fragment.x0 - reach, fragment.x1 + reach, step):
                for at in (band - 1, band, band + 1):
                    found.update(self._cells.get((step, at, column), ()))
        for place in sorted(found):
            host = self.all[place]
            if abs(host.baseline - fragment.baseline) <= host.size:
                yield place

    def _put(self, place: int, x0: float, x1: float) -> None:
        """Note that the fragment at ``place`` stands from ``x0`` to ``x1``, too."""
        host = self.all[place]
        step = max(0, frexp(host.size)[1])
        self._steps.add(step)
        for column in _columns(x0, x1, step):
            cell = self._cells.setdefault((step, int(host.baseline // 2**step), column), [])
            if not cell or cell[-1] != place:
                cell.append(place)


def _columns(x0: float, x1: float, step: int) -> range:
    """The numbers of the columns of cells that ``x0`` to ``x1`` stand in."""
    width = LETTERS_OF_CELL * 2**step
    # What reaches far beyond any page fills no more cells for it.
    first, last = (int(max(-MOST_CELLS, min(MOST_CELLS, x // width))) for x in (x0, x1))
    return range(first, last + 1)


def _settled(fragments: list[Fragment]) -> list[Fragment]:
    """Join what came to touch only after a piece between them had been added."""
    fragments.sort(key=_from_top)
    out: list[Fragment] = []
    for fragment in fragments:
        if (
            out
            and abs(out[-1].baseline - fragment.baseline) < SAME_BASELINE
            and _touches(out[-1], fragment)
        ):
            out[-1].take(fragment)
        else:
            out.append(fragment)
    return out


def _touches(host: Fragment, fragment: Fragment) -> bool:
    gap = max(fragment.x0 - host.x1, host.x0 - fragment.x1)
    left, right = (fragment, host) if fragment.x0 < host.x0 else (host, fragment)
    near = _reach(left, right) * min(host.size, fragment.size)
    if gap > max(near, INSIDE * host.size):
        return False  # what stands inside is no further away than that
    if not host.level(fragment.runs[0]) or _set_apart(host, fragment):
        return False
    if _in_next_column(host, fragment) or _is_line_beside(host, fragment):
        return False
    slack = INSIDE * host.size
    inside = any(
        -slack <= fragment.x0 - left.x1 and fragment.x1 <= right.x0 + slack
        for left, right in pairwise(host.runs)
    )
    return inside or -MOST_OVERLAP * host.size <= gap <= near


def _is_line_beside(host: Fragment, fragment: Fragment) -> bool:
    """Whether a smaller ``fragment`` on another baseline is too long to be raised or lowered."""
    moved = abs(host.baseline - fragment.baseline) > BASELINE_SLACK * host.size
    return moved and len(fragment.text.strip()) > LONGEST_RAISED < len(host.text.strip())


def _in_next_column(a: Fragment, b: Fragment) -> bool:
    """Whether one line runs out of its column up to where another line begins the next column.

    Lines of other rows are drawn between the two. A marker is no line.
    """
    left, right = (a, b) if a.x0 < b.x0 else (b, a)
    apart = abs(right.last - left.last) > 1
    return apart and right.begins_column and len(left.text) > LONGEST_MARKER < len(right.text)


def _set_apart(a: Fragment, b: Fragment) -> bool:
    """Whether two stretches are two texts side by side, as a box's line and one of the text.

    The right one is of another colour and begins with a bullet, or both are words of different
    sizes and of different colours or on baselines that differ by more than rounding makes them.
    """
    left, right = (a, b) if a.x0 < b.x0 else (b, a)
    if right.x0 < left.x1:
        return False
    texts = [fragment.text.strip() for fragment in (left, right)]
    resized = abs(left.size - right.size) > OTHER_SIZE * right.size and min(map(len, texts)) > 3
    if right.runs[0].color != left.runs[-1].color:
        return resized or _bullet(right.runs[0].text) in _SIGNS
    words = all(any(map(str.isalpha, text)) for text in texts)
    moved = abs(left.baseline - right.baseline) > OTHER_BASELINE * max(left.size, right.size)
    return resized and words and moved


def _bullet(text: str) -> str:
    """``text`` as a bullet may be: a glyph without a name is U+FFFD, which is one."""
    return unnamed_as_unknown(text.strip())
