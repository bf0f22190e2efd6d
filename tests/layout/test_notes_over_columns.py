"""A note may go on in the next column of its page; text that stands there is no part of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.layout.compare import box_of
from pipeline.layout.note_blocks import find_notes
from pipeline.model.page import Line
from tests.layout.notes import found, small
from tests.stages.builders import PROFILE, TEXT, body, column, document, line, page


@pytest.mark.parametrize(
    ("size", "x", "top", "marker", "lines"),
    [
        (8, 330, 480, "4.", 2),
        (10, 330, 480, "4.", 1),  # text of the next column
        (10, 335.5, 480, "4.", 1),
        (10, 335.7, 480, "4.", 2),  # it hangs behind the markers, as the lines of notes do
        (10, 353.9, 480, "4.", 2),
        (10, 354.1, 480, "4.", 1),  # text of another column
        (8, 330, 480, "5.", 1),  # a note of its own may be lost between them
        (8, 330, 532, "4.", 1),  # further down, as a caption may stand
    ],
)
def test_a_note_goes_on_at_the_top_of_the_next_column(
    size: float, x: float, top: float, marker: str, lines: int
) -> None:
    calls = line("The nets1 hold, and the boats2 too, and the port3 and the pier4 as well5.")
    left = [
        small("1. See http://a.example", 480),
        small("2. See http://b.example", 500),
        small("3. See http://c.example/nets-", 520),
    ]
    over = line("of-hemp.html for more of it", x, top, size)
    right = [over, small(f"{marker} See http://d.example", top + 20, x=330),
             small("and what is said there of it", top + 30, x=330)]  # fmt: skip
    notes = dict(found(page(calls, *body(4, y=112), *left, *right))[0])
    assert len(notes["3"]) == lines


@pytest.mark.parametrize(("room", "lines"), [(11.5, 2), (12.5, 1)])
def test_text_that_hangs_stands_right_above_the_note_if_it_is_one(room: float, lines: int) -> None:
    """Markers may stand out of their column, so that its text begins further in than they do."""
    calls = line("The nets1 hold, and the boats2 too, and the port3 as well.")
    left = [small("1. See http://a.example", 460), small("2. See http://b.example/nets-", 490)]
    over = line("of-hemp.html for more of it", 340, 480 - 10 - room)
    right = [over, small("3. See http://d.example", 480, x=330)]
    notes = dict(found(page(calls, *body(4, y=112), *left, *right))[0])
    assert len(notes["2"]) == lines


@pytest.mark.parametrize(("count", "lines"), [(2, 3), (3, 1)])
def test_items_above_the_notes_of_the_next_column_are_none_of_a_note(
    count: int, lines: int
) -> None:
    """They hang behind the markers, too, but are more than the notes that follow."""
    calls = line("The nets1 hold, and the boats2 too, and the port3 and the pier4 as well.")
    left = [small(f"{n}. See http://{n}.example", 460 + 20 * n) for n in (1, 2, 3)]
    right = column(*["of the boats that came home"] * count, x=340, y=480)
    foot = box_of(right[-1]).bottom + 4
    right += [small("4. See http://d.example", foot, x=330), small("and so on", foot + 10, x=330)]
    notes = dict(found(page(calls, *body(4, y=112), *left, *right))[0])
    assert len(notes["3"]) == lines


@pytest.mark.parametrize(
    ("note", "rest", "y", "size", "found"),
    [
        ("See http://a.example/", "nets/of-hemp.html", 60, 8, True),  # at the top
        ("See http://a.example/", "nets/of-hemp.html", 700, 8, True),  # at the foot
        ("See http://a.example/", "nets/of-hemp.html", 60, 10, False),  # text of the column
        ("See http://a.example/nets.", "A plan of the port", 700, 8, False),  # a caption
        ("The port office keeps", "the list of boats", 700, 8, True),
        ("The port office keeps", "The list of boats", 700, 8, False),
        ("The port office keeps it.", "the list of boats", 700, 8, False),
    ],
)
def test_the_last_note_of_a_page_goes_on_in_its_next_column(
    note: str, rest: str, y: float, size: float, found: bool
) -> None:
    called = line("The nets1 hold, and the boats hold too.", width=230)
    left = [*column(*[TEXT[:40]] * 20, y=112), line(f"1. {note}", y=700, size=8)]
    right = column(*[TEXT[:40]] * 20, x=330, y=112)
    more = line(rest, x=330, y=y, size=size)
    right = [more, *right] if y < 100 else [*right, more]
    (block,), _ = find_notes(document(page(called, *left, *right)), PROFILE)
    assert (len(block.lines) == 2) is found


def last_goes_on(more: Line, *notes: str) -> list[int]:
    """How many lines each note of the left column has, with ``more`` in the right one."""
    called = line("The nets1 hold, and the boats2 hold too.", width=230)
    left = [*column(*[TEXT[:40]] * 20, y=112)]
    left += [small(text, 690 + 10 * at) for at, text in enumerate(notes)]
    right = [*column(*[TEXT[:40]] * 20, x=330, y=112), more]
    blocks, _ = find_notes(document(page(called, *left, *right)), PROFILE)
    return [len(block.lines) for block in blocks]


def test_of_several_notes_the_last_one_goes_on_in_the_next_column() -> None:
    more = small("the list of boats", 700, x=330)
    assert last_goes_on(more, "1. The nets of it.", "2. The port office", "keeps") == [1, 3]
    assert last_goes_on(more, "1. The nets of", "2. The port office keeps it.") == [1, 1]


def test_an_address_goes_on_only_in_an_address() -> None:
    more = small("the list of boats", 700, x=330)
    assert last_goes_on(more, "1. See http://a.example/nets") == [1]


def test_a_note_goes_on_in_the_next_column_in_its_own_face() -> None:
    more = small("the list of boats", 700, x=330)
    other = replace(more, spans=tuple(span._replace(font="Grotesk") for span in more.spans))
    assert last_goes_on(more, "1. The port office keeps") == [2]
    assert last_goes_on(other, "1. The port office keeps") == [1]
