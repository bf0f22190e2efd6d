"""Countries and regions named in the location, as ISO 3166-1 and UN M49 codes."""

import csv
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.document import Document
from pipeline.model.findings import Findings, Place, TitleBlock
from pipeline.profile.loader import load_profile
from pipeline.stages.places import find_places
from pipeline.text.gazetteer import entries

COUNTRIES = {entry.code: entry for entry in entries() if entry.scheme == "iso3166-1"}


def places_of(location: str | None, language: str | None) -> tuple[Place, ...]:
    findings = Findings(language=language, heading_block=TitleBlock(location=location))
    document = Document(pages=(), findings=findings)
    return find_places(document, load_profile("mieux")).findings.places


def codes_of(location: str, language: str | None) -> list[str]:
    return [place.code for place in places_of(location, language)]


@pytest.mark.parametrize(
    ("language", "location", "codes"),
    [
        ("fr", "Jordanie", ["JO"]),
        ("fr", "au Maroc et en Tunisie", ["MA", "TN"]),
        ("fr", "de la Jordanie, du Liban et de l’Égypte", ["JO", "LB", "EG"]),
        ("fr", "CÔTE D'IVOIRE / GHANA", ["CI", "GH"]),
        ("fr", "Cote d’Ivoire", ["CI"]),
        ("fr", "Swaziland", ["SZ"]),
        ("fr", "Birmanie", ["MM"]),
        ("fr", "Viet Nam, Laos et Viêt Nam", ["VN", "LA"]),
        ("fr", "Biélorussie et Moldova", ["BY", "MD"]),
        ("fr", "Kosovo", ["XK"]),
        ("fr", "Palestine", ["PS"]),
        ("fr", "Maroc-Espagne", ["MA", "ES"]),
        ("en", "Ivory Coast and Cabo Verde", ["CI", "CV"]),
        ("en", "Trinidad & Tobago, St. Vincent and the Grenadines", ["TT", "VC"]),
        ("en", "the former Yugoslav Republic of Macedonia", ["MK"]),
        ("es", "El Salvador, Honduras y Guatemala", ["SV", "HN", "GT"]),
        ("es", "Costa de Marfil", ["CI"]),
        ("es", "República de Moldova", ["MD"]),
    ],
)
def test_countries_are_found_in_the_order_printed(
    language: str, location: str, codes: list[str]
) -> None:
    assert codes_of(location, language) == codes


@pytest.mark.parametrize(
    ("language", "location", "codes"),
    [
        ("fr", "Nigeria", ["NG"]),
        ("fr", "Niger", ["NE"]),
        ("fr", "Guinée-Bissau", ["GW"]),
        ("fr", "Guinée-Bissau et Guinée", ["GW", "GN"]),
        ("fr", "Papouasie-Nouvelle-Guinée", ["PG"]),
        ("fr", "République dominicaine", ["DO"]),
        ("fr", "Dominique", ["DM"]),
        ("fr", "République démocratique du Congo", ["CD"]),
        ("fr", "RDC", ["CD"]),
        ("fr", "République du Congo", ["CG"]),
        ("fr", "Congo", ["CG"]),
        ("en", "Congo, Democratic Republic of the", ["CD"]),
        ("en", "Georgia", ["GE"]),
        ("en", "Georgia, USA", []),
        ("en", "South Sudan", ["SS"]),
        ("en", "Northern Ireland", []),
        ("fr", "golfe de Guinée", []),
        ("fr", "Inconnue-Maroc", []),
        ("es", "Guinea Ecuatorial", ["GQ"]),
    ],
)
def test_a_name_inside_another_is_not_taken(language: str, location: str, codes: list[str]) -> None:
    assert codes_of(location, language) == codes


