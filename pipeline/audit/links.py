"""Links that a reader should not follow without a second look."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from pipeline.model.findings import Note
from pipeline.model.roles import Notice


def link_notices(notes: Iterable[Note]) -> list[Notice]:
    """A warning for each footnote with a link that holds a user name.

    “https://ministry.example@evil.example/” leads to the second host, and a password in a link is
    no longer secret.
    """
    return [
        Notice(
            "link-with-user-name",
            f"A link of footnote {note.marker} holds a user name: it leads to “{_host(link.url)}”; "
            "compare it with the page before you open it.",
            note.page,
            note.marker,
        )
        for note in notes
        for link in note.links
        if _holds_user_name(link.url)
    ]


def _holds_user_name(url: str) -> bool:
    try:
        return urlsplit(url).username is not None
    except ValueError:  # such as a bracket without its counterpart
        return False


def _host(url: str) -> str:
    return urlsplit(url).hostname or "nowhere"
