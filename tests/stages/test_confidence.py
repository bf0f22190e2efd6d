"""How sure each finding is: the shares of all its doubts, multiplied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from pipeline.model.findings import Callout, Passage, TitleBlock
from pipeline.model.page import Line, LineId
from pipeline.model.period import Period
from tests.stages.builders import body, document, line, page
from tests.stages.ratings import BEST, BLOCK, TEXT, passage, rated, section


def title_confidence(**block: Any) -> float | None:  # noqa: ANN401
    given = {**{f: getattr(BLOCK, f) for f in ("title", "subtitle", "location", "period")}, **block}
    return rated(heading_block=TitleBlock(**given)).findings.confidences.title


def test_a_finding_without_doubts_is_as_sure_as_any() -> None:
    made = rated(language="en", language_score=1.0)
    sure = made.findings.confidences
    assert (sure.title, sure.location, sure.period, sure.summary) == (BEST, BEST, BEST, BEST)
    assert sure.language == BEST
    assert {one.confidence for one in made.findings.sections} == {BEST}
    assert made.notices == ()


def test_what_is_absent_has_none() -> None:
    made = rated(heading_block=TitleBlock(), lead=()).findings.confidences
    assert (made.title, made.location, made.period, made.summary, made.language) == (None,) * 5
    messages = [note.message for note in rated(heading_block=TitleBlock(), lead=()).notices]
    assert not [one for one in messages if one.startswith(("The title", "The line", "The summ"))]


def test_a_place_from_a_fact_box_stands_in_no_subtitle_and_needs_no_brackets() -> None:
    block = TitleBlock("The boats", None, "Orsa", Period(2014, 2014))
    assert rated(heading_block=block).findings.confidences.location == BEST


@pytest.mark.parametrize(
    ("block", "share"),
    [
        ({"period": None}, 0.7),
        ({"title": "w " * 28}, 1),
        ({"title": "w " * 29}, 0.6),
        ({"title": "The boats."}, 0.7),
        ({"title": "The boats,"}, 0.7),
    ],
)
def test_doubts_of_a_title(block: dict[str, Any], share: float) -> None:
    assert title_confidence(**block) == round(BEST * share, 2)


@pytest.mark.parametrize(
    ("title", "share"),
    [
        (line("The boats", y=40), 0.85),
        (line("The boats", y=40, bold=True), 1),
        (line("THE BOATS", y=40), 1),
        (line("1998", y=40), 0.85),  # figures are no capitals
        (line("The boats", y=40, size=11), 1),
    ],
)
def test_a_title_is_set_off_from_the_text(title: Line, share: float) -> None:
    assert rated(title).findings.confidences.title == round(BEST * share, 2)


def test_doubts_of_place_and_years() -> None:
    bare = TitleBlock("The boats", "Orsa, 2014", "Orsa", Period(2014, 2014))
    assert rated(heading_block=bare).findings.confidences.period == round(BEST * 0.93, 2)
    untitled = TitleBlock(None, "Orsa (2014)", "Orsa", Period(2014, 2014))
    assert rated(heading_block=untitled).findings.confidences.location == round(BEST * 0.8, 2)


def test_doubts_of_the_summary() -> None:
    def share(*lead: Passage, **more: Any) -> float | None:  # noqa: ANN401
        return rated(lead=lead, **more).findings.confidences.summary

    assert share(passage("The boats left")) == round(BEST * 0.7, 2)
    assert share(passage("and the boats left.")) == round(BEST * 0.7, 2)
    assert share(passage(kind="item")) == round(BEST * 0.8, 2)
    undated = TitleBlock("The boats", None, None, None)
    assert share(passage(), heading_block=undated) == round(BEST * 0.6, 2)


def test_what_holds_a_doubtful_word_is_half_as_sure() -> None:
    lines = (LineId(1, 3),)
    lead = (Passage("paragraph", TEXT, lines),)
    of_title = rated(doubted=[0], lead=lead).findings.confidences
    assert (of_title.title, of_title.summary) == (0.49, BEST)
    of_lead = rated(doubted=[3], lead=lead).findings.confidences
    assert (of_lead.title, of_lead.summary) == (BEST, 0.49)
    sections = (
        section("setting", (LineId(1, 2),), passages=lead),
        section("work", (LineId(1, 4),), passages=(Passage("paragraph", TEXT, (LineId(1, 5),)),)),
    )
    of_text = rated(doubted=[3], sections=sections).findings.sections
    assert [one.confidence for one in of_text] == [0.49, BEST]
    of_heading = rated(doubted=[4], sections=sections).findings.sections
    assert [one.confidence for one in of_heading] == [BEST, 0.49]
    assert callout_share(doubted=[3], lines=lines) == pytest.approx(0.5, abs=0.01)
    assert callout_share(doubted=[4], lines=lines) == 1


def callout_share(
    ocr: bool = False,
    doubted: Sequence[int] = (),
    **more: Any,  # noqa: ANN401
) -> float:
    ids = (document(page(*body(2))).lines[0].id,)
    given: dict[str, Any] = {"text": "The work must last", "criterion": "lasting", "number": 2}
    given |= {"score": 0.9, "lines": ids, "region": None, "page": 1, **more}
    made = rated(callouts=(Callout(**given),), ocr=ocr, doubted=doubted)
    return round(made.findings.callouts[0].confidence / BEST, 2)


@pytest.mark.parametrize(
    ("more", "share"),
    [
        ({}, 1),
        ({"score": 0.8}, 1),
        ({"score": 0.75}, 0.95),
        ({"score": 0.62}, 0.95),
        ({"score": 0.58}, 0.85),
        ({"criterion": None, "number": None, "score": 0.0}, 0.3),
        ({"text": "The work must last,"}, 0.7),
        ({"text": "The work must last-"}, 0.7),
        ({"ocr": True}, 0.97),
    ],
)
def test_doubts_of_a_callout(more: dict[str, Any], share: float) -> None:
    assert callout_share(**more) == pytest.approx(share, abs=0.01)


def test_what_is_hardly_sure_is_noted_with_its_doubts() -> None:
    undated = TitleBlock("The boats", None, None, None)
    made = rated(heading_block=undated)
    messages = [notice.message for notice in made.notices]
    assert messages == [
        "The title is only 69 % sure: no years stand by it.",
        "The summary is only 59 % sure: no line with years parts it off.",
    ]
    assert {notice.code for notice in made.notices} == {"low-confidence"}
    sure_enough = rated(sections=(section(more_headings=("Setting",)),))
    assert not [note for note in sure_enough.notices if "Setting" in note.message]


@pytest.mark.parametrize(("criterion", "noted"), [("lasting", True), (None, False)])
def test_a_doubtful_callout_is_noted_where_it_fits_a_criterion(
    criterion: str | None, noted: bool
) -> None:
    ids = (LineId(1, 1),)
    callout = Callout(
        text="The work,", criterion=criterion, number=2, score=0.9, lines=ids, region=None, page=1
    )
    messages = [notice.message for notice in rated(callouts=(callout,)).notices]
    assert bool([one for one in messages if one.startswith("The box “The work,”")]) is noted


def test_a_doubtful_line_of_years_is_noted() -> None:
    bare = TitleBlock(None, "Orsa, 2014", "Orsa", Period(2014, 2014))
    messages = [notice.message for notice in rated(heading_block=bare).notices]
    assert messages == [
        "The line with place and years is only 73 % sure: the years stand in no brackets; "
        "no title stands by it."
    ]
    undated = TitleBlock(None, "Orsa, then", "Orsa", None)
    assert "years" not in " ".join(
        notice.message for notice in rated(heading_block=undated, lead=()).notices
    )


def test_the_language_is_as_sure_as_it_was_detected() -> None:
    made = rated(language="en", language_score=0.876)
    assert made.findings.confidences.language == 0.88


def test_only_a_passage_with_a_doubtful_word_has_a_confidence_of_its_own() -> None:
    lines = (LineId(1, 3),)
    doubtful = Passage("paragraph", TEXT, lines)
    corrected = doubtful._replace(corrected=True)
    sure = Passage("paragraph", TEXT, (LineId(1, 4),))
    one = section("setting", (LineId(1, 2),), passages=(doubtful, corrected, sure))
    (made,) = rated(doubted=[3], sections=(one,)).findings.sections
    assert [passage.confidence for passage in made.passages] == [0.49, None, None]
