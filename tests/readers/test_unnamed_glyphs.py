"""Glyphs that a font does not name are read by all the words they stand in, or from pictures."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.model.geometry import Box
from pipeline.model.page import Hidden, HiddenReason, Line, Page, Span
from pipeline.readers.unnamed_glyphs import with_unnamed_read
from pipeline.text.characters import unnamed


def coded(text: str, letters: str = "éèàÉ’") -> str:
    """``text`` in which a font does not name these ``letters``: each has a code of its own."""
    return text.translate({ord(sign): unnamed(at) for at, sign in enumerate(letters, 1)})


def page(*texts: str, font: str = "A", number: int = 1) -> Page:
    boxes = [Box(50, 20 * at, 500, 20 * at + 12) for at in range(len(texts))]
    lines = (
        Line(number, at, (Span(text, font),), box)
        for at, (text, box) in enumerate(zip(texts, boxes, strict=True))
    )
    return Page(number, 595, 842, tuple(lines))


def texts_of(page: Page) -> list[str]:
    return [line.text for line in page.lines]


def read(*texts: str) -> list[str]:
    (one,) = with_unnamed_read([page(*texts)], ["fr", "en"])
    return texts_of(one)


def seen(*texts: str, shown: dict[str, str]) -> Page:
    """A page of ``texts``, whose pictures OCR reads as what is ``shown`` for each."""
    drawn = page(*texts)
    by_top = {line.box.top: line.text for line in drawn.lines if line.box}

    def read_line(number: int, box: Box, languages: Sequence[str]) -> str:
        assert (number, *languages) == (1, "fr")
        return shown[by_top[box.top]]

    (one,) = with_unnamed_read([drawn], ["fr", "en"], read_line)
    return one


WORDS = "le départ vers le marché de la région"


def test_a_code_is_the_one_letter_that_makes_words_of_all_that_hold_it() -> None:
    assert read(coded(WORDS)) == [WORDS]
    assert read(coded("le départ vers le marché")) == ["le d�part vers le march�"]


@pytest.mark.parametrize(
    ("others", "is_read"), [("le zolatéron", True), ("le zolatéron, la mirédule", False)]
)
def test_some_words_may_be_names(others: str, is_read: bool) -> None:
    """Three of four are known, or three of five."""
    line = f"{WORDS} avec {others} et la vérité" if is_read else f"{WORDS} avec {others}"
    assert read(coded(line)) == [line if is_read else coded(line).replace(unnamed(1), "�")]


def test_a_letter_that_the_font_names_is_no_other_glyph() -> None:
    assert read(coded(WORDS), "un été") == ["le d�part vers le march� de la r�gion", "un été"]
    other = page("un été", font="B", number=2)
    first, second = with_unnamed_read([page(coded(WORDS)), other], ["fr"])
    assert (texts_of(first), texts_of(second)) == ([WORDS], ["un été"])


def test_a_code_that_two_letters_make_words_of_is_unknown() -> None:
    fish = "le pêcheur va pêcher, les pêcheurs"
    assert read(coded(fish, "ê")) == ["le p�cheur va p�cher, les p�cheurs"]
    more = f"{fish} en tête de la forêt, les fêtes, la bête"
    assert read(coded(more, "ê")) == [more]


@pytest.mark.parametrize(
    ("others", "is_read"), [("un siècle", True), ("un siècle, un modèle", False)]
)
def test_fonts_of_one_name_that_number_letters_differently_are_told(
    others: str, is_read: bool
) -> None:
    """One word may be misspelt; two that only another letter makes known are of another font."""
    line = f"{WORDS}, la vérité, le résultat, une école, la fidélité, une année, " + others
    codes = line.replace("é", unnamed(1)).replace("è", unnamed(1))
    assert read(codes) == [codes.replace(unnamed(1), "é" if is_read else "�")]


def test_words_that_their_line_breaks_do_not_count() -> None:
    lines = "le départ vers le mar", "une ville plus zolaté-", "une ville plus mirédu-"
    more = "au marché de la région"
    assert read(*map(coded, (*lines, more))) == [*lines, more]


def test_letters_before_an_apostrophe_or_behind_one_stand_in_short_words() -> None:
    line = "l’ami d’un homme, qu’elle aime"
    assert read(coded(line)) == [line]
    long = "grand’maison, petite’ville, bonne’heure"
    assert read(coded(long)) == [coded(long).replace(unnamed(5), "�")]


def test_one_code_that_is_read_helps_to_read_another() -> None:
    line = (
        "l’État d’un pays, l’École et l’Étude qu’elle a faite, s’il part, au marché, vérité, région"
    )
    assert read(coded(line)) == [line]


def test_a_code_where_words_begin_is_a_capital_only_if_the_small_letter_is_known() -> None:
    line = "Écoles, États, Études"
    assert read(coded(line)) == ["�coles, �tats, �tudes"]
    assert read(coded(line), "été") == [line, "été"]


def test_a_code_among_capitals_is_a_capital() -> None:
    line = "LE DÉPART, LE MARCHÉ, LA RÉGION"
    assert read(coded(line)) == [line]
    both = coded(line).replace(unnamed(4), unnamed(1)), coded("la vérité, une école")
    assert read(*both) == [text.replace(unnamed(1), "�") for text in both]
    island = f"{WORDS}, l’île de Ré"
    assert read(coded(island, "é")) == [island]


def test_what_an_apostrophe_parts_may_be_words_by_chance() -> None:
    line = "un départ, Léon, le néon"
    assert read(coded(line)) == ["un d�part, L�on, le n�on"]
    assert read(coded(f"{line}, le marché")) == [f"{line}, le marché"]


def test_a_ligature_is_read_like_a_letter() -> None:
    line = "les bateaux attendent en tout cas, cette attente, les lettres"
    signs = line.replace("tt", unnamed(7))
    assert read(signs) == [line]


def test_a_ligature_that_words_begin_with_is_read() -> None:
    line = "Then Their Thanks, first, filed, found"
    assert read(line.replace("Th", unnamed(7))) == [line]
    assert read("Then Their".replace("Th", unnamed(7))) == ["�en �eir"]
    short = "the The This".replace("Th", unnamed(7))
    assert read(short, "in Tham", "on Thom") == ["the �e �is", "in Tham", "on Thom"]


def test_a_private_code_point_is_read_like_a_code() -> None:
    """What it is not read as stays, for those who know the usual ones."""
    assert read(WORDS.replace("é", "\ue0e9")) == [WORDS]
    assert read("le départ".replace("é", "\ue0e9")) == ["le d\ue0e9part"]


@pytest.mark.parametrize(
    ("around", "is_read"), [("le mot{}", True), ("{}le mot", True), ("le {} mot", False)]
)
def test_a_private_sign_that_touches_no_word_is_a_picture(around: str, is_read: bool) -> None:
    line = around.format("\ue0e9")
    shown = around.format("é")
    assert texts_of(seen(f"un cas, {line}", shown={f"un cas, {line}": f"un cas, {shown}"})) == [
        f"un cas, {shown if is_read else line}"
    ]


@pytest.mark.parametrize(("fewer", "is_read"), [(1, True), (0, False)])
def test_a_font_that_names_no_more_letters_than_not_is_left_to_ocr(
    fewer: int, is_read: bool
) -> None:
    line = coded(WORDS)
    signs = sum(map(str.isalpha, line)) - line.count(unnamed(1)) - fewer
    assert read(line, "\ue123" * signs)[0] == (WORDS if is_read else line.replace(unnamed(1), "�"))


FIGURES = {ord(figure): unnamed(20 + at) for at, figure in enumerate("0123456789")}


@pytest.mark.parametrize(
    ("printed", "is_read"),
    [
        ("le bilan de 2014 est là", True),
        ("un total de 1.240 dossiers", True),
        ("un total de 1 240 dossiers", True),
        ("un total de 7 dossiers", False),  # a figure alone is like a letter
        ("le mod1le du bilan", False),
    ],
)
def test_figures_are_read_from_pictures_of_numbers(printed: str, is_read: bool) -> None:
    line = printed.translate(FIGURES)
    (text,) = texts_of(seen(line, shown={line: printed}))
    assert text == (printed if is_read else unread(line))


def unread(line: str) -> str:
    return "".join("�" if one in FIGURES.values() else one for one in line)


def test_figures_that_call_notes_are_not_looked_at_where_there_are_others() -> None:
    """Raised, they are read as other signs."""
    lines = [text.translate(FIGURES) for text in ("un mot4 de trop", "fin 2014 ici", "en 1940 là")]
    shown = dict(zip(lines, ("un mot* de trop", "fin 2014 ici", "en 1940 là"), strict=True))
    assert texts_of(seen(*lines, shown=shown)) == ["un mot4 de trop", "fin 2014 ici", "en 1940 là"]


def test_each_font_has_its_own_codes() -> None:
    other = page(coded(WORDS, "xé"), font="B", number=2)
    first, second = with_unnamed_read([page(coded(WORDS)), other], ["fr"])
    assert texts_of(first) == texts_of(second) == [WORDS]


def test_nothing_that_a_page_hides_or_its_library_says_keeps_a_code() -> None:
    hidden = (Hidden(coded("été"), HiddenReason.COLOR, Box(0, 0, 9, 9)),)
    plain = Page(1, 595, 842, (), hidden=hidden, plain_text=coded("été"))
    (one,) = with_unnamed_read([plain], ["fr"])
    assert (one.hidden[0].text, one.plain_text) == ("�t�", "�t�")


TO_EAT, TO_READ, TO_GO = (coded(f"mis {words}") for words in ("à table", "à lire", "à partir"))
SHOWN = {TO_EAT: "mis à table", TO_READ: "+ mis à lire", TO_GO: "mis à partir"}


def test_what_words_do_not_say_pictures_of_lines_do() -> None:
    one = seen(TO_EAT, TO_READ, shown=SHOWN)
    assert texts_of(one) == ["mis à table", "mis à lire"]
    assert one.filled_in == ("à",)
    assert read(TO_EAT, TO_READ) == ["mis � table", "mis � lire"]


@pytest.mark.parametrize(
    ("other", "is_read"),
    [
        ("mis à lire", True),
        ("mis â lire", False),  # they differ
        ("mais à lire", False),  # something else stands around it
        ("mis à lire, mis â lire", False),
    ],
)
def test_pictures_must_agree_on_a_glyph_and_on_what_stands_around_it(
    other: str, is_read: bool
) -> None:
    one = seen(TO_EAT, TO_READ, shown={**SHOWN, TO_READ: other})
    assert texts_of(one) == [f"mis {'à' if is_read else '�'} {word}" for word in ("table", "lire")]


def test_a_third_picture_is_looked_at_where_another_says_nothing() -> None:
    assert texts_of(seen(TO_EAT, TO_READ, TO_GO, shown={**SHOWN, TO_READ: ""}))[1] == "mis à lire"
    both = {**SHOWN, TO_READ: "", TO_GO: ""}
    assert texts_of(seen(TO_EAT, TO_READ, TO_GO, shown=both))[1] == "mis � lire"


def test_the_only_picture_of_a_glyph_is_enough() -> None:
    assert texts_of(seen(TO_EAT, shown=SHOWN)) == ["mis à table"]


@pytest.mark.parametrize(
    ("printed", "shown", "expected"),
    [
        ("Orsa (2014~2016)", "Orsa (2014-2016)", "Orsa (2014–2016)"),  # the hyphen is named
        ("un mot~ de trop", "un mot’ de trop", "un mot� de trop"),  # the mark of a note, perhaps
        ("un mot~ de trop", "un mot* de trop", "un mot� de trop"),
        ("dit ~ Il part", "dit « Il part", "dit « Il part"),
        ("dans ~eau", "dans l'eau", "dans �eau"),  # the font names its l
        ("lorsqu~il part", "lorsqu'il part", "lorsqu’il part"),
        ("de~à", "de l'à", "de�à"),  # too little stands around it
        ("l’effort gou~", "l'effort gou-", "l’effort gou-"),  # a word is broken by a second hyphen
        ("l’effort ~", "l'effort -", "l’effort –"),
        ("~ l’écoute des gens", "À l'écoute des gens", "À l’écoute des gens"),  # a drop capital
        ("dans leur e~ort commun", "dans leur effort commun", "dans leur effort commun"),
        ("~is effort in common", "This effort in common", "This effort in common"),
        ("with ~is effort in common", "with This effort in common", "with This effort in common"),
        ("dans leur e~ort commun", "dans leur exxort commun", "dans leur e�ort commun"),
        ("~ Archives communales", "© Archives communales", "© Archives communales"),
        ("~ un registre commun", "e un registre commun", "� un registre commun"),  # a bullet
        ("~ un registre commun", "* un registre commun", "� un registre commun"),
        ("~ un registre commun", "• un registre commun", "� un registre commun"),
    ],
)
def test_pictures_are_believed_where_ocr_can_tell(printed: str, shown: str, expected: str) -> None:
    line = printed.replace("~", unnamed(9))
    one = seen(line, "le va-et-vient", shown={line: shown})
    assert texts_of(one)[0] == expected


def none_read(number: int, box: Box, languages: Sequence[str]) -> str:
    raise AssertionError("nothing is to be looked at")


@pytest.mark.parametrize("texts", [[f"{unnamed(3)} un mot", f"{unnamed(3)} le mot"], ["un mot"]])
def test_bullets_are_not_looked_at(texts: list[str]) -> None:
    (one,) = with_unnamed_read([page(*texts)], ["fr"], none_read)
    assert texts_of(one) == [text.replace(unnamed(3), "�") for text in texts]


@pytest.mark.parametrize(("codes", "asked"), [(40, True), (41, False)])
def test_a_file_that_names_next_to_nothing_is_not_read_line_by_line(
    codes: int, asked: bool
) -> None:
    looked: list[float] = []

    def look(number: int, box: Box, languages: Sequence[str]) -> str:
        looked.append(box.top)
        return ""

    lines = [f"le mot {unnamed(code)} ici" for code in range(1, codes + 1)]
    with_unnamed_read([page(*lines)], ["fr"], look)
    assert bool(looked) == asked
