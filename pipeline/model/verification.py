"""What a verification found: how a record differs from the pictures of its pages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from pipeline.model.geometry import Box


class DifferenceKind(StrEnum):
    """How the record and a page differ."""

    NOT_IN_RECORD = "not-in-record"
    NOT_PRINTED = "not-printed"
    OTHER_WORDS = "other-words"
    OTHER_ORDER = "other-order"


class Difference(NamedTuple):
    """What the record says, what OCR reads on the page, and where.

    ``part`` is the path of the part of the record as in the account of lines, empty if none holds
    the place. ``box`` is in points, origin at the top left of the page.
    """

    kind: DifferenceKind
    part: str
    recorded: str
    printed: str
    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Verification:
    """The pages of a case that were verified, and the differences that were read twice."""

    pages: tuple[int, ...] = ()
    differences: tuple[Difference, ...] = ()
