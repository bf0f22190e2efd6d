"""Figures on a page: their captions, the pictures near them, and the credits of pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import pytest

from pipeline.layout.compare import box_of
from pipeline.layout.figures import (
    Figure,
    belongs_to,
    captioned_figures,
    credits,
    plain_pictures,
)
from pipeline.layout.metrics import Measures
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page
from tests.stages.builders import ENDED, MEASURES, PROFILE, TEXT, body, line, page, texts
from tests.support.steps import grows_with_size

PICTURE = Box(70, 160, 300, 300)
CAPTION = line("Figure 1: Boats", y=305, size=8)


def captioned(*lines: Line, pictures: Sequence[Box] = ()) -> list[Figure]:
    made = page(*lines, pictures=pictures)
    return captioned_figures(made.lines, [made], MEASURES, PROFILE)


def plainly(*pages: Page, measures: Measures = MEASURES) -> list[tuple[int, list[str]]]:
    """The page and caption of each figure whose caption has no number."""
    lines = [one for made in pages for one in made.lines]
    found = plain_pictures(lines, [], pages, measures)
    return [(figure.page, texts(figure.caption)) for figure in found]


def credited(*lines: Line) -> list[list[str]]:
    made = page(*lines)
    return [texts(block) for block, _ in credits(made.lines, [made], MEASURES, PROFILE)]


def test_a_caption_may_be_the_first_of_the_text() -> None:
    assert [texts(one.caption) for one in captioned(CAPTION)] == [["Figure 1: Boats"]]


@pytest.mark.parametrize(
    ("picture", "holds"),
    [
        (PICTURE, True),
        (Box(310, 160, 500, 300), False),  # beside the caption
        (Box(0, 0, 595, 800), False),  # the ground of the page
    ],
)
def test_the_area_of_a_figure_holds_the_picture_over_its_caption(picture: Box, holds: bool) -> None:
    (found,) = captioned(CAPTION, pictures=[picture])
    assert found.area.holds(picture) is holds


def test_without_a_picture_the_area_goes_up_to_the_text_above() -> None:
    (found,) = captioned(line("Text ends.", y=200), CAPTION)
    assert found.area.top == pytest.approx(210 + 0.2 * 12)
    (beside,) = captioned(line("Text ends.", 400, 200), CAPTION)
    assert beside.area.top == 305


def test_a_credit_is_a_few_lines() -> None:
    def lines(count: int) -> list[Line]:
        words = ["© L. Marsh", *["and others"] * (count - 1)]
        return [line(text, y=300 + 9 * at, size=7) for at, text in enumerate(words)]

    assert len(credited(*lines(4))) == 1
    assert credited(*lines(5)) == []


def test_credits_one_right_below_the_other_are_one() -> None:
    lines = [line("© L. Marsh", y=300, size=7), line("© O. Reed", y=309, size=7)]
    assert credited(*lines) == [["© L. Marsh", "© O. Reed"]]


def test_without_words_for_credits_only_a_copyright_sign_opens_one() -> None:
    captions = PROFILE.captions.model_copy(update={"credits": {}})
    profile = PROFILE.model_copy(update={"captions": captions})
    made = page(
        line("Boats at dawn", y=300, size=7),
        line("© L. Marsh", y=330, size=7),
        line(": see the port", y=360, size=7),
    )
    found = credits(made.lines, [made], MEASURES, profile)
    assert [texts(block) for block, _ in found] == [["© L. Marsh"]]


def test_a_credit_belongs_to_an_area_of_its_page_above_or_below() -> None:
    credit = [line("© L. Marsh", y=310, size=7)]
    assert belongs_to(credit, 1, PICTURE, MEASURES)
    assert not belongs_to(credit, 2, PICTURE, MEASURES)
    assert not belongs_to(credit, 1, Box(310, 160, 500, 300), MEASURES)


def test_a_picture_between_lines_of_a_section_is_a_figure() -> None:
    above = body(3, y=60, last=ENDED)
    assert plainly(page(*above, pictures=[PICTURE])) == [(1, [])]
    assert plainly(page(line(TEXT, y=400), pictures=[PICTURE])) == []
    beside = line(TEXT, 310, 60)
    assert plainly(page(beside, pictures=[PICTURE])) == []
    second = page(line(TEXT, y=400), number=2, pictures=[PICTURE])
    assert plainly(page(*above), second) == []


def test_a_picture_that_is_known_is_no_second_figure_but_on_its_page() -> None:
    made = page(*body(3, y=60, last=ENDED), pictures=[PICTURE])
    for number, found in ((1, 0), (2, 1)):
        known = [(number, PICTURE)]
        assert len(plain_pictures(made.lines, known, [made], MEASURES)) == found


def test_a_caption_is_that_of_one_picture_and_in_its_area() -> None:
    small = line("Boats at dawn", y=305, size=8)
    below = Box(70, 330, 300, 420)
    lines = [*body(3, y=60, last=ENDED), small]
    made = page(*lines, pictures=[PICTURE])
    (found,) = plain_pictures(made.lines, [], [made], MEASURES)
    assert found.area == Box(70, 160, 300, 313)
    two = page(*lines, pictures=[PICTURE, Box(80, 170, 290, 298)])
    assert plainly(two) == [(1, ["Boats at dawn"]), (1, [])]
    assert plainly(page(*lines, pictures=[below._replace(top=332)])) == [(1, [])]
    right = line("Nets at dawn", 310, 303, size=8)
    assert plainly(page(*lines, right, pictures=[PICTURE])) == [(1, ["Boats at dawn"])]
    beside = line("Boats at dawn", 310, 305, size=8)
    assert plainly(page(*body(3, y=60), beside, pictures=[PICTURE])) == [(1, [])]


@pytest.mark.parametrize(("size", "gap", "wide", "found"), [
    (8, 10, 100, True),
    (10, 10, 100, False),  # set as the text is
    (8, 19, 100, False),
    (8, 10, 245, False),  # wider than the picture
])  # fmt: skip
def test_a_small_line_right_above_a_picture_is_its_caption(
    size: float, gap: float, wide: float, found: bool
) -> None:
    above = line("Boats at dawn", y=PICTURE.top - gap - size, size=size, width=wide)
    made = page(*body(3, y=60, last=ENDED), above, line(TEXT, y=320), pictures=[PICTURE])
    assert plainly(made) == [(1, ["Boats at dawn"] if found else [])]


def test_names_below_portraits_are_their_captions() -> None:
    """A name in bold and an office in regular, under pictures hardly wider than an icon."""
    text = [*body(3, y=60, last=ENDED), line(TEXT, y=240)]
    left, right = Box(70, 120, 125, 155), Box(200, 120, 255, 155)
    under = [line("Ana Roe", x, 158, size=7, bold=True) for x in (70, 200)]
    under += [line("clerk of the port", x, 166, size=7, width=54) for x in (70, 200)]
    made = page(*text, *under, pictures=[left, right])
    assert plainly(made) == [(1, ["Ana Roe", "clerk of the port"])] * 2
    icon = page(*text, *under, pictures=[left._replace(bottom=149)])
    assert plainly(icon) == []
    lower = [one if one.bold else replace(one, box=box_of(one)._replace(top=172, bottom=179))
             for one in under]  # fmt: skip
    assert plainly(page(*text, *lower, pictures=[left])) == [(1, ["Ana Roe"])]


def test_one_line_of_a_caption_may_be_wider_than_its_picture() -> None:
    text = body(3, y=60, last=ENDED)
    wide = line("Boats at dawn, on the day of the storm", y=303, size=8, width=300, italic=True)
    assert plainly(page(*text, wide, pictures=[PICTURE])) == [(1, [wide.text])]
    grey = line(wide.text, y=303, size=8, width=300, color="#777777")
    assert plainly(page(*text, grey, pictures=[PICTURE])) == [(1, [wide.text])]
    large = line(wide.text, y=303, width=300, italic=True)
    assert plainly(page(*text, large, pictures=[PICTURE])) == [(1, [])]
    two = [wide, replace(wide, box=box_of(wide)._replace(top=312, bottom=320))]
    assert plainly(page(*text, *two, pictures=[PICTURE])) == [(1, [])]
    outside = replace(wide, box=box_of(wide)._replace(x0=50))
    assert plainly(page(*text, outside, pictures=[PICTURE])) == [(1, [])]


def test_where_the_text_is_slanted_a_slanted_line_is_no_caption() -> None:
    below = line("Boats at dawn", y=305, italic=True)
    made = page(*body(3, y=60, last=ENDED), below, pictures=[PICTURE])
    assert plainly(made) == [(1, ["Boats at dawn"])]
    slanted = Measures(10.0, 12.0, italic=True, uniform=False)
    assert plainly(made, measures=slanted) == [(1, [])]


def of_pages(count: int) -> list[Page]:
    return [page(*body(3, y=60, last=ENDED), number=at) for at in range(1, count + 1)]


def test_the_work_for_pictures_grows_with_the_pages_not_with_their_square() -> None:
    assert plainly(*of_pages(50)) == []
    assert grows_with_size(lambda count: partial(plainly, *of_pages(count)), 50)


def among(credit: Line, *below: Line, above: str = ENDED) -> list[list[str]]:
    """The credits found where ``credit`` stands in running text, in its look or another."""
    return credited(*body(5, y=60, last=above), credit, *below)


@pytest.mark.parametrize("text", ["© L. Marsh", "(© L. Marsh)"])
@pytest.mark.parametrize("y", [120, 140])
def test_a_short_line_in_the_look_of_the_text_may_be_a_credit(text: str, y: float) -> None:
    assert among(line(text, y=y), *body(3, y=y + 12)) == [[text]]


def test_a_credit_in_the_look_of_the_text_is_no_part_of_a_sentence() -> None:
    credit = line("© L. Marsh", y=120)
    assert among(credit, line("was the first to come home.", y=132)) == []
    assert among(credit, *body(3, y=132), above=TEXT) == []
    assert among(line("© L. Marsh, who came home.", y=120), *body(3, y=132)) == []
    assert among(line(f"© {TEXT[:44]}", y=120), *body(3, y=132)) == []  # a filled line
    assert among(line(f"© {TEXT[:38]}", y=120), *body(3, y=132)) != []
    assert among(line("(c) the boats", y=120), *body(3, y=132)) == []
    assert among(line("Photo: L. Marsh", y=120), *body(3, y=132)) == []
    # Across gaps, no sentence goes on.
    far = line("was the first to come home.", y=160)
    assert among(line("© L. Marsh", y=140), far, above=TEXT) == [["© L. Marsh"]]
