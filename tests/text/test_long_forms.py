"""How far back a long form may begin, and how badly its words may spell the acronym."""

import pytest

from pipeline.text.long_forms import LongForm, long_forms_in


def forms(text: str) -> list[str]:
    return [form.text for form in long_forms_in(text)]


def test_a_long_form_says_where_it_stands() -> None:
    text = "Le  Bureau des\nchiffres utiles (BCU) ouvre."
    assert forms(text) == []  # a line break ends what stands before
    text = "Le Bureau des  chiffres utiles (BCU) ouvre."
    (found,) = long_forms_in(text)
    assert found == LongForm("BCU", "Bureau des chiffres utiles", 3, 30)
    assert text[found.start : found.end] == "Bureau des  chiffres utiles"


def test_several_long_forms_stand_in_the_order_of_the_text() -> None:
    text = "Le Bureau des chiffres utiles (BCU) et l’ADL (Atelier du Lac)"
    assert [(form.key, form.text) for form in long_forms_in(text)] == [
        ("BCU", "Bureau des chiffres utiles"),
        ("ADL", "Atelier du Lac"),
    ]


@pytest.mark.parametrize(
    ("between", "expected"),
    [(10, ["Bureau {} chiffres utiles"]), (11, [])],
)
def test_a_long_form_has_three_words_a_letter_and_four_more(
    between: int, expected: list[str]
) -> None:
    # Three letters: 13 words, the three of the name and ten that an acronym passes over.
    small = " ".join(["de"] * between)
    assert forms(f"Voir Bureau {small} chiffres utiles (BCU)") == [
        form.format(small) for form in expected
    ]


@pytest.mark.parametrize(("reach", "is_found"), [(300, True), (301, False)])
def test_a_long_form_begins_within_300_characters(reach: int, is_found: bool) -> None:
    long_word = "Chiffres" + "x" * (reach - len("Bureau Chiffres Utiles "))
    long_form = f"Bureau {long_word} Utiles"
    assert len(f"{long_form} ") == reach
    assert forms(f"Voir le {long_form} (BCU)") == ([long_form] if is_found else [])


@pytest.mark.parametrize(("length", "is_found"), [(160, True), (161, False)])
def test_a_bracket_is_no_longer_than_a_sentence(length: int, is_found: bool) -> None:
    inside = "BCU, " + "x" * (length - 5)
    assert bool(forms(f"Le Bureau des chiffres utiles ({inside})")) is is_found


@pytest.mark.parametrize(
    ("inside", "is_found"),
    [
        ("BCU", True),
        ("BCU ; créé hier", True),
        ("BCU/Lac", True),
        ("BCU en bref", True),
        ("dit « BCU »", True),
        ("ci-après le BCU", True),
        ("dans ce qui suit BCU", False),  # more than three words before it
        ("BCU 2015", False),
        ("BCU Lac", False),
    ],
)
def test_what_may_stand_in_a_bracket_beside_the_acronym(inside: str, is_found: bool) -> None:
    assert bool(forms(f"Le Bureau des chiffres utiles ({inside})")) is is_found


@pytest.mark.parametrize("mark", [".", ";", ":", "!", "?", "»", "”", "\t", ", qui", ", which"])
def test_a_long_form_does_not_reach_back_over_the_end_of_a_clause(mark: str) -> None:
    assert forms(f"Bureau{mark} chiffres utiles (BCU)") == []
    assert forms("Bureau, chiffres utiles (BCU)") == ["Bureau, chiffres utiles"]


@pytest.mark.parametrize(
    "text",
    [
        "Le Bureau national des chiffres utiles (BCU)",
        "Le Bureau des chiffres vraiment utiles (BCU)",
    ],
)
def test_one_word_that_gives_no_letter_may_stand_inside(text: str) -> None:
    assert forms(text) == [text.removeprefix("Le ").removesuffix(" (BCU)")]


@pytest.mark.parametrize(
    "text",
    [
        "Le Bureau national central des chiffres utiles (BCU)",
        "Le Bureau national des chiffres vraiment utiles (BCU)",
        "Le Bureau des chiffres et cartes (BCU)",
        "Le Bureau national des chiffres (BCF)",
    ],
)
def test_two_blemishes_are_too_many(text: str) -> None:
    assert forms(text) == []


def test_one_letter_may_come_from_inside_a_word() -> None:
    assert forms("Le Bureau des chiffres (BCF)") == ["Bureau des chiffres"]
    assert forms("Le Comité technique (CTQ)") == ["Comité technique"]
    assert forms("Le Groupe mobile du quartier (GMBQR)") == []
    assert forms("Le Bureau des chiffres utiles (BRCU)") == ["Bureau des chiffres utiles"]
    assert forms("Le Granit mobile vert (GOV)") == []  # a word gives its first letter, too


