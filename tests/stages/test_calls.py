"""Notes and the places that call them."""

from __future__ import annotations

from functools import partial

from pipeline.model.document import Document
from pipeline.model.findings import Findings, Note, Passage, Section
from pipeline.model.page import LineId
from pipeline.stages.calls import tie_calls, with_callers
from tests.stages.builders import PROFILE, body, document, page
from tests.support.steps import grows_with_size


def tied(*passages: Passage, notes: tuple[Note, ...]) -> Document:
    start = document(page(*body(3)), page(*body(3), number=2))
    section = Section("setting", "Setting", (), passages)
    return tie_calls(start.with_findings(notes=notes, sections=(section,)), PROFILE)


def test_a_note_is_called_from_the_first_place_that_calls_it() -> None:
    ids = document(page(*body(3)), page(*body(3), number=2)).lines
    here, there = ids[0].id, ids[3].id
    called = Passage("paragraph", "The boats left.", (here,), footnotes=("1",))
    made = tied(called, notes=(Note("1", "a", (), 1), Note("2", "b", (), 1)))
    assert [note.called_from for note in made.findings.notes] == ["setting", None]
    assert [note.code for note in made.notices] == ["note-without-call"]
    twice = (Note("1", "a", (), 1), Note("1", "b", (), 2))
    assert [n.called_from for n in tied(called, notes=twice).findings.notes] == ["setting", None]
    again = Passage("paragraph", "They came.", (there,), footnotes=("1", "9"))
    made = tied(called, again, notes=twice)
    assert [note.called_from for note in made.findings.notes] == ["setting", "setting"]
    assert [(note.code, note.page) for note in made.notices] == [("call-without-note", 2)]


def test_a_note_that_is_missing_is_named_once() -> None:
    lines = document(page(*body(3)), page(*body(3), number=2)).lines
    twice = [Passage("paragraph", "They came.", (one.id,), footnotes=("9",)) for one in lines]
    assert [(note.code, note.page) for note in tied(*twice, notes=()).notices] == [
        ("call-without-note", 1)
    ]


def test_a_number_in_brackets_behind_a_word_calls_a_note() -> None:
    (here, *_) = document(page(*body(3))).lines

    def missing(text: str) -> list[str | None]:
        passage = Passage("paragraph", text, (here.id,))
        return [note.subject for note in tied(passage, notes=(Note("1", "a", (), 1),)).notices[1:]]

    assert missing("The boats[5] left the port [7,8].") == ["5", "7", "8"]
    assert missing("[5] The boats left, see http://nets.example/[7] or not.") == []
    assert missing("The boats (5) left in [20 days].") == []
    own = Passage("paragraph", "The boats[5] left.", ())  # typed by hand
    assert [note.page for note in tied(own, notes=()).notices] == [None]


def test_calls_in_the_lead_and_in_numbers_are_taken_out() -> None:
    ids = tuple(one.id for one in document(page(*body(3)), page(*body(3), number=2)).lines)
    lead = (Passage("paragraph", "The boats1 left.", ids[:1]), Passage("item", "Nets", ids[1:2]))
    text = Passage("paragraph", "They came in 20162 again.", ids[2:4])
    section = Section("setting", "Setting", (), (text,))
    found = (Note("1", "a", (), 1), Note("2", "b", (), 1))
    start = document(page(*body(3)), page(*body(3), number=2))
    made = tie_calls(start.with_findings(notes=found, lead=lead, sections=(section,)), PROFILE)
    assert [passage.text for passage in made.findings.lead] == ["The boats left.", "Nets"]
    assert [p.text for p in made.findings.sections[0].passages] == ["They came in 2016 again."]
    assert [note.called_from for note in made.findings.notes] == ["summary", "setting"]
    assert [(note.code, note.page) for note in made.notices] == [("call-in-number", 1)]


def test_a_marker_that_only_one_note_has_may_be_called_from_another_page() -> None:
    here = document(page(*body(3)), page(*body(3), number=2)).lines[0].id
    called = Passage("paragraph", "The boats left.", (here,), footnotes=("1",))
    made = tied(called, notes=(Note("1", "a", (), 2),))
    assert [note.called_from for note in made.findings.notes] == ["setting"]


def test_where_numbering_restarts_text_of_its_page_without_a_call_calls_no_note() -> None:
    ids = document(page(*body(3)), page(*body(3), number=2)).lines
    called = Passage("paragraph", "The boats left.", (ids[0].id,), footnotes=("1",))
    other = Passage("paragraph", "They came.", (ids[3].id,))
    made = tied(called, other, notes=(Note("1", "a", (), 1), Note("1", "b", (), 2)))
    assert [note.called_from for note in made.findings.notes] == ["setting", None]


def test_a_call_of_no_note_is_noted_on_the_page_where_its_passage_begins() -> None:
    ids = document(page(*body(3)), page(*body(3), number=2)).lines
    over = Passage("paragraph", "They came.", (ids[0].id, ids[3].id), footnotes=("9",))
    assert [note.page for note in tied(over, notes=()).notices] == [1]


def of_one_marker(count: int) -> Findings:
    """As where each page begins to count anew."""
    passages = tuple(
        Passage("paragraph", "The boats left.", (LineId(at, 0),), footnotes=("1",))
        for at in range(1, count + 1)
    )
    section = Section("setting", "Setting", (), passages)
    notes = tuple(Note("1", "a", (), at) for at in range(1, count + 1))
    return Findings(notes=notes, sections=(section,))


def test_the_work_for_notes_of_one_marker_grows_with_their_number_not_with_its_square() -> None:
    assert {note.called_from for note in with_callers(of_one_marker(100))} == {"setting"}
    assert grows_with_size(lambda count: partial(with_callers, of_one_marker(count)), 100)
