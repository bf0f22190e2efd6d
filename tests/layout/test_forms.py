"""Forms: a section in each cell of a frame, with its heading on top."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.layout.forms import form_areas, order_cells
from pipeline.model.geometry import Box
from pipeline.model.page import Line
from tests.stages.builders import ENDED, PROFILE, line

LEFT, RIGHT = 70, 300
EDGES_X, EDGES_Y = (60, 290, 520), (100, 200, 300)


def rules(x: Sequence[float] = EDGES_X, y: Sequence[float] = EDGES_Y) -> list[Box]:
    """The lines of a frame with two rows and two columns."""
    upright = [Box(at, y[0], at + 1, y[-1]) for at in x]
    return upright + [Box(x[0], at, x[-1], at + 1) for at in y]


def cell(heading: str, x: float, y: float, *texts: str) -> list[Line]:
    lines = [heading, *texts]
    return [line(text, x=x, y=y + 14 * at, width=200) for at, text in enumerate(lines)]


def by_rows() -> list[Line]:
    return [
        *cell("1. Setting", LEFT, 110, "of boats"), *cell("2. Work", RIGHT, 110, "of nets"),
        *cell("3. What came of it", LEFT, 210, "of ports"),
        *cell("4. Lessons learned", RIGHT, 210),
    ]  # fmt: skip


def by_columns() -> list[Line]:
    return [
        *cell("1. Setting", LEFT, 110, "of boats"), *cell("2. Work", LEFT, 210, "of nets"),
        *cell("3. What came of it", RIGHT, 110, "of ports"),
        *cell("4. Lessons learned", RIGHT, 210),
    ]  # fmt: skip


def across(lines: Sequence[Line]) -> list[Line]:
    """Lines in the order of one who does not see the frame."""
    return sorted(lines, key=lambda one: (one.box.top, one.box.x0) if one.box else (0, 0))


def read(lines: Sequence[Line], drawn: Sequence[Box]) -> list[str]:
    return [one.text for one in order_cells(across(lines), drawn, PROFILE, across)]


def test_a_form_is_read_cell_by_cell_as_its_sections_follow() -> None:
    for lines in (by_rows(), by_columns()):
        assert read(lines, rules()) == [one.text for one in lines]


def test_what_stands_over_and_under_a_form_is_read_before_and_after_it() -> None:
    title, end = line("The boats", y=40), line(ENDED, y=400)
    found = read([end, *by_rows(), title], rules())
    assert (found[0], found[-1], len(found)) == ("The boats", ENDED, 9)


def test_two_forms_follow_each_other() -> None:
    second = [
        *cell("Setting", LEFT, 510, "of boats"), *cell("Work", RIGHT, 510, "of nets"),
    ]  # fmt: skip
    drawn = [*rules(), *rules(y=(500, 600))]
    assert read([*by_rows(), *second], drawn)[-4:] == ["Setting", "of boats", "Work", "of nets"]


def test_without_a_frame_there_is_no_form() -> None:
    assert form_areas(by_rows(), [], PROFILE) == []
    assert read(by_rows(), []) == [one.text for one in across(by_rows())]


def test_the_frame_of_a_form_is_its_area() -> None:
    assert form_areas(by_rows(), rules(), PROFILE) == [Box(60, 100, 521, 301)]


def test_heads_of_columns_make_no_form() -> None:
    """Their cells hold nothing else; the text stands in those below."""
    table = [
        line("Setting", x=LEFT, y=110), line("Work", x=RIGHT, y=110),
        line("of boats", x=LEFT, y=210), line("of nets", x=RIGHT, y=210),
    ]  # fmt: skip
    assert form_areas(table, rules(), PROFILE) == []
    one = [*cell("Setting", LEFT, 110, "of boats"), *table[1:]]
    assert form_areas(one, rules(), PROFILE) == []


def test_sections_below_each_other_in_one_column_need_no_other_order() -> None:
    lines = [*cell("Setting", LEFT, 110, "of boats"), *cell("Work", LEFT, 210, "of nets")]
    assert form_areas(lines, rules(x=(60, 520)), PROFILE) == []


def test_a_cell_of_a_form_may_have_no_heading() -> None:
    lines = [*by_rows()[:6], line("The office keeps the list.", x=RIGHT, y=210, width=200)]
    assert read(lines, rules()) == [one.text for one in lines]


def test_what_stands_beside_a_form_is_no_cell_of_it() -> None:
    margin = line("The boats of the north", x=530, y=112, width=60)
    alone = [*cell("Setting", LEFT, 110, "of boats"), *cell("Work", LEFT, 210, "of nets"), margin]
    assert form_areas(alone, rules(x=(60, 520)), PROFILE) == []
