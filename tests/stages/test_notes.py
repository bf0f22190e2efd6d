"""Footnotes: marker, text, links and date of access."""

from __future__ import annotations

import pytest

from pipeline.audit.conservation import balance
from pipeline.model.findings import Note, NoteLink
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Link
from pipeline.model.roles import Role
from pipeline.stages.notes import claim_notes
from tests.stages.builders import PROFILE, body, document, line, page, plain


def notes(*lines: Line, links: tuple[Link, ...] = ()) -> tuple[Note, ...]:
    return claim_notes(document(page(*lines, links=links)), PROFILE).findings.notes


def test_a_note_has_its_text_links_and_access_date() -> None:
    text = "See http://port.example/list (accessed on 3 May 2016)."
    found = notes(*body(20), line(f"1. {text}", y=700, size=8))[0]
    assert (found.marker, found.text, found.accessed) == ("1", text, "2016-05-03")
    assert found.links == (NoteLink("http://port.example/list", "text"),)
    assert found.removed == "."


@pytest.mark.parametrize(
    ("printed", "removed"),
    [("1    See the list.", ""), ("1.     See the list.", "."), ("[1]   See the list.", "[]")],
)
def test_spaces_behind_a_marker_cost_a_note_no_word(printed: str, removed: str) -> None:
    """Some programs draw several, to set the text apart."""
    (found,) = notes(*body(20), line(printed, y=700, size=8))
    assert (found.marker, found.text, found.removed) == ("1", "See the list.", removed)


@pytest.mark.parametrize("printed", ["¹²For the list, see boats².", "¹² For the list, see boats²."])
def test_a_marker_may_be_raised_by_its_characters(printed: str) -> None:
    lines = [line("The boats¹² left."), *body(20), line(printed, y=700, size=8)]
    made = claim_notes(document(page(*lines)), PROFILE)
    found = made.findings.notes[0]
    assert balance(made).is_balanced
    assert (found.marker, found.text, found.removed) == ("12", "For the list, see boats.", "²")


def test_links_over_a_note_are_kept_once() -> None:
    over = Link("http://port.example/a", Box(70, 698, 300, 710))
    beside = Link("http://port.example/b", Box(400, 698, 450, 710))
    below = Link("http://port.example/c", Box(70, 720, 300, 730))
    inside = Link("page=2", Box(70, 698, 300, 710))
    note = line("1. See the list of boats.", y=700, size=8)
    found = notes(*body(20), note, links=(over, beside, below, inside))[0]
    assert found.links == (NoteLink("http://port.example/a", "annotation"),)
    printed = line("1. See http://port.example/a now.", y=700, size=8)
    assert notes(*body(20), printed, links=(over,))[0].links == (
        NoteLink("http://port.example/a", "text"),
    )
    cut = line("1. See http://port.example", y=700, size=8)
    assert notes(*body(20), cut, links=(over,))[0].links == (
        NoteLink("http://port.example/a", "annotation"),
    )


def test_titles_over_lists_of_notes_are_set_aside() -> None:
    lines = [*body(20), line("Notes", y=680, size=8), line("1 First.", y=700, size=8)]
    made = claim_notes(document(page(*lines, line("2 Next.", y=710, size=8))), PROFILE)
    assert made.role(made.lines[20]) is Role.FURNITURE


def test_a_link_lies_over_a_note_where_they_share_some_of_their_width() -> None:
    note = line("1. See the list.", y=700, size=8)  # 64 points from 70 on
    for x, over in ((133.5, True), (134.5, False)):
        link = Link("http://port.example/a", Box(x, 698, 300, 710))
        assert bool(notes(*body(20), note, links=(link,))[0].links) is over


def test_a_link_printed_in_a_note_is_kept_beside_another_that_lies_over_it() -> None:
    printed = line("1. See http://port.example and the list.", y=700, size=8)
    over = Link("http://harbour.example/list", Box(70, 698, 300, 710))
    assert notes(*body(20), printed, links=(over,))[0].links == (
        NoteLink("http://port.example", "text"),
        NoteLink("http://harbour.example/list", "annotation"),
    )


def test_a_note_of_a_plain_text_has_the_links_that_it_prints() -> None:
    lines = [plain("The boats[1] left.[2]"), plain("Notes", blank=True)]
    lines += [plain("[1] See http://port.example now."), plain("[2] See the list.")]
    found = claim_notes(document(page(*lines)), PROFILE).findings.notes
    assert [note.links for note in found] == [(NoteLink("http://port.example", "text"),), ()]
