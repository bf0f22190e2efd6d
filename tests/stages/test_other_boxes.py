"""Boxes that express no criterion: callouts without one, or part of the text around them."""

from __future__ import annotations

from typing import Literal

from pipeline.model.document import Document
from pipeline.model.geometry import Box
from pipeline.model.page import Tint
from pipeline.stages.callouts import claim_callouts
from tests.stages.builders import ENDED, PROFILE, body, document, line, page

FITS, OTHER = "The work must last beyond the final season", "What a boat costs in a year of work"


def callouts(boxes: Literal["callouts", "text"]) -> tuple[Document, list[str]]:
    profile = PROFILE.model_copy(update={"other_boxes": boxes})
    lines = [
        line("Setting", y=60, size=14), *body(4, y=90, last=ENDED), line(FITS, y=160),
        *body(4, y=200, last=ENDED), line(OTHER, y=270), *body(4, y=310, last=ENDED),
    ]  # fmt: skip
    tints = [Tint(Box(60, y, 400, y + 24), "#dddddd") for y in (153, 263)]
    made = claim_callouts(document(page(*lines, tints=tints)), profile)
    return made, [one.text for one in made.findings.callouts]


def test_a_box_that_fits_no_criterion_is_a_callout_without_one() -> None:
    made, texts = callouts("callouts")
    assert texts == [FITS, OTHER]
    assert [one.code for one in made.notices] == ["unmatched-callout"]


def test_a_profile_may_say_that_it_is_part_of_the_text() -> None:
    made, texts = callouts("text")
    assert texts == [FITS]
    assert made.notices == ()
