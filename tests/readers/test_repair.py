"""Unknown glyphs that one ligature makes a word of are filled in; all others are said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page, Span
from pipeline.readers.missing_letters import letter_notices
from pipeline.readers.repair import repair


def page(*texts: str, font: str = "A", number: int = 1) -> Page:
    lines = tuple(Line(number, at, (Span(text, font),)) for at, text in enumerate(texts))
    return Page(number, 595, 842, lines)


def repaired(*texts: str) -> list[str]:
    (mended,) = repair([page(*texts)], ["fr", "en"])
    return [line.text for line in mended.lines]


def test_a_glyph_of_another_font_belongs_to_its_word() -> None:
    """Cairo sets the glyphs that it cannot name in a font of its own."""
    spans = (
        Span("le con", "A"),
        Span("\ufffd", "B"),
        Span("it, sa", "A"),
        Span(" r\ufffdgion", "A"),
    )
    own = Page(1, 595, 842, (Line(1, 0, spans),))
    (mended,) = repair([own], ["fr", "en"])
    assert [span.text for span in mended.lines[0].spans] == ["le con", "fl", "it, sa", " région"]
    assert mended.filled_in == ("région",)


LIGATURES = "Les familles dans le con\ufffdit et la con\ufffdance, le dé\ufffd, sa dé\ufffdnition"


def test_a_ligature_inside_a_word_is_read() -> None:
    assert repaired("les familles dans le con\ufffdit") == ["les familles dans le conflit"]


def test_a_discretionary_ligature_inside_a_word_is_read() -> None:
    assert repaired("les ar\ufffdives et les \ufffdefs-lieux") == [
        "les archives et les chefs-lieux"
    ]
    assert repaired("la vie \ufffdotidienne, un cadre juridi\ufffde") == [
        "la vie quotidienne, un cadre juridique"
    ]


def test_a_sign_beside_a_word_is_no_ligature() -> None:
    line = "une voix a dit «\ufffdje pars\ufffd» et le \ufffdchier"
    assert repaired(line) == [line]


def test_no_consonant_stands_behind_a_word_cut_short() -> None:
    line = "\ufffdction; le plan d’\ufffdction des pays"
    assert repaired(LIGATURES, line)[1] == "fiction; le plan d’\ufffdction des pays"
    assert repaired("l’e\ufffdet de la loi") == ["l’effet de la loi"]


def test_a_ligature_with_a_capital_stands_at_the_beginning_of_a_word() -> None:
    (mended,) = repair([page("it o\ufffders help, no o\ufffder way")], ["en"])
    assert mended.lines[0].text.startswith("it offers help")


def test_in_a_font_whose_ligatures_are_unknown_one_begins_a_word() -> None:
    assert repaired(LIGATURES, "le \ufffdchier, sans \ufffdn, «\ufffdje pars\ufffd»")[1] == (
        "le fichier, sans fin, «\ufffdje pars\ufffd»"
    )


def test_unknown_glyphs_that_are_no_ligatures_show_nothing_of_a_font() -> None:
    accents = "con\ufffdance r\ufffdsultat d\ufffdcision con\ufffdit dé\ufffdnition"
    assert repaired(f"les {accents} dans le monde", "le \ufffdchier")[1] == "le \ufffdchier"


@pytest.mark.parametrize(
    ("word", "read"),
    [
        ("mu\ufffde", "mu\ufffde"),  # “mufle”, 2.4, is too rare to be sure of
        ("con\ufffdictuel", "conflictuel"),  # 2.5
        ("mé\ufffder", "mé\ufffder"),  # “métier” is nine times as common as the next reading
        ("con\ufffdante", "constante"),  # twelve times
    ],
)
def test_a_reading_is_a_known_word_and_ten_times_as_common_as_the_next(
    word: str, read: str
) -> None:
    assert repaired(f"les gens dans le {word}") == [f"les gens dans le {read}"]


@pytest.mark.parametrize(
    ("inside", "are_ligatures"),
    [
        ("con\ufffdit con\ufffdance", False),  # two words
        ("con\ufffdit con\ufffdance dé\ufffdnition", True),
        ("con\ufffdit con\ufffdance dé\ufffdnition r\ufffdsultat", True),  # three of four
        ("con\ufffdit con\ufffdance dé\ufffdnition r\ufffdsultat d\ufffdcision", False),
    ],
)
def test_three_words_and_three_of_four_show_that_a_font_lacks_its_ligatures(
    inside: str, are_ligatures: bool
) -> None:
    begun = "fichier" if are_ligatures else "\ufffdchier"
    assert repaired(f"les {inside} dans le monde", "le \ufffdchier")[1] == f"le {begun}"


def test_fonts_are_judged_each_by_its_own_words() -> None:
    (first,) = page("les con\ufffdit con\ufffdance dé\ufffdnition du").lines
    (second,) = page("le \ufffdchier", font="B").lines
    (mended,) = repair([Page(1, 595, 842, (first, second))], ["fr"])
    assert mended.lines[1].text == "le \ufffdchier"


@pytest.mark.parametrize("mark", ["\u00ad", "\u2010"])
def test_a_mark_drawn_inside_a_line_is_a_hyphen_everywhere(mark: str) -> None:
    box = Box(0, 0, 100, 10)
    inside = Line(1, 0, (Span(f"le Sud{mark}Est", "A"),), box)
    at_end = Line(1, 1, (Span(f"la coopé{mark}", "A"),), box)

    def texts(*lines: Line) -> list[str]:
        (mended,) = repair([Page(1, 595, 842, lines)], ["fr"])
        return [line.text for line in mended.lines]

    assert texts(inside, at_end) == ["le Sud-Est", "la coopé-"]
    assert texts(at_end) == [at_end.text]
    assert texts(replace(inside, box=None)) == [inside.text]  # a text file says so at a line end


def test_words_are_those_of_the_language_of_the_document() -> None:
    line = "les amis de la maison et la \ufffdght dans une ville pour le monde"
    assert repaired(line) == [line]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [("deux r\ufffdsultats", "r\ufffdsultats"), ("en 20\ufffd4.", "20\ufffd4."),
     ("la \ufffdche", "\ufffdche"), ("en \ufffd\ufffd", "\ufffd\ufffd")],
)  # fmt: skip
def test_words_with_unread_glyphs_are_quoted_by_page(text: str, quoted: str) -> None:
    (notice,) = letter_notices([page("un texte", number=1), page(text, number=2)])
    assert (notice.code, notice.page) == ("unreadable-letters", 2)
    assert f"“{quoted}”" in notice.message
    assert "1 word" in notice.message


def test_signs_that_stand_alone_are_no_words() -> None:
    assert not letter_notices([page("\ufffd un point", "un \ufffd point")])


def test_a_warning_quotes_the_first_words() -> None:
    (notice,) = letter_notices([page(" ".join(f"a\ufffd{letter}" for letter in "bcdefghijk"))])
    assert "“a\ufffdi”" in notice.message
    assert "“a\ufffdj”" not in notice.message
    assert "10 words" in notice.message
    assert "and others" in notice.message


@pytest.mark.parametrize(
    ("word", "read"),
    [
        ("r�gime", "régime"),
        ("R�GIME", "RÉGIME"),
        ("R�gime", "Régime"),
        ("�TAT", "ÉTAT"),
        ("�tat", "�tat"),  # “État” or “état”
        ("p�cheur", "p�cheur"),  # “pêcheur” or “pécheur”
        ("c�l�bre", "célèbre"),  # and no “fibre”
        ("c�l�r�t�s", "c�l�r�t�s"),  # three and more
        ("pass�", "pass�"),  # “passé”, or any other form of it
        ("for�t", "forêt"),
        ("m�r", "m�r"),  # “mûr”, of which two letters are left
    ],
)
def test_a_letter_with_an_accent_is_read_where_only_one_makes_a_word(word: str, read: str) -> None:
    assert repaired(f"les gens dans le {word} du pays") == [f"les gens dans le {read} du pays"]


def test_a_letter_that_the_font_names_elsewhere_is_not_what_it_does_not_name() -> None:
    assert repaired("les gens dans le r�gime du pays", "le procédé") == [
        "les gens dans le r�gime du pays", "le procédé",
    ]  # fmt: skip
    other = page("le procédé", font="B", number=2)
    mended, _ = repair([page("les gens dans le r�gime"), other], ["fr"])
    assert mended.lines[0].text == "les gens dans le régime"


def test_letters_that_were_filled_in_are_said() -> None:
    texts = ["les gens dans le r�gime", "la for�t et le r�gime", "un con�it"]
    (mended, sound) = repair([page(*texts, number=3), page("un texte", number=4)], ["fr"])
    assert not sound.filled_in
    (notice,) = letter_notices([mended, sound])
    assert (notice.code, notice.page) == ("letters-filled-in", 3)
    assert (
        "only known ones that fit: “régime”, “forêt”. Compare them with page 3." in notice.message
    )
