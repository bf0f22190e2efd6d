"""How sure a section is: by its heading, its sentences, and what it may hold of another."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipeline.layout.lost_headings import holds_heading_look, holds_missing_heading
from pipeline.model.evidence import SignalKind, evidence_of
from pipeline.model.findings import Passage, Section, TitleBlock
from pipeline.model.page import Line
from pipeline.model.roles import Role
from pipeline.profile.model import Profile
from pipeline.stages.confidence import rate_findings
from tests.stages.builders import MEASURES, PROFILE, body, document, line, page
from tests.stages.ratings import BEST, BLOCK, TEXT, passage, rated, section


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
    under = section(passages=(passage("Year and share")._replace(level=1), passage()))
    assert section_share(under) == 1  # a sub-heading is no paragraph that breaks off
    listed = section(passages=(passage("the year", kind="item"), passage()))
    assert section_share(listed) == pytest.approx(1, abs=0.01)
    item = section(passages=(passage("and the boats left.", "item"),))
    assert section_share(item) == 1
    doubled = section(more_headings=("Setting",))
    assert section_share(doubled) == pytest.approx(0.8, abs=0.01)
    assert section_share(section(passages=(passage(), passage()))) == 1
    assert section_share(section(), ocr=True) == pytest.approx(0.9, abs=0.01)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Year 2012 216 47 % 2013 600 43 % 2014 came.", 0.6),
        ("Year 2012 216 47 % 2013 600 43 % and 2014 came.", 1),  # six figures
        ("Call us at +33 1 45 67 89 00 at once.", 1),
        ("In 2012, 2013, 2014, 2015, 2016, 2017, 2018 and 2019 boats came.", 1),
        ("The net cost 1 250 000 100 in A4 2 3 4 parts.", 1),
    ],
)
def test_figures_in_a_row_are_a_table_that_ran_into_the_text(text: str, share: float) -> None:
    one = section(passages=(passage(text),))
    assert section_share(one) == pytest.approx(share, abs=0.01)
    (made, *_) = rated(sections=(one,)).findings.sections
    assert made.passages[0].confidence == (None if share == 1 else 0.59)
    by_hand = section(passages=(passage(text)._replace(corrected=True),))
    assert section_share(by_hand) == 1


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
    second = rated(sections=(long._replace(key="work"), *others)).findings.sections[0].confidence
    assert second == pytest.approx(BEST * share, abs=0.01)
    far = (long, section("work"), section("outcome"))
    assert rated(sections=far).findings.sections[0].confidence == BEST
    second_before = (section("work"), long._replace(key="outcome"), section("lessons"))
    assert rated(sections=second_before).findings.sections[1].confidence == BEST
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
    ("what came of it", 1),
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
    (line("Abcd", color="#0000ff", bold=True), 0.5),
    (line("Another head", size=10.04, color="#0000ff", bold=True), 0.5),
    (line("Another head", size=10.3, color="#0000ff", bold=True), 1),
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
    begin = replace(words, spans=(*large.spans, *words.spans))
    assert heads_and_text(begin, line("Setting", size=14)) == 0.5


@pytest.mark.parametrize("heads", [1, 2])
def test_two_headings_show_a_look(heads: int) -> None:
    made = document(page(*[line("Setting", size=14)] * 2, line("Other", size=14), *body(5)))
    held = Passage("paragraph", TEXT, (made.lines[2].id,))
    found = [section("setting", (made.lines[at].id,), passages=(held,)) for at in range(heads)]
    assert holds_heading_look(found[0], found, made.by_id, MEASURES) is (heads > 1)


def test_a_heading_that_is_found_is_not_the_shorter_one_that_is_missing() -> None:
    sections = [{"key": "lessons", "en": ["Lessons"]}, {"key": "more", "en": ["Lessons Learned"]}]
    profile = Profile.model_validate({**PROFILE.model_dump(), "sections": sections})
    made = document(page(line("Lessons Learned"), line("Lessons The boats left.")))
    for at, holds in ((0, False), (1, True)):
        one = section("more", passages=(Passage("paragraph", TEXT, (made.lines[at].id,)),))
        assert holds_missing_heading(one, made.by_id, ("lessons",), profile) is holds


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