@pytest.mark.parametrize(
    ("language", "location", "codes"),
    [
        ("fr", "Asie du Sud-Est", ["035"]),
        ("en", "South-eastern Asia", ["035"]),
        ("en", "Southeast Asia", ["035"]),
        ("es", "Sudeste asiático", ["035"]),
        ("fr", "Asie occidentale", ["145"]),
        ("fr", "Afrique de l'Ouest", ["011"]),
        ("fr", "les Caraïbes", ["029"]),
        ("en", "The Caribbean", ["029"]),
        ("es", "el Caribe", ["029"]),
        ("es", "América Latina y el Caribe", ["419"]),
        ("fr", "Afrique de l’Ouest et du Centre", ["011", "017"]),
        ("fr", "Afrique du Nord, de l’Ouest et de l’Est", ["015", "011", "014"]),
        ("en", "West and Central Africa", ["011", "017"]),
        ("es", "África occidental y central", ["011", "017"]),
        ("en", "Middle East and North Africa", ["015"]),
        ("fr", "Afrique du Nord et de l’Ouest francophone", ["015", "011"]),
        ("fr", "Afrique du Nord et du Sud", ["015"]),
        ("fr", "Afrique de l’Ouest et du Centre (2014)", ["011", "017"]),
        ("fr", "Europe du Sud-Est et du Nord", ["154"]),  # the first is no region of M49
        ("en", "Greater West and Central Africa", ["017"]),  # “West” is part of another name
        ("en", "(2014) West and Central Africa", ["011", "017"]),
        ("en", "the West and Central Africa", ["011", "017"]),
        ("en", "North, West and Central Africa", ["015", "011", "017"]),
        ("en", "West (Central Africa)", ["017"]),
        ("fr", "Afrique de l’Ouest (du Centre)", ["011"]),
        ("fr", "Afrique de l’Ouest et du Centre culturel", ["011"]),
        ("es", "África y Asia occidental", ["002", "145"]),  # Africa, not its west
        ("en", "South Africa and Sudan", ["ZA", "SD"]),  # Sudan, not South Sudan
        ("en", "Antigua and the Barbuda", ["AG"]),
    ],
)
def test_regions_are_those_of_m49(language: str, location: str, codes: list[str]) -> None:
    assert codes_of(location, language) == codes


@pytest.mark.parametrize(
    ("language", "location"),
    [
        ("en", "Saint Brannoc and the Lesser Isles"),
        ("fr", "Europe du Sud-Est"),
        ("fr", "Corne de l’Afrique"),
        ("fr", "Corée"),
        ("fr", "Sahel"),
        ("fr", "Réunion régionale"),
        ("fr", "Asie-Inconnue"),
        ("en", "turkey and chad"),
        ("fr", "(2012-2013)"),
        ("fr", ""),
    ],
)
def test_nothing_is_invented_where_nothing_fits(language: str, location: str) -> None:
    assert places_of(location, language) == ()


def test_a_place_has_the_name_of_the_case_s_language() -> None:
    assert places_of("Asie du Sud-Est", "fr") == (Place("Asie du Sud-Est", "035", "m49"),)
    assert places_of("Jordan", "en") == (Place("Jordan", "JO", "iso3166-1"),)


def test_names_in_the_series_other_languages_are_known_too() -> None:
    assert places_of("Morocco", "fr") == (Place("Maroc", "MA", "iso3166-1"),)
    assert codes_of("Marruecos", None) == ["MA"]


def test_a_case_without_a_location_has_no_places() -> None:
    assert places_of(None, "fr") == ()


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_every_name_of_the_table_leads_to_its_code(language: str) -> None:
    named = {name: entry.code for entry in COUNTRIES.values() for name in entry.names[language]}
    found = {name: codes_of(name, language) for name in named}
    assert found == {name: [code] for name, code in named.items()}


def test_a_name_has_a_capital_though_not_as_its_first_letter() -> None:
    assert codes_of("eSwatini and the oPt", "en") == ["SZ", "PS"]
    assert codes_of("eswatini and the opt", "en") == []


@given(st.lists(st.sampled_from(sorted(COUNTRIES)), min_size=1, max_size=5, unique=True))
def test_countries_in_a_list_are_all_found_in_order(listed: list[str]) -> None:
    location = " ; ".join(COUNTRIES[code].names["fr"][0].upper() for code in listed)
    assert codes_of(location, "fr") == listed


@given(st.text(max_size=60), st.sampled_from(["fr", "en", "es", None]))
def test_any_text_can_be_looked_through(location: str, language: str | None) -> None:
    codes = codes_of(location, language)
    assert len(codes) == len(set(codes))


def test_every_parent_is_a_region_of_the_table_and_leads_to_the_world() -> None:
    table = resources.files("pipeline.data").joinpath("places.csv").read_text("utf-8")
    parent = {row["code"]: row["parent"] for row in csv.DictReader(table.splitlines())}
    assert all(_top(code, parent) in {"001", "TW", "XK", ""} for code in parent)


def _top(code: str, parent: dict[str, str]) -> str:
    return _top(parent[code], parent) if parent[code] else code


@pytest.mark.parametrize(
    ("language", "location", "codes"),
    [
        ("es", "La reunión", []),  # only the article has a capital
        ("es", "La Reunión", ["RE"]),
        ("fr", "Asie de l’Est et du Sud-Est asiatique", ["030", "035"]),
        ("fr", "Afrique de l’Ouest et du Centre", ["011", "017"]),
        ("en", "West and Central Africa", ["011", "017"]),
    ],
)
def test_capitals_and_shared_words_of_places(
    language: str, location: str, codes: list[str]
) -> None:
    assert codes_of(location, language) == codes
