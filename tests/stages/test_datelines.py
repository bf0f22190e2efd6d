"""Place and years where nothing sets them apart, on lines of their own, or in long lists."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model.document import Document
from pipeline.model.page import Line
from pipeline.model.period import Period
from pipeline.stages.headings import claim_headings
from pipeline.stages.title import claim_title
from tests.stages.builders import ENDED, PITCH, PROFILE, body, document, line, page

SECTION = [line("Setting", y=400, bold=True), *body(20, y=414)]
YEARS = Period(2014, 2016)
SERIES = PROFILE.model_validate(
    PROFILE.model_dump() | {"period": {"labels": {"en": ["Period"]}, "places": {"en": ["Country"]}}}
)


def read(*lines: Line) -> Document:
    return claim_title(claim_headings(document(page(*lines, *SECTION)), SERIES), SERIES)


def found(*lines: Line) -> tuple[str | None, str | None, Period | None]:
    block = read(*lines).findings.heading_block
    return block.title, block.location, block.period


def lead(document: Document) -> str:
    return " ".join(passage.text for passage in document.findings.lead)


def plain(*said: str, y: float = 60) -> list[Line]:
    """Lines in the look and on the pitch of running text, and text that follows without a gap."""
    lines = [line(text, y=y + PITCH * at) for at, text in enumerate(said)]
    return [*lines, *body(3, y=y + PITCH * len(said), last=ENDED)]


def below(*said: str) -> list[Line]:
    """Lines in the look of running text, a gap below a larger title and above the lead."""
    lines = [line(text, y=90 + PITCH * at) for at, text in enumerate(said)]
    end = 90 + PITCH * (len(said) + 2)
    return [line("The boats of Orsa", y=60, size=20), *lines, *body(3, y=end, last=ENDED)]


@pytest.mark.parametrize(
    "said",
    [
        ("THE BOATS OF ORSA", "Togo (2014-2016)"),
        ("THE BOATS OF ORSA", "Togo, 2014-2016"),
        ("THE BOATS OF ORSA", "2014-2016, Togo"),
        ("THE BOATS OF ORSA", "Togo", "2014-2016"),
        ("THE BOATS OF ORSA", "2014-2016", "Togo"),
        ("THE BOATS OF ORSA", "Country: Togo", "Period: 2014-2016"),
        ("THE BOATS", "OF ORSA", "Togo (2014-2016)"),
    ],
)
def test_a_title_in_capitals_place_and_lead_may_follow_each_other_in_one_look(
    said: tuple[str, ...],
) -> None:
    made = read(*plain(*said))
    block = made.findings.heading_block
    assert (block.title, block.location, block.period) == ("THE BOATS OF ORSA", "Togo", YEARS)
    assert lead(made).startswith("The boats had left")


def test_a_title_of_one_look_with_the_text_needs_no_capitals() -> None:
    assert found(*plain("The boats of Orsa", "Togo (2014-2016)"))[:2] == (
        "The boats of Orsa",
        "Togo",
    )


@pytest.mark.parametrize(
    "first",
    [
        # A sentence above, and a line as long as those of the text.
        "They came home.",
        "The boats that had left the harbour before the first light",
    ],
)
def test_running_text_that_ends_in_years_is_no_title_block(first: str) -> None:
    assert found(*plain(first, "Togo (2014-2016)"))[1] is None


def test_a_sentence_that_goes_on_below_is_no_place() -> None:
    lines = [line("THE BOATS", y=60), line("Togo (2014-2016)", y=72), line("was far off.", y=84)]
    assert found(*lines, *body(3, y=96, last=ENDED))[1] is None


@pytest.mark.parametrize(
    "said",
    [
        ("Togo", "2014-2016"),
        ("2014-2016", "Togo"),
        ("2014-2016", "Togo, Mali,", "Benin"),
        ("Country: Togo", "Period: 2014-2016"),
        ("Period: 2014-2016", "Country: Togo"),
    ],
)
def test_place_and_years_may_stand_on_lines_of_their_own(said: tuple[str, ...]) -> None:
    title, place, period = found(*below(*said))
    assert title == "The boats of Orsa" and period == YEARS
    assert place and place.startswith("Togo") and "\n" not in place


def test_years_may_stand_a_gap_above_or_below_a_known_place() -> None:
    title, years, place = (
        line("The boats of Orsa", y=60, size=20),
        line("2014-2016", y=100),
        line("Togo", y=130),
    )
    text = body(3, y=170, last=ENDED)
    assert found(title, years, place, *text) == ("The boats of Orsa", "Togo", YEARS)
    unknown = line("Shores of Orsa", y=130)
    assert found(title, years, unknown, *text)[1] is None


def test_a_known_place_above_years_may_be_bold() -> None:
    title = line("The boats of Orsa", y=60, size=20)
    place, years = line("Togo", y=90, bold=True), line("2014-2016", y=102)
    text = body(3, y=140, last=ENDED)
    assert found(title, place, years, *text) == ("The boats of Orsa", "Togo", YEARS)
    other = line("A story", y=90, bold=True)
    assert found(title, other, years, *text)[1] is None


def test_a_larger_known_place_below_years_is_a_title() -> None:
    series, years = line("Notes", y=40), line("2014-2016", y=100)
    large = line("Togo", y=130, size=20)
    assert found(series, years, large, *body(3, y=170, last=ENDED))[:2] == ("Togo", None)


def test_a_label_of_another_kind_may_follow_place_and_years() -> None:
    lines = below("Country: Togo", "Period: 2014-2016", "Budget: 3 boats")
    made = read(*lines)
    block = made.findings.heading_block
    assert (block.location, block.period) == ("Togo", YEARS)
    assert lead(made).startswith("Budget: 3 boats")


MANY = (
    "Algeria, Benin, Burkina Faso, Cameroon, Chad,",
    "Gambia, Ghana, Guinea, Mali, Mauritania,",
    "Morocco, Niger, Nigeria, Senegal, Sierra",
)


@pytest.mark.parametrize("make", [plain, below])
def test_a_list_of_countries_may_be_long(make: Callable[..., list[Line]]) -> None:
    title = ("THE BOATS OF ORSA",) if make is plain else ()
    where = found(*make(*title, *MANY, "Leone, Togo and Tunisia (2014-2016)"))[1]
    assert where == " ".join([*MANY, "Leone, Togo and Tunisia"])


def test_other_words_are_no_long_list() -> None:
    long = (
        "The harbour, the mole, the quay, the slip,",
        "the yard, the ways, the ropes, the nets,",
    )
    lines = below(
        *long, "the sails, the oars, the masts,", "the fish, the sea and Togo (2014-2016)"
    )
    assert found(*lines)[1] is None


def test_several_places_may_each_have_a_line() -> None:
    said = [
        f"{name} ({year})"
        for name, year in zip(["Togo", "Mali", "Peru", "Chad"], range(2011, 2015), strict=True)
    ]
    made = read(*below(*said)).findings.heading_block
    assert made.location == "Togo, Mali, Peru, Chad" and len(made.periods) == 4
    assert read(*plain("THE BOATS", *said)).findings.heading_block.location == made.location


def test_a_title_that_ends_in_a_year_is_no_place() -> None:
    title = line("The boats of 2015", y=60, size=20)
    assert found(title, *body(3, y=100, last=ENDED)) == ("The boats of 2015", None, None)
    known = line("Togo 2015", y=60, size=20)
    assert found(known, *body(3, y=100, last=ENDED))[1] == "Togo"
    # Beside a known place with its years, it is a title.
    place = line("Togo, 2014-2016", y=90)
    assert found(title, place, *body(3, y=120, last=ENDED)) == ("The boats of 2015", "Togo", YEARS)


def titled(*title: Line) -> str | None:
    return found(*title, line("Togo, 2014-2016", y=150), *body(3, y=180, last=ENDED))[0]


def test_a_title_goes_on_in_another_look_while_its_words_do() -> None:
    first = line("The boats of Orsa", y=60, size=20, bold=True)
    assert titled(first, line("and of Lume", y=82, size=16)) == "The boats of Orsa and of Lume"
    light = line("The boats of Orsa", y=60, size=20)
    assert (
        titled(light, line("and of Lume", y=82, size=20, bold=True))
        == "The boats of Orsa and of Lume"
    )
    blue = line("The boats of", y=60, size=20, color="#0000ff")
    assert titled(blue, line("Orsa", y=82, size=20)) == "The boats of Orsa"
    # Without place and years, too.
    alone = [first, line("and of Lume", y=82, size=16), *body(3, y=120, last=ENDED)]
    assert found(*alone)[0] == "The boats of Orsa and of Lume"


def test_a_smaller_line_between_title_and_place_is_not_the_title() -> None:
    first = line("The boats of Orsa", y=60, size=20, bold=True)
    assert titled(first, line("A story", y=86, size=14)) == "The boats of Orsa"
    # As large as the title, it is nearer to the place.
    assert (
        titled(line("Notes", y=60, size=20, bold=True), line("A story", y=110, size=20))
        == "A story"
    )
