"""Language, places and acronyms of a case."""

from __future__ import annotations

from pipeline.model.document import Document
from pipeline.model.evidence import SignalKind, evidence_of
from pipeline.model.findings import Passage, Section, TitleBlock
from pipeline.model.roles import Role
from pipeline.profile.model import Profile
from pipeline.stages.acronyms import find_acronyms
from pipeline.stages.language import find_language
from pipeline.stages.places import find_places
from tests.stages.builders import PROFILE, column, document, line, page

TWO_LANGUAGES = PROFILE.model_copy(update={"languages": ("en", "fr")})
FRENCH = (
    "Les bateaux étaient partis du port avant la lumière du jour, et les familles des pêcheurs",
    "attendaient leur retour sur le quai en regardant la mer depuis les fenêtres de la maison.",
)


def test_the_language_is_that_of_the_unclaimed_text() -> None:
    start = document(page(*column(*FRENCH), line("The boats of the harbour are home", y=300)))
    made = find_language(start, TWO_LANGUAGES)
    assert made.findings.language == "fr"
    claimed = start.claim(start.lines[:2], Role.GUIDE, "guide", evidence_of(SignalKind.REPEATS))
    assert find_language(claimed, TWO_LANGUAGES).findings.language != "fr"


def test_a_text_in_no_language_of_the_series_is_noted() -> None:
    made = find_language(document(page(line("12 34"))), TWO_LANGUAGES)
    assert made.findings.language is None
    assert [notice.code for notice in made.notices] == ["unknown-language"]


def places(location: str | None, language: str | None, profile: Profile) -> list[tuple[str, str]]:
    block = TitleBlock(location=location)
    start = Document(()).with_findings(heading_block=block, language=language)
    return [(place.name, place.code) for place in find_places(start, profile).findings.places]


def test_places_are_looked_for_in_the_languages_of_the_case_and_the_series() -> None:
    assert places("Maroc", "fr", TWO_LANGUAGES) == [("Maroc", "MA")]
    assert places("Maroc", None, TWO_LANGUAGES) == [("Morocco", "MA")]
    assert places("Maroc", "fr", PROFILE) == [("Maroc", "MA")]
    assert places("Maroc", "en", PROFILE) == []
    assert places("Orsa", "en", PROFILE) == []
    assert places("Ivory Coast", "en", PROFILE) == [("Côte d’Ivoire", "CI")]
    portuguese = PROFILE.model_copy(update={"languages": ("pt", "en")})
    assert places("Morocco", "pt", portuguese) == [("Morocco", "MA")]  # no list of names is so
    assert places(None, "en", PROFILE) == []


def acronyms(
    *texts: str, lead: str = "", profile: Profile = PROFILE
) -> list[tuple[str, str | None, int]]:
    passages = tuple(Passage("paragraph", text, ()) for text in texts)
    start = Document(()).with_findings(
        lead=(Passage("paragraph", lead, ()),) if lead else (),
        sections=(Section("setting", "Setting", (), passages),),
    )
    found = find_acronyms(start, profile).findings.acronyms
    return [(one.short, one.long, one.count) for one in found]


def test_acronyms_are_counted_with_their_long_form() -> None:
    text = "The Coast Rescue Service (CRS) and the HNB went out. The CRS came home."
    assert acronyms(text) == [("CRS", "Coast Rescue Service", 2), ("HNB", None, 1)]
    assert acronyms("The CRS left.", lead="The Coast Rescue Service (CRS) came.") == [
        ("CRS", "Coast Rescue Service", 2)
    ]


def test_a_word_in_capitals_for_emphasis_is_no_acronym() -> None:
    assert acronyms("The boats must NEVER leave. They never did.") == []


def test_an_acronym_that_is_a_word_too_is_one_where_the_text_or_the_series_says_so() -> None:
    assert acronyms("The SEAL came. A seal left the quay.") == []
    explained = "The Society of East Atlantic Life (SEAL) came. A seal left the quay."
    assert acronyms(explained) == [("SEAL", "Society of East Atlantic Life", 1)]
    named = PROFILE.model_copy(update={"acronyms": ("SEAL",)})
    found = acronyms("The SEAL came. A seal left the quay.", profile=named)
    assert found == [("SEAL", None, 1)]


def test_an_acronym_is_listed_as_it_is_first_printed() -> None:
    assert acronyms("The C.R.S. left. The CRS came home.") == [("C.R.S.", None, 2)]
