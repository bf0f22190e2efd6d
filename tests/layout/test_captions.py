"""Captions of figures and tables: how they open, and how far they go."""

from __future__ import annotations

import pytest

from pipeline.layout.captions import caption_at, captions
from pipeline.model.geometry import Box
from pipeline.model.page import Line
from tests.stages.builders import (
    MEASURES,
    TEXT,
    body,
    line,
    texts,
)

WORDS = ("Figure", "Table")


def caption_texts(*lines: Line) -> list[list[str]]:
    return [texts(block) for _, block in captions(lines, MEASURES, WORDS)]


@pytest.mark.parametrize(
    "text", ["Figure 2: Boats", "Table 12 – Boats", "figure 3", "Figure n° 4. Boats", "Figure a: x"]
)
def test_a_caption_opens_with_its_word_and_a_number(text: str) -> None:
    assert caption_texts(line(text)) == [[text]]


@pytest.mark.parametrize("text", ["Figure 2 shows that", "The figure 2:", "12:"])
def test_text_that_names_a_figure_is_no_caption(text: str) -> None:
    assert caption_texts(line(text)) == []


def test_without_words_for_it_nothing_is_a_caption() -> None:
    assert list(captions([line("2: Boats")], MEASURES, ())) == []


def test_a_caption_goes_on_in_its_own_look() -> None:
    first = line("Figure 2: Boats", size=8, italic=True)

    def below(text: str, y: float = 110) -> Line:
        return line(text, y=y, size=8, italic=True)

    lines = [first, below("in the harbour"), *body(2, y=130)]
    assert caption_texts(*lines) == [["Figure 2: Boats", "in the harbour"]]
    assert caption_texts(first, below("in the harbour", 130)) == [["Figure 2: Boats"]]
    assert caption_texts(first, below("– in the harbour")) == [["Figure 2: Boats"]]
    assert caption_texts(first, line("in the harbour", y=110, size=8)) == [["Figure 2: Boats"]]


def test_without_words_for_captions_there_are_none() -> None:
    assert list(captions([line("Figure 2: Boats")], MEASURES, ())) == []


@pytest.mark.parametrize(("width", "goes_on"), [(275, True), (265, False)])
def test_a_caption_set_like_the_body_ends_with_a_short_line(width: float, goes_on: bool) -> None:
    lines = [line("Figure 2: Boats at", width=width), line(TEXT, y=112)]
    assert (len(caption_texts(*lines)[0]) == 2) is goes_on


def test_a_caption_set_like_the_body_ends_with_its_sentence() -> None:
    assert len(caption_texts(line("Figure 2: Boats.", width=300), line(TEXT, y=112))[0]) == 1
    own = [line("Figure 2: Boats.", size=8), line("By hand", y=110, size=8)]
    assert len(caption_texts(*own)[0]) == 2


@pytest.mark.parametrize(("y", "found"), [(234, True), (238, False), (56, True), (52, False)])
def test_a_tables_caption_stands_near_it(y: float, found: bool) -> None:
    block = caption_at(Box(70, 100, 300, 200), [line("Table 1: Boats", y=y)], MEASURES, WORDS)
    assert bool(block) is found


def test_no_text_stands_between_a_table_and_its_caption() -> None:
    caption = line("Table 1: Boats", y=225)
    between = line("and more", y=208)
    assert not caption_at(Box(70, 100, 300, 200), [between, caption], MEASURES, WORDS)


@pytest.mark.parametrize(("text", "opens"), [
    ("Overview: boats by port", True), ("OVERVIEW : boats", True), ("Overview 2: boats", False),
    ("Overview of the boats", False), ("Figure: boats", False), ("Figure 2: boats", True),
])  # fmt: skip
def test_a_word_listed_with_a_colon_needs_no_number(text: str, opens: bool) -> None:
    found = list(captions([line(text)], MEASURES, ("Figure", "Overview:")))
    assert bool(found) is opens
