"""Links that lead elsewhere than they seem to."""

from __future__ import annotations

import pytest

from pipeline.audit.links import link_notices
from pipeline.model.findings import Note, NoteLink


def note(*urls: str) -> Note:
    return Note("3", "See there.", (), 2, tuple(NoteLink(url, "text") for url in urls))


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://ministry.example@evil.example/a", "evil.example"),
        ("https://ana:secret@data.example/", "data.example"),
        ("http://@data.example/", "data.example"),
    ],
)
def test_a_link_with_a_user_name_is_flagged_with_where_it_leads(url: str, host: str) -> None:
    (notice,) = link_notices([note(url)])
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
    assert link_notices([note(url)]) == []
