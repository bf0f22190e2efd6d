"""Invents footnotes and the addresses they cite."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.press.case import Call, Link, Note, Passage
from tests.press.writer import Writer

HOSTS = (
    "https://www.example.org",
    "https://observatoire-migrations.example.org",
    "http://library.example.net",
    "https://data.statistics-office.example.int",
    "https://ec.example.eu",
    "https://www.consejo-migraciones.example.es",
)
WORDS = (
    "migration",
    "policy",
    "report",
    "annual",
    "actions",
    "mobility",
    "networks",
    "home-affairs",
    "what-we-do",
    "register",
    "labour",
    "study",
    "final_version",
    "statistical-yearbook",
    "south-east-region",
    "documents",
    "asylum",
    "fr",
    "en",
    "es",
    "publications",
    "working_paper",
    "diaspora-engagement",
    "149-regional-conference",
    "2017",
    "case-studies",
)
QUERIES = (
    "?lang=fr&id=4471",
    "?year=2019&format=pdf",
    "?q=migration%20de%20travail",
    "?page_id=88",
)
ENDINGS = (".pdf", ".html", "/", "", "", "_fr.pdf", "#section-3")
BRACKETED = re.compile(r"\[([^\]]+)\]")


def draw_url(writer: Writer) -> str:
    """An address, from short to far longer than a line."""
    rng = writer.rng
    length = rng.choice((1, 2, 2, 3, 4, 5, 7))
    path = "/".join("-".join(rng.sample(WORDS, rng.choice((1, 1, 1, 3)))) for _ in range(length))
    if rng.random() < 0.12:
        path += "/%C3%A9tude_de_cas"
    ending = rng.choice(QUERIES) if rng.random() < 0.25 else rng.choice(ENDINGS)
    return f"{rng.choice(HOSTS)}/{path}{ending}"


def draw_note(writer: Writer, marker: str, links: str) -> Note:
    """A note; `links` is the option of that name."""
    draw, stock = writer.rng.random(), writer.stock
    if links == "other" and draw < 0.4:
        return linked_note(writer, marker)
    if draw < 0.3:
        return Note(marker, writer.pick(stock.notes))
    if draw < 0.36 and marker != "1":
        return Note(marker, writer.pick(stock.ibid))
    return url_note(writer, marker)


def url_note(writer: Writer, marker: str) -> Note:
    """A note that prints one or two addresses."""
    # the address stands in for itself while the other slots are filled
    template = writer.rng.choice(writer.stock.url_notes).replace("{url}", "\0")
    text, links = "", []
    for piece in re.split("(\0)", writer.fill(template)):
        if piece == "\0":
            url = draw_url(writer)
            links.append(Link(len(text), len(text) + len(url), url))
            text += url
        else:
            text += piece
    accessed = None
    if writer.rng.random() < 0.4:
        words, accessed = writer.date()
        text += " " + writer.rng.choice(writer.stock.accessed).replace("{date}", words) + "."
    return Note(marker, text, tuple(links), accessed)


def linked_note(writer: Writer, marker: str) -> Note:
    """A note in which words carry an address that is not printed."""
    text = writer.pick(writer.stock.link_notes)
    words = BRACKETED.search(text)
    assert words
    start, end = words.start(), words.end() - 2
    return Note(marker, BRACKETED.sub(r"\1", text), (Link(start, end, draw_url(writer)),))


def call_places(passage: Passage) -> list[int]:
    """Where a call can stand: after a word or a full stop, never after a digit."""
    text = passage.text
    return [
        match.end()
        for match in re.finditer(r"[^\W\d_]{4,}[)»]?(?=[ .,;])|(?<=[^\W\d_]{3})\.$", text)
        if match.end() > passage.label_end + 12 and "’" not in match[0]
    ]


def with_calls(passage: Passage, calls: list[Call]) -> Passage:
    """The passage with these calls, in reading order."""
    return replace(passage, calls=tuple(sorted(calls, key=lambda call: call.at)))
