"""What a person gave or corrected is sure, and what a series does not print is not missed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipeline.model.evidence import SignalKind, evidence_of
from pipeline.model.findings import Callout, Confidences, Passage, Section, TitleBlock
from pipeline.model.page import LineId
from pipeline.model.period import Period
from pipeline.model.roles import Role
from pipeline.stages.confidence import rate_findings
from tests.stages.builders import PROFILE, body, document, line, page
from tests.stages.ratings import BEST, TEXT, passage, rated, section

BROKEN = "and the boats left"


def sure(**findings: Any) -> Confidences:  # noqa: ANN401
    return rated(**findings).findings.confidences


def test_a_field_that_a_person_gave_is_sure_whatever_speaks_against_it() -> None:
    bare = TitleBlock("The boats,", "Orsa, 2014", "Orsa", Period(2014, 2014))
    assert sure(heading_block=bare).title == round(BEST * 0.7, 2)
    for name in ("title", "location", "period"):
        found = sure(heading_block=replace(bare, by_hand=frozenset([name])))
        by_hand = [field for field in ("title", "location", "period") if getattr(found, field) == 1]
        assert by_hand == [name]


def test_where_a_series_prints_no_years_none_are_missed() -> None:
    undated = TitleBlock("The boats", None, None, None)
    no_years = PROFILE.model_copy(update={"subtitle": None, "facts": ()})
    found = sure(heading_block=undated, profile=no_years)
    assert (found.title, found.summary) == (BEST, BEST)
    in_facts = PROFILE.model_copy(update={"subtitle": None})
    found = sure(heading_block=undated, profile=in_facts)
    assert (found.title, found.summary) == (round(BEST * 0.7, 2), BEST)


def corrected(text: str = BROKEN, kind: str = "paragraph") -> Passage:
    return passage(text, kind)._replace(corrected=True)


def test_a_summary_that_a_person_corrected_is_sure() -> None:
    assert sure(lead=(corrected(),), heading_block=TitleBlock("The boats")).summary == 1


@pytest.mark.parametrize("wrong", [passage(BROKEN), passage("Nets", "item")])
def test_of_a_summary_only_what_is_not_corrected_is_doubted(wrong: Passage) -> None:
    whole = passage()
    assert sure(lead=(wrong, whole)).summary != BEST
    assert sure(lead=(wrong._replace(corrected=True), whole)).summary == BEST
    assert sure(lead=(whole, wrong._replace(corrected=True))).summary == BEST


def share(one: Section) -> float:
    rest = tuple(section(spec.key) for spec in PROFILE.sections[1:])
    return rated(sections=(one, *rest)).findings.sections[0].confidence


def test_a_section_that_a_person_set_is_as_sure_as_its_sentences() -> None:
    assert share(section(by_hand=True)) == 1
    assert share(section(by_hand=True, passages=(passage("The boats left"),))) == 0.9


def test_a_section_that_a_person_set_is_not_asked_what_it_holds_of_others() -> None:
    long = section(passages=(passage("X" + "x" * 3 * len(TEXT) + "."),))
    others = (section("outcome"), section("lessons"))
    found = rated(sections=(long, *others)).findings.sections[0].confidence
    assert found == pytest.approx(BEST * 0.75, abs=0.01)
    by_hand = rated(sections=(long._replace(by_hand=True), *others)).findings.sections[0]
    assert by_hand.confidence == 1


@pytest.mark.parametrize(
    "passages",
    [
        (corrected(),),
        (corrected("The boats left"),),
        (corrected("Year and share"), passage()),
    ],
)
def test_a_corrected_passage_is_not_doubted(passages: tuple[Passage, ...]) -> None:
    assert share(section(passages=passages)) == BEST
    doubtful = tuple(one._replace(corrected=False) for one in passages)
    assert share(section(passages=doubtful)) < BEST


def test_the_words_of_a_corrected_passage_are_not_looked_up_on_the_page() -> None:
    lines = (LineId(1, 3),)
    doubtful = Passage("paragraph", TEXT, lines)
    own = section("setting", (LineId(1, 2),), passages=(doubtful,))
    assert rated(doubted=[3], sections=(own,)).findings.sections[0].confidence == 0.49
    kept = own._replace(passages=(doubtful._replace(corrected=True),))
    assert rated(doubted=[3], sections=(kept,)).findings.sections[0].confidence == BEST
    assert rated(doubted=[3], lead=(doubtful,)).findings.confidences.summary == 0.49
    lead = (doubtful._replace(corrected=True), passage())
    assert rated(doubted=[3], lead=lead).findings.confidences.summary == BEST


def callout(**more: Any) -> float:  # noqa: ANN401
    given: dict[str, Any] = {"text": "The work must last", "criterion": "lasting", "number": 2}
    given |= {"score": 0.9, "lines": (LineId(1, 1),), "region": None, "page": 1, **more}
    return (
        rated(callouts=(Callout(**given),), ocr=True, doubted=[1]).findings.callouts[0].confidence
    )


def test_a_callout_that_a_person_tied_is_sure() -> None:
    assert callout(criterion=None, tied=True) == 1


def test_the_words_of_a_corrected_callout_are_as_good_as_their_criterion() -> None:
    assert callout(text="The work must last,", corrected=True) == BEST
    assert callout(text="The work,", corrected=True, score=0.5) == round(BEST * 0.85, 2)
    assert callout(text="The work must last,") < 0.4


def test_a_warning_names_the_page_on_which_what_it_says_begins() -> None:
    ids = (LineId(2, 0), LineId(3, 0))
    summary = (passage(BROKEN)._replace(lines=ids), passage("Nets", "item")._replace(lines=ids[1:]))
    empty = section("setting", passages=())._replace(lines=ids)
    made = rated(
        line("The boats", y=40), lead=summary, sections=(empty,), heading_block=TitleBlock("Nets,")
    )
    pages = {notice.message.split(" is only")[0]: notice.page for notice in made.notices}
    assert pages == {"The title": 1, "The summary": 2, "The section “Setting”": 2}


def test_a_box_is_named_by_its_first_sixty_characters() -> None:
    text = "The work must last beyond the final season of all the boats of the port,"
    made = rated(
        callouts=(
            Callout(
                text=text, criterion="lasting", number=2, score=0.9, lines=(LineId(1, 1),),
                region=None, page=1,
            ),
        )
    )  # fmt: skip
    (notice,) = made.notices
    assert notice.message.startswith(f"The box “{text[:60]}” is only")


def test_the_warning_of_a_title_names_the_page_of_its_lines() -> None:
    start = document(page(*body(3)), page(line("Nets,", y=40, size=20), number=2))
    first, title = start.lines[:1], start.lines[-1:]
    start = start.claim(first, Role.ABOUT, "about", evidence_of(SignalKind.OPENS_AS_CLOSING))
    start = start.claim(title, Role.TITLE, "title", evidence_of(SignalKind.TITLE_BLOCK))
    made = rate_findings(start.with_findings(heading_block=TitleBlock("Nets,")), PROFILE)
    assert [notice.page for notice in made.notices] == [2]
