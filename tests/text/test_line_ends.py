"""How lines meet: hyphens that stand for a word to come, and slashes at the end of an address."""

import pytest

from pipeline.text.hyphens import Vocabulary, learn, mend_inside
from pipeline.text.joining import join_lines
from tests.stages.builders import plain

ADDRESS = "https://boats.example.org/fr/"


def joined(*texts: str, language: str = "fr", vocabulary: Vocabulary | None = None) -> str:
    known = vocabulary or learn(texts, language)
    return join_lines([plain(text) for text in texts], known).text


@pytest.mark.parametrize(
    ("language", "above", "below", "text"),
    [
        ("fr", "l’appui pré-", "et post-départ", "l’appui pré- et post-départ"),
        ("fr", "des lots sous-", "ou suréquipés", "des lots sous- ou suréquipés"),
        ("fr", "un plan à deux-", "à trois ans", "un plan à deux- à trois ans"),
        ("fr", "LES QUAIS PRÉ-", "ET POST-DÉPART", "LES QUAIS PRÉ- ET POST-DÉPART"),
        ("fr", "les 12-", "et 13-mètres", "les 12- et 13-mètres"),
        ("en", "a pre-", "and post-season count", "a pre- and post-season count"),
        ("en", "two-", "to three-year loans", "two- to three-year loans"),
        ("en", "intra-", "and/or inter-port", "intra- and/or inter-port"),
        ("es", "visitas pre-", "y postemporada", "visitas pre- y postemporada"),
        ("es", "redes micro-", "o macrorregionales", "redes micro- o macrorregionales"),
        ("es", "redes extra-", "e intrarregionales", "redes extra- e intrarregionales"),  # “extrae”
        ("", "l’appui pré-", "et post-départ", "l’appui pré- et post-départ"),
    ],
)
def test_a_suspended_hyphen_at_a_line_end_keeps_hyphen_and_space(
    language: str, above: str, below: str, text: str
) -> None:
    assert joined(above, below, language=language) == text


@pytest.mark.parametrize(
    ("language", "above", "below", "text"),
    [
        ("en", "a crate of pota-", "to seed", "a crate of potato seed"),
        ("fr", "un nouveau pro-", "jet de quai", "un nouveau projet de quai"),
        ("fr", "le quai Nord-", "Est du port", "le quai Nord-Est du port"),
        ("fr", "le voilier du Kar-", "et voisin", "le voilier du Karet voisin"),
        ("fr", "quand allez-", "y a-t-il", "quand allez-y a-t-il"),  # no conjunction of French
        ("fr", "le quai »-", "et nord", "le quai »- et nord"),  # behind a sign, no word is broken
    ],
)
def test_a_word_that_a_line_end_breaks_is_whole(
    language: str, above: str, below: str, text: str
) -> None:
    vocabulary = learn(("le Karet",), language)
    assert joined(above, below, language=language, vocabulary=vocabulary) == text


def test_a_hyphen_of_another_shape_suspends_where_no_machine_puts_them_in() -> None:
    assert joined("l’appui pré\u2010", "et post-départ") == "l’appui pré\u2010 et post-départ"


def test_an_authors_hyphen_suspends_where_machines_put_others_in() -> None:
    vocabulary = Vocabulary(language="fr", machine_hyphens=True)
    text = joined("l’appui pré-", "et post-départ", vocabulary=vocabulary)
    assert text == "l’appui pré- et post-départ"


@pytest.mark.parametrize("mark", ["\u00ad", "\u2010"])
def test_a_hyphen_put_in_by_the_typesetter_suspends_nothing(mark: str) -> None:
    vocabulary = Vocabulary(language="fr", machine_hyphens=True)
    assert joined(f"du Kar{mark}", "et voisin", vocabulary=vocabulary) == "du Karet voisin"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "une aide pré- et post-départ"),
        ("fr", "une aide pré- puis post-départ"),
        ("fr", "des lots sous- voire suréquipés"),
        ("en", "a short- to medium-term loan"),
        ("es", "visitas pre- y postemporada"),
    ],
)
def test_a_suspended_hyphen_inside_a_line_stays(language: str, text: str) -> None:
    assert mend_inside(text, learn((text,), language)) == (text, "")


@pytest.mark.parametrize(
    "below",
    [
        "Voir surtout le deuxième chapitre.",
        "L’étude compte dix pages.",
        "See Osmer, 2016.",
        "Accessed: May",
        "Voir : Osmer.",
        "consulté le 3 mars 2017.",
        "accessed 3 May 2017.",
        "última consulta: 3/5/2017.",
        "et www.nets.example.org",
    ],
)
def test_a_slash_at_a_line_end_does_not_take_in_the_words_below(below: str) -> None:
    assert joined(f"Port : {ADDRESS}", below) == f"Port : {ADDRESS} {below}"


@pytest.mark.parametrize(
    "below",
    [
        "publications/2016",
        "publications.",
        "Bilan-2016.pdf (consulté le 3 mars 2017)",
        "Osmer (consulté le 3 mars 2017)",
        "2016/bilan",
        "publications",
    ],
)
def test_an_address_goes_on_behind_its_slash(below: str) -> None:
    assert joined(f"Port : {ADDRESS}", below) == f"Port : {ADDRESS}{below}"


@pytest.mark.parametrize("path", ["nets.example.org/fr/", "/srv/nets/", "~/nets/", "port/nets/"])
def test_a_path_ends_in_its_slash(path: str) -> None:
    assert joined(f"Voir {path}", "Le quai est là.") == f"Voir {path} Le quai est là."
    assert joined(f"Voir {path}", "fish.csv") == f"Voir {path}fish.csv"


def test_alternatives_go_on_behind_their_slash() -> None:
    assert joined("Hommes/", "Femmes du port") == "Hommes/Femmes du port"
    assert joined("les filets et/", "ou les voiles") == "les filets et/ou les voiles"
