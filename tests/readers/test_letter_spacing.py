"""Words whose letters are set apart by spaces that were typed, on runs made by hand."""

from __future__ import annotations

import pytest

from pipeline.readers.lines.runs import Run
from pipeline.readers.pdf import Reader, read_pdf
from tests.readers.odd_pdfs import one_page, write
from tests.readers.test_lines import run, texts


def spelled(text: str, between: float, words: float) -> list[Run]:
    """Each letter of ``text`` a run behind a drawn space, so far from the next; words further."""
    runs: list[Run] = []
    x = 0.0
    for letter in text:
        if letter == " ":
            x += words - between
            continue
        runs.append(run(letter, x, spaced=bool(runs)))
        x += 5 + between
    return runs


@pytest.mark.parametrize("between", [2.5, 5, 8.9])
def test_letters_with_a_space_between_each_two_are_words(between: float) -> None:
    runs = spelled("LE PLAN DE L’ACTION", between, 2 * between)
    assert texts(*runs) == ["LE PLAN DE L’ACTION"]


def test_letters_equally_far_from_each_other_are_one_word() -> None:
    assert texts(*spelled("CONTEXT", 2.5, 2.5)) == ["CONTEXT"]
    assert texts(run("C O N T E X T", 0)) == ["CONTEXT"]


def test_words_drawn_in_one_go_end_where_the_gap_is_wider_than_a_space() -> None:
    words = run("L E", 0), run("P L A N", 21.5, spaced=True), run("D E", 63, spaced=True)
    assert texts(*words) == ["LE PLAN DE"]
    word = run("P L", 0), run("A N S", 18.3, spaced=True)
    assert texts(*word) == ["PLANS"]


@pytest.mark.parametrize(
    "runs",
    [
        spelled("A B C D", 2.5, 2.5),
        spelled("ABCDE", 9.1, 9.1),
        [run("1 2 3 4 5 6", 0)],
        [run("A B C D E F 7", 0)],
        [run("A B C D E F plus", 0)],
        spelled("WHEREEACHWORDBEGINSISLOST", 2.5, 2.5),
    ],
    ids=["few", "far apart", "figures", "a figure", "a word", "nothing shows the words"],
)
def test_other_letters_stay_apart(runs: list[Run]) -> None:
    assert " " in texts(*runs)[0]


@pytest.mark.parametrize("reader", Reader)
def test_a_heading_typed_with_spaces_is_read_as_words(reader: Reader) -> None:
    line = b"BT /F 12 Tf 72 720 Td (L E   P L A N   D E   V A L - M O R) Tj ET"
    (page,) = read_pdf(write(one_page(line)), reader)
    assert [line.text for line in page.lines] == ["LE PLAN DE VAL-MOR"]


@pytest.mark.parametrize("gap", [2.0, 2.8])
def test_dots_that_lead_to_a_pages_number_are_no_letters_set_apart(gap: float) -> None:
    dots = [run(".", 41 + 7.5 * at, width=2.5) for at in range(12)]
    line = texts(run("Low", 0, width=17), run("risk", 17 + gap, width=17), *dots)
    assert line[0].startswith("Low risk .")
