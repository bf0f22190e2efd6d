"""Callouts, facts, notes, passages, calls and what is left: one stage each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.audit.conservation import balance
from pipeline.audit.evidence import in_words
from pipeline.model.document import Document
from pipeline.model.evidence import SignalKind, evidence_of
from pipeline.model.findings import Note, NoteLink, Passage, Section
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Link, Page, Span, Tint
from pipeline.model.roles import Role
from pipeline.profile.model import Profile
from pipeline.stages.body import claim_body
from pipeline.stages.callouts import claim_callouts
from pipeline.stages.calls import tie_calls
from pipeline.stages.facts import claim_facts
from pipeline.stages.headings import claim_headings
from pipeline.stages.notes import claim_notes
from pipeline.stages.reading_order import set_reading_order
from pipeline.stages.unplaced import claim_unplaced
from tests.stages.builders import ENDED, PROFILE, TEXT, body, document, line, page, texts

BLUE = "#0000ff"
NO_CRITERIA = PROFILE.model_copy(update={"criteria": ()})


def callouts(*pages: Page, profile: Profile = PROFILE) -> list[tuple[str, str | None]]:
    found = claim_callouts(document(*pages), profile).findings.callouts
    return [(callout.text, callout.criterion) for callout in found]


def boxed(*words: str, y: float = 100) -> list[Line]:
    return [line(text, 405, y + 12 * at, 8, color=BLUE) for at, text in enumerate(words)]


def test_callouts_are_claimed_with_their_criterion() -> None:
    made = claim_callouts(
        document(page(*body(5), *boxed("The work must last beyond", "the final season"))), PROFILE
    )
    found = made.findings.callouts[0]
    assert (found.criterion, found.number, found.page) == ("lasting", 2, 1)
    assert made.role(made.lines[5]) is Role.CALLOUT
    assert made.notices == ()
    assert callouts(page(*boxed("The work must last")), profile=NO_CRITERIA) == []


def test_a_box_that_fits_none_is_noted() -> None:
    area = Tint(Box(400, 90, 590, 130), "#dddddd")
    made = claim_callouts(document(page(*boxed("Some other words"), tints=[area])), PROFILE)
    assert [(note.code, note.page) for note in made.notices] == [("unmatched-callout", 1)]


def boxes(other: int, fit: int) -> Document:
    """A page with boxes that fit none of the criteria, and others that fit one."""
    words = ["Some other words"] * other + ["The work must last beyond the final season"] * fit
    areas = [Tint(Box(400, 40 + 40 * at, 590, 70 + 40 * at), "#dddddd") for at in range(len(words))]
    lines = [line(text, 405, 50 + 40 * at, 8) for at, text in enumerate(words)]
    return claim_callouts(document(page(*lines, tints=areas)), PROFILE)


@pytest.mark.parametrize(("other", "fit", "kept"), [
    (2, 0, 2),
    (3, 0, 0),
    (3, 2, 2),
    (3, 3, 6),
])  # fmt: skip
def test_boxes_that_mostly_fit_none_are_left_to_the_text(other: int, fit: int, kept: int) -> None:
    made = boxes(other, fit)
    assert len(made.findings.callouts) == kept
    assert len(made.claims) == kept
    codes = {note.code for note in made.notices}
    assert ("boxes-in-text" in codes) is (kept < other + fit)


LOW, HIGH = Tint(Box(400, 690, 590, 745), "#dddddd"), Tint(Box(400, 50, 590, 80), "#dddddd")


def test_a_callout_goes_on_over_the_page() -> None:
    first = page(*body(5), *boxed("The work must last", y=700), tints=[LOW])

    def after(text: str, number: int = 2) -> Page:
        return page(*boxed(text, y=60), *body(5), number=number, tints=[HIGH])

    whole = ("The work must last beyond the final season", "lasting")
    assert callouts(first, after("beyond the final season")) == [whole]
    assert len(callouts(first, page(number=2), after("beyond the final season", 3))) == 2
    assert len(callouts(first, after("Last beyond the final season"))) == 2


def test_of_several_callouts_above_the_lowest_goes_on() -> None:
    area = [Tint(Box(400, 690, 590, 745), "#dddddd"), Tint(Box(400, 90, 590, 130), "#dddddd")]
    low = boxed("The work must be shared with", y=700)
    high = boxed("The work must be carried by", y=100)
    second = page(*boxed("other ports", y=60), *body(5), number=2,
                  tints=[Tint(Box(400, 50, 590, 80), "#dddddd")])  # fmt: skip
    found = callouts(page(*body(5), *low, *high, tints=area), second)
    assert ("The work must be shared with other ports", "shared") in found


def test_a_gap_in_a_box_does_not_cut_a_callout_in_two() -> None:
    area = Tint(Box(400, 90, 590, 150), "#dddddd")
    lines = [*boxed("The work must last beyond"), *boxed("the final season", y=122)]
    assert callouts(page(*lines, tints=[area])) == [
        ("The work must last beyond the final season", "lasting")
    ]
    whole = boxed("The work must last beyond", "the final season")
    other = [*whole, *boxed("on the shelf of boats", y=134)]
    assert len(callouts(page(*other, tints=[area]))) == 2


def facts(*lines: Line, tints: tuple[Tint, ...] = ()) -> Document:
    return claim_facts(document(page(*lines, tints=tints)), PROFILE)


def test_facts_are_read_with_their_label_and_text() -> None:
    made = facts(line("At a glance", y=80), line("Country: Orsa"), line("Years: 2014", y=114),
                 line("Boats: 12", y=128), *body(3, y=300))  # fmt: skip
    found = [(fact.key, fact.label, fact.text) for fact in made.findings.facts]
    assert found == [
        ("country", "Country", "Orsa"), ("years", "Years", "2014"), (None, "Boats", "12"),
    ]  # fmt: skip
    claims = [made.claims[one.id] for one in made.lines[:4]]
    assert [claim.role for claim in claims] == [Role.GUIDE, Role.FACT, Role.FACT, Role.FACT]
    assert [in_words(claim.evidence) for claim in claims][2:] == [
        "label of the fact box", "stands among the fact box's labels",
    ]  # fmt: skip
    assert [claim.score for claim in claims] == [1.0, 1.0, 1.0, 0.7]
    assert made.role(made.lines[4]) is None


def test_the_dash_behind_a_label_is_none_of_its_text() -> None:
    made = facts(line("Country – Orsa"), line("Years – 2014", y=114))
    assert [(fact.label, fact.text) for fact in made.findings.facts] == [
        ("Country", "Orsa"),
        ("Years", "2014"),
    ]


def test_a_page_without_a_box_has_no_title_of_one() -> None:
    made = facts(line("At a glance", y=80), line("Country: Orsa"))
    assert made.claims == {}
    none = claim_facts(document(page(line("Country: x"), line("Years: 1", y=114))),
                       PROFILE.model_copy(update={"facts": ()}))  # fmt: skip
    assert none.findings.facts == ()


def test_a_list_with_the_same_labels_further_on_is_no_second_box() -> None:
    box = [line("Country: Orsa"), line("Years: 2014", y=114)]
    made = claim_facts(document(page(*box), page(*box, number=2)), PROFILE)
    assert len(made.findings.facts) == 2


def test_facts_of_one_line_are_several() -> None:
    made = facts(line("Country: Orsa | Years: 2014"), line("Partners of the work: x", y=114))
    found = made.findings.facts
    assert [(fact.key, fact.text) for fact in found[:2]] == [("country", "Orsa"), ("years", "2014")]
    assert ["|" in fact.removed for fact in found] == [True, False, False]


def test_a_label_without_a_colon_is_the_line_it_stands_on() -> None:
    lines = [line("Country", bold=True), line("Orsa", 200), line("Boats", y=115, bold=True),
             line("twelve", 200, 115), line("Years", y=130, bold=True)]  # fmt: skip
    found = facts(*lines, line("2014", 200, 130)).findings.facts
    assert ("Boats", "twelve") in [(fact.label, fact.text) for fact in found]


def notes(*lines: Line, links: tuple[Link, ...] = ()) -> tuple[Note, ...]:
    return claim_notes(document(page(*lines, links=links)), PROFILE).findings.notes


def test_a_note_has_its_text_links_and_access_date() -> None:
    text = "See http://port.example/list (accessed on 3 May 2016)."
    found = notes(*body(20), line(f"1. {text}", y=700, size=8))[0]
    assert (found.marker, found.text, found.accessed) == ("1", text, "2016-05-03")
    assert found.links == (NoteLink("http://port.example/list", "text"),)
    assert found.removed == "."


@pytest.mark.parametrize("printed", ["¹²For the list, see boats².", "¹² For the list, see boats²."])
def test_a_marker_may_be_raised_by_its_characters(printed: str) -> None:
    lines = [line("The boats¹² left."), *body(20), line(printed, y=700, size=8)]
    made = claim_notes(document(page(*lines)), PROFILE)
    found = made.findings.notes[0]
    assert balance(made).is_balanced
    assert (found.marker, found.text, found.removed) == ("12", "For the list, see boats.", "²")


def test_links_over_a_note_are_kept_once() -> None:
    over = Link("http://port.example/a", Box(70, 698, 300, 710))
    beside = Link("http://port.example/b", Box(400, 698, 450, 710))
    below = Link("http://port.example/c", Box(70, 720, 300, 730))
    inside = Link("page=2", Box(70, 698, 300, 710))
    note = line("1. See the list of boats.", y=700, size=8)
    found = notes(*body(20), note, links=(over, beside, below, inside))[0]
    assert found.links == (NoteLink("http://port.example/a", "annotation"),)
    printed = line("1. See http://port.example/a now.", y=700, size=8)
    assert notes(*body(20), printed, links=(over,))[0].links == (
        NoteLink("http://port.example/a", "text"),
    )
    cut = line("1. See http://port.example", y=700, size=8)
    assert notes(*body(20), cut, links=(over,))[0].links == (
        NoteLink("http://port.example/a", "annotation"),
    )


def test_titles_over_lists_of_notes_are_set_aside() -> None:
    lines = [*body(20), line("Notes", y=680, size=8), line("1 First.", y=700, size=8)]
    made = claim_notes(document(page(*lines, line("2 Next.", y=710, size=8))), PROFILE)
    assert made.role(made.lines[20]) is Role.FURNITURE


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
    assert ("empty-section", 1) in [(note.code, note.page) for note in made.notices]


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


def test_a_link_lies_over_a_note_where_they_share_some_of_their_width() -> None:
    note = line("1. See the list.", y=700, size=8)  # 64 points from 70 on
    for x, over in ((133.5, True), (134.5, False)):
        link = Link("http://port.example/a", Box(x, 698, 300, 710))
        assert bool(notes(*body(20), note, links=(link,))[0].links) is over


def tied(*passages: Passage, notes: tuple[Note, ...]) -> Document:
    start = document(page(*body(3)), page(*body(3), number=2))
    section = Section("setting", "Setting", (), passages)
    return tie_calls(start.with_findings(notes=notes, sections=(section,)), PROFILE)


def test_a_note_is_called_from_the_first_place_that_calls_it() -> None:
    ids = document(page(*body(3)), page(*body(3), number=2)).lines
    here, there = ids[0].id, ids[3].id
    called = Passage("paragraph", "The boats left.", (here,), footnotes=("1",))
    made = tied(called, notes=(Note("1", "a", (), 1), Note("2", "b", (), 1)))
    assert [note.called_from for note in made.findings.notes] == ["setting", None]
    assert [note.code for note in made.notices] == ["note-without-call"]
    twice = (Note("1", "a", (), 1), Note("1", "b", (), 2))
    assert [n.called_from for n in tied(called, notes=twice).findings.notes] == ["setting", None]
    again = Passage("paragraph", "They came.", (there,), footnotes=("1", "9"))
    made = tied(called, again, notes=twice)
    assert [note.called_from for note in made.findings.notes] == ["setting", "setting"]
    assert [(note.code, note.page) for note in made.notices] == [("call-without-note", 2)]


def test_a_note_that_is_missing_is_named_once() -> None:
    lines = document(page(*body(3)), page(*body(3), number=2)).lines
    twice = [Passage("paragraph", "They came.", (one.id,), footnotes=("9",)) for one in lines]
    assert [(note.code, note.page) for note in tied(*twice, notes=()).notices] == [
        ("call-without-note", 1)
    ]


def test_calls_in_the_lead_and_in_numbers_are_taken_out() -> None:
    ids = tuple(one.id for one in document(page(*body(3)), page(*body(3), number=2)).lines)
    lead = (Passage("paragraph", "The boats1 left.", ids[:1]), Passage("item", "Nets", ids[1:2]))
    text = Passage("paragraph", "They came in 20162 again.", ids[2:4])
    section = Section("setting", "Setting", (), (text,))
    found = (Note("1", "a", (), 1), Note("2", "b", (), 1))
    start = document(page(*body(3)), page(*body(3), number=2))
    made = tie_calls(start.with_findings(notes=found, lead=lead, sections=(section,)), PROFILE)
    assert [passage.text for passage in made.findings.lead] == ["The boats left.", "Nets"]
    assert [p.text for p in made.findings.sections[0].passages] == ["They came in 2016 again."]
    assert [note.called_from for note in made.findings.notes] == ["summary", "setting"]
    assert [(note.code, note.page) for note in made.notices] == [("call-in-number", 1)]


def test_what_is_left_is_unplaced_with_a_notice_for_each_page() -> None:
    start = document(page(*body(2)), page(line("One line"), number=2))
    made = claim_unplaced(start, PROFILE)
    assert {claim.role for claim in made.claims.values()} == {Role.UNPLACED}
    assert {claim.score for claim in made.claims.values()} == {0.0}
    assert [(note.code, note.page) for note in made.notices] == [
        ("unplaced-lines", 1), ("unplaced-lines", 2),
    ]  # fmt: skip
    assert made.notices[0].message.startswith(
        f"2 lines could not be placed, beginning “{TEXT[:60]}"
    )
    assert made.notices[1].message.startswith("1 line could")


def test_the_flow_is_what_is_unclaimed_in_reading_order() -> None:
    right = [line(text, 310, 100 + 12 * at) for at, text in enumerate("012")]
    left = [line(text, 70, 100 + 12 * at) for at, text in enumerate("345")]
    start = document(page(*right, *left))
    aside = start.claim(start.lines[:1], Role.FURNITURE, "x", evidence_of(SignalKind.REPEATS))
    assert texts(set_reading_order(aside, PROFILE).flow) == ["3", "4", "5", "1", "2"]


def test_a_heading_beside_its_text_goes_before_it() -> None:
    head = line("Setting", y=112, bold=True)
    text = [line(TEXT, 200, 112 + 12 * at) for at in range(4)]
    flow = set_reading_order(document(page(*text, head)), PROFILE).flow
    assert texts(flow)[0] == "Setting"
