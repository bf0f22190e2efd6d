"""Tables, figures and pictures inside the sections, and where in the text each belongs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.audit.evidence_words import in_words
from pipeline.model.document import Document
from pipeline.model.findings import Aside
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page
from pipeline.model.roles import Role
from pipeline.stages.asides import claim_asides
from pipeline.stages.headings import claim_headings
from tests.stages.builders import ENDED, PROFILE, body, document, line, page, plain

HEAD = line("Setting", y=60, bold=True)
ROWS = (("Port", "Boats"), ("Orsa", "12"), ("Lume", "7"))


def table(y: float, rows: tuple[tuple[str, str], ...] = ROWS) -> list[Line]:
    return [
        line(cell, (70, 200)[at], y + 15 * row)
        for row, cells in enumerate(rows)
        for at, cell in enumerate(cells)
    ]


def claimed(*pages: Page) -> Document:
    return claim_asides(claim_headings(document(*pages), PROFILE), PROFILE)


def asides(*pages: Page) -> tuple[Aside, ...]:
    return claimed(*pages).findings.asides


def around(*lines: Line, pictures: tuple[Box, ...] = (), ocr: bool = False) -> Page:
    """The lines between two pieces of a section's text."""
    top, below = body(5, y=75, last=ENDED), body(5, y=400)
    return page(HEAD, *top, *lines, *below, pictures=pictures, ocr=ocr)


def test_a_table_with_its_caption_leaves_the_flow() -> None:
    made = claimed(around(line("Table 1: Boats", y=180), *table(200)))
    found = made.findings.asides[0]
    assert (found.role, found.caption, found.rows) == (Role.TABLE, "Table 1: Boats", ROWS)
    assert made.by_id[found.follows].text == ENDED
    assert found.region is not None
    assert found.region.box == Box(70, 200, 225, 240)
    assert "Orsa" not in {one.text for one in made.flow}
    assert in_words(made.claims[found.lines[0]].evidence) == "3 rows of 2 cells in columns"


def test_nothing_before_the_first_heading_is_one() -> None:
    assert asides(page(*table(30), HEAD, *body(5, y=75))) == ()
    assert asides(page(*table(30), *body(5, y=75))) == ()
    assert asides(page(plain("Setting"), plain("Figure 1: x", blank=True))) == ()


def test_two_rows_alone_are_no_table_but_may_go_on() -> None:
    assert asides(around(*table(200, ROWS[:2]))) == ()
    first = page(HEAD, *body(5, y=75, last=ENDED), *table(780))
    two = table(60, (("Vey", "9"), ("Tor", "3")))
    second = page(*two, *body(5, y=200), number=2)
    assert [found.rows for found in asides(first, second)] == [(*ROWS, ("Vey", "9"), ("Tor", "3"))]
    (whole,) = asides(first, second)
    assert whole.region and (whole.region.page, whole.region.box) == (1, Box(70, 780, 225, 820))
    three = page(*table(60), *body(5, y=200), number=2)
    assert [found.rows for found in asides(first, three)] == [(*ROWS, *ROWS)]
    one = page(*table(60, (("Vey", "9"),)), *body(5, y=200), number=2)
    assert asides(first, one)[0].rows == (*ROWS, ("Vey", "9"))
    below = page(HEAD, *body(5, y=75, last=ENDED), *table(200), *body(3, y=600))
    assert asides(below, one)[0].rows == ROWS
    later = page(*body(3, y=60), *two, *body(5, y=200), number=2)
    moved = [ln for ln in later.lines if ln.text not in {"Vey", "9", "Tor", "3"}]
    low = page(*moved[:3], *table(150, (("Vey", "9"), ("Tor", "3"))), number=2)
    assert asides(first, low)[0].rows == ROWS


def drawn(y: float, rows: int = 3) -> tuple[Box, ...]:
    """The drawn lines around the cells of ``table(y)``."""
    level = [Box(60, y - 3 + 15 * at, 300, y - 2 + 15 * at) for at in range(rows + 1)]
    upright = [Box(x, y - 3, x + 1, y - 2 + 15 * rows) for x in (60, 190, 299)]
    return (*level, *upright)


def test_a_table_between_drawn_lines_is_one_and_may_have_two_rows() -> None:
    for rows in (2, 3):
        lines = [HEAD, *body(5, y=75, last=ENDED), *table(200, ROWS[:rows]), *body(5, y=400)]
        made = claimed(page(*lines, rules=drawn(200, rows)))
        (found,) = made.findings.asides
        assert found.rows == ROWS[:rows]
        words = in_words(made.claims[found.lines[0]].evidence)
        assert words == f"{rows} rows of 2 cells between drawn lines"


@pytest.mark.parametrize(("above", "tables"), [(False, 1), (True, 2)])
def test_a_drawn_table_goes_on_at_the_top_of_the_next_page(above: bool, tables: int) -> None:
    first = page(HEAD, *body(5, y=75, last=ENDED), *table(700), rules=drawn(700))
    head = body(2, y=60, last=ENDED) if above else []
    second = page(*head, *table(100), *body(5, y=300), number=2, rules=drawn(100))
    assert len(asides(first, second)) == tables


