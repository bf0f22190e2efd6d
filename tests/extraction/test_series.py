"""What shows that a file is a case of the series: its sections, and other signs of it."""

from __future__ import annotations

import pytest

from pipeline.errors import Rejected
from pipeline.extraction.extract import extract_bytes
from tests.stages.builders import ENDED, PROFILE, TEXT

PARAGRAPH = f"{TEXT}\n{TEXT}\n{ENDED}"


def is_case(*parts: str, sections_of_a_case: int | None = None) -> bool:
    """Whether a text of these parts, which a blank line separates, is taken for a case."""
    profile = PROFILE.model_copy(update={"sections_of_a_case": sections_of_a_case})
    try:
        extract_bytes("\n\n".join(parts).encode(), "a.txt", entities=False, profiles=[profile])
    except Rejected:
        return False
    return True


def under(*headings: str) -> list[str]:
    """Headings, each with a paragraph below it."""
    return [part for heading in headings for part in (heading, PARAGRAPH)]


TITLE = ("Report of the harbour office", PARAGRAPH)


def test_most_sections_are_enough() -> None:
    assert is_case(*TITLE, *under("Setting", "Costs", "Work", "Lessons learned"))
    assert not is_case(*TITLE, *under("Setting", "Costs", "Work", "Outlook"))


@pytest.mark.parametrize(("sign", "case"), [
    (("North Quay (2012-2014)",), True),
    (("The work must last beyond the final season",), True),
    (("Country: Northland", "Years: 2012-2014"), True),
    (("North Quay",), False),
    (("Some words in a box",), False),
    (("The office in 2014",), False),
])  # fmt: skip
def test_fewer_need_another_sign_of_the_series(sign: tuple[str, ...], case: bool) -> None:
    parts = ("NETS FOR THREE HARBOURS", "\n".join(sign), PARAGRAPH, *under("Setting", "Work"))
    assert is_case(*parts) is case


def test_a_title_with_years_is_no_line_of_place_and_years() -> None:
    assert not is_case("Report of the harbour office (2014)", PARAGRAPH, *under("Setting", "Work"))


def test_a_profile_may_say_how_many_are_enough() -> None:
    two = (*TITLE, *under("Setting", "Costs", "Work"))
    assert is_case(*two, sections_of_a_case=2)
    assert not is_case(*two, *under("Lessons learned"), sections_of_a_case=4)
