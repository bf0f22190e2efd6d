"""Which gaps of a line are spaces, on runs made by hand. An em is 10 points unless said."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.readers.lines.runs import Run
from tests.readers.test_lines import run, texts


@pytest.mark.parametrize(("gap", "text"), [(1.4, "abcd"), (1.8, "ab cd")])
def test_a_gap_of_a_sixth_of_an_em_is_a_space(gap: float, text: str) -> None:
    assert texts(run("ab", 0), run("cd", 10 + gap)) == [text]


@pytest.mark.parametrize(
    ("gap", "look", "text"),
    [
        (1.0, {}, "abcd"),
        (1.0, {"parted": True}, "ab cd"),
        (0.6, {"parted": True}, "ab cd"),
        (0.4, {"parted": True}, "abcd"),
        (1.0, {"parted": True, "size": 9.0}, "abcd"),  # small capitals behind a large one
        (1.0, {"parted": True, "font": "Sans"}, "abcd"),
        (1.0, {"parted": True, "baseline": 99.0}, "abcd"),
    ],
)
def test_a_narrow_gap_is_a_space_where_the_pdf_library_sees_one_in_one_look(
    gap: float, look: dict[str, Any], text: str
) -> None:
    assert texts(run("ab", 0), run("cd", 10 + gap)._replace(**look)) == [text]


def test_between_letters_set_apart_the_pdf_library_sees_spaces_that_are_none() -> None:
    letters = [run(one, at * 6.5)._replace(parted=True) for at, one in enumerate("IMPACT")]
    assert texts(*letters) == ["IMPACT"]


def tight(*gaps: float, word: str = "word") -> str:
    """A line of words with these gaps (points) between them."""
    x, made = 0.0, [run(word, 0)]
    for gap in gaps:
        x = made[-1].x1 + gap
        made.append(run(word, x))
    (text,) = texts(*made)
    return text


@pytest.mark.parametrize(("gaps", "text"), [
    ((1.2, 1.2), "word word word"),
    ((1.05, 1.05), "wordwordword"),  # kerning may be so wide
    ((1.2,), "wordword"),  # one gap may be anything
    ((1.2, 1.29), "word word word"),
    ((1.2, 1.31), "wordwordword"),
    ((1.2, 1.9, 1.2), "word word word word"),  # behind a comma it is wider
    ((1.2, 1.2, 1.2, 1.5), "word word word word word"),  # one in four may differ
    ((1.2, 1.2, 1.5), "wordwordwordword"),
])  # fmt: skip
def test_narrow_gaps_that_are_alike_are_spaces_of_a_tight_line(
    gaps: tuple[float, ...], text: str
) -> None:
    assert tight(*gaps) == text


def test_where_a_space_is_drawn_gaps_are_none() -> None:
    made = [run("word", 0), run("word", 21.2, spaced=True), run("word", 42.4), run("word", 63.6)]
    assert texts(*made) == ["word wordwordword"]


def test_letters_that_are_set_apart_are_no_tight_line() -> None:
    assert tight(1.3, 1.3, word="wor") == "wor wor wor"
    assert tight(1.3, 1.3, word="wo") == "wowowo"


def test_the_thin_space_before_a_mark_does_not_show_how_tight_a_line_is() -> None:
    made = [run("word", 0), run(":", 21.2), run("word", 27.4), run("word", 48.6)]
    assert texts(*made) == ["word : word word"]
    assert texts(*made[:3]) == ["word :word"]


@pytest.mark.parametrize(("gap", "text"), [(0.4, "abcd"), (0.6, "ab cd")])
def test_a_space_that_is_drawn_may_be_narrow(gap: float, text: str) -> None:
    assert texts(run("ab", 0), run("cd", 10 + gap, spaced=True)) == [text]


@pytest.mark.parametrize("mark", [";", ":", "!", "?", "»", "%"])
@pytest.mark.parametrize(("gap", "space"), [(0.9, ""), (1.1, " ")])
def test_a_thin_space_shows_before_some_marks(mark: str, gap: float, space: str) -> None:
    assert texts(run("ab", 0), run(mark, 10 + gap)) == [f"ab{space}{mark}"]
    assert texts(run("ab", 0), run(",", 10 + gap)) == ["ab,"]


@pytest.mark.parametrize(("gap", "space"), [(0.9, ""), (1.1, " ")])
def test_a_thin_space_shows_behind_a_guillemet(gap: float, space: str) -> None:
    assert texts(run("«", 0), run("ab", 5 + gap)) == [f"«{space}ab"]


def spread(text: str, gap: float, word_gap: float) -> list[Run]:
    """Each letter of ``text`` a run, so far from the next; words further."""
    runs: list[Run] = []
    x = 0.0
    for letter in text:
        if letter == " ":
            x += word_gap - gap
            continue
        runs.append(run(letter, x))
        x += 5 + gap
    return runs


def test_letter_spacing_is_no_space() -> None:
    assert texts(*spread("plan of work", 2, 6)) == ["plan of work"]
    assert texts(*spread("plan of work", 0, 2)) == ["plan of work"]


def test_a_font_that_gives_its_letters_too_little_room_does_not_break_words() -> None:
    # Pairs of letters, each a little apart: far less than where words are.
    pairs = ("pl", 0.0), ("an", 11.9), ("ni", 23.8), ("ng", 35.7), ("of", 51.0), ("wo", 66.0)
    assert texts(*(run(text, x) for text, x in pairs)) == ["planning of wo"]


def set_with(words: str, narrow: float, wide: float) -> str:
    """``words`` as they are read with narrow gaps (points) between them, and wide ones for “|”."""
    runs: list[Run] = []
    x = 0.0
    for part in words.split("|"):
        for word in part.split():
            runs.append(run(word, x))
            x = runs[-1].x1 + narrow
        x += wide - narrow
    return "".join(texts(*runs))


@pytest.mark.parametrize(("last", "parted"), [("tout", False), ("toute", True)])
def test_narrow_gaps_part_words_where_wider_ones_would_leave_too_many_letters(
    last: str, parted: bool
) -> None:
    """A bullet's room and a label's are far wider than the spaces of a tight line, too."""
    read = set_with(f"•|Partir du lieu :|les agents ont vu pa {last}", 1.9, 4.5)
    assert read.endswith(f"les agents ont vu pa {last}") == parted
