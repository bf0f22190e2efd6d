"""Words that a case begins with in a volume."""

from __future__ import annotations

import pytest

from pipeline.matching.case_openers import case_starts, opens_case
from pipeline.model.page import Page
from tests.matching.profiles import PROFILE
from tests.stages.builders import line, page

SERIES = PROFILE.model_copy(update={"case_begins": {"en": ("Case study {n}", "Our visit")}})


def starts(*texts: tuple[str, ...]) -> list[int]:
    pages: list[Page] = [
        page(*(line(text, y=60 + 20 * at) for at, text in enumerate(lines)), number=number)
        for number, lines in enumerate(texts, 1)
    ]
    return case_starts(pages, SERIES)


@pytest.mark.parametrize(("text", "opens"), [
    ("Case study 3", True), ("CASE STUDY 12", True), ("Our visit", True),
    ("Case study 3: The boats", True), ("Case study 3 – The boats", True),
    ("Case study", False), ("Case study 3 shows that boats", False), ("Our visits", False),
    ("The case study 3", False),
])  # fmt: skip
def test_a_line_of_its_own_says_that_a_case_begins(text: str, opens: bool) -> None:
    assert opens_case(text, SERIES) is opens


def test_a_case_begins_on_the_page_that_says_so() -> None:
    assert starts(("Cover",), ("Case study 1",), ("text",), ("Case study 2",)) == [2, 4]


def test_a_page_that_names_several_is_a_table_of_contents() -> None:
    assert starts(("Case study 1", "Case study 2"), ("Case study 1",)) == [2]


def test_a_line_on_each_page_of_a_case_is_its_running_head() -> None:
    assert starts(("Case study 1",), ("Case study 1",), ("Case study 2",), ("Case study 2",)) == [
        1, 3,
    ]  # fmt: skip


def test_without_such_words_nothing_does() -> None:
    assert case_starts([page(line("Case study 1"))], PROFILE) == []
