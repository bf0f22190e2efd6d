"""Finds pull quotes: a sentence of the text, set off from it and printed again."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
    blocks = _blocks_of_one_look(lines, measures)
    above = [None, *(last for *_, last in blocks)]
    below = [*(first for first, *_ in blocks[1:]), None]
    for block, over, under in zip(blocks, above, below, strict=False):
        first, *_ = block
        if like_body(first, measures) or len(block) > LINES_OF_QUOTE:
            continue
        evidence = _weigh_quote(block, over, under, lines, measures)
        if total_weight(evidence) >= ACCEPTED:
            found.append((tuple(block), evidence))
    return found


def _blocks_of_one_look(lines: Sequence[Line], measures: Measures) -> list[list[Line]]:
    """``lines`` in blocks of one look, up to a gap."""
    blocks: list[list[Line]] = []
    last: Line | None = None
    for line in lines:
        if last and same_look(last, line) and not is_gap(last, line, measures, GAP_IN_DISPLAY):
            blocks[-1].append(line)
        else:
            blocks.append([line])
        last = line
    return blocks


def _weigh_quote(
    block: Sequence[Line],
    above: Line | None,
    below: Line | None,
    lines: Sequence[Line],
    measures: Measures,
) -> Evidence:
    """What speaks for a pull quote; nothing where it is not set apart, or reads as a subheading.

    ``above`` and ``below`` are the lines around it, of all ``lines``.
    """
    first, last = block[0], block[-1]
    text = " ".join(line.text for line in block)
    words = len(text.split())
    if not WORDS_OF_QUOTE[0] <= words <= WORDS_OF_QUOTE[1] or bullet_length(first.text):
        return ()
    quoted = bool(_QUOTED.match(text))
    larger = is_larger(first.size, measures.size)
    clear = _clear(above, first, measures) and _clear(last, below, measures)
    # Larger type in quotation marks stands out even where a margin of 1 or 2 pt parts it off.
    if not (clear or (quoted and larger)):
        return ()
    ends = quoted or ends_sentence(last.text)
    repeats = _repeats(text, block, lines)
    if not (ends or repeats):
        return ()  # a subheading
    signs = {
        SignalKind.LARGER_THAN_BODY: larger,
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
    own, left = (
        min(box_of(line).x0 for line in some if line.page == block[0].page)
        for some in (block, lines)
    )
    return own - left > MOVED_IN * measures.size


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
