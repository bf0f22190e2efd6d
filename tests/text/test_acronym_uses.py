"""Which words in capitals are acronyms: by their letters, what stands beside them, and the text."""

import pytest

from pipeline.text.acronyms import Use, among_plain_words, key_of, uses_in


def shorts(text: str) -> list[str]:
    return [use.short for use in uses_in(text)]


@pytest.mark.parametrize(
    ("short", "key"),
    [
        ("BCU", "BCU"),
        ("BCUs", "BCU"),
        ("B.C.U.", "BCU"),
        ("EE. UU.", "EEUU"),
        ("J.-P.", "JP"),
        ("COVID-19", "COVID-19"),
    ],
)
def test_the_key_of_an_acronym_is_free_of_its_spelling(short: str, key: str) -> None:
    assert key_of(short) == key


def test_a_use_says_where_it_stands_without_its_plural_s() -> None:
    assert uses_in("Deux BCUs ici") == [Use("BCU", "BCU", 5, 8)]
    assert uses_in("Un MoU ici") == [Use("MoU", "MoU", 3, 6)]
    assert uses_in("Deux MoUs ici") == [Use("MoU", "MoU", 5, 8)]


@pytest.mark.parametrize("text", ["A", "Le X", "Une B12", "Les I et VIII", "chapitre XXIV"])
def test_an_acronym_has_two_capitals_and_is_no_roman_number(text: str) -> None:
    assert shorts(text) == []


@pytest.mark.parametrize("text", ["Le VIH ici", "Le XV2A ici", "Le LCD ici", "Une B2B ici"])
def test_what_only_begins_as_a_roman_number_is_an_acronym(text: str) -> None:
    assert shorts(text) == [text.split()[1]]


@pytest.mark.parametrize("beside", ["xBCU", "BCUx", "BCU&", "1BCU", "@BCU", "a.BCU"])
def test_letters_inside_another_word_are_no_acronym(beside: str) -> None:
    assert shorts(f"Le mot {beside} ici") == []


@pytest.mark.parametrize("address", ["https://x.org/BCU", "www.x.org/BCU", "BCU@x.org"])
def test_an_address_holds_no_acronym_and_hides_none_beside_it(address: str) -> None:
    assert uses_in(f"Voir {address} du BCU ici") == [
        Use("BCU", "BCU", len(f"Voir {address} du "), len(f"Voir {address} du BCU"))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Of 20 letters, 16 and 17 are capitals: four of five may be acronyms, more is a title.
        ("ABCDEF GHIJKL MNOP abcd", True),
        ("ABCDEF GHIJKL MNOPQ abc", False),
    ],
)
def test_a_text_of_more_than_four_capitals_of_five_is_a_title(text: str, expected: bool) -> None:
    spaced = text.replace(" ", ", ")  # no words in capitals side by side
    assert bool(uses_in(spaced)) is expected


def test_a_title_has_three_words() -> None:
    assert shorts("BCU, ADL") == ["BCU", "ADL"]
    assert shorts("BCU, ADL, OEA") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("le BCU ADL ici", ["BCU", "ADL"]),  # two short ones side by side
        ("le BCU ADL OEA ici", []),  # three are words of a title
        ("le BCU ADLOE ici", ["BCU", "ADLOE"]),
        ("le BCU ADLOEB ici", []),  # with one of six letters
        ("le BCU ADL II ici", ["BCU", "ADL"]),  # a Roman number is no word of it
        ("le ADLOEB II ici", ["ADLOEB"]),
        ("le BCU ADLo OEA ici", ["BCU", "OEA"]),
    ],
)
def test_words_in_capitals_side_by_side_are_a_title(text: str, expected: list[str]) -> None:
    assert shorts(f"Et {text} encore, une fois de plus pour voir.") == expected


def test_what_stands_beside_a_title_is_an_acronym() -> None:
    text = "Le BCU ouvre. NOUVELLE MAISON DU LAC : un toit de l’OEA."
    assert shorts(text) == ["BCU", "OEA"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un mot de J. R. Martin et puis voilà", []),
        ("Un mot de J.-P. Duval et puis voilà", []),
        ("Un mot de J. R. R. Martin et puis voilà", []),
        ("Un mot de O.N.G.A. Duval et puis voilà", ["O.N.G.A."]),  # too many for initials
        ("Un mot de la O.N.G. et puis voilà", ["O.N.G."]),
        ("Un mot de la O.N.G. Et puis voilà", []),
        ("Un mot de la ONG Martin et puis voilà", ["ONG"]),  # without dots
    ],
)
def test_letters_with_dots_before_a_name_are_initials(text: str, expected: list[str]) -> None:
    assert shorts(text) == expected


@pytest.mark.parametrize(
    ("texts", "plain"),
    [
        (["un point important"], {"important"}),
        (["Important, ici"], set()),  # a capital is no small print
        (["importante"], set()),
        (["un été"], set()),  # words of three letters are as often an acronym
        (["l’accès libre"], {"acces"}),
    ],
)
def test_a_word_that_is_printed_small_as_well_is_emphasis(
    texts: list[str], plain: set[str]
) -> None:
    assert among_plain_words({"important", "ete", "acces"}, texts) == plain


def test_short_words_are_never_emphasis() -> None:
    assert among_plain_words({"aid", "ete"}, ["il aid été"]) == set()
    assert among_plain_words({"aide"}, ["une aide"]) == {"aide"}
