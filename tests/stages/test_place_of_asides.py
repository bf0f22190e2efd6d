"""Which line of the text an aside follows, and tables that go on over several pages."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.audit.evidence_words import in_words
from pipeline.model.document import Document
from pipeline.model.evidence import SignalKind, evidence_of
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page
from pipeline.model.roles import Role
from pipeline.stages.asides import claim_asides
from pipeline.stages.headings import claim_headings
from tests.stages.builders import ENDED, PROFILE, TEXT, body, document, line, page

HEAD = line("Setting", y=60, bold=True)
ROWS = (("Port", "Boats"), ("Orsa", "12"), ("Lume", "7"))
MORE = (("Vey", "9"), ("Tor", "3"))


def table(y: float, rows: Sequence[tuple[str, str]] = ROWS, x: float = 70) -> list[Line]:
    return [
        line(cell, x + 130 * at, y + 15 * row)
        for row, cells in enumerate(rows)
        for at, cell in enumerate(cells)
    ]


def drawn(y: float, x: float = 70) -> list[Box]:
    """The drawn lines around the cells of ``table(y, x=x)``."""
    level = [Box(x - 10, y - 3 + 15 * at, x + 230, y - 2 + 15 * at) for at in range(4)]
    upright = [Box(x + at, y - 3, x + at + 1, y + 43) for at in (-10, 120, 229)]
    return [*level, *upright]


def claimed(start: Document) -> Document:
    return claim_asides(claim_headings(start, PROFILE), PROFILE)


def rows(*pages: Page) -> list[tuple[tuple[str, ...], ...]]:
    return [aside.rows for aside in claimed(document(*pages)).findings.asides]


def followed(start: Document) -> list[str]:
    """The lines that the asides follow."""
    made = claimed(start)
    return [made.by_id[aside.follows].text for aside in made.findings.asides]


def test_a_table_goes_on_over_three_pages() -> None:
    first = page(HEAD, *body(5, y=75, last=ENDED), *table(780))
    second = page(*table(60, MORE), number=2)
    third = page(*table(60, (("Ume", "4"), ("Ost", "8"))), *body(5, y=200), number=3)
    assert rows(first, second, third) == [(*ROWS, *MORE, ("Ume", "4"), ("Ost", "8"))]


def test_the_last_of_two_tables_goes_on_and_another_may_stand_below_it() -> None:
    first = page(HEAD, *body(5, y=75, last=ENDED), *table(200), *body(3, y=330, last=ENDED),
                 *table(600, MORE * 2, x=150))  # fmt: skip
    row = ("Ume", "4")
    second = page(*table(60, (row,), x=150), *body(5, y=200, last=ENDED), *table(400),
                  *body(5, y=700), number=2)  # fmt: skip
    assert rows(first, second) == [ROWS, (*MORE, *MORE, row), ROWS]
    assert evidence(first, second)[1] == "5 rows of 2 cells in columns"


def test_a_table_does_not_go_on_behind_a_page_of_pictures() -> None:
    first = page(HEAD, *body(5, y=75, last=ENDED), *table(780))
    picture = page(number=2, pictures=[Box(70, 70, 500, 500)])
    for more in (MORE, MORE[:1]):
        third = page(*table(60, more), *body(5, y=200), number=3)
        assert rows(first, picture, third) == [ROWS]


def test_rows_that_go_on_a_table_may_have_more_space_between_them_than_its_own() -> None:
    first = page(HEAD, *body(5, y=75, last=ENDED), *table(780))
    second = page(*table(60, MORE[:1]), *table(110, ROWS[1:]), *body(5, y=300), number=2)
    assert rows(first, second) == [(*ROWS, MORE[0], *ROWS[1:])]


def evidence(*pages: Page) -> list[str]:
    made = claimed(document(*pages))
    return [in_words(made.claims[one.lines[0]].evidence) for one in made.findings.asides]


def test_the_last_of_two_tables_goes_on_with_several_rows_and_is_known_as_before() -> None:
    first = page(HEAD, *body(5, y=75, last=ENDED), *table(200), *body(3, y=330, last=ENDED),
                 *table(600, MORE * 2, x=150), rules=drawn(200))  # fmt: skip
    second = page(*table(60, x=150), *body(5, y=200), number=2, rules=drawn(60, x=150))
    assert rows(first, second) == [ROWS, (*MORE, *MORE, *ROWS)]
    assert evidence(first, second) == [
        "3 rows of 2 cells between drawn lines",
        "7 rows of 2 cells in columns",
    ]


def test_a_cell_of_two_lines_is_whole_where_its_table_goes_on() -> None:
    first = page(HEAD, *body(5, y=75, last=ENDED), *table(740), rules=drawn(740))
    cells = [line("Vey", 70, 60), line("nine boats", 200, 60), line("and a barge", 200, 70),
             *table(85, (("Tor", "3"), ("Ume", "4")))]  # fmt: skip
    level = [Box(60, y, 300, y + 1) for y in (57, 82, 97, 112)]
    upright = [Box(x, 57, x + 1, 113) for x in (60, 190, 299)]
    second = page(*cells, *body(5, y=200), number=2, rules=[*level, *upright])
    more = (("Vey", "nine boats and a barge"), ("Tor", "3"), ("Ume", "4"))
    assert rows(first, second) == [(*ROWS, *more)]


@pytest.mark.parametrize("more", [1, 2])
@pytest.mark.parametrize(("x", "y", "goes_on"), [
    (70, 780, False),
    (70, 160, True),  # above it
    (224, 780, False),  # the table ends at 225
    (226, 780, True),  # in another column
])  # fmt: skip
def test_a_table_goes_on_where_no_text_stands_below_it(
    x: float, y: float, goes_on: bool, more: int
) -> None:
    near = line("The boats came home.", x=x, y=y)
    first = page(HEAD, *body(5, y=75, last=ENDED), *table(700), near, rules=drawn(700))
    second = page(*table(60, MORE[:more]), *body(5, y=200), number=2)
    assert rows(first, second) == [(*ROWS, *MORE[:more]) if goes_on else ROWS]


def two_columns(*right: Line) -> list[Line]:
    """A left column that goes down to 194, and what stands in the right one."""
    left = [line(f"The boats went out {at}", y=75 + 12 * at, width=220) for at in range(10)]
    return [HEAD, *left, *right]


def right(text: str, y: float) -> Line:
    return line(text, x=320, y=y, width=200)


def test_a_table_atop_the_right_column_follows_the_last_line_of_the_left() -> None:
    lines = two_columns(*table(75, x=320), right("They came home", 140))
    start = document(page(*lines, rules=drawn(75, x=320)))
    assert followed(start) == ["The boats went out 9"]


@pytest.mark.parametrize(("role", "flows"), [(Role.FURNITURE, False), (Role.TITLE, True)])
def test_a_running_header_or_a_title_over_both_columns_makes_them_none(
    role: Role, flows: bool
) -> None:
    wide = line("The harbour and its boats", y=40, width=450)
    lines = two_columns(*table(75, x=320), right("They came home", 150))
    start = document(page(wide, *lines, rules=drawn(75, x=320)))
    start = start.with_flow(start.flow[0 if flows else 1 :])
    start = start.claim(start.lines[:1], role, "x", evidence_of(SignalKind.TITLE_BLOCK))
    assert followed(start) == ["The boats went out 9"]


def test_a_picture_in_the_right_column_follows_the_line_above_it_there() -> None:
    lines = two_columns(right("They came home", 75), right("and left again", 200))
    start = document(page(*lines, pictures=[Box(320, 95, 520, 180)]))
    assert followed(start) == ["They came home"]


def test_what_begins_a_page_follows_the_text_that_ends_the_one_before() -> None:
    first = page(HEAD, *body(5, y=75, last=ENDED), line("Figure 1: Boats", y=300, size=8))
    second = page(*table(60), *body(5, y=200), number=2)
    assert followed(document(first, second)) == [ENDED, ENDED]


def test_a_table_right_under_a_heading_follows_it() -> None:
    text = body(5, y=75, last=ENDED)
    work = [line("Work", y=160, bold=True), *table(180), *body(5, y=300)]
    assert followed(document(page(HEAD, *text, *work))) == ["Work"]
    first, second = page(HEAD), page(*table(60), *body(5, y=200), number=2)
    assert followed(document(first, second)) == ["Setting"]


def test_a_table_in_the_left_column_follows_no_line_of_the_right() -> None:
    left = [line("The boats went out", y=75, width=220), *table(120)]
    lines = [HEAD, *left, right("They came home", 75), right("and left again", 90)]
    assert followed(document(page(*lines, rules=drawn(120)))) == ["The boats went out"]


def test_a_picture_below_the_closing_text_follows_the_last_line_of_the_section() -> None:
    closing = line("Since its start the harbour programme", y=150)
    lines = [HEAD, *body(5, y=75, last=ENDED), closing]
    start = document(page(*lines, pictures=[Box(70, 200, 300, 400)]))
    opens = evidence_of(SignalKind.OPENS_AS_CLOSING)
    start = start.claim(start.lines[-1:], Role.ABOUT, "about", opens)
    assert followed(start) == [ENDED]


def test_a_picture_stands_on_its_own_page() -> None:
    second = page(*body(5, y=75, last=ENDED), number=2, pictures=[Box(70, 200, 300, 400)])
    made = claimed(document(page(HEAD, *body(5, y=75)), second))
    (aside,) = made.findings.asides
    assert aside.page == 2
    assert made.by_id[aside.follows] == second.lines[-1]


def test_a_credit_between_two_pictures_is_that_of_the_upper_one() -> None:
    lines = [HEAD, *body(5, y=75, last=ENDED), line("Photo: L. Marsh", y=301, size=7)]
    pictures = [Box(70, 160, 300, 280), Box(70, 330, 300, 440)]
    made = claimed(document(page(*lines, *body(3, y=460), pictures=pictures)))
    found = [(one.caption, one.region and one.region.box) for one in made.findings.asides]
    assert found == [("Photo: L. Marsh", Box(70, 160, 300, 308)), (None, pictures[1])]


def test_what_the_closing_text_holds_is_no_aside() -> None:
    caption = line("Figure 1: Boats", y=300, size=8)
    start = claim_headings(document(page(HEAD, *body(5, y=75, last=ENDED), caption)), PROFILE)
    opens = evidence_of(SignalKind.OPENS_AS_CLOSING)
    start = start.claim(start.lines[-1:], Role.ABOUT, "about", opens)
    assert claim_asides(start, PROFILE).findings.asides == ()


def test_a_credit_belongs_to_the_picture_or_the_table_that_it_is_near() -> None:
    lines = [HEAD, *body(5, y=75, last=ENDED), *table(200), *body(3, y=330, last=ENDED)]
    credit = line("Photo: L. Marsh", y=520, size=7)
    picture = Box(70, 400, 300, 515)
    made = claimed(document(page(*lines, credit, *body(3, y=600), pictures=[picture])))
    found = [(aside.role, aside.caption) for aside in made.findings.asides]
    assert found == [(Role.TABLE, None), (Role.FIGURE, "Photo: L. Marsh")]


def test_the_area_of_a_table_with_a_credit_holds_both() -> None:
    credit = line("© L. Marsh", y=260, size=7)
    lines = [HEAD, *body(5, y=75, last=ENDED), *table(200), credit, *body(5, y=400, last=TEXT)]
    (aside,) = claimed(document(page(*lines))).findings.asides
    assert aside.region is not None
    assert aside.region.box == Box(70, 200, 225, 267)
