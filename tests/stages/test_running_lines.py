"""What is told from running titles, and what is one, by the numbers of pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model.page import Line
from pipeline.stages.furniture import claim_furniture
from tests.stages.builders import PROFILE, TEXT, column, document, line, page


def claimed(foot: Callable[[int], list[Line]], pages: int = 2) -> set[str]:
    """The texts that are furniture where each page has what ``foot`` makes of its number."""
    sheets = [
        page(
            *column(*[f"{TEXT} {n * 'x'} {at * 'y'}" for at in range(10)], y=200),
            *foot(n),
            number=n,
        )
        for n in range(1, pages + 1)
    ]
    made = claim_furniture(document(*sheets), PROFILE)
    return {made.by_id[id].text for id in made.claims}


def small(text: str, y: float = 760.0, raised: str = "") -> Line:
    return line(text, y=y, size=8, raised=raised)


@pytest.mark.parametrize(("text", "is_furniture"), [
    ("{0}. Ibid.", False),  # a sentence ends
    ("{0}. See ibid, page four", False),  # only notes say so
    ("{0}. Harbour Notes", True),
    ("{0} Harbour Notes, spring ed.", True),  # no mark closes the number
    ("4. As above.", False),  # notes that begin anew on each page
])  # fmt: skip
def test_equal_notes_whose_numbers_count_with_the_pages(text: str, is_furniture: bool) -> None:
    foot = {n: text.format(n + 3) for n in (1, 2)}
    assert claimed(lambda n: [small(foot[n])]) == (set(foot.values()) if is_furniture else set())


def test_a_raised_number_is_no_pages_number() -> None:
    assert claimed(lambda n: [small("Harbour Notes", raised=str(n + 3))]) == set()


@pytest.mark.parametrize(("own", "is_furniture"), [(3, True), (0, False)])
def test_a_page_has_one_number(own: int, is_furniture: bool) -> None:
    def foot(n: int) -> list[Line]:
        return [small(f"{n + 3} Harbour guide"), line(str(n + own), y=800, size=9)]

    numbers = {str(n + own) for n in (1, 2)}
    titles = {f"{n + 3} Harbour guide" for n in (1, 2)}
    assert claimed(foot) == (numbers | titles if is_furniture else numbers)


@pytest.mark.parametrize(("end", "are_furniture"), [(".", False), ("", True)])
def test_a_note_a_page_at_one_place_is_no_changing_title(end: str, are_furniture: bool) -> None:
    words = ("boats", "nets", "crews", "light", "home")
    found = claimed(lambda n: [small(f"{n}. The {words[n - 1]}{end}", y=780)], pages=5)
    assert bool(found) is are_furniture


def test_raised_notes_at_one_place_are_no_changing_title() -> None:
    words = ("boats", "nets", "crews", "light", "home")
    assert claimed(lambda n: [small(words[n - 1], y=780, raised=str(n))], pages=5) == set()


@pytest.mark.parametrize(("text", "is_furniture"), [
    ("Harbour Notes – {0} –", True),
    ("All the boats of crew {1}", False),  # it counts along with the pages, from elsewhere
])  # fmt: skip
def test_a_header_set_as_the_text_holds_the_numbers_of_its_pages(
    text: str, is_furniture: bool
) -> None:
    # Its distance from the text is one that the text's rows keep to.
    head = {n: text.format(n, n + 6) for n in (1, 2)}
    sheets = [
        page(
            line(head[n], y=80),
            *column(*[f"{TEXT} {n * 'x'} {at * 'y'}" for at in range(8)], y=100, pitch=20),
            number=n,
        )
        for n in (1, 2)
    ]
    made = claim_furniture(document(*sheets), PROFILE)
    assert {made.by_id[id].text for id in made.claims} == (
        set(head.values()) if is_furniture else set()
    )


@pytest.mark.parametrize(("y", "gap", "is_furniture"), [
    (760, 60, True),
    (740, 60, False),  # not in the number's row
    (760, 18, False),  # not apart from the text
])  # fmt: skip
def test_what_stands_beside_a_page_number_is_a_running_title(
    y: float, gap: float, is_furniture: bool
) -> None:
    def foot(n: int) -> list[Line]:
        if n == 1:
            return [line("1", y=760)]
        last = line("Where the last line ends.", y=760 - gap)
        return [last, line("2", y=760), line("Harbour guide", x=300, y=y)]

    assert claimed(foot) == {"1", "2"} | ({"Harbour guide"} if is_furniture else set())


@pytest.mark.parametrize(("text", "size", "is_furniture"), [
    ("Case study 14", 10, True),
    ("Case study 14", 12, False),  # larger than the text
    ("What came of it", 10, False),  # a section's heading
])  # fmt: skip
def test_what_stands_beside_a_running_head_is_one(
    text: str, size: float, is_furniture: bool
) -> None:
    """A publication of two pages has each of its running heads once."""
    first = page(line("Boats that Come Home", y=60, size=20), *column(*[TEXT] * 10, y=200))
    head = line("Boats that Come Home", y=40, size=8)
    beside = line(text, x=400, y=40, size=size)
    second = page(head, beside, *column(*[TEXT] * 10, y=200), number=2)
    made = claim_furniture(document(first, second), PROFILE)
    found = {made.by_id[id].text for id in made.claims}
    assert found == {head.text} | ({text} if is_furniture else set())
