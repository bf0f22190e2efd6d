"""Unknown glyphs that one ligature makes a word of are filled in; all others are said."""

from __future__ import annotations

import pytest

from pipeline.model.page import Line, Page, Span
from pipeline.readers.repair import repair, unread_notices


def page(*texts: str, font: str = "A", number: int = 1) -> Page:
    lines = tuple(Line(number, at, (Span(text, font),)) for at, text in enumerate(texts))
    return Page(number, 595, 842, lines)


def repaired(*texts: str) -> list[str]:
    (mended,) = repair([page(*texts)], ["fr", "en"])
    return [line.text for line in mended.lines]


LIGATURES = "Les familles dans le con\ufffdit et la con\ufffdance, le dé\ufffd, sa dé\ufffdnition"


def test_a_ligature_inside_a_word_is_read() -> None:
    assert repaired("les familles dans le con\ufffdit") == ["les familles dans le conflit"]


def test_a_sign_beside_a_word_is_no_ligature() -> None:
    line = "une voix a dit «\ufffdje pars\ufffd» et le \ufffdchier"
    assert repaired(line) == [line]


def test_in_a_font_whose_ligatures_are_unknown_one_begins_a_word() -> None:
    assert repaired(LIGATURES, "le \ufffdchier, sans \ufffdn, «\ufffdje pars\ufffd»")[1] == (
        "le fichier, sans fin, «\ufffdje pars\ufffd»"
    )


def test_unknown_glyphs_that_are_no_ligatures_show_nothing_of_a_font() -> None:
    accents = "con\ufffdance r\ufffdsultat d\ufffdcision con\ufffdit dé\ufffdnition"
    assert repaired(f"les {accents} dans le monde", "le \ufffdchier")[1] == "le \ufffdchier"


def test_words_are_those_of_the_language_of_the_document() -> None:
    line = "les amis de la maison et la \ufffdght dans une ville pour le monde"
    assert repaired(line) == [line]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [("deux r\ufffdsultats", "r\ufffdsultats"), ("en 20\ufffd4.", "20\ufffd4."),
     ("la \ufffdche", "\ufffdche"), ("en \ufffd\ufffd", "\ufffd\ufffd")],
)  # fmt: skip
def test_words_with_unread_glyphs_are_quoted_by_page(text: str, quoted: str) -> None:
    (notice,) = unread_notices([page("un texte", number=1), page(text, number=2)])
    assert (notice.code, notice.page) == ("unreadable-letters", 2)
    assert f"“{quoted}”" in notice.message
    assert "1 word" in notice.message


def test_signs_that_stand_alone_are_no_words() -> None:
    assert not unread_notices([page("\ufffd un point", "un \ufffd point")])


def test_a_warning_quotes_the_first_words() -> None:
    (notice,) = unread_notices([page(" ".join(f"a\ufffd{letter}" for letter in "bcdefghijk"))])
    assert "“a\ufffdi”" in notice.message
    assert "“a\ufffdj”" not in notice.message
    assert "10 words" in notice.message
    assert "and others" in notice.message
