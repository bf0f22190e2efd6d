"""Finds the boxes before the first section that hold title, place and years, or the lead.

Designers set a title on a band of colour, and a summary on a pale panel. Neither is a callout.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.layout.callout_blocks import CalloutBlock
from pipeline.layout.metrics import Measures, is_larger, is_smaller
from pipeline.matching.criteria import KEYWORD_SCORES, sentence_of
from pipeline.matching.heading_words import match_headings
from pipeline.matching.periods import match_subtitle
from pipeline.matching.tables_of_contents import tables_of_contents
from pipeline.model.page import Line
from pipeline.profile.model import Profile
from pipeline.text.endings import ends_sentence

# Of the text's size. Notes and credits are set in four fifths of it, a summary in another face or
# a shade smaller in nine tenths; between the two is small print.
SMALL_PRINT = 0.85


def title_boxes(
    blocks: Iterable[CalloutBlock], lines: Sequence[Line], measures: Measures, profile: Profile
) -> list[CalloutBlock]:
    """Those of ``blocks`` that belong to what stands before the first section's heading.

    ``lines`` are the document's, page by page in reading order. Such a box fits no criterion, but
    for keywords that a title or a lead has by its subject, and opens like none, and its type is
    larger than the body's, or it names places and years, or it holds a sentence where nothing else
    before the heading does.
    """
    before = _before_first_section(lines, measures, profile)
    ids = {line.id for line in before}
    own = [
        block
        for block in blocks
        if may_be_title_box(block) and ids.issuperset(line.id for line in block.lines)
    ]
    heads = [block for block in own if _is_head(block, measures, profile)]
    boxed = {line.id for block in own for line in block.lines}
    text = [line for line in before if line.id not in boxed and not _is_large(line, measures)]
    if any(ends_sentence(line.text) for line in text):
        return heads
    return [block for block in own if block in heads or _is_lead(block, measures)]


def may_be_title_box(block: CalloutBlock) -> bool:
    """Whether ``block`` opens like no criterion, and fits none but by its keywords."""
    return block.match.score <= KEYWORD_SCORES[-1] and not block.match.opened


def _before_first_section(
    lines: Sequence[Line], measures: Measures, profile: Profile
) -> list[Line]:
    """The lines before the first section's heading, a table of contents left out.

    What is smaller than the body is a running head, or stands in a list of contents; where all
    headings are, those are bold.
    """
    headings = list(match_headings(lines, profile))
    tables = tables_of_contents(headings, lines)
    listed = {at for table in tables for at in table}
    heads = [at for at, _ in headings if at not in listed]
    large = [at for at in heads if not is_smaller(lines[at].size, measures.size)]
    first = next(iter(large or [at for at in heads if lines[at].bold]), 0)
    return [line for at, line in enumerate(lines[:first]) if at not in listed]


def _is_head(block: CalloutBlock, measures: Measures, profile: Profile) -> bool:
    """Whether a box holds a title, or places and years."""
    larger = all(_is_large(line, measures) for line in block.lines)
    return larger or match_subtitle(sentence_of(block.lines), profile) is not None


def _is_large(line: Line, measures: Measures) -> bool:
    """Whether a line is larger than the text: a title, which may be a question."""
    return is_larger(line.size, measures.size)


def _is_lead(block: CalloutBlock, measures: Measures) -> bool:
    """Whether a box holds a sentence that is no small print."""
    small = all(0 < line.size < SMALL_PRINT * measures.size for line in block.lines)
    return not small and ends_sentence(block.lines[-1].text)
