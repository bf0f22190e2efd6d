"""Finds pull quotes: a sentence of the text, set off from it and printed again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import inf

from rapidfuzz import fuzz

from pipeline.layout.compare import (
    GAP_IN_DISPLAY,
    box_of,
    exactly_like_body,
    is_gap,
    like_body,
    same_look,
)
from pipeline.layout.metrics import Measures, is_larger
from pipeline.model.evidence import Evidence, SignalKind, total_weight, weigh_signs
from pipeline.model.page import Line
from pipeline.text.endings import ends_sentence
from pipeline.text.joining import bullet_length

# A pull quote is a sentence or a few.
WORDS_OF_QUOTE, LINES_OF_QUOTE = (5, 70), 8
# Evidence that text is a pull quote adds up; being larger is not enough, for a subheading is, too.
ACCEPTED = 0.6
WEIGHTS = {
    SignalKind.LARGER_THAN_BODY: 0.3,
    SignalKind.COLOURED: 0.15,
    SignalKind.ITALIC: 0.15,
    SignalKind.INDENTED: 0.15,
    SignalKind.RARE_LOOK: 0.11,
    SignalKind.QUOTATION_MARKS: 0.35,
    SignalKind.ENDS_AS_SENTENCE: 0.2,
    SignalKind.REPEATS_TEXT: 0.4,
}
# Per cent of likeness: a quote may shorten the sentence that it repeats, or mend a letter.
REPEATED = 92.0
# Of all lines: a style that more of them have is not typical of a quote.
RARE = 0.05
# Em: what begins further in than this is moved in; less is a letter's overhang or a bracket.
MOVED_IN = 1.0
_QUOTED = re.compile(r"^\s*[«“\"„‹‘].*[»”\"“›’][.!?]?\s*$", re.DOTALL)


def find_quotes(
    lines: Sequence[Line], measures: Measures
) -> list[tuple[tuple[Line, ...], Evidence]]:
    """The pull quotes among the running text, each with the evidence for it."""
    found: list[tuple[tuple[Line, ...], Evidence]] = []
    at = 0
    while at < len(lines):
        block = _look_block(lines, at, measures)
        at += len(block)
        if like_body(block[0], measures) or len(block) > LINES_OF_QUOTE:
            continue
        evidence = _weigh_quote(block, lines, measures)
        if total_weight(evidence) >= ACCEPTED:
            found.append((block, evidence))
    return found


def _look_block(lines: Sequence[Line], at: int, measures: Measures) -> tuple[Line, ...]:
    """``lines[at]`` and those below it in one look, up to a gap."""
    block = [lines[at]]
    for place in range(at + 1, len(lines)):
        last, line = block[-1], lines[place]
        if is_gap(last, line, measures, GAP_IN_DISPLAY) or not same_look(last, line):
            break
        block.append(line)
    return tuple(block)


def _weigh_quote(block: Sequence[Line], lines: Sequence[Line], measures: Measures) -> Evidence:
    """What speaks for a pull quote; nothing where it is not set apart, or reads as a subheading."""
    first, last = block[0], block[-1]
    text = " ".join(line.text for line in block)
    words = len(text.split())
    if not WORDS_OF_QUOTE[0] <= words <= WORDS_OF_QUOTE[1] or bullet_length(first.text):
        return ()
    own = {line.id for line in block}
    places = [at for at, line in enumerate(lines) if line.id in own]
    above = lines[places[0] - 1] if places[0] else None
    below = lines[places[-1] + 1] if places[-1] + 1 < len(lines) else None
    if not (_clear(above, first, measures) and _clear(last, below, measures)):
        return ()
    quoted = bool(_QUOTED.match(text))
    ends = quoted or ends_sentence(last.text)
    repeats = _repeats(text, block, lines)
    if not (ends or repeats):
        return ()  # a subheading
    signs = {
        SignalKind.LARGER_THAN_BODY: is_larger(first.size, measures.size),
        SignalKind.COLOURED: first.color != measures.color,
        SignalKind.ITALIC: first.italic and not measures.italic,
        SignalKind.INDENTED: _moved_in(block, lines, measures),
        SignalKind.RARE_LOOK: _text_follows(below, measures) and _is_rare(first, lines),
        SignalKind.QUOTATION_MARKS: quoted,
        SignalKind.ENDS_AS_SENTENCE: ends,
        SignalKind.REPEATS_TEXT: repeats,
    }
    return weigh_signs(WEIGHTS, signs)


def _clear(above: Line | None, below: Line | None, measures: Measures) -> bool:
    return above is None or below is None or is_gap(above, below, measures)


def _moved_in(block: Sequence[Line], lines: Sequence[Line], measures: Measures) -> bool:
    page = [box_of(line).x0 for line in lines if line.page == block[0].page and line not in block]
    left = min(page, default=inf)
    return min(box_of(line).x0 for line in block) - left > MOVED_IN * measures.size


def _text_follows(below: Line | None, measures: Measures) -> bool:
    """Whether the text goes on below: behind the last of it, other matter is set apart, too."""
    return below is not None and exactly_like_body(below, measures)


def _is_rare(first: Line, lines: Sequence[Line]) -> bool:
    """Whether hardly any other line has the look of ``first``."""
    look = (first.color, first.italic, first.bold)
    same = sum(1 for line in lines if (line.color, line.italic, line.bold) == look)
    return same <= max(LINES_OF_QUOTE, RARE * len(lines))


def _repeats(text: str, block: Sequence[Line], lines: Sequence[Line]) -> bool:
    rest = " ".join(line.text for line in lines if line not in block)
    bare = text.strip(' «»“”"„‹›‘’.…')
    return bool(fuzz.partial_ratio(bare, rest, score_cutoff=REPEATED))