def test_an_acronym_of_two_letters_is_spelled_without_a_blemish() -> None:
    assert forms("Les Amis du Lac (AL)") == ["Amis du Lac"]
    assert forms("Les Amis verts du Lac (AL)") == []
    assert forms("Les Barques (BQ)") == []


def test_of_several_beginnings_the_one_that_spells_best_is_taken() -> None:
    text = "Une Banque ouverte du Bureau central utile (BCU)"
    assert forms(text) == ["Bureau central utile"]
    assert forms("Un Bureau en bois du Bureau des chiffres (BCF)") == ["Bureau des chiffres"]


def test_two_equal_letters_are_two_words_and_doubled_ones_a_plural() -> None:
    assert forms("Les Amis des Arbres (AA)") == ["Amis des Arbres"]
    assert forms("Los Archivos Unidos (AAUU)") == ["Archivos Unidos"]
    assert forms("Los Archivos Unidos Locales (AAUULL)") == ["Archivos Unidos Locales"]
    assert forms("Les Amis Actifs des Usagers Unis (AAUV)") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Troc et repos (T&R)", ["Troc et repos"]),
        ("Trade and rest (T&R)", ["Trade and rest"]),
        ("Tregua y reposo (T&R)", ["Tregua y reposo"]),
        ("Trade & rest (T&R)", ["Trade & rest"]),
        ("Trade & rest (TR)", ["Trade & rest"]),
        ("Troc vert et repos (T&R)", ["Troc vert et repos"]),
        ("Troc vert neuf et repos (T&R)", []),
        ("Troc ou repos (T&R)", []),
        ("Troc repos (T&R)", []),
    ],
)
def test_an_ampersand_stands_for_and(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


def test_capitals_inside_a_word_give_letters() -> None:
    assert forms("La barque eXperte (BX)") == ["barque eXperte"]
    assert forms("La barque experte (BX)") == []
    assert forms("La barque MicroNet (BN)") == ["barque MicroNet"]
    assert forms("La Barque EU (BU)") == []  # a word in capitals has none inside
    assert forms("La Barque verte neuve eXperte Lune (BXL)") == []


def test_initials_may_be_in_the_order_of_another_language() -> None:
    assert forms("L’Office international des lacs (ILO)") == ["Office international des lacs"]
    assert forms("L’office international des lacs (ILO)") == []  # no name: it has no capital
    assert forms("L’Office des lacs (ILO)") == []
    assert forms("La Cuisine Atelier Bac (ABC)") == ["Cuisine Atelier Bac"]  # not “Atelier Bac”


def test_a_word_that_only_passes_by_ends_no_long_form() -> None:
    assert forms("Bureau des chiffres utiles pour (BCU)") == []
    assert forms("Bureau des chiffres utiles pour (BCUP)") == []
    assert forms("Voir de la Banque (DLB)") == []


def test_the_figures_of_an_acronym_stand_for_no_word() -> None:
    assert forms("Le Bureau des chiffres utiles (BCU-19)") == ["Bureau des chiffres utiles"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le BCU (Bureau des chiffres utiles) ouvre", ["Bureau des chiffres utiles"]),
        ("Le BCU (le Bureau des chiffres utiles) ouvre", ["Bureau des chiffres utiles"]),
        ("Le « BCU » (Bureau des chiffres utiles)", ["Bureau des chiffres utiles"]),
        ("Le BCU (Bureau des chiffres utiles ; 2015)", ["Bureau des chiffres utiles"]),
        ("Le BCU (Bureau des chiffres utiles en 2015)", ["Bureau des chiffres utiles"]),
        ("Le BCU (de la)", []),
        (
            "La B. C. U. L. A. D. E. (Boats Can Use Lights At Dawn Easily)",
            ["Boats Can Use Lights At Dawn Easily"],
        ),
        ("Le BCU ouvert (Bureau des chiffres utiles)", []),
        ("Le BCU (un Grand Bureau des chiffres utiles)", []),
        ("Le bureau (Bureau des chiffres utiles)", []),
    ],
)
def test_a_bracket_explains_the_acronym_right_before_it(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


def test_of_a_bracket_as_much_as_fits_is_the_long_form() -> None:
    text = "Le BCUV (Bureau des chiffres, utiles en ville, depuis 2015)"
    assert forms(text) == ["Bureau des chiffres, utiles en ville"]
