"""Facts whose values stand without a label in the box of facts."""

from __future__ import annotations

import pytest

from pipeline.matching.fact_values import match_value
from pipeline.model.document import Document
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Tint
from pipeline.model.roles import Role
from pipeline.stages.facts import claim_facts
from tests.stages.builders import PROFILE, body, document, line, page

SERIES = PROFILE.model_validate(
    PROFILE.model_dump()
    | {
        "facts": [
            {"key": "country", "gives": "location", "label": False},
            {"key": "years", "gives": "period", "label": False},
            {"key": "budget", "values": {"en": ["€ {n}", "{n} million euros"]}},
            {"key": "partners", "en": ["Partners"]},
        ]
    }
)
AREA = Tint(Box(60, 70, 300, 170), "#eeeeee")
TITLE = line("At a glance", y=80, bold=True)


def facts(*lines: Line, area: bool = False) -> Document:
    tints = (AREA,) if area else ()
    return claim_facts(document(page(*lines, *body(3, y=300), tints=tints)), SERIES)


def found(made: Document) -> list[tuple[str | None, str, str]]:
    return [(fact.key, fact.label, fact.text) for fact in made.findings.facts]


def below(*said: str, y: float = 94) -> list[Line]:
    return [line(text, y=y + 14 * at) for at, text in enumerate(said)]


@pytest.mark.parametrize("area", [True, False])
def test_values_in_a_box_or_below_its_title_are_facts(area: bool) -> None:
    title = [] if area else [TITLE]
    made = facts(*title, *below("Togo and Benin", "2014-2016", "€ 1,200,000"), area=area)
    assert found(made) == [
        ("country", "", "Togo and Benin"),
        ("years", "", "2014-2016"),
        ("budget", "", "€ 1,200,000"),
    ]
    roles = [made.role(one) for one in made.lines]
    assert roles[-4:] == [Role.FACT, None, None, None]
    assert (roles[0] is Role.GUIDE) is not area


def test_elsewhere_they_are_text() -> None:
    assert found(facts(*below("Togo and Benin", "2014-2016"))) == []


def test_one_value_makes_no_box() -> None:
    assert found(facts(TITLE, *below("Togo and Benin", "A story of boats"))) == []


def test_two_values_of_one_fact_make_no_box() -> None:
    assert found(facts(TITLE, *below("Togo", "A story", "Benin"))) == []


def test_a_fact_with_a_label_may_stand_among_them() -> None:
    made = facts(TITLE, *below("Togo", "Partners: the port"))
    assert found(made) == [("country", "", "Togo"), ("partners", "Partners", "the port")]


def test_other_lines_of_the_box_stay_unclaimed() -> None:
    made = facts(*below("Togo", "A story of boats", "2014-2016"), area=True)
    assert [text for _, _, text in found(made)] == ["Togo", "2014-2016"]
    assert made.role(made.lines[1]) is None


def test_a_value_may_go_on_below_in_its_look() -> None:
    lines = [line("Togo, Mali,", y=94), line("Benin and", y=104), line("Chad", y=114)]
    made = facts(TITLE, *lines, line("2014-2016", y=130))
    assert found(made)[0] == ("country", "", "Togo, Mali, Benin and Chad")
    apart = facts(TITLE, line("Togo,", y=94), line("Mali", y=114), line("2014-2016", y=134))
    assert found(apart)[0] == ("country", "", "Togo,")


def test_a_heading_or_a_large_gap_ends_the_box() -> None:
    assert found(facts(TITLE, *below("Togo", "Setting", "2014-2016"))) == []
    far = [line("Togo", y=94), line("2014-2016", y=94 + 31)]
    assert found(facts(TITLE, *far)) == []
    near = [line("Togo", y=94), line("2014-2016", y=94 + 29)]
    assert len(found(facts(TITLE, *near))) == 2


def test_a_box_on_a_later_page_with_the_same_facts_is_none() -> None:
    first = page(TITLE, *below("Togo", "2014-2016"))
    again = page(TITLE, *below("Mali", "2017"), number=2)
    made = claim_facts(document(first, again), SERIES)
    assert [text for _, _, text in found(made)] == ["Togo", "2014-2016"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("€ 3", "budget"),
        ("€ 1.200.000.", "budget"),
        ("2.5 million euros", "budget"),
        ("€ three", None),
        ("about € 3", None),
        ("Since 2014", "years"),
        ("Togo, 2014", None),
        ("Togo", "country"),
        ("Togo was the first of them all", None),
        ("Partners", None),
    ],
)
def test_a_value_is_the_whole_text(text: str, key: str | None) -> None:
    fact = match_value(text, SERIES)
    assert (fact and fact.key) == key


def test_a_profile_without_such_facts_reads_none() -> None:
    made = claim_facts(document(page(TITLE, *below("Togo", "2014-2016"))), PROFILE)
    assert made.findings.facts == ()
