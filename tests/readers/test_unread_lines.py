"""Lines whose font says nothing of its letters are read by OCR where they stand."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page, Span
from pipeline.readers.unread_lines import with_unread_lines

SOUND = "Les agents de la commune visitent chaque village pendant la saison des pluies. " * 4
UNREAD = "�����"


def page(*spans: Span, number: int = 1) -> Page:
    lines = (
        Line(number, at, (span,), Box(50, 20 * at, 500, 20 * at + 12))
        for at, span in enumerate(spans)
    )
    return Page(number, 595, 842, tuple(lines))


def read(*spans: Span, shown: Mapping[int, str]) -> Page:
    """A page of ``spans``, a line each; OCR reads the pictures of lines as what is ``shown``."""

    def read_line(number: int, box: Box) -> str:
        return shown[int(box.top) // 20]

    (one,) = with_unread_lines([page(*spans)], ["fr", "en"], read_line)
    return one


def texts(page: Page) -> list[str]:
    return [line.text for line in page.lines]


def test_a_line_of_which_nothing_is_known_is_read_in_its_look() -> None:
    heading = Span(UNREAD, "B", 14.0, bold=True, color="#003366")
    one = read(Span(SOUND, "A", 10.0), heading, shown={1: "Le contexte"})
    assert texts(one) == [SOUND, "Le contexte"]
    (span,) = one.lines[1].spans
    assert (span.font, span.size, span.bold, span.color) == ("B", 14.0, True, "#003366")
    assert one.filled_in == ("Le", "contexte")
    assert not one.ocr


@pytest.mark.parametrize(
    ("text", "asked"),
    [("���", True), ("��", False), ("��� ab", True), ("��� abc", False)],
)
def test_a_bullet_or_a_few_letters_are_no_unread_line(text: str, asked: bool) -> None:
    one = read(Span(SOUND, "A"), Span(text, "B"), shown={1: "Le contexte"} if asked else {})
    assert texts(one)[1] == ("Le contexte" if asked else text)


@pytest.mark.parametrize(
    ("shown", "taken"),
    [
        ("Le contexte", True),
        ("", False),
        ("|| le", False),  # no word long enough to tell
        ("Zolatar Mirudelk", False),
        ("Le contexte, la commune, la saison de Mirudelk", True),  # three of four
        ("Le contexte, la commune de Mirudelk", False),
    ],
)
def test_what_ocr_reads_must_be_words(shown: str, taken: bool) -> None:
    one = read(Span(SOUND, "A"), Span(UNREAD, "B"), shown={1: shown})
    assert texts(one)[1] == (shown if taken else UNREAD)


NONSENSE = "S`Qi2+iBM; mM++QKT7MB2/ +?BH/`2M"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (NONSENSE, True),
        ("S`Qi2+iBM; mM++QKT7MB2/", False),  # two words
        (f"{NONSENSE} abkzt", True),
        (f"{NONSENSE} abkzt gurzt", False),
        (f"{NONSENSE} commune", False),
        ("http://a.b/c_d1e https://c.d/1k2l www.a9b.org/c2d x@y2z.org", False),
        ("Zolatar Mirudelk Batanzir", False),
        ("2014 2015-2016 12%", False),
    ],
)
def test_words_that_are_none_and_have_signs_inside_are_no_writing(text: str, asked: bool) -> None:
    shown = {1: "Protecting children on their way"} if asked else {}
    one = read(Span(SOUND, "A"), Span(text, "B"), shown=shown)
    assert texts(one)[1] == (shown[1] if asked else text)


def test_a_line_is_left_alone_if_little_of_it_is_such_a_font() -> None:
    font, other = Span(NONSENSE, "B"), Span("un mot " * 6, "A")
    mixed = Line(1, 0, (font, other), Box(0, 0, 100, 12))
    alone = Page(1, 595, 842, (mixed,))
    assert with_unread_lines([alone], ["fr"], lambda number, box: "Le contexte") == (alone,)


@pytest.mark.parametrize(("count", "asked"), [(60, True), (61, False)])
def test_a_file_of_such_lines_is_not_read_line_by_line(count: int, asked: bool) -> None:
    sound = [Span(SOUND * 9, "A")] * 5
    spans = [*sound, *([Span(UNREAD, "B")] * count)]
    shown = dict.fromkeys(range(100), "Le contexte") if asked else {}
    assert texts(read(*spans, shown=shown))[-1] == ("Le contexte" if asked else UNREAD)


def test_a_page_for_ocr_as_a_whole_is_left_to_it() -> None:
    assert texts(read(*[Span(UNREAD, "B")] * 3, shown={})) == [UNREAD] * 3


def test_a_line_without_a_place_cannot_be_looked_at() -> None:
    lines = tuple(Line(1, at, (Span(text),)) for at, text in enumerate((SOUND, UNREAD)))
    alone = Page(1, 595, 842, lines)
    (one,) = with_unread_lines([alone], ["fr"], lambda number, box: "Le contexte")
    assert texts(one) == [SOUND, UNREAD]


STRANGE = ("Dpoufyuf", "Qsbujrvft", "Jnqbdu", "Mf sfhjtusf", "Fotfjhofnfout")


@pytest.mark.parametrize("count", [5, 4])
def test_a_font_of_which_no_word_is_known_is_read(count: int) -> None:
    heads = [Span(text, "B") for text in STRANGE[:count]]
    shown = dict(enumerate(["Le contexte"] * count, 1)) if count == 5 else {}
    one = read(Span(SOUND, "A"), *heads, shown=shown)
    assert texts(one)[1:] == (["Le contexte"] * 5 if count == 5 else [*STRANGE[:4]])


@pytest.mark.parametrize(("size", "is_read"), [(14.0, True), (10.0, False)])
def test_fonts_without_a_name_are_told_by_their_size(size: float, is_read: bool) -> None:
    """Drawn fonts (Type 3) have none; that of the text and that of headings are two."""
    heads = [Span(text, "", size) for text in STRANGE]
    shown = dict(enumerate(["Le contexte"] * 5, 1)) if is_read else {}
    one = read(Span(SOUND, "", 10.0), *heads, shown=shown)
    assert texts(one)[1:] == (["Le contexte"] * 5 if is_read else [*STRANGE])


def test_one_word_that_is_known_says_that_a_font_is_sound() -> None:
    heads = [Span(text, "B") for text in (*STRANGE, "Pratiques")]
    assert texts(read(Span(SOUND, "A"), *heads, shown={}))[1:] == [*STRANGE, "Pratiques"]


@pytest.mark.parametrize(
    ("title", "is_read"),
    [("Le village Zolatar", True), ("Zolatar Mirandel village", False)],
)
def test_in_place_of_nonsense_half_of_the_words_may_be_names(title: str, is_read: bool) -> None:
    heads = [Span(text, "B") for text in STRANGE]
    one = read(Span(SOUND, "A"), *heads, shown=dict.fromkeys(range(1, 6), title))
    assert texts(one)[1] == (title if is_read else STRANGE[0])


@pytest.mark.parametrize(
    ("unread", "is_read"), [("�onte�to", True), ("�ontestables lettres", False)]
)
def test_the_lines_of_a_font_of_which_a_tenth_is_unread_are_read(
    unread: str, is_read: bool
) -> None:
    one = read(Span(SOUND, "A"), Span(unread, "B"), shown={1: "Le contexte"} if is_read else {})
    assert texts(one)[1] == ("Le contexte" if is_read else unread)
