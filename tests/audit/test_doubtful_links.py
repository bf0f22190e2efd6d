"""Links that lead elsewhere than they seem to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from unittest.mock import Mock

import pytest

from pipeline.audit import doubtful_links
from pipeline.audit.doubtful_links import link_notices
from pipeline.model.document import Document
from pipeline.model.findings import (
    Aside,
    Callout,
    Fact,
    Note,
    NoteLink,
    Passage,
    Section,
)
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Link
from pipeline.model.roles import Role
from pipeline.text.hyphens import learn
from tests.stages.builders import column, document, numbered, page


def with_notes(*notes: Note, lines: Sequence[Line] = ()) -> Document:
    return document(page(*lines)).with_findings(notes=notes)


def note(*urls: str, lines: Sequence[Line] = (), source: str = "text") -> Note:
    links = tuple(NoteLink(url, source) for url in urls)
    return Note("3", "See there.", tuple(one.id for one in lines), 2, links)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://ministry.example@evil.example/a", "evil.example"),
        ("https://ana:secret@data.example/", "data.example"),
        ("http://@data.example/", "data.example"),
    ],
)
def test_a_link_with_a_user_name_is_flagged_with_where_it_leads(url: str, host: str) -> None:
    (notice,) = link_notices(with_notes(note(url)))
    assert (notice.code, notice.page, notice.subject) == ("link-with-user-name", 2, "3")
    assert f"leads to “{host}”" in notice.message


@pytest.mark.parametrize(
    "url",
    [
        "https://data.example/a@b",
        "https://data.example/?mail=ana@data.example",
        "https://[broken",
        "",
    ],
)
def test_other_links_are_not(url: str) -> None:
    assert link_notices(with_notes(note(url))) == []


def cited(text: str) -> Document:
    """A document whose running text is ``text``."""
    said = document(page(*column(text)))
    passage = Passage("paragraph", text, (said.lines[0].id,))
    return said.with_findings(lead=(passage,))


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://ministry.example@evil.example/a", "evil.example"),
        ("(http://ana:secret@data.example/).", "data.example"),
        ("www.ministry.example@evil.example", "evil.example"),
    ],
)
def test_an_address_in_the_text_with_a_user_name_is_flagged(address: str, host: str) -> None:
    (notice,) = link_notices(cited(f"See {address} and write."))
    assert (notice.code, notice.page, notice.subject) == ("link-with-user-name", 1, None)
    assert f"in the text holds a user name: it leads to “{host}”" in notice.message


@pytest.mark.parametrize(
    "text", ["Write to ana@data.example.", "See https://data.example/@ana, or www.data.example"]
)
def test_other_addresses_in_the_text_are_not(text: str) -> None:
    assert link_notices(cited(text)) == []


def test_an_address_is_flagged_in_every_part_of_the_record() -> None:
    address = "https://ministry.example@evil.example/"
    said = document(page(*column("The boats")), page(*column("of the north"), number=2))
    first, second = (line.id for line in said.lines)
    passage = Passage("paragraph", address, (second,))
    aside = Aside(Role.TABLE, None, (("a", address),), "", (second,), None, 2, first)
    parts: list[dict[str, Any]] = [
        {"lead": (passage,)},
        {"about": (passage,)},
        {"sections": (Section("work", "Work", (first,), (passage,)),)},
        {"sections": (Section("work", "Work", (first,), asides=(aside,)),)},
        {"lead_tables": (aside,)},
        {"asides": (aside,)},
        {"facts": (Fact(None, "Site", address, (second,), 2),)},
        {"callouts": (Callout(address, None, None, 0.0, (second,), None, 2),)},
    ]
    for part in parts:
        found = [(one.code, one.page) for one in link_notices(said.with_findings(**part))]
        assert found == [("link-with-user-name", 2)], part


def test_a_link_over_the_text_is_flagged_once_and_not_again_where_a_note_has_it() -> None:
    url = "https://ana:secret@data.example/"
    over = Link(url, Box(70, 100, 200, 110))
    linked = document(page(*column("The boats of the north"), links=[over, over]))
    (notice,) = link_notices(linked)
    assert notice.subject is None and "“data.example”" in notice.message
    (noted,) = link_notices(linked.with_findings(notes=(note(url),)))
    assert noted.subject == "3"


@pytest.mark.parametrize(
    ("end", "start", "source", "said"),
    [
        ("web-", "site/a", "text", True),
        ("regional-", "conference/a", "text", False),
        ("web-", "site/a", "annotation", False),  # the file says it
    ],
)
def test_a_link_that_may_have_a_hyphen_or_not_is_said(
    end: str, start: str, source: str, said: bool
) -> None:
    lines = numbered(column(f"3 See http://a.example/{end}", start))
    found = note(f"http://a.example/{end}{start}", lines=lines, source=source)
    notices = link_notices(with_notes(found, lines=lines))
    assert [(one.code, one.page, one.subject) for one in notices] == [
        ("link-with-doubtful-hyphen", 2, "3")
    ] * said
    assert all(f"“{end}site” or “website”" in one.message for one in notices)


def test_a_hyphen_of_the_text_beside_a_link_is_not_the_links() -> None:
    lines = numbered(column("3 See the web-", "site of http://a.example/nets"))
    assert link_notices(with_notes(note("http://a.example/nets", lines=lines), lines=lines)) == []


def test_the_words_of_a_document_are_learnt_once_for_all_its_notes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A document may have thousands of notes, and tens of thousands of lines."""
    learning = Mock(side_effect=learn)
    monkeypatch.setattr(doubtful_links, "learn", learning)
    lines = column("The boats of the north")
    assert link_notices(with_notes(*[note("https://a.example/b")] * 20, lines=lines)) == []
    assert learning.call_count == 1
