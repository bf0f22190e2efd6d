"""Addresses that go on over line ends: hyphens of their own and of the typesetter."""

from __future__ import annotations

import pytest

from pipeline.model.page import Line, Span
from pipeline.text.hyphens import Vocabulary, two_spellings
from pipeline.text.joining import Joined, join_lines

FRENCH = Vocabulary(language="fr")


def line(*texts: str) -> Line:
    """A line of pieces, each a span."""
    return Line(1, 0, tuple(map(Span, texts)))


def joined(*texts: str) -> Joined:
    return join_lines([line(text) for text in texts], FRENCH)


@pytest.mark.parametrize("hyphen", ["\u2010", "\u00ad"])
def test_an_address_loses_the_hyphen_of_the_typesetter(hyphen: str) -> None:
    found = joined(f"https://boats.example.org/nets{hyphen}", "harbours")
    assert (found.text, found.removed) == ("https://boats.example.org/netsharbours", hyphen)


def test_an_address_keeps_its_own_hyphen() -> None:
    found = joined("https://boats.example.org/nets-", "harbours")
    assert (found.text, found.removed) == ("https://boats.example.org/nets-harbours", "")


@pytest.mark.parametrize(("above", "below", "text"), [
    ("migra-", "tion/2017", "migration/2017"),
    ("y/confe-", "rence-a.pdf", "y/conference-a.pdf"),  # an English word in a French note
    ("form-", "ation/a", "formation/a"),  # the first part is a word, too
    ("knowl-", "edge/a", "knowledge/a"),  # or the second
    ("stu-", "dies/a", "studies/a"),  # both are words, one of them a rare one
    ("regional-", "conference", "regional-conference"),  # no word together
    ("web-", "site/a", "web-site/a"),  # both are words
    ("nets-e-", "mail/a", "nets-e-mail/a"),  # no part of one letter is broken off
])  # fmt: skip
def test_a_hyphen_inside_a_word_of_an_address_is_the_typesetters(
    above: str, below: str, text: str
) -> None:
    assert joined(f"https://boats.example.org/{above}", below).text.endswith(f".org/{text}")


def test_a_link_says_whether_the_hyphen_is_the_addresses_own() -> None:
    lines, address = [line("http://boats.org/migra-"), line("tion")], "http://boats.org/migra-tion"
    assert join_lines(lines, FRENCH, targets=[address]).text == address


def test_an_address_goes_on_over_many_lines_and_pieces() -> None:
    lines = [line("Voir https://boats.", "example.org/"), line("nets/"), line("a.pdf")]
    assert join_lines(lines, FRENCH).text == "Voir https://boats.example.org/nets/a.pdf"


def test_a_link_over_the_lines_joins_an_address() -> None:
    lines, address = [line("http://boats.org/nets"), line("harbours")], "http://boats.org/nets"
    assert join_lines(lines, FRENCH).text == f"{address} harbours"
    targets = [f"{address}harbours"]
    assert join_lines(lines, FRENCH, targets=targets).text == f"{address}harbours"


@pytest.mark.parametrize(("above", "below", "spellings"), [
    ("a.org/work-web-", "site/a", ("web-site", "website")),
    ("a.org/migra-", "tion/2017", None),  # broken
    ("a.org/regional-", "conference", None),  # its own
    ("a.org/web", "site", None),
    ("a.org/web-", "2017", None),
])  # fmt: skip
def test_a_hyphen_between_words_that_make_a_word_is_in_doubt(
    above: str, below: str, spellings: tuple[str, str] | None
) -> None:
    assert two_spellings(above, below, FRENCH) == spellings
