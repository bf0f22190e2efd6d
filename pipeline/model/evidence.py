"""What speaks for a claim, as values; ``audit/evidence_words`` has the words."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum, auto
from typing import NamedTuple


class SignalKind(StrEnum):
    """A sign that a stage saw, or one that speaks against its claim."""

    # Furniture and guide
    REPEATS = auto()
    COUNTS_WITH_PAGES = auto()
    BESIDE_RUNNING_LINE = auto()
    SAME_PLACE = auto()
    NAMES_LARGER_TITLE = auto()
    IN_MARGIN_OF_FILE = auto()
    TURNED = auto()
    WATERMARK = auto()
    IN_LIST_OF_CRITERIA = auto()
    NAMES_SERIES = auto()
    ON_NO_CASES_PAGE = auto()
    # Fact box
    FACT_LABEL = auto()
    AMONG_FACT_LABELS = auto()
    FACT_VALUE = auto()
    FACTS_TITLE = auto()
    # Notes
    SMALLER_THAN_BODY = auto()
    RAISED_MARKER = auto()
    CALL_OF_LINE_ABOVE = auto()
    MARKER_CALLED = auto()
    NEXT_IN_NUMBER = auto()
    FOLLOWS_NOTE = auto()
    COUNTS_ON = auto()
    HOLDS_ADDRESS = auto()
    FOOT_OF_PAGE = auto()
    STANDS_ALONE = auto()
    SECTION_HEADING = auto()
    ANNOUNCED_LIST = auto()
    SECTION_ENDS_BELOW = auto()
    IN_LIST_OF_NOTES = auto()
    NOTES_TITLE = auto()
    # Callouts
    OWN_AREA = auto()
    UNLIKE_BODY = auto()
    CRITERION_ON_OWN_LINES = auto()
    READS_AS_CRITERION = auto()
    # Headings
    TABLE_OF_CONTENTS = auto()
    IN_ANNEX = auto()
    HEADING_WORDS = auto()
    LARGER_THAN_BODY = auto()
    BOLD = auto()
    COLOURED = auto()
    ITALIC = auto()
    CAPITALS = auto()
    SPACE_ABOVE = auto()
    SPACE_BELOW = auto()
    SENTENCE_ENDS_ABOVE = auto()
    # Title
    TITLE_BLOCK = auto()
    PLACE_AND_YEARS = auto()
    BEFORE_FIRST_SECTION = auto()
    # Closing text
    OPENS_AS_CLOSING = auto()
    CLOSING_WORDS = auto()
    SERIES_FROM_FIRST_LINE = auto()
    BEGINS_LAST_PAGE = auto()
    PAGE_BEFORE_NOT_FULL = auto()
    COLUMN_BEFORE_NOT_FULL = auto()
    BEGINS_LOW = auto()
    BEHIND_NOTES = auto()
    AFTER_SENTENCE = auto()
    SERIES_BEFORE_TITLE = auto()
    # Tables, figures, quotes
    CELLS_IN_COLUMNS = auto()
    CELLS_BETWEEN_RULES = auto()
    OPENS_AS_CAPTION = auto()
    OPENS_AS_CREDIT = auto()
    PICTURE = auto()
    INDENTED = auto()
    RARE_LOOK = auto()
    QUOTATION_MARKS = auto()
    ENDS_AS_SENTENCE = auto()
    REPEATS_TEXT = auto()
    # The rest
    UNDER_HEADING = auto()
    NO_STAGE = auto()
    CORRECTED = auto()


class Signal(NamedTuple):
    """One sign with its weight (negative where it speaks against the claim).

    ``detail`` is what its words name: the heading that a line stands under, a table's rows and
    cells, the person who corrected.
    """

    kind: SignalKind
    weight: float = 1.0
    detail: tuple[str | int, ...] = ()


Evidence = tuple[Signal, ...]


def evidence_of(kind: SignalKind, *detail: str | int) -> Evidence:
    """The evidence that is this one sign."""
    return (Signal(kind, 1.0, detail),)


def weigh_signs(
    weights: Mapping[SignalKind, float], held: Mapping[SignalKind, float | bool]
) -> Evidence:
    """The signs that hold, each with its weight times how far it holds (True is wholly)."""
    return tuple(Signal(kind, weights[kind] * share) for kind, share in held.items() if share)


def total_weight(evidence: Evidence) -> float:
    """What all signs weigh together, to four decimals: 0.1 and 0.2 are 0.3."""
    return round(sum(signal.weight for signal in evidence), 4)
