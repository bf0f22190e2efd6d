"""Acronyms used in the lead and the sections, with the long form where the text gives it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.document import Document
from pipeline.model.findings import Acronym, Callout, Findings, Passage, Section
from pipeline.profile.loader import load_profile
from pipeline.stages.acronyms import find_acronyms


def passage(text: str) -> Passage:
    return Passage("paragraph", text, lines=())


def acronyms_of(*texts: str, lead: str = "") -> list[Acronym]:
    section = Section("contexte", "Contexte", lines=(), passages=tuple(map(passage, texts)))
    findings = Findings(language="fr", lead=(passage(lead),), sections=(section,))
    document = Document(pages=(), findings=findings)
    return list(find_acronyms(document, load_profile("mieux")).findings.acronyms)


def long_of(text: str) -> str | None:
    return next((found.long for found in acronyms_of(text) if found.long), None)


@pytest.mark.parametrize(
    ("text", "shorts"),
    [
        ("Les EM UE et l’ANASE parlent de M&D.", ["EM", "UE", "ANASE", "M&D"]),
        ("Deux ONGs, un MoU et la COVID-19.", ["ONG", "MoU", "COVID-19"]),
        ("L’O.N.G. et les EE. UU.", ["O.N.G.", "EE. UU."]),
        ("Dialogue UE-OIT sur le VIH/SIDA", ["UE", "OIT", "VIH", "SIDA"]),
        ("L’Action MIEUX de l’UE.", ["MIEUX", "UE"]),
    ],
)
def test_acronyms_are_listed_in_order_of_first_use(text: str, shorts: list[str]) -> None:
    assert [acronym.short for acronym in acronyms_of(text)] == shorts


@pytest.mark.parametrize(
    "text",
    [
        "Louis XIV, le XXIe siècle et la phase II",
        "LA MIGRATION EN AFRIQUE DU NORD",
        "FORMATION CONTINUE : on apprend",
        "IMPORTANT : ce point est important",
        "Un mot de J. R. Martin et de J.-P. Duval",
        "Voir https://example.org/ABC/DEF et ABC@example.org",
        "Une phrase sans rien. Encore Une.",
        "",
    ],
)
def test_what_only_looks_like_an_acronym_is_none(text: str) -> None:
    assert acronyms_of(text) == []


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("Le Bureau des chiffres utiles (BCU) ouvre.", "Bureau des chiffres utiles"),
        ("Le BCU (Bureau des chiffres utiles) ouvre.", "Bureau des chiffres utiles"),
        ("Le BCU (le Bureau des chiffres utiles, à Rome)", "Bureau des chiffres utiles"),
        ("Le Bureau des chiffres utiles (ci-après le « BCU »)", "Bureau des chiffres utiles"),
        ("Le Bureau des chiffres utiles (BCU, en anglais UNO)", "Bureau des chiffres utiles"),
        ("L’Office d’entraide et d’accueil (OEA)", "Office d’entraide et d’accueil"),
        ("L’Office pour l’accueil (OPA)", "Office pour l’accueil"),
        ("The House of Open Files (HOF) and others", "House of Open Files"),
        ("La Casa del Mar y del Viento (CMV)", "Casa del Mar y del Viento"),
        ("Los Archivos Unidos (AA. UU.) abren", "Archivos Unidos"),
        ("Avec FEuille OUverte (FEOU), on écrit", "FEuille OUverte"),
        ("Avec la NAvigation EU eXtérieure (NAEUX)", "NAvigation EU eXtérieure"),
        ("Travail et repos (T&R)", "Travail et repos"),
        ("Des associations de quartier (ADQ)", "associations de quartier"),
        ("L’Alliance du Lac (LA) de 2015", "Alliance du Lac"),
    ],
)
def test_a_long_form_is_found_before_or_in_brackets(text: str, long: str) -> None:
    assert long_of(text) == long


@pytest.mark.parametrize(
    "text",
    [
        "Le ministère a prévu un plan (PNXJ).",
        "Une ville de la région (UE) de Rabat",
        "L’UE (2015) et la suite",
        "Il est venu. Bien sûr (ABC), il le sait",
        "Bureau des chiffres utiles. (BCU)",
    ],
)
def test_no_long_form_is_invented(text: str) -> None:
    assert long_of(text) is None


def test_all_spellings_and_uses_count_in_lead_and_sections_but_not_in_callouts() -> None:
    lead, body = passage("Une ONG écrit."), passage("Des ONGs et l’O.N.G. lisent.")
    findings = Findings(
        lead=(lead,),
        sections=(Section("impact", "Impact", lines=(), passages=(body,)),),
        callouts=(Callout("L’ABC de l’ONG", None, None, 0.0, (), None, 2),),
    )
    found = find_acronyms(Document(pages=(), findings=findings), load_profile("mieux"))
    assert found.findings.acronyms == (Acronym("ONG", None, 3),)


def test_the_series_own_name_is_no_emphasis() -> None:
    found = acronyms_of("L’Action MIEUX fait mieux ENCORE, et encore mieux.")
    assert found == [Acronym("MIEUX", None, 1)]


def test_a_long_form_given_later_explains_earlier_uses() -> None:
    found = acronyms_of("Le Bureau des chiffres utiles (BCU) ouvre.", lead="Le BCU écrit.")
    assert found == [Acronym("BCU", "Bureau des chiffres utiles", 2)]


@given(st.lists(st.sampled_from("abcdefghijklmnopqrst"), min_size=3, max_size=7, unique=True))
def test_initials_of_any_words_are_understood(initials: list[str]) -> None:
    words = " ".join(f"{letter.upper()}uvw" for letter in initials)
    short = "".join(initials).upper()
    assert acronyms_of(f"Il y a : {words} ({short}).") == [Acronym(short, words, 1)]


@given(st.text(alphabet="AB ab.&()-’s1é/«»de", max_size=120))
def test_any_text_can_be_looked_through(text: str) -> None:
    for acronym in acronyms_of(text):
        assert acronym.count >= 1
        assert acronym.long is None or len(acronym.long.split()) >= 1


def test_a_word_without_end_does_not_take_without_end() -> None:
    assert acronyms_of("a" * 100_000, "A" * 20_000, "(AB)" * 3_000) == [Acronym("AB", None, 3_000)]
