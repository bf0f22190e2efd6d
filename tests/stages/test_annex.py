"""An annex is set aside where the profile says how one is called."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.extraction.extract import extract_bytes
from pipeline.layout.regions import regions_of
from pipeline.model.document import Document
from pipeline.model.evidence import SignalKind, evidence_of
from pipeline.model.findings import Callout
from pipeline.model.page import Line
from pipeline.model.record import CaseStudy
from pipeline.model.roles import Notice, Role
from pipeline.stages.annex import set_annex_aside
from pipeline.stages.callouts import unmatched
from tests.stages.builders import ENDED, PROFILE, TEXT, body, document, line, page

SERIES = PROFILE.model_copy(update={"annex": {"en": ("Annex", "Appendix")}})
SETTING, WORK = line("Setting", y=60, bold=True), line("Work", y=160, bold=True)


def aside(title: Line, *below: Line) -> list[str]:
    """What is set aside of a page with two sections, this line, and a paragraph under it."""
    lines = [SETTING, *body(4, 80, last=ENDED), WORK, *body(4, 180, last=ENDED), title]
    made = set_annex_aside(document(page(*lines, *(below or body(3, 276)))), SERIES)
    return _aside(made)


def _aside(made: Document) -> list[str]:
    assert len(made.flow) + len(made.claimed_as(Role.FURNITURE)) == len(made.lines)
    return [one.text for one in made.claimed_as(Role.FURNITURE)]


@pytest.mark.parametrize(
    "title", ["Annex", "ANNEX", "Annex 2", "Annex B: boats", "Appendix – the boats", "Annex IV"]
)
def test_the_text_from_the_title_of_an_annex_on_is_set_aside(title: str) -> None:
    assert aside(line(title, y=256, bold=True)) == [title, TEXT, TEXT, TEXT]


@pytest.mark.parametrize(
    "title", ["Annexed harbours", "Annex the boats", "The annex", "Annex 2 lists the boats."]
)
def test_a_line_that_only_begins_so_is_none(title: str) -> None:
    assert aside(line(title, y=256, bold=True)) == []


def test_a_title_stands_out_or_stands_alone() -> None:
    near = body(3, 268)
    assert aside(line("Annex 1", y=256, bold=True), *near)
    assert aside(line("Annex 1", y=254, size=12), *near)
    assert aside(line("Annex 1", y=256, color="#aa0000"), *near)
    assert aside(line("Annex 1", y=256), *body(3, 280))
    assert not aside(line("Annex 1", y=256), *near)
    assert not aside(line("Annex 1", y=256), near[0], *body(3, 292))  # a paragraph of two lines
    assert not aside(line("Annex 1", y=228, bold=True), *body(3, 276))  # a line of the paragraph


@pytest.mark.parametrize(("length", "is_title"), [(100, True), (101, False)])
def test_a_title_is_short(length: int, is_title: bool) -> None:
    title = f"Annex 1: {'x' * (length - 9)}"
    assert bool(aside(line(title, y=256, bold=True))) is is_title


def test_a_bold_line_in_bold_text_does_not_stand_out() -> None:
    def bold(one: Line) -> Line:
        return replace(one, spans=tuple(span._replace(bold=True) for span in one.spans))

    lines = [SETTING, *body(4, 80, last=ENDED), WORK, *body(4, 180, last=ENDED)]
    lines += [line("Annex 1", y=256), *body(3, 268)]
    assert _aside(set_annex_aside(document(page(*map(bold, lines))), SERIES)) == []


def test_the_last_line_of_a_case_has_no_space_below_it() -> None:
    lines = [SETTING, *body(4, 80, last=ENDED), WORK, *body(4, 180, last=ENDED)]
    plainly, bold = line("Annex 1", y=256), line("Annex 1", y=256, bold=True)
    assert _aside(set_annex_aside(document(page(*lines, plainly)), SERIES)) == []
    assert _aside(set_annex_aside(document(page(*lines, bold)), SERIES)) == ["Annex 1"]


def test_a_title_may_have_one_line_below_it() -> None:
    assert aside(line("Annex 1", y=256), line("The boats", y=280)) == ["Annex 1", "The boats"]
    assert aside(line("Annex 1", y=256), line("The boats", y=268)) == []


def test_an_annex_in_a_table_of_contents_is_none() -> None:
    heads = [line(text, y=60 + 24 * at, bold=True) for at, text in enumerate(
        ["Setting", "Work", "Annex 1"])]  # fmt: skip
    case = [line("Setting", y=60, bold=True), *body(4, 80, last=ENDED),
            line("Work", y=160, bold=True), *body(4, 180, last=ENDED)]  # fmt: skip
    contents = page(*heads)
    assert _aside(set_annex_aside(document(contents, page(*case, number=2)), SERIES)) == []


def test_a_line_with_more_sections_behind_it_than_before_is_none() -> None:
    lines = [SETTING, *body(4, 80, last=ENDED), line("Annex 1", y=156, bold=True)]
    for at, head in enumerate(("Work", "What came of it")):
        lines += [line(head, y=200 + 90 * at, bold=True), *body(4, 220 + 90 * at, last=ENDED)]
    assert _aside(set_annex_aside(document(page(*lines)), SERIES)) == []


def test_without_annexes_in_the_profile_nothing_is_set_aside() -> None:
    lines = [SETTING, *body(4, 80, last=ENDED), line("Annex 1", y=156, bold=True), *body(3, 176)]
    assert _aside(set_annex_aside(document(page(*lines)), PROFILE)) == []


def test_a_record_ends_before_its_annex_and_says_so() -> None:
    def read(annex: dict[str, tuple[str, ...]]) -> CaseStudy:
        parts = ["NETS FOR THREE HARBOURS", "North Quay (2012-2014)", ENDED]
        for heading in ("Setting", "Work", "What came of it", "Lessons learned"):
            parts += [heading, f"{TEXT}\n{ENDED}"]
        parts += ["Annex 1: boats", "The Osmer\nThe Heron", "Work", "Nets of the Osmer."]
        profile = PROFILE.model_copy(update={"annex": annex})
        data = "\n\n".join(parts).encode()
        (made,) = extract_bytes(data, "a.txt", entities=False, profiles=[profile])
        return made.case

    case = read({"en": ("Annex",)})
    last = case.sections[-1]
    assert [passage.text for passage in last.passages] == [f"{TEXT} {ENDED}"]
    (warning,) = [one for one in case.warnings if one.code == "annex-set-aside"]
    assert "The text from “Annex 1: boats” on (5 lines) was set aside" in warning.message
    assert "annex-set-aside" not in {one.code for one in read({}).warnings}
    assert "doubled-section" in {one.code for one in read({}).warnings}


def test_boxes_of_an_annex_are_no_callouts() -> None:
    """Those above its title stay, as do those of pages before."""
    title = line("Annex 1", y=256, bold=True)
    boxes = [line("The work must last", y=20), line("The work must go", y=400)]
    lines = [SETTING, *body(4, 80, last=ENDED), WORK, *body(4, 180, last=ENDED), title]
    made = document(page(*lines, *body(3, 276), *boxes), page(boxes[0], number=2))
    kept, below, over = (made.lines[at] for at in (-3, -2, -1))
    found = [
        Callout(one.text, None, None, 0.0, (one.id,), regions_of([one])[0], one.page)
        for one in (kept, below, over)
    ]
    box = evidence_of(SignalKind.OWN_AREA)
    made = made.claim([kept, below, over], Role.CALLOUT, "callouts", box)
    note = Notice("note-without-call", "A box may say no more than a marker.", 1, below.text)
    made = made.with_findings(callouts=tuple(found)).warn([*unmatched(found), note])
    flow = tuple(one for one in made.flow if one.id not in made.claims)
    made = set_annex_aside(made.with_flow(flow), SERIES)
    assert made.findings.callouts == (found[0],)
    assert [made.role(one) for one in (kept, below, over)] == [
        Role.CALLOUT, Role.FURNITURE, Role.FURNITURE,
    ]  # fmt: skip
    assert [one.subject for one in made.notices if one.code == "unmatched-callout"] == [kept.text]
    assert note in made.notices


def test_boxes_stay_where_no_annex_is() -> None:
    made = document(page(line("The work must last", y=400)))
    box = evidence_of(SignalKind.OWN_AREA)
    made = made.claim(made.lines, Role.CALLOUT, "callouts", box).with_flow(())
    assert set_annex_aside(made, SERIES).role(made.lines[0]) is Role.CALLOUT
