"""Links that a reader should not follow without a second look."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import urlsplit

from pipeline.model.document import Document
from pipeline.model.findings import Note
from pipeline.model.roles import Notice
from pipeline.text.hyphens import Vocabulary, learn, two_spellings


def link_notices(document: Document) -> list[Notice]:
    """Warnings of footnotes' links that hold a user name, or break at a hyphen of two readings.

    “https://ministry.example@evil.example/” leads to the second host, and a password in a link is
    no longer secret. An address printed as “…/pa-” and “per” may have the hyphen or not.
    """
    vocabulary = learn(document.texts, document.findings.language)
    return [
        notice
        for note in document.findings.notes
        for notice in (*_with_user_name(note), *_with_doubtful_hyphen(note, document, vocabulary))
    ]


def _with_user_name(note: Note) -> Iterator[Notice]:
    for link in note.links:
        if _holds_user_name(link.url):
            message = (
                f"A link of footnote {note.marker} holds a user name: it leads to "
                f"“{_host(link.url)}”; compare it with the page before you open it."
            )
            yield Notice("link-with-user-name", message, note.page, note.marker)


def _with_doubtful_hyphen(
    note: Note, document: Document, vocabulary: Vocabulary
) -> Iterator[Notice]:
    """A warning where the text alone has the address, and it may be a word that was broken."""
    read = " ".join(link.url for link in note.links if link.source == "text")
    for above, below in pairwise(document.by_id[id].text for id in note.lines):
        spellings = two_spellings(above.rstrip(), below, vocabulary)
        if spellings and spellings[0] in read:
            message = (
                f"A link of footnote {note.marker} breaks at a hyphen that may not be its own: "
                f"“{spellings[0]}” or “{spellings[1]}”; try which of the two opens."
            )
            yield Notice("link-with-doubtful-hyphen", message, note.page, note.marker)


def _holds_user_name(url: str) -> bool:
    try:
        return urlsplit(url).username is not None
    except ValueError:  # such as a bracket without its counterpart
        return False


def _host(url: str) -> str:
    return urlsplit(url).hostname or "nowhere"
