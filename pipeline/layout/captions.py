"""Captions: lines that begin with a caption's word and a number (“Figure 2 :”)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from pipeline.layout.compare import box_of, is_gap, like_body, same_look
from pipeline.layout.metrics import Measures
from pipeline.model.geometry import Box, union
from pipeline.model.page import Line
from pipeline.text.endings import ends_sentence
from pipeline.text.joining import bullet_length

# Pitches between a caption and what it belongs to.
NEAR = 3.0
# Em. A caption set like the body has ended where its line is shorter than the next by this much.
SHORTER = 3.0


def captions(
    lines: Sequence[Line], measures: Measures, words: Iterable[str]
) -> Iterator[tuple[int, tuple[Line, ...]]]:
    """Each place in ``lines`` where a caption opens with one of ``words``, and its lines."""
    opening = _opening(frozenset(words))
    for at, line in enumerate(lines):
        if opening.match(line.text):
            yield at, block_below(lines, at, measures)


def caption_at(
    area: Box, lines: Sequence[Line], measures: Measures, words: Iterable[str]
) -> tuple[Line, ...]:
    """The caption right above or below a table, if it has one."""
    for _, block in captions(lines, measures, words):
        box = union(box_of(one) for one in block)
        gap = max(area.top - box.bottom, box.top - area.bottom)
        both = union([area, box])
        parted = any(both.holds(box_of(one)) for one in lines if one not in block)
        if gap < NEAR * measures.pitch and not parted:
            return block
    return ()


@lru_cache(maxsize=16)
def _opening(words: frozenset[str]) -> re.Pattern[str]:
    """Matches a line that begins with a caption's word and its number (“Figure 2 :”).

    A word that is listed with a colon stands before its colon without a number.
    """
    plain = sorted(word for word in words if word.rstrip().endswith(":"))
    listed = "|".join(map(re.escape, sorted(words.difference(plain)))) or r"(?!)"
    unnumbered = "".join(rf"|{re.escape(word.rstrip(' :'))}\s*:" for word in plain)
    return re.compile(
        rf"(?:{listed})\s*(?:n[.°ºo]*\s*)?(?:\d{{1,3}}(?:[.\-–]\d{{1,3}})?"
        rf"(?=\s*[.:–—|-]|\s*$|\s+(?-i:[A-ZÀ-Þ]))|[^\W\d]{{1,10}}\s*:){unnumbered}",
        re.IGNORECASE,
    )


def block_below(lines: Sequence[Line], at: int, measures: Measures) -> tuple[Line, ...]:
    """``lines[at]`` and those below that go on from it in one look and one pitch."""
    block = [lines[at]]
    for place in range(at + 1, len(lines)):
        line = lines[place]
        last = block[-1]
        if not same_look(last, line) or is_gap(last, line, measures) or bullet_length(line.text):
            break
        short = box_of(line).x1 - box_of(last).x1 > SHORTER * measures.size
        if like_body(line, measures) and (short or ends_sentence(last.text)):
            break
        block.append(line)
    return tuple(block)
