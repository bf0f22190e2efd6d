"""Links that a reader should not follow without a second look."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import urlsplit

from pipeline.model.document import Document
from pipeline.model.findings import Note
from pipeline.model.roles import Notice
from pipeline.text.hyphens import Vocabulary, learn, two_spellings
from pipeline.text.urls import find_urls


def link_notices(document: Document) -> list[Notice]:
    """Warnings of links that hold a user name, or break at a hyphen of two readings.

    “https://ministry.example@evil.example/” leads to the second host, and a password in a link is
    no longer secret. An address printed as “…/pa-” and “per” may have the hyphen or not.
    """
    vocabulary = learn(document.texts, document.findings.language)
    of_notes = [
        notice
        for note in document.findings.notes
        for notice in (*_with_user_name(note), *_with_doubtful_hyphen(note, document, vocabulary))
    ]
    return [*of_notes, *_beside_notes(document)]


def _beside_notes(document: Document) -> list[Notice]:
    """A warning of each page and host to which an address in the text or a link of it leads."""
    in_notes = {link.url for note in document.findings.notes for link in note.links}
    found = [
        *((page, url) for page, text in _texts(document) for url in find_urls(text)),
        *((page.number, link.url) for page in document.pages for link in page.links),
    ]
    doubtful = dict.fromkeys(
        (page, _host(_absolute(url)))
        for page, url in found
        if url not in in_notes and _holds_user_name(_absolute(url))
    )
    return [
        Notice(
            "link-with-user-name",
            f"A link or an address in the text holds a user name: it leads to “{host}”; compare "
            "it with the page before you open it.",
            page,
        )
        for page, host in doubtful
    ]


def _texts(document: Document) -> Iterator[tuple[int, str]]:
    """The texts of the record but for its footnotes, each with the page that it begins on."""
    found = document.findings
    in_sections = [passage for section in found.sections for passage in section.passages]
    for passage in (*found.lead, *in_sections, *found.about):
        if passage.lines:
            yield document.by_id[passage.lines[0]].page, passage.text
    yield from ((fact.page, fact.text) for fact in found.facts)
    yield from ((callout.page, callout.text) for callout in found.callouts)
    in_sections_aside = [aside for section in found.sections for aside in section.asides]
    for aside in (*found.lead_tables, *found.asides, *in_sections_aside):
        cells = [cell for row in aside.rows for cell in row]
        yield aside.page, " ".join([aside.caption or "", aside.text, *cells])


def _absolute(url: str) -> str:
    """``url`` with a scheme: “www.…” is printed without one."""
    return f"http://{url}" if url[:4].lower() == "www." else url


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
