"""What is told from running titles, and what is one, by the numbers of pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model.page import Line, Page
from pipeline.stages.furniture import claim_furniture
from tests.stages.builders import PROFILE, TEXT, column, document, line, page, plain
from tests.support.steps import grows_with_size


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


@pytest.mark.parametrize(("above", "is_furniture"), [(False, True), (True, False)])
def test_a_line_under_another_is_no_header_because_it_has_a_number(
    above: bool, is_furniture: bool
) -> None:
    """Set as the text is, and in its rhythm; on the second page, a line may stand above it."""
    sheets = [
        page(
            *[line("A word", y=60)] * (above and n == 2),
            line(f"All the boats of crew {n}", y=80),
            *column(*[f"{TEXT} {n * 'x'} {at * 'y'}" for at in range(8)], y=100, pitch=20),
            number=n,
        )
        for n in (1, 2)
    ]
    made = claim_furniture(document(*sheets), PROFILE)
    assert bool(made.claims) is is_furniture


@pytest.mark.parametrize(("under", "is_furniture"), [(False, True), (True, False)])
def test_a_footer_with_a_number_follows_the_last_line_of_its_page(
    under: bool, is_furniture: bool
) -> None:
    """At any height, in text that a program set anew, where nothing stands below it."""

    def foot(n: int) -> list[Line]:
        footer = small(f"Harbour Notes page {n + 3}", y=330 + 60 * n)
        return [footer, *[line(f"word {'xy' * n}", y=345 + 60 * n)] * under]

    assert bool(claimed(foot)) is is_furniture


@pytest.mark.parametrize(("text", "pages", "is_furniture"), [
    ("2", 2, True),
    ("7", 2, False),
    ("1", 1, False),  # of one page
    ("ii", 2, False),
])  # fmt: skip
def test_the_one_number_of_several_pages_is_its_pages_own(
    text: str, pages: int, is_furniture: bool
) -> None:
    """It stands right below the text, as large as that."""
    found = claimed(lambda n: [line(text, y=320)] if n == pages else [], pages=pages)
    assert found == ({text} if is_furniture else set())


@pytest.mark.parametrize(("lines", "is_furniture"), [(1, True), (2, False)])
def test_in_plain_text_a_header_may_be_a_row_lower_on_one_page(
    lines: int, is_furniture: bool
) -> None:
    def sheet(n: int) -> Page:
        above = [plain(f"word {'xyz'[at]}") for at in range(lines if n == 2 else 0)]
        text = [plain(f"{TEXT} {n * 'x'} {at * 'y'}") for at in range(9)]
        return page(*above, plain("Harbour Notes"), *text, number=n)

    made = claim_furniture(document(sheet(1), sheet(2)), PROFILE)
    assert bool(made.claims) is is_furniture


def test_a_lone_number_of_plain_text_is_its_last_line() -> None:
    text = [plain(f"{TEXT} {at * 'y'}") for at in range(7)]
    for lines in ([plain("1", blank=True), *text], [*text, plain("1", blank=True), plain("End")]):
        assert not claim_furniture(document(page(*lines)), PROFILE).claims


def test_what_stands_over_a_running_head_is_none() -> None:
    head = line("Boats that Come Home", y=80, size=8)
    texts = [f"{TEXT} {at * 'y'}" for at in range(10)]
    first = page(line("Boats that Come Home", y=40, size=20), head, *column(*texts, y=200))
    above = line("A word", y=40)
    second = page(above, head, *column(*[f"{one} x" for one in texts], y=200), number=2)
    made = claim_furniture(document(first, second), PROFILE)
    assert {made.by_id[id].text for id in made.claims} == {head.text}


@pytest.mark.parametrize(("text", "are_furniture"), [
    ("{0} The {1}", True),
    ("{0} Ibid., the {1}", False),  # only notes say so, though no mark closes the number
])  # fmt: skip
def test_notes_of_one_line_that_count_with_the_pages(text: str, are_furniture: bool) -> None:
    words = ("boats", "nets", "crews", "light", "home")
    found = claimed(lambda n: [small(text.format(n, words[n - 1]), y=780)], pages=5)
    assert bool(found) is are_furniture


def test_numbers_that_skip_a_page_are_those_of_notes() -> None:
    words = ("boats", "nets", "crews", "light", "home")
    found = claimed(lambda n: [small(f"{n + (n > 3)}. The {words[n - 1]}", y=780)], pages=5)
    assert found == set()


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


def test_a_section_named_beside_a_running_head_is_one_where_its_heading_is_printed() -> None:
    heading = line("What came of it", y=160, size=14, bold=True)
    first = page(line("Boats that Come Home", y=60, size=20), heading, *column(*[TEXT] * 9, y=200))
    head = line("Boats that Come Home", y=40, size=8)
    beside = line("What came of it", x=400, y=40)
    second = page(head, beside, *column(*[TEXT] * 10, y=200), number=2)
    made = claim_furniture(document(first, second), PROFILE)
    assert {id.page for id in made.claims} == {2}
    assert {made.by_id[id].text for id in made.claims} == {head.text, beside.text}


def test_a_page_of_one_row_has_no_text_to_stand_apart_from() -> None:
    made = claim_furniture(
        document(page(line("1", y=760)), page(line("2", y=760), number=2)), PROFILE
    )
    assert {made.by_id[id].text for id in made.claims} == {"1", "2"}


def test_the_work_for_lines_that_repeat_grows_with_the_pages_not_with_their_square() -> None:
    def alike(pages: int) -> Callable[[], object]:
        """Pages whose second row is the same, and the first another word on each."""
        words = ("".join(chr(ord("a") + int(digit)) for digit in str(n)) for n in range(pages))
        rows = (column(word, *[TEXT] * 2, y=200) for word in words)
        sheets = [page(*lines, number=n) for n, lines in enumerate(rows, 1)]
        made = document(*sheets)
        return lambda: claim_furniture(made, PROFILE)

    assert grows_with_size(alike, 150)
