"""Notes listed under a title of their own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.layout.note_lists import notes_listed_at_end
from pipeline.layout.note_markers import NoteBlock, note_start
from pipeline.model.page import Span
from pipeline.profile.model import NotesSpec, Profile
from tests.layout.notes import found, small
from tests.stages.builders import (
    PROFILE,
    TEXT,
    body,
    column,
    line,
    numbered,
    page,
    plain,
    texts,
)


def test_in_a_list_of_notes_a_line_may_begin_with_an_amount() -> None:
    lines = [line("Notes", y=300), line("1 Of the boats,", y=320), line("14 are new.", y=332),
             line("2 More.", y=344)]  # fmt: skip
    blocks, _ = notes_listed_at_end(numbered(lines), [], PROFILE)
    assert [texts(one.lines) for one in blocks] == [["1 Of the boats,", "14 are new."], ["2 More."]]
    later = [lines[0], line("5 Of the boats.", y=320)]
    assert notes_listed_at_end(numbered(later), [], PROFILE)[0] == []


def test_listed_notes_may_stand_in_two_columns() -> None:
    lines = [
        line("Notes", y=300), line("1. First.", y=320), line("2. Second.", y=332),
        line("3. Third.", 320, 320), line("4. Fourth.", 320, 332),
    ]  # fmt: skip
    blocks, _ = notes_listed_at_end(numbered(lines), [], PROFILE)
    assert [texts(one.lines) for one in blocks] == [
        ["1. First."], ["2. Second."], ["3. Third."], ["4. Fourth."],
    ]  # fmt: skip


def test_a_word_over_text_is_no_title_of_notes() -> None:
    assert notes_listed_at_end([line("Notes", y=300), *body(3, y=320)], [], PROFILE) == ([], [])


def test_the_markers_of_listed_notes_may_stand_in_a_column_of_their_own() -> None:
    notes = [
        line("Notes", y=300, bold=True),
        line("1", 70, 320, 8),
        line("First, at some length,", 90, 320, 8),
        line("goes on.", 90, 330, 8),
        line("2", 70, 340, 8),
        line("Second.", 90, 340, 8),
    ]
    blocks, titles = notes_listed_at_end(numbered(notes), [], PROFILE)
    assert [texts(block.lines) for block in blocks] == [
        ["1", "First, at some length,", "goes on."],
        ["2", "Second."],
    ]
    assert texts(titles) == ["Notes"]
    by_column = [notes[at] for at in (0, 1, 4, 2, 3, 5)]
    again, _ = notes_listed_at_end(numbered(by_column), [], PROFILE)
    assert [texts(block.lines) for block in again] == [texts(block.lines) for block in blocks]
    for other in (
        line("The boats came home.", 90, 280),  # above the list, in its text's column
        line("The boats came home.", 90, 330, page=2),
        line("The boats came home.", 320, 330),  # in another column
        line("An indented line", 80, 420),  # between the markers and their text, further down
    ):
        more, _ = notes_listed_at_end([*numbered(by_column), other], [], PROFILE)
        assert [texts(block.lines) for block in more] == [texts(block.lines) for block in blocks]
    below = [notes[0], notes[1], line("Far below.", 90, 420, 8)]
    blocks, _ = notes_listed_at_end(numbered(below), [], PROFILE)
    assert [texts(block.lines) for block in blocks] == [["1"]]


def test_notes_may_be_listed_under_a_title() -> None:
    notes = [line("Notes", y=300), line("1. First.", y=320), line("2. Second", y=332),
             line("goes on.", y=344), line("3. Third.", y=370)]  # fmt: skip
    listed = PROFILE.model_copy(
        update={"notes": NotesSpec(place="listed", wordings={"en": ("Notes",)})}
    )
    assert found(page(*body(10), *notes), profile=listed) == (
        [("1", ["1. First."]), ("2", ["2. Second", "goes on."]), ("3", ["3. Third."])],
        ["Notes"],
    )
    text = [*notes, line("Text again", y=398), line("4. Not one", y=420)]
    assert len(found(page(*body(10), *text), profile=listed)[0]) == 3
    assert len(found(page(*body(10), *text[:5], line("more", y=392)), profile=listed)[0][2][1]) == 2
    over = [page(*body(10), *notes), page(line("Text again"), number=2)]
    assert found(*over, profile=listed)[0][-1] == ("3", ["3. Third."])
    near = [page(*body(10), *notes), page(line("Text again", y=382), number=2)]
    assert found(*near, profile=listed)[0][-1] == ("3", ["3. Third."])
    assert found(page(line("Remarks"), *notes[1:]), profile=listed) == ([], [])
    foot = page(*body(20), small("1 A note that is called", 700))
    assert found(foot)[0] != []
    assert found(foot, profile=listed)[0] == []


def placed(where: str) -> Profile:
    return PROFILE.model_copy(
        update={"notes": NotesSpec.model_validate({"place": where, "en": ["Notes"]})}
    )


def test_a_profile_says_where_notes_stand() -> None:
    foot = page(*body(20), small("1 A note that is called", 700))
    end = page(*body(10), line("Notes", y=300), line("1. First.", y=320), line("2. Two.", y=332))
    held = {
        where: tuple(bool(found(one, profile=placed(where))[0]) for one in (foot, end))
        for where in ("anywhere", "foot", "listed", "none")
    }
    assert held == {
        "anywhere": (True, True),
        "foot": (True, False),
        "listed": (False, True),
        "none": (False, False),
    }
    assert found(end, profile=placed("foot")) == ([], [])  # nor is the title taken out of the text


def test_text_beside_a_listed_notes_last_line_is_none_of_it() -> None:
    lines = [line("Notes", y=300), line("1. First", y=320), line("goes on.", y=332)]
    blocks, _ = notes_listed_at_end(numbered([*lines, line("Text", 320, 332)]), [], PROFILE)
    assert [texts(block.lines) for block in blocks] == [["1. First", "goes on."]]


def test_a_word_of_a_note_is_no_title_of_notes() -> None:
    notes = [small("1 Osmer, The harbour, Field", 700), small("Notes", 710), small("2 Two.", 720)]
    assert found(page(*body(20), *notes))[1] == []


def test_a_listed_note_has_as_many_lines_as_it_needs_on_any_page() -> None:
    more = [line("and on", y=332 + 12 * at) for at in range(4)]
    over = [line("2. Second", y=60, page=2), line("goes on.", y=72, page=2)]
    lines = [line("Notes", y=300), line("1. First", y=320), *more, *over]
    blocks, _ = notes_listed_at_end(numbered(lines[:6]) + over, [], PROFILE)
    assert [len(block.lines) for block in blocks] == [5, 2]


def test_in_plain_text_an_empty_line_ends_the_list() -> None:
    lines = [plain("Notes"), plain("1"), plain("First"), plain("goes on."), plain("2"),
             plain("Second."), plain("Text again", blank=True)]  # fmt: skip
    blocks, _ = notes_listed_at_end(lines, [], PROFILE)
    assert [texts(block.lines) for block in blocks] == [
        ["1", "First", "goes on."],
        ["2", "Second."],
    ]


def test_a_title_over_small_notes_is_their_title() -> None:
    lines = [*body(20), small("Notes", 680), small("1 First.", 700), small("2 Second.", 710)]
    assert found(page(*lines)) == ([("1", ["1 First."]), ("2", ["2 Second."])], ["Notes"])


@pytest.mark.parametrize(("y", "is_title"), [(400, True), (470, False)])
def test_below_columns_the_next_ones_top_does_not_part_a_title_from_its_notes(
    y: float, is_title: bool
) -> None:
    lines = numbered(
        [line("Notes", y=y), *column(*[TEXT] * 3, x=400, y=100), line("1 First.", y=460)]
    )
    blocks, titles = notes_listed_at_end(lines, [], PROFILE)
    assert texts(titles) == (["Notes"] if is_title else [])
    assert [texts(one.lines) for one in blocks] == ([["1 First."]] if is_title else [])


@pytest.mark.parametrize(("number", "above", "is_title"), [
    (2, 0, True),
    (3, 0, False),  # not on the next page
    (2, 1, False),  # text stands over the notes there
])  # fmt: skip
def test_a_title_may_end_its_page_before_the_notes_on_the_next(
    number: int, above: int, is_title: bool
) -> None:
    """A callout in the margin is read after the title."""
    first = [line("Notes", y=760), line("The work must last", x=400, y=300, size=8)]
    notes = [line("1. First.", y=60, size=8, page=number)]
    lines = [*numbered(first), *column(*[TEXT] * above, y=40), *notes]
    pages = [1] * len(first) + [number] * (above + 1)
    lines = [
        replace(one, page=p, number=n) for n, (one, p) in enumerate(zip(lines, pages, strict=True))
    ]
    start = note_start(lines[-1])
    assert start
    _, titles = notes_listed_at_end(lines, [NoteBlock(start, [lines[-1]], ())], PROFILE)
    assert texts(titles) == (["Notes"] if is_title else [])


def test_a_line_of_a_list_of_notes_is_in_no_other_note() -> None:
    """The last one holds an address and has nothing below it, as notes at a page's foot."""
    notes = [line("Notes", y=300), line("1.", y=320), line("First.", x=85, y=332),
             line("2. https://orsa.example.org", y=344)]  # fmt: skip
    called = line("The nets", y=60)
    call = Span("2", "Serif", 6, superscript=True)
    called = replace(called, spans=(*called.spans, call))
    assert found(page(called, *body(10, y=84), *notes)) == (
        [("1", ["1.", "First."]), ("2", ["2. https://orsa.example.org"])], ["Notes"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("y", "apart"), [(383.88, False), (383.92, True), (384, True), (386, True)]
)
def test_what_stands_as_far_below_a_list_as_its_notes_from_each_other_is_none_of_it(
    y: float, apart: bool
) -> None:
    """The lines of a note are 12 points apart, the notes 20."""
    notes = [
        line("Notes", y=300), line("1 Of the boats", y=320), line("all are new.", y=332),
        line("2 See the list.", y=352), line("3 See the book.", y=372),
    ]  # fmt: skip
    far = [*notes[:4], line("3 See the book.", y=364 + 8), line("The port is old.", y=y + 8)]
    blocks, _ = notes_listed_at_end(numbered(far), [], PROFILE)
    assert len(blocks) == 3
    assert (texts(blocks[-1].lines) == ["3 See the book."]) is apart
    more = [*far, line("4 See the map.", y=420)]
    blocks, _ = notes_listed_at_end(numbered(more), [], PROFILE)
    assert texts(blocks[2].lines)[1:] == ["The port is old."]  # the list goes on below it
    tight = [notes[0], *notes[1:3], line("2 See.", y=344), line("The port is old.", y=366)]
    blocks, _ = notes_listed_at_end(numbered(tight), [], PROFILE)
    assert texts(blocks[-1].lines) == ["2 See.", "The port is old."]  # they are not set apart


def test_how_far_apart_notes_of_several_lines_stand_is_said_by_their_ends() -> None:
    notes = [
        line(text, y=320 + 32 * at + 12 * row)
        for at in range(3)
        for row, text in enumerate((f"{at + 1} Of the boats", "all are new."))
    ]
    for y, own in ((408, 3), (416, 2)):  # a third line of the last note; text as far as a note
        lines = [line("Notes", y=300), *notes, line("The port is old.", y=y)]
        blocks, _ = notes_listed_at_end(numbered(lines), [], PROFILE)
        assert [len(block.lines) for block in blocks] == [2, 2, own]


def test_notes_of_the_next_column_say_how_far_apart_they_stand_there() -> None:
    lines = [
        line("Notes", y=660), line("1 Of the boats", y=680), line("all are new.", y=692),
        line("2 See the list.", 320, 60), line("3 See the book.", 320, 80),
        line("The port is old.", 320, 100),
    ]  # fmt: skip
    blocks, _ = notes_listed_at_end(numbered(lines), [], PROFILE)
    assert [len(block.lines) for block in blocks] == [2, 1, 1]
