"""Sections: what stands under their headings."""

from __future__ import annotations

from dataclasses import replace

from pipeline.audit.evidence_words import in_words
from pipeline.model.document import Document
from pipeline.model.evidence import SignalKind, evidence_of
from pipeline.model.findings import Aside, Section
from pipeline.model.page import Line, Span
from pipeline.model.roles import Role
from pipeline.stages.body import claim_body, empty_sections
from pipeline.stages.headings import claim_headings
from tests.stages.builders import ENDED, PROFILE, body, document, line, page

BLUE = "#0000ff"


def sections(*lines: Line) -> Document:
    return claim_body(claim_headings(document(page(*lines)), PROFILE), PROFILE)


def headed(name: str, y: float, *, last: str = ENDED) -> list[Line]:
    return [line(name, y=y, bold=True, color=BLUE), *body(2, y=y + 14, last=last)]


def test_what_stands_under_a_heading_is_its_section() -> None:
    made = sections(*body(2, y=60, last=ENDED), *headed("Setting", 100), *headed("Work", 160))
    assert [(one.key, len(one.passages)) for one in made.findings.sections] == [
        ("setting", 1), ("work", 1),
    ]  # fmt: skip
    assert made.role(made.lines[0]) is None
    assert in_words(made.claims[made.lines[3].id].evidence) == "under the heading “Setting”"


def test_two_headings_of_one_section_are_one() -> None:
    made = sections(
        *headed("Setting", 60), *headed("Work", 120), *headed("Setting (continued)", 180)
    )
    assert [(one.key, len(one.passages), one.more_headings) for one in made.findings.sections] == [
        ("setting", 2, ("Setting (continued)",)), ("work", 1, ()),
    ]  # fmt: skip


def test_an_empty_section_is_noted() -> None:
    made = sections(line("Setting", y=60, bold=True, color=BLUE), *headed("Work", 80))
    empty = [note for note in made.notices if note.code == "empty-section"]
    assert [(note.subject, note.page) for note in empty] == [("setting", 1)]


def test_an_empty_section_is_noted_on_the_page_of_its_first_heading() -> None:
    lines = document(page(line("Setting")), page(line("Setting (continued)"), number=2)).lines
    section = Section("setting", "Setting", tuple(one.id for one in lines))
    assert [note.page for note in empty_sections([section])] == [1]


def test_an_aside_belongs_to_the_section_whose_line_it_follows() -> None:
    start = document(page(*headed("Setting", 60), *headed("Work", 120)))
    quotes = [
        Aside(Role.QUOTE, None, (), text, (), None, 1, start.lines[at].id)
        for text, at in (("of the first", 2), ("of the second", 3), ("as well", 5))
    ]
    start = claim_headings(start, PROFILE).with_findings(asides=tuple(quotes))
    found = claim_body(start, PROFILE).findings.sections
    assert [[aside.text for aside in section.asides] for section in found] == [
        ["of the first"],
        ["of the second", "as well"],
    ]


def test_titles_by_words_are_those_of_items_alone_each_its_own() -> None:
    paragraph = line("In short: the boats came home.", y=80)
    items = [line("• Boats: The port gave them.", y=100), line("• Nets: Crews made them.", y=114)]
    made = sections(line("Setting", y=60, bold=True), paragraph, *items)
    assert [(p.kind, p.label) for p in made.findings.sections[0].passages] == [
        ("paragraph", None),
        ("item", "Boats"),
        ("item", "Nets"),
    ]


def test_items_have_titles_by_words_only_where_none_is_bold() -> None:
    items = [line("• Boats for all: The port gave them.", y=80),
             line("• Nets: The crews made them.", y=94)]  # fmt: skip
    made = sections(line("Setting", y=60, bold=True), *items)
    assert [p.label for p in made.findings.sections[0].passages] == ["Boats for all", "Nets"]
    spans = (Span("• Boats:", "Serif", 10, bold=True), Span(" The port gave them.", "Serif", 10))
    bold = replace(items[0], spans=spans)
    made = sections(line("Setting", y=60, bold=True), bold, items[1])
    assert [p.label for p in made.findings.sections[0].passages] == ["Boats", None]


def test_what_another_stage_has_claimed_is_no_text_of_the_section() -> None:
    start = claim_headings(document(page(*headed("Setting", 60), line("3", y=100))), PROFILE)
    number = evidence_of(SignalKind.REPEATS)
    start = start.claim(start.lines[-1:], Role.FURNITURE, "furniture", number)
    (section,) = claim_body(start, PROFILE).findings.sections
    assert section.passages[-1].text.endswith(ENDED)
