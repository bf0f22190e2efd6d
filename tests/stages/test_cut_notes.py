"""A note that breaks off is said: its end may stand in the text."""

from __future__ import annotations

import pytest

from pipeline.stages.notes import claim_notes
from tests.stages.builders import PROFILE, body, document, line, page


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("See the list (http://a.example", True),
        ("See the list (http://a.example).", False),
        ("See the list at http://", True),
        ("See the list at http://a.example/home-", True),
        ("See the list at http://a.example/home", False),
        ("See 1) the list", False),
    ],
)
def test_a_note_that_ends_inside_a_bracket_or_an_address_is_said(text: str, cut: bool) -> None:
    called = line("The nets1 hold, and the boats hold too, and so does all the port.")
    note = line(f"1. {text}", y=700, size=8)
    found = claim_notes(document(page(called, *body(20, y=112), note)), PROFILE)
    assert [one.text for one in found.findings.notes] == [text]
    said = [(notice.code, notice.page) for notice in found.notices]
    assert said == ([("note-cut", 1)] if cut else [])