def test_the_last_table_of_a_page_goes_on_on_the_next() -> None:
    first = page(HEAD, *body(5, y=75, last=ENDED), *table(300), *body(5, y=400), *table(780))
    second = page(*table(60, (("Vey", "9"), ("Tor", "3"))), *body(5, y=200), number=2)
    assert [len(one.rows) for one in asides(first, second)] == [3, 5]


def test_a_table_in_other_columns_at_the_top_of_the_next_page_is_its_own() -> None:
    first = page(HEAD, *body(5, y=75, last=ENDED), *table(780))
    other = [line(cell, x, 60 + 15 * row) for row in range(3)
             for cell, x in zip(("Port", "Crew", "Nets"), (90, 260, 400), strict=True)]  # fmt: skip
    second = page(*other, *body(5, y=200), number=2)
    assert [len(one.rows) for one in asides(first, second)] == [3, 3]


def test_a_picture_follows_the_last_line_of_its_page() -> None:
    first = page(HEAD, *body(5, y=75, last=ENDED), pictures=(Box(70, 160, 300, 300),))
    made = claimed(first, page(*body(5), number=2))
    assert made.by_id[made.findings.asides[0].follows].text == ENDED


def test_a_figure_is_known_by_its_caption() -> None:
    found = asides(around(line("Figure 1: Boats", y=300)))[0]
    assert (found.role, found.caption) == (Role.FIGURE, "Figure 1: Boats")
    assert found.region is not None
    assert found.region.box == pytest.approx(Box(70, 135.4, 145, 310))


def test_a_caption_stands_apart_from_the_sentence_above() -> None:
    top = body(5, y=75)
    near = page(HEAD, *top, line("Figure 1: Boats", y=135), *body(5, y=400))
    assert asides(near) == ()
    apart = page(HEAD, *top, line("Figure 1: Boats", y=145), *body(5, y=400))
    assert len(asides(apart)) == 1
    ended = page(HEAD, *body(5, y=75, last=ENDED), line("Figure 1: B", y=135), *body(5, y=400))
    assert len(asides(ended)) == 1


def test_a_caption_has_four_lines_at_most() -> None:
    def caption(count: int) -> list[Line]:
        rest = [line("and more", y=310 + 10 * at, size=8) for at in range(count - 1)]
        return [line("Figure 1: Boats", y=300, size=8), *rest]

    assert len(asides(around(*caption(4)))) == 1
    assert asides(around(*caption(5))) == ()


@pytest.mark.parametrize(("bottom", "near"), [(266, True), (262, False)])
def test_a_figures_area_holds_the_picture_near_its_caption(bottom: float, near: bool) -> None:
    picture = Box(70, 160, 300, bottom)
    found = asides(around(line("Figure 1: Boats", y=300), pictures=(picture,)))
    captioned = next(one for one in found if one.caption)
    assert captioned.region is not None
    assert (captioned.region.box.top == 160) is near
    assert len(found) == (1 if near else 2)


def test_a_picture_without_a_caption_is_a_figure() -> None:
    found = asides(around(pictures=(Box(70, 160, 300, 300),)))
    assert [(one.role, one.caption) for one in found] == [(Role.FIGURE, None)]
    assert claimed(around(pictures=(Box(70, 160, 300, 300),))).by_id[found[0].follows].text == ENDED
    assert asides(around(pictures=(Box(70, 160, 300, 300),), ocr=True)) == ()
    assert asides(around(pictures=(Box(70, 20, 300, 50),))) == ()


@pytest.mark.parametrize(("wide", "high", "found"), [
    (52, 52, True), (48, 48, False), (52, 31, True), (52, 29, False), (29, 100, False),
])  # fmt: skip
def test_a_picture_is_larger_than_an_icon(wide: float, high: float, found: bool) -> None:
    assert bool(asides(around(pictures=(Box(70, 160, 70 + wide, 160 + high),)))) is found


@pytest.mark.parametrize(("height", "found"), [(757, True), (759, False)])
def test_a_picture_of_nine_tenths_of_the_page_is_its_ground(height: float, found: bool) -> None:
    text = body(5, y=75, last=ENDED)
    picture = Box(400, 140, 580, 140 + height)
    made = page(HEAD, *[replace(one, box=Box(70, one.box.top, 500, one.box.bottom))
                        for one in text if one.box], pictures=(picture,))  # fmt: skip
    assert bool(asides(made)) is found


def test_a_picture_that_is_written_on_is_none() -> None:
    made = around(line("on it", y=200), pictures=(Box(70, 160, 300, 300),))
    assert asides(made) == ()


def test_a_quote_follows_the_line_before_it() -> None:
    quote = [line("“We leave the harbour before light”", 100, 220, 14, color="#0000ff")]
    made = claimed(around(*quote))
    found = made.findings.asides[0]
    assert (found.role, found.text) == (Role.QUOTE, quote[0].text)
    assert made.by_id[found.follows].text == ENDED


