"""Tables between the title and the first section."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.audit.conservation import balance
from pipeline.extraction.classify import run_stages
from pipeline.model.document import Document
from pipeline.model.geometry import Box
from pipeline.model.page import Line
from pipeline.model.roles import Role
from pipeline.stages.headings import claim_headings
from pipeline.stages.lead_tables import claim_lead_tables
from tests.stages.builders import ENDED, PROFILE, body, document, line, page

TITLE = line("The boats of the north", y=40, size=20)
ROWS = (("Port", "Boats"), ("Orsa", "12"), ("Lume", "7"))
CASE = [line("Setting", y=400, size=14), *body(3, y=420, last=ENDED)]


def table(rows: Sequence[tuple[str, str]] = ROWS, y: float = 200) -> list[Line]:
    return [
        line(cell, (70, 200)[at], y + 15 * row)
        for row, cells in enumerate(rows)
        for at, cell in enumerate(cells)
    ]


def claimed(*lines: Line, rules: Sequence[Box] = ()) -> Document:
    start = document(page(*lines, *CASE, rules=rules))
    return claim_lead_tables(claim_headings(start, PROFILE), PROFILE)


def rows(*lines: Line, rules: Sequence[Box] = ()) -> list[tuple[tuple[str, ...], ...]]:
    return [one.rows for one in claimed(*lines, rules=rules).findings.lead_tables]


def test_a_table_of_the_lead_is_kept_apart_from_its_text() -> None:
    made = run_stages(document(page(TITLE, *body(2, y=100, last=ENDED), *table(), *CASE)), PROFILE)
    (found,) = made.findings.lead_tables
    assert found.rows == ROWS
    assert [one.text for one in made.findings.lead][-1].endswith(ENDED)
    assert balance(made).is_balanced


def test_its_lines_are_of_no_other_part() -> None:
    made = claimed(TITLE, *table())
    assert [made.role(one) for one in made.lines[1:7]] == [Role.TABLE] * 6
    assert len(made.flow) == len(made.lines) - 6


def test_its_caption_goes_with_it() -> None:
    (found,) = claimed(TITLE, line("Table 1: Boats", y=185), *table()).findings.lead_tables
    assert found.caption == "Table 1: Boats"


def test_one_that_nothing_stands_above_may_hold_the_title() -> None:
    assert rows(*table()) == []
    assert rows(line("Table 1: Boats", y=185), *table()) == []


@pytest.mark.parametrize(("cell", "is_table"), [("Quay (2012-2014)", False), ("Quay", True)])
def test_one_with_place_and_years_is_the_title_block(cell: str, is_table: bool) -> None:
    assert bool(rows(TITLE, *table((*ROWS, (cell, "7"))))) is is_table


def test_two_rows_make_a_table_where_lines_are_drawn() -> None:
    frame = [Box(at, 190, at + 1, 240) for at in (60, 150, 280)]
    frame += [Box(60, at, 280, at + 1) for at in (190, 212, 240)]
    assert rows(TITLE, *table(ROWS[:2])) == []
    assert rows(TITLE, *table(ROWS[:2]), rules=frame) == [ROWS[:2]]


def test_a_table_of_a_section_is_none_of_the_lead() -> None:
    start = claim_headings(document(page(TITLE, *CASE, *table(y=500))), PROFILE)
    assert claim_lead_tables(start, PROFILE).findings.lead_tables == ()
