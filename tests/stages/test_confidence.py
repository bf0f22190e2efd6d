"""How sure each finding is: the shares of all its doubts, multiplied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from pipeline.model.document import Document
from pipeline.model.doubts import DoubtKind, TextDoubt
from pipeline.model.evidence import SignalKind, evidence_of
from pipeline.model.findings import Callout, Passage, Section, TitleBlock
from pipeline.model.page import Line, LineId
from pipeline.model.period import Period
from pipeline.model.roles import Role
from pipeline.stages.confidence import rate_findings
from tests.stages.builders import PROFILE, body, document, line, page

BLOCK = TitleBlock("The boats", "Orsa (2014)", "Orsa", Period(2014, 2014))
TEXT = "The boats left. They came home."
BEST = 0.98


def rated(
    title: Line | None = None,
    *,
    ocr: bool = False,
    doubted: Sequence[int] = (),
    **findings: Any,  # noqa: ANN401
) -> Document:
    """A case with a large title, all of whose findings are sure but for ``findings``.

    ``doubted`` are the lines, from 0, with a word that may not be what the page shows.
    """
    title = title or line("The boats", y=40, size=20)
    start = document(page(title, *body(5), ocr=ocr))
    start = start.claim(start.lines[:1], Role.TITLE, "title", evidence_of(SignalKind.TITLE_BLOCK))
    start = replace(start, doubts=tuple(doubt(at) for at in doubted))
    lines = tuple(one.id for one in start.lines[1:])
    sections = tuple(section(spec.key, lines) for spec in PROFILE.sections)
    sure = {"heading_block": BLOCK, "lead": (passage(),), "sections": sections}
    return rate_findings(start.with_findings(**{**sure, **findings}), PROFILE)


def doubt(at: int) -> TextDoubt:
    return TextDoubt(DoubtKind.ODD_LETTER, "b\u043eats", LineId(1, at))


def passage(text: str = TEXT, kind: str = "paragraph") -> Passage:
    ids = document(page(*body(2))).lines
    return Passage(kind, text, (ids[0].id,))


def section(
    key: str = "setting",
    lines: tuple[LineId, ...] = (),
    confidence: float = 1.0,
    **more: Any,  # noqa: ANN401
) -> Section:
    ids = lines or (document(page(*body(2))).lines[0].id,)
    given = {"passages": (passage(),), **more}
    return Section(key, key.title(), ids[:1], confidence=confidence, **given)


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


def section_share(one: Section, ocr: bool = False, others: bool = True) -> float:
    rest = tuple(section(spec.key) for spec in PROFILE.sections[1:]) if others else ()
    made = rated(sections=(one, *rest), ocr=ocr).findings.sections[0].confidence
    return round(made / BEST, 2)


@pytest.mark.parametrize(("score", "share"), [(0.8, 1), (0.79, 0.95), (0.7, 0.95), (0.69, 0.85)])
def test_a_section_is_as_sure_as_its_heading(score: float, share: float) -> None:
    assert section_share(section(confidence=score)) == pytest.approx(share, abs=0.01)


def test_doubts_of_a_section() -> None:
    assert section_share(section(passages=())) == pytest.approx(0.3, abs=0.01)
    broken = section(passages=(passage("The boats left"),))
    assert section_share(broken) == pytest.approx(0.9, abs=0.01)
    inside = section(passages=(passage("and the boats left."),))
    assert section_share(inside) == pytest.approx(0.8, abs=0.01)
    head = section(passages=(passage("Year and share"), passage()))
    assert section_share(head) == pytest.approx(0.6, abs=0.01)
    listed = section(passages=(passage("the year", kind="item"), passage()))
    assert section_share(listed) == pytest.approx(1, abs=0.01)
    item = section(passages=(passage("and the boats left.", "item"),))
    assert section_share(item) == 1
    doubled = section(more_headings=("Setting",))
    assert section_share(doubled) == pytest.approx(0.8, abs=0.01)
    assert section_share(section(passages=(passage(), passage()))) == 1
    assert section_share(section(), ocr=True) == pytest.approx(0.9, abs=0.01)


@pytest.mark.parametrize(("times", "share"), [(2.1, 1), (2.4, 0.75)])
def test_a_long_section_may_hold_the_missing_one_beside_it(times: float, share: float) -> None:
    long = section(passages=(passage("X" + "x" * int(times * len(TEXT) - 2) + "."),))
    others = (section("outcome"), section("lessons"))
    made = rated(sections=(long, *others)).findings.sections[0].confidence
    assert made == pytest.approx(BEST * share, abs=0.01)
    behind = rated(sections=(section("setting"), long._replace(key="outcome"), section("lessons")))
    assert behind.findings.sections[1].confidence == pytest.approx(BEST * share, abs=0.01)
    two = rated(sections=(long, others[0])).findings.sections[0].confidence
    assert two == pytest.approx(BEST * share, abs=0.01)
    whole = (long, section("work"), *others)
    assert rated(sections=whole).findings.sections[0].confidence == BEST
    far = (long, section("work"), section("outcome"))
    assert rated(sections=far).findings.sections[0].confidence == BEST
    later = (long, section("work"), section("lessons"))
    assert rated(sections=later).findings.sections[0].confidence == BEST


def shares(*sections: Section, **more: Any) -> dict[str, float]:  # noqa: ANN401
    """The confidence of each section, as a share of the best."""
    made = rated(sections=sections, **more).findings.sections
    return {one.key: round(one.confidence / BEST, 2) for one in made}


@pytest.mark.parametrize(("text", "share"), [
    ("What came of it", 0.5),
    ("What came of it The boats left.", 0.5),
    ("What came of it • a net", 0.5),
    ("What came of it was little.", 1),
    ("what came of it The boats left.", 1),
    ("And what came of it", 1),
    ("Lessons learned The boats left.", 1),  # is not missing
    ("Lessons learned", 1),
])  # fmt: skip
def test_a_line_that_opens_as_the_missing_heading_is_doubted(text: str, share: float) -> None:
    lines = (line("The boats", y=40, size=20), line(text), *body(4, y=112))
    start = document(page(*lines))
    start = start.claim(start.lines[:1], Role.TITLE, "title", evidence_of(SignalKind.TITLE_BLOCK))
    holding = section("work", passages=(Passage("paragraph", TEXT, (start.lines[1].id,)),))
    kept = (section("setting", (start.lines[2].id,)), holding, section("lessons"))
    made = rate_findings(
        start.with_findings(heading_block=BLOCK, lead=(passage(),), sections=kept), PROFILE
    ).findings.sections
    assert round(made[1].confidence / BEST, 2) == share
    assert made[0].confidence == BEST


def heads_and_text(text: Line, head: Line, count: int = 2) -> float:
    """The share of a section that begins with ``text``, where headings look as ``head`` does."""
    heads = [replace(head, number=at) for at in range(count)]
    start = document(page(line("The boats", y=40, size=20), *heads, text, *body(4, y=200)))
    start = start.with_flow(start.lines)
    start = start.claim(start.lines[:1], Role.TITLE, "title", evidence_of(SignalKind.TITLE_BLOCK))
    ids = [one.id for one in start.lines]
    sections = [
        section(spec.key, (ids[1 + at % count],)) for at, spec in enumerate(PROFILE.sections)
    ]
    first = Passage("paragraph", TEXT, (ids[1 + count],))
    rest = [
        one._replace(passages=(Passage("paragraph", TEXT, (ids[-1],)),)) for one in sections[1:]
    ]
    found = (sections[0]._replace(passages=(first,)), *rest)
    made = rate_findings(
        start.with_findings(heading_block=BLOCK, lead=(passage(),), sections=found), PROFILE
    ).findings.sections
    assert {one.confidence for one in made[1:]} == {BEST}
    return round(made[0].confidence / BEST, 2)


@pytest.mark.parametrize(("text", "share"), [
    (line("Another head", color="#0000ff", bold=True), 0.5),
    (line("Another head", color="#0000ff"), 1),
    (line("•••", color="#0000ff", bold=True), 1),
    (line("Abc", color="#0000ff", bold=True), 1),
])  # fmt: skip
def test_a_line_that_looks_as_the_headings_do_is_doubted(text: Line, share: float) -> None:
    head = line("Setting", color="#0000ff", bold=True)
    assert heads_and_text(text, head) == share


def test_bold_headings_of_the_texts_size_and_colour_say_nothing_of_other_bold_words() -> None:
    bold = line("Another head", bold=True)
    assert heads_and_text(bold, line("Setting", bold=True)) == 1
    large = line("Another head", size=14)
    assert heads_and_text(large, line("Setting", size=14)) == 0.5
    words = line(TEXT)
    end = replace(words, spans=(*words.spans, large.spans[0]))
    assert heads_and_text(end, line("Setting", size=14)) == 0.5


def test_one_heading_shows_no_look() -> None:
    lines = document(page(line("Setting", size=14), line("Other", size=14), *body(5))).lines
    start = document(page(*lines)).with_flow(lines)
    text = Passage("paragraph", TEXT, (start.lines[1].id,))
    only = section("setting", (start.lines[0].id,), passages=(text,))
    made = rate_findings(start.with_findings(heading_block=BLOCK, sections=(only,)), PROFILE)
    assert made.findings.sections[0].confidence == BEST


def test_sections_out_of_order_are_doubted_where_one_is_missing_too() -> None:
    order = ("setting", "outcome", "work")
    assert shares(*map(section, order)) == {"setting": 1, "outcome": 0.85, "work": 0.85}
    assert set(shares(*map(section, (*order, "lessons"))).values()) == {1}
    assert set(shares(*map(section, ("setting", "work", "lessons"))).values()) == {1}


def test_the_neighbours_of_an_empty_section_may_hold_its_text() -> None:
    empty = section("work", passages=())
    found = shares(section("setting"), empty, section("outcome"), section("lessons"))
    assert found == {"setting": 0.6, "work": 0.3, "outcome": 0.6, "lessons": 1}
    both = shares(section("setting"), empty, empty._replace(key="outcome"), section("lessons"))
    assert both == {"setting": 0.6, "work": 0.3, "outcome": 0.3, "lessons": 0.6}


def test_the_first_section_may_hold_a_title_that_was_not_found() -> None:
    sections = [section(spec.key) for spec in PROFILE.sections]
    found = shares(*sections, heading_block=TitleBlock(), lead=())
    assert found == {"setting": 0.6, "work": 1, "outcome": 1, "lessons": 1}
    assert shares(*sections, heading_block=TitleBlock())["setting"] == 1
    assert shares(*sections, lead=())["setting"] == 1


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
