"""Tables of contents: what they list, and what stands with it, is no part of the case."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.model.document import Document
from pipeline.model.page import Line
from pipeline.model.roles import Role
from pipeline.stages.headings import claim_headings
from tests.stages.builders import PROFILE, TEXT, body, document, line, page, plain

TITLE = line("The boats of the north", y=40, size=20)
ENTRIES = ("1 Setting", "2 Work", "2.1 Nets", "3 Lessons learned")


def contents(y: float = 80, numbers: Sequence[str] = "1234", rows: float = 0) -> list[Line]:
    """Entries with the numbers of their pages in a column of their own, in rows or behind them."""
    names = [line(text, y=y + 14 * at) for at, text in enumerate(ENTRIES)]
    pages = [line(text, x=480, y=y + 14 * at + rows) for at, text in enumerate(numbers)]
    return [one for pair in zip(names, pages, strict=True) for one in pair]


def claimed(*lines: Line) -> Document:
    case = [line("Setting", y=400, size=14), *body(3, y=420), line("Work", y=480, size=14)]
    return claim_headings(document(page(*lines, *case, *body(3, y=500))), PROFILE)


def aside(*lines: Line) -> list[str]:
    made = claimed(*lines)
    return [one.text for one in made.lines[: len(lines)] if made.role(one) is Role.FURNITURE]


def test_numbers_of_pages_and_other_entries_stand_among_the_headings() -> None:
    listed = contents()
    assert aside(TITLE, *listed) == [one.text for one in listed]
    assert aside(TITLE, *sorted(listed, key=lambda one: one.text.isdigit())) == [
        *ENTRIES, *"1234",
    ]  # fmt: skip


def test_text_among_headings_makes_no_contents() -> None:
    listed = contents(numbers=["by Ada", "by Ben", "by Cy", "by Di"])
    assert aside(TITLE, *listed) == []


def test_a_number_on_another_line_is_none_of_theirs() -> None:
    for number in (line("7", x=480, y=60), line("7", x=20, y=80)):
        assert aside(TITLE, number, *contents())[0] == ENTRIES[0]


@pytest.mark.parametrize(("number", "is_one"), [
    ("12", True), ("..... 3", True), ("iv", True), ("XI", True),
    ("12345", False), ("ill", False), ("3 boats", False),
])  # fmt: skip
def test_the_number_of_a_page(number: str, is_one: bool) -> None:
    found = aside(TITLE, *contents(numbers=["1", number, "3", "4"]))
    assert (len(found) == 8) is is_one


def test_their_own_title_goes_with_them_where_the_publication_has_one_above() -> None:
    own = line("Table of contents", y=66, bold=True)
    assert aside(TITLE, own, *contents())[0] == own.text
    assert own.text not in aside(own, *contents())
    small = line("A small title above it", y=40)
    assert own.text not in aside(small, own, *contents())


def test_the_title_over_them_stands_on_their_page() -> None:
    own = line("Table of contents", y=66, bold=True)
    case = [line("Setting", y=400, size=14), *body(3, y=420), line("Work", y=480, size=14)]
    made = document(page(TITLE, own), page(*contents(), *case, *body(3, y=500), number=2))
    found = claim_headings(made, PROFILE)
    assert found.role(made.lines[1]) is not Role.FURNITURE
    assert found.role(made.lines[2]) is Role.FURNITURE


def test_contents_that_open_a_publication_have_no_title_above() -> None:
    case = [line("Setting", y=400, size=14), *body(3, y=420), line("Work", y=480, size=14)]
    last = line("The boats at home", y=500, bold=True)
    made = document(page(*contents(), line("The boats of the north", y=300, size=20), *case, last))
    found = claim_headings(made, PROFILE)
    assert found.role(made.lines[0]) is Role.FURNITURE
    assert found.role(made.lines[-1]) is not Role.FURNITURE


@pytest.mark.parametrize("above", [
    line("Table of contents", y=66),
    line("The north (2012-2014)", y=66, bold=True),
    line("All that stands on the pages of this", y=66, bold=True),
])  # fmt: skip
def test_another_line_above_them_stays(above: Line) -> None:
    assert above.text not in aside(TITLE, above, *contents())


def test_text_that_runs_on_is_no_title() -> None:
    assert TEXT not in aside(TITLE, line(TEXT, y=60, bold=True), *contents())


def test_a_heading_that_comes_again_heads_its_section() -> None:
    made = claimed(TITLE, *contents())
    assert [one.key for one in made.findings.headings] == ["setting", "work"]


def test_figures_beside_text_under_headings_make_no_contents() -> None:
    """Where the headings have no numbers beside them, lines with numbers are tables of sections."""
    lines = []
    for at, name in enumerate(("Setting", "Work", "Lessons learned")):
        y = 80.0 + 60 * at
        lines += [line(name, y=y, size=14), line("Boats", y=y + 20), line("12", x=200, y=y + 20)]
    made = claim_headings(document(page(TITLE, *lines)), PROFILE)
    assert [one.key for one in made.findings.headings] == ["setting", "work", "lessons"]


@pytest.mark.parametrize(("words", "is_title"), [(5, True), (6, False)])
def test_their_title_has_five_words_at_most(words: int, is_title: bool) -> None:
    own = line(" ".join(["It"] * words), y=66, bold=True)
    assert (own.text in aside(TITLE, own, *contents())) is is_title


def test_their_title_may_be_larger_than_the_text_and_not_bold() -> None:
    own = line("Table of contents", y=66, size=14)
    assert own.text in aside(TITLE, own, *contents())


@pytest.mark.parametrize(
    ("above", "found"),
    [
        (["The boats", "Orsa (2014)", "Contents"], True),
        (["Contents"], True),  # before the title
        (["The boats", "Orsa (2014)"], False),  # the place, not the title of the contents
        (["The boats", "Orsa (2014)", "What is in this publication of boats"], False),
    ],
)
def test_in_plain_text_the_contents_title_is_a_short_line_apart(
    above: list[str], found: bool
) -> None:
    head = [plain(text, blank=True) for text in above]
    entries = [text for text in ENTRIES if text != "2.1 Nets"]
    listed = [plain(text, blank=not at) for at, text in enumerate(entries)]
    case = [plain(text, blank=True) for text in ("Setting", TEXT, "Work", TEXT)]
    made = claim_headings(document(page(*head, *listed, *case)), PROFILE)
    assert (made.role(made.lines[len(above) - 1]) is Role.FURNITURE) is found