def test_a_heading_below_a_narrow_table_does_not_go_before_it() -> None:
    rows = table(200)
    heading = line("Work", y=260, bold=True)
    made = claimed(page(HEAD, *body(5, y=75, last=ENDED), *rows, heading, *body(5, y=280)))
    assert made.by_id[made.findings.asides[0].follows].text == ENDED


@pytest.mark.parametrize("text", [
    "© Harbour archive / L. Marsh",
    "(c) Harbour archive",
    "Photo: L. Marsh",
    "Photo credit : L. Marsh",
    "Photo © L. Marsh",
    "(Photo: L. Marsh)",
])  # fmt: skip
def test_a_credit_is_known_by_its_first_words(text: str) -> None:
    (found,) = asides(around(line(text, y=300, size=7)))
    assert (found.role, found.caption) == (Role.FIGURE, text)


@pytest.mark.parametrize("text", ["Photos were taken", "Photo albums: many", "L. Marsh © 2012"])
def test_other_small_lines_are_none(text: str) -> None:
    assert asides(around(line(text, y=300, size=7))) == ()


def test_the_third_item_of_a_list_is_no_credit() -> None:
    item = line("(c) Boats for all: the port", y=300, italic=True)
    assert asides(around(item)) == ()


def test_a_credit_set_as_the_text_stands_near_a_picture() -> None:
    credit = line("Photo: L. Marsh", y=300)
    assert asides(around(credit)) == ()
    found = asides(around(credit, pictures=(Box(70, 160, 300, 290),)))
    assert [one.caption for one in found] == ["Photo: L. Marsh"]


def test_a_credit_belongs_to_the_caption_or_the_table_above_it() -> None:
    caption, credit = line("Figure 1: Boats", y=300, size=8), line("© L. Marsh", y=316, size=7)
    (found,) = asides(around(caption, credit))
    assert found.caption == "Figure 1: Boats © L. Marsh"
    far = line("© L. Marsh", y=350, size=7)
    assert [one.caption for one in asides(around(caption, far))] == [
        "Figure 1: Boats",
        "© L. Marsh",
    ]
    (ruled,) = asides(around(*table(200), line("© L. Marsh", y=260, size=7)))
    assert (ruled.rows, ruled.caption) == (ROWS, "© L. Marsh")


PICTURE = (Box(70, 160, 300, 300),)


@pytest.mark.parametrize(("below", "caption"), [
    ([line("Boats at dawn", y=305, size=8)], "Boats at dawn"),
    ([line("Boats at dawn", y=305, italic=True)], "Boats at dawn"),
    ([line("Boats at", y=305, size=8), line("dawn", y=315, size=8)], "Boats at dawn"),
    ([line("Boats at dawn", y=305)], None),
    ([line("Boats at dawn", y=317, size=8)], "Boats at dawn"),
    ([line("Boats at dawn", y=319, size=8)], None),
    ([line("Boats at dawn", y=305, size=8, width=239)], "Boats at dawn"),
    ([line("Boats at dawn", y=305, size=8, width=241)], None),
    ([line("Boats at dawn", 61, 305, size=8)], "Boats at dawn"),
    ([line("Boats at dawn", 59, 305, size=8)], None),
    ([line("Boats", y=305 + 10 * at, size=8) for at in range(5)], None),
])  # fmt: skip
def test_small_lines_right_below_a_picture_are_its_caption(
    below: list[Line], caption: str | None
) -> None:
    assert [one.caption for one in asides(around(*below, pictures=PICTURE))] == [caption]


def test_a_caption_without_a_number_comes_before_the_credit_below_it() -> None:
    below = [line("Boats at dawn", y=305, size=8), line("Photo: L. Marsh", y=320, size=7)]
    assert [one.caption for one in asides(around(*below, pictures=PICTURE))] == [
        "Boats at dawn Photo: L. Marsh"
    ]


def test_the_cells_of_a_form_are_no_table() -> None:
    """Each holds a section, with its heading on top."""
    frame = [Box(at, 100, at + 1, 300) for at in (60, 290, 520)]
    frame += [Box(60, at, 520, at + 1) for at in (100, 200, 300)]
    texts = [("Setting", "Boats came."), ("Work", "Nets came."), ("Boats", "12")]
    places = [(70.0, 110.0), (300.0, 110.0), (70.0, 210.0)]
    lines = [
        one
        for (head, below), (x, y) in zip(texts, places, strict=True)
        for one in (line(head, x=x, y=y, bold=True), line(below, x=x, y=y + 14))
    ]
    start = document(page(*lines, rules=frame))
    made = claim_asides(claim_headings(start, PROFILE), PROFILE)
    assert made.findings.asides == ()
    without = [*lines[1:2], *lines[3:]]
    heads = [line("Setting", y=40, bold=True), *without]
    made = claim_asides(claim_headings(document(page(*heads, rules=frame)), PROFILE), PROFILE)
    assert [one.role for one in made.findings.asides] == [Role.TABLE]
