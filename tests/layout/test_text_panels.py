"""Boxes that a section's text stands in, of which a part may stand on the next page."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.model.geometry import Box
from pipeline.model.page import Line, Tint
from pipeline.stages.callouts import claim_callouts
from tests.stages.builders import PROFILE, TEXT, column, document, line, page

FRAME = Tint(Box(60, 90, 400, 700), "#0000ff", filled=False)
REST = "the nets that came home empty"


def boxes(
    rest: Tint, text: int = 5, words: str = REST, size: float = 10, more: Sequence[Tint] = ()
) -> int:
    """How many callouts: a frame with lines of ``text``, and on the next page a ``rest``."""
    framed = [line(TEXT, y=100 + 12 * at, size=size) for at in range(text)]
    one = page(*framed, line(TEXT, y=760), tints=[FRAME])
    two = page(line(words, y=60), *column(*[TEXT] * 9, y=400), number=2, tints=[rest])
    lines = tuple(Line(2, each.number, each.spans, each.box) for each in two.lines)
    made = document(one, page(*lines, number=2, tints=[rest, *more]))
    return len(claim_callouts(made, PROFILE).findings.callouts)


@pytest.mark.parametrize(("x0", "x1", "color", "filled", "found"), [
    (60, 400, "#0000ff", False, 0),
    (61, 399, "#0000ff", False, 0),
    (61.2, 400, "#0000ff", False, 1),
    (60, 398.8, "#0000ff", False, 1),
    (60, 400, "#00ff00", False, 1),
    (60, 400, "#0000ff", True, 1),
])  # fmt: skip
def test_the_rest_of_a_frame_around_text_holds_text(
    x0: float, x1: float, color: str, filled: bool, found: int
) -> None:
    assert boxes(Tint(Box(x0, 50, x1, 80), color, filled)) == found


def test_a_frame_of_few_words_is_no_frame_around_text() -> None:
    rest = Tint(Box(60, 50, 400, 80), "#0000ff", filled=False)
    assert boxes(rest, text=3) > 0  # thirty-six words
    assert boxes(rest, text=4) == 0  # forty-eight


def test_a_callout_in_such_a_frame_is_one() -> None:
    rest = Tint(Box(60, 50, 400, 80), "#0000ff", filled=False)
    assert boxes(rest, words="The work must last beyond the final season") == 1
    assert boxes(rest, words="carried by the harbour itself") == 1
    assert boxes(rest, words="The work must please all who see it") == 1  # it opens as one


def test_another_area_of_the_page_changes_nothing() -> None:
    rest = Tint(Box(60, 50, 400, 80), "#0000ff", filled=False)
    assert boxes(rest, more=[Tint(Box(60, 800, 400, 820), "#00ff00")]) == 0


def test_a_box_inside_such_a_frame_is_a_callouts() -> None:
    rest = Tint(Box(60, 50, 400, 80), "#0000ff", filled=False)
    assert boxes(rest, more=[Tint(Box(65, 55, 300, 75), "#00ff00")]) == 1


def test_a_frame_around_small_print_is_no_frame_around_text() -> None:
    rest = Tint(Box(60, 50, 400, 80), "#0000ff", filled=False)
    assert boxes(rest, size=8) == 2  # one for information, and what stands on the rest
