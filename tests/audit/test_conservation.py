"""Nothing lost, nothing doubled, nothing invented: whatever the document, the account balances."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.audit.conservation import balance, totals
from pipeline.extraction.classify import run_stages
from pipeline.extraction.read import read_pages
from pipeline.model.document import Document
from pipeline.model.findings import Passage
from pipeline.model.page import Line, Page, Span
from pipeline.profile.loader import load_profile
from pipeline.readers.repair import repair
from pipeline.text.hyphens import learn
from pipeline.text.joining import join_lines
from tests.golden.publications import publications

ROOT = Path(__file__).parents[2]
PROFILE = load_profile("mieux")
LANGUAGES = PROFILE.languages
KEPT = [one.path for one in publications() if not one.scanned]

WORDS = st.sampled_from(
    [
        "la", "région", "Contexte", "Impact", "Les actions doivent", "pouvoir être reproduites",
        "co-", "socio-", "inter\u00ad", "con\u2010", "naissances", "économique", "États", "2012",
        "(2012-2013)", "1", "[2]", "³", "km²", "https://example.org/a-", "b/c.pdf.", "www.x.org",
        "•", "–", "3.", "a)", "«", "»", "fin.", "suite", ":", "M&D", "ﬁn", "e´", "…", "Note",
    ]
)  # fmt: skip


def lines_of(words: list[list[str]], page: int) -> tuple[Line, ...]:
    return tuple(
        Line(page, number, (Span(" ".join(listed)),), blank_before=number % 4 == 0)
        for number, listed in enumerate(words)
    )


pages_of_words = st.lists(
    st.lists(st.lists(WORDS, min_size=1, max_size=7), min_size=1, max_size=14),
    min_size=1,
    max_size=4,
)


def check(document: Document) -> None:
    account = balance(document)
    assert (account.lost, account.gained) == ("", "")
    assert set(document.claims) == {line.id for line in document.lines}
    assert sum(total.lines for total in totals(document)) == len(document.lines)


def spelt(text: str) -> str:
    return "".join(sorted("".join(text.split())))


def with_passages(document: Document, passages: Iterable[Passage]) -> Document:
    first, *rest = document.findings.sections
    return document.with_findings(sections=(first._replace(passages=tuple(passages)), *rest))


def test_what_is_lost_doubled_or_invented_shows_to_the_character() -> None:
    path = ROOT / "raw_pdfs" / "tenir-le-registre.pdf"
    pages = repair(read_pages(path.read_bytes(), path.name, LANGUAGES), LANGUAGES)
    document = run_stages(Document(tuple(pages)), PROFILE)
    first, second, *rest = document.findings.sections[0].passages
    changed: dict[tuple[str, str], list[Passage]] = {
        ("", ""): [second, first._replace(text=" ".join(reversed(first.text.split()))), *rest],
        (spelt(first.text[:9]), ""): [first._replace(text=first.text[9:]), second, *rest],
        (spelt(first.text + first.removed), ""): [second, *rest],
        ("", spelt(first.text + first.removed)): [first, second, first, *rest],
        ("", "eWz"): [first._replace(text=f"{first.text[:-2]}zeW{first.text[-2:]}"), second, *rest],
    }
    for (lost, gained), passages in changed.items():
        account = balance(with_passages(document, passages))
        assert (account.lost, account.gained) == (lost, "".join(sorted(gained)))


@settings(max_examples=60)
@given(pages_of_words)
@example([[["1", "la"], ["³"]]])  # a digit to Python, but no number
def test_every_line_of_any_text_ends_in_one_place(words: list[list[list[str]]]) -> None:
    pages = [
        Page(number, 0.0, 0.0, lines_of(listed, number)) for number, listed in enumerate(words, 1)
    ]
    check(run_stages(Document(tuple(repair(pages, LANGUAGES))), PROFILE))


@settings(max_examples=150)
@given(
    st.lists(st.lists(WORDS, min_size=1, max_size=6), min_size=1, max_size=6),
    st.booleans(),
    st.sampled_from(["fr", "en", "es", None]),
)
@example([["https://example.org/a-"], ["³", "³"], ["la"]], False, "fr")  # a blank between calls
def test_joining_takes_out_only_what_it_says(
    words: list[list[str]], item: bool, language: str | None
) -> None:
    lines = lines_of(words, 1)
    joined = join_lines(lines, learn((line.text for line in lines), language), item=item)
    assert letters(line.text for line in lines) == letters([joined.text, joined.removed])


def letters(texts: Iterable[str]) -> Counter[str]:
    """How often each character stands in ``texts``, white space apart."""
    return Counter("".join("".join(texts).split()))


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.name)
def test_the_account_of_a_publication_balances(path: Path) -> None:
    pages = repair(read_pages(path.read_bytes(), path.name, LANGUAGES), LANGUAGES)
    check(run_stages(Document(pages), PROFILE))
