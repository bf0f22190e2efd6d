"""Fonts whose tables take the codes of one code page for those of another."""

from __future__ import annotations

import pytest

from pipeline.model.page import Line, Page, Span
from pipeline.readers.code_pages import with_code_pages_read

FRENCH = "• À l’école, un élève a réussi : « très bien », a noté la mère – enfin."
MISTAKES = [
    ("mac_roman", "cp1252"), ("cp1252", "mac_roman"), ("cp1252", "cp850"), ("cp1252", "cp437"),
    ("cp850", "cp1252"), ("utf-8", "cp1252"), ("utf-8", "mac_roman"),
]  # fmt: skip


def mistaken(text: str, meant: str, seen: str) -> str:
    """What becomes of ``text`` in the code page ``meant`` where it is taken for ``seen``."""
    out = ""
    for letter in text:
        for code in letter.encode(meant, "ignore") or letter.encode("utf-8"):
            out += bytes([code]).decode(seen, "ignore") or chr(code)
    return out.replace("\xa0", " ").replace("  ", " ")


def page(*spans: Span) -> Page:
    lines = tuple(Line(1, number, (span,)) for number, span in enumerate(spans))
    return Page(1, 595, 842, lines, plain_text="\n".join(span.text for span in spans))


def read(*texts: str, font: str = "F1") -> list[str]:
    (one,) = with_code_pages_read([page(*(Span(text, font) for text in texts))], ["fr", "es"])
    return [line.text for line in one.lines]


@pytest.mark.parametrize(("meant", "seen"), MISTAKES)
def test_a_mistake_that_makes_words_is_undone(meant: str, seen: str) -> None:
    text = (
        FRENCH
        if meant not in ("cp850", "cp437") and seen != "cp437"
        else ("un élève a réussi, la mère a noté")
    )
    assert read(mistaken(text, meant, seen)) == [text]


def test_a_text_that_is_right_stays() -> None:
    assert read(FRENCH, "Ž", "Škoda ˆ") == [FRENCH, "Ž", "Škoda ˆ"]


def test_three_different_words_say_so_and_two_do_not() -> None:
    words = mistaken("élève, école, élève", "mac_roman", "cp1252")
    assert read(words) == [words]
    assert read(mistaken("élève, école, mère", "mac_roman", "cp1252")) == ["élève, école, mère"]


@pytest.mark.parametrize(("names", "is_read"), [("Zolatér", True), ("Zolatér Mirédu", False)])
def test_some_of_them_may_be_names(names: str, is_read: bool) -> None:
    """Three of four are known, or three of five."""
    text = f"élève, école, mère, {names}"
    wrong = mistaken(text, "mac_roman", "cp1252")
    assert read(wrong) == [text if is_read else wrong]


def test_words_that_are_known_as_they_stand_are_not_undone() -> None:
    """“Žena” and “šéf” are words of another language; these lists have “más”, not “m‡s”."""
    right = "más, está, época, después"
    assert read(right) == [right]


@pytest.mark.parametrize(
    ("apart", "is_read"), [("hab’a sab’a", True), ("hab’a sab’a dec’a", False)]
)
def test_of_five_two_may_be_words_as_they_stand(apart: str, is_read: bool) -> None:
    """Where the sign that stands for a letter parts a word, its parts may be words."""
    wrong = f"{apart} est‡ pœblico despuŽs"
    right = f"{apart.replace('’', 'í')} está público después"
    assert read(wrong) == [right if is_read else wrong]


def test_a_font_with_few_words_goes_with_the_others_of_its_file() -> None:
    title = Span(mistaken("Écouter", "mac_roman", "cp1252"), "Title")
    sign = Span(mistaken("• 12", "mac_roman", "cp1252"), "Signs")
    body = Span(mistaken(FRENCH, "mac_roman", "cp1252"), "Body")
    sound = Span("déjà", "Sound")
    (one,) = with_code_pages_read([page(title, sign, body, sound)], ["fr"])
    assert [line.text for line in one.lines] == ["Écouter", "• 12", FRENCH, "déjà"]
    (one,) = with_code_pages_read([page(title, sign)], ["fr"])
    assert one.lines[0].text == title.text


def test_the_text_of_the_library_goes_with_the_lines() -> None:
    (one,) = with_code_pages_read([page(Span(mistaken(FRENCH, "utf-8", "cp1252"), "Body"))], ["fr"])
    assert one.plain_text == FRENCH


def test_an_a_with_an_accent_whose_second_byte_is_a_space_is_read() -> None:
    wrong = "Ã©lÃ¨ve, Ã©cole, mÃ¨re, facile Ã lire, Ã"
    assert read(wrong) == ["élève, école, mère, facile à lire, à"]
