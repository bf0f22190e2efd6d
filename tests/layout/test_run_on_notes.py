"""Notes set as one paragraph: where the next number parts them, and where it does not."""

from __future__ import annotations

import pytest

from pipeline.audit.conservation import balance
from pipeline.corrections.edit_text import DoesNotFit
from pipeline.corrections.rebuild import remaking
from pipeline.corrections.take_out import without_line
from pipeline.model.document import Document
from pipeline.model.page import Line
from pipeline.stages.notes import claim_notes
from tests.stages.builders import PROFILE, body, document, line, page


def made(*notes: Line, calls: str = "¹ ² ³") -> Document:
    called = [line(f"Boats{mark} left.", y=60 + 12 * at) for at, mark in enumerate(calls.split())]
    return claim_notes(document(page(*called, *body(20, y=120), *notes)), PROFILE)


def small(*said: str) -> list[Line]:
    return [line(text, y=700 + 10 * at, size=8) for at, text in enumerate(said)]


def notes(document: Document) -> list[tuple[str, str]]:
    assert balance(document).is_balanced
    return [(note.marker, note.text) for note in document.findings.notes]


WHOLE = [("1", "See the list."), ("2", "The port of Orsa."), ("3", "Ibid.")]


@pytest.mark.parametrize(
    "said",
    [
        ("¹ See the list. ² The port of Orsa. ³ Ibid.",),
        ("¹ See the list. ² The port", "of Orsa. ³ Ibid."),
        ("¹ See the", "list. ² The port of", "Orsa. ³ Ibid."),
        ("1. See the list. 2. The port of Orsa. 3. Ibid.",),
        ("1) See the list. 2) The port of Orsa. 3) Ibid.",),
        ("[1] See the list. [2] The port of Orsa. [3] Ibid.",),
        ("1 See the list. 2 The port of Orsa. 3 Ibid.",),
    ],
)
def test_notes_of_one_paragraph_are_parted(said: tuple[str, ...]) -> None:
    assert notes(made(*small(*said))) == WHOLE


def test_raised_spans_part_notes_too() -> None:
    first = line("See the list. ", y=700, size=8)
    raised = line("x", y=700, size=5).spans[0]._replace(superscript=True)
    one, two = raised._replace(text="1"), raised._replace(text="2")
    more = first.spans[0]._replace(text="The port of Orsa.")
    run = Line(1, 0, (one, first.spans[0], two, more), first.box)
    assert notes(made(run)) == WHOLE[:2]


@pytest.mark.parametrize(
    ("said", "first"),
    [
        # A sentence that no stop ends, a number that nothing calls, one that is no next number.
        ("¹ See the list of ² boats.", "See the list of boats."),
        ("¹ See the list. ⁷ The port.", "See the list. The port."),
        ("1. See the list. 3. The port.", "See the list. 3. The port."),
        ("1. See the list. 2. the port.", "See the list. 2. the port."),
        ("1. See the list. 2) The port.", "See the list. 2) The port."),
    ],
)
def test_other_numbers_part_nothing(said: str, first: str) -> None:
    assert notes(made(*small(said)))[0] == ("1", first)


def test_a_number_that_nothing_calls_parts_nothing() -> None:
    assert notes(made(*small("1. See the list. 2. The port."), calls="¹"))[0][1].endswith("port.")


def test_a_number_that_another_note_has_parts_nothing() -> None:
    found = notes(made(*small("1. See the list. 2. The port.", "2. The port of Orsa.")))
    assert found == [("1", "See the list. 2. The port."), ("2", "The port of Orsa.")]


def test_a_line_that_notes_share_is_not_taken_out_of_one() -> None:
    parted = made(*small("¹ See the list. ² The port", "of Orsa."))
    with pytest.raises(DoesNotFit):
        without_line(parted.findings, parted.lines[-1].id, remaking(parted, PROFILE))
    whole = made(*small("¹ See the list.", "² The port", "of Orsa."))
    left = without_line(whole.findings, whole.lines[-1].id, remaking(whole, PROFILE))
    assert [note.text for note in left.notes] == ["See the list.", "The port"]


def test_an_address_or_a_semicolon_ends_a_note_before_a_raised_number() -> None:
    said = "¹ http://port.example/a ² The port of Orsa; ³ Ibid."
    assert [text for _, text in notes(made(*small(said)))] == [
        "http://port.example/a",
        "The port of Orsa;",
        "Ibid.",
    ]
