"""What a correction mends: the title block, a line's place in the text, warnings and confidence."""

from __future__ import annotations

import pytest

from pipeline.audit.conservation import balance, totals
from pipeline.audit.evidence_words import in_words
from pipeline.audit.line_trace import LineEntry, account_of
from pipeline.corrections.apply import apply_corrections
from pipeline.corrections.store import Anchor, Change, Corrections
from pipeline.extraction.classify import run_stages
from pipeline.extraction.follow import follow
from pipeline.model.document import Document
from pipeline.model.page import Line
from pipeline.model.period import Period
from pipeline.stages import ENRICHMENTS, STAGES
from tests.stages.builders import ENDED, PROFILE, body, line, page

NAME = "The boats that came home to the isle of Orsa,"
NAME_2 = "and those that never did"
PLACE = "Orsa (2014-2016)"
LEAD = "The harbour had lost its boats when the first season ended."


def heading(text: str, y: float) -> Line:
    return line(text, y=y, size=14, bold=True)


def sections(y: float = 300) -> list[Line]:
    """All sections of the profile, each with a paragraph."""
    made: list[Line] = []
    for at, words in enumerate(("Setting", "Work", "What came of it", "Lessons learned")):
        made += [heading(words, y + at * 100), *body(3, y=y + at * 100 + 20, last=ENDED)]
    return made


def staged(*lines: Line) -> Document:
    return run_stages(Document((page(*lines),)), PROFILE, STAGES)


def missed() -> Document:
    """A title block set like the text, whose place stands in a sentence: it became the lead."""
    texts = [NAME, NAME_2, "On the isle of Orsa from the year 2014 to the year 2016,", LEAD]
    return staged(*[line(t, y=100 + 12 * at) for at, t in enumerate(texts)], *sections())


def entry(document: Document, text: str) -> LineEntry:
    return next(one for one in account_of(document).lines if one.text == text)


def change(document: Document, kind: str, text: str, was: str | None, now: str | None,
           **more: object) -> Change:  # fmt: skip
    on = entry(document, text)
    told = {"kind": kind, "page": on.page, "part": on.part, "was": was, "now": now, **more}
    at = Anchor(bbox=on.bbox, text=on.text)
    return Change.model_validate({**told, "at": at, "by": "Ana", "when": "2026-05-04T09:30:00Z"})


def role(document: Document, text: str, now: str, **more: object) -> Change:
    return change(document, "role", text, entry(document, text).role, now, **more)


def corrected(document: Document, *changes: Change) -> Document:
    """``document`` with ``changes``, all of which must fit and lose no character."""
    told = Corrections(file="a.pdf", sha256="0" * 64, changes=changes)
    made, fitting = apply_corrections(document, told, PROFILE)
    assert fitting == changes
    assert balance(made).is_balanced
    return run_stages(follow(document, made, PROFILE), PROFILE, ENRICHMENTS)


def codes(document: Document) -> set[str]:
    return {notice.code for notice in document.notices}


def _sentences(document: Document) -> str:
    return " ".join(n.message for n in document.notices if n.code == "low-confidence")


def test_lines_given_as_title_make_the_title_and_leave_the_lead() -> None:
    found = missed()
    assert "missing-title" in codes(found) and NAME in found.findings.lead[0].text
    made = corrected(found, role(found, NAME, "title"), role(found, NAME_2, "title"))
    assert made.findings.heading_block.title == f"{NAME} {NAME_2}"
    assert made.findings.confidences.title == 1
    assert "missing-title" not in codes(made)
    assert made.findings.lead[0].text.startswith("On the isle of Orsa")


def test_a_line_given_as_subtitle_gives_place_and_years_from_wherever_it_stood() -> None:
    found = staged(line(NAME, y=60, size=20), line(LEAD, y=100), *sections(),
                   line(PLACE, y=700, bold=True))  # fmt: skip
    assert {"missing-place-and-years"} <= codes(found)
    made = corrected(found, role(found, PLACE, "subtitle"))
    block = made.findings.heading_block
    assert (block.location, block.period) == ("Orsa", Period(2014, 2016))
    assert made.findings.confidences.location == made.findings.confidences.period == 1
    assert "missing-place-and-years" not in codes(made)
    assert PLACE not in made.findings.sections[-1].passages[-1].text


def test_a_place_without_years_leaves_the_warning_of_the_years() -> None:
    found = missed()
    made = corrected(found, role(found, LEAD, "subtitle"))
    assert made.findings.heading_block.location == LEAD
    assert "missing-place-and-years" in codes(made)


def test_a_title_taken_back_is_missing_again() -> None:
    found = missed()
    titled = role(found, NAME, "title")
    back = titled.model_copy(update={"was": "title", "now": "body"})
    made = corrected(found, titled, back)
    assert made.findings.heading_block.title is None
    assert "missing-title" in codes(made)
    assert made.findings.lead[0].text == found.findings.lead[0].text


def typed(document: Document, part: str, now: str, **more: object) -> Change:
    told = {"kind": "field", "page": 1, "part": part, "at": None, "was": None, "now": now, **more}
    return Change.model_validate({**told, "by": "Ana", "when": "2026-05-04T09:30:00Z"})


@pytest.mark.parametrize("words", [f"{NAME} {NAME_2}", f"{NAME.upper()} {NAME_2.upper()}"])
def test_a_title_that_is_typed_leaves_the_lead(words: str) -> None:
    found = missed()
    made = corrected(found, typed(found, "title", words, from_lead=True))
    assert made.findings.heading_block.title == words
    assert made.findings.lead[0].text.startswith("On the isle of Orsa")
    assert entry(made, NAME).role == entry(made, NAME_2).role == "title"
    assert "missing-title" not in codes(made)


def test_a_title_that_ends_inside_a_line_leaves_the_text_of_the_lead() -> None:
    found = missed()
    made = corrected(found, typed(found, "title", "The boats that came home", from_lead=True))
    assert made.findings.lead[0].text.startswith("to the isle of Orsa,")
    assert made.edited.taken == made.edited.added == ""


@pytest.mark.parametrize("words", ["The boats", "Orsa's lost boats", "The boats that cam"])
def test_words_that_do_not_stand_so_in_the_lead_leave_nothing_out(words: str) -> None:
    found = missed()
    made = corrected(found, typed(found, "title", words, from_lead=True))
    begins = "that came home" if words == "The boats" else NAME
    assert made.findings.lead[0].text.startswith(begins)


def test_a_typed_title_stays_when_its_lines_are_given() -> None:
    found = missed()
    made = corrected(found, typed(found, "title", "Boats"), role(found, NAME, "title"))
    assert made.findings.heading_block.title == "Boats"
    assert NAME not in made.findings.lead[0].text


def test_a_corrections_file_from_before_takes_nothing_out_of_the_lead() -> None:
    found = missed()
    made = corrected(found, typed(found, "title", f"{NAME} {NAME_2}"))
    assert made.findings.lead[0].text == found.findings.lead[0].text


@pytest.mark.parametrize(("part", "words"), [("location", "Orsa"), ("period", "2014–2016")])
def test_place_and_years_that_are_typed_leave_the_lead(part: str, words: str) -> None:
    lead = [line(text, y=100 + 12 * at) for at, text in enumerate((LEAD, LEAD, PLACE, LEAD))]
    found = staged(line(NAME, y=60, size=20), *lead, *sections())
    if found.findings.heading_block.period is not None:
        found = corrected(found, role(found, PLACE, "body"))
    assert PLACE in found.findings.lead[0].text
    changes = [typed(found, part, words, from_lead=True)]
    if part == "period":
        changes.insert(0, typed(found, "location", "Orsa"))
    made = corrected(found, *changes)
    assert all(PLACE not in passage.text for passage in made.findings.lead)
    assert made.findings.heading_block.subtitle == PLACE


def test_years_at_the_end_of_a_sentence_stay_in_the_lead() -> None:
    sentence = "They left (2014-2016)"
    found = staged(line(NAME, y=60, size=20), line(LEAD, y=100), line(sentence, y=112), *sections())
    found = corrected(found, role(found, LEAD, "body"), role(found, sentence, "body"))
    made = corrected(
        found,
        typed(found, "location", "Lume"),
        typed(found, "period", "2014–2016", from_lead=True),
    )
    assert "They left" in made.findings.lead[-1].text


def swallowed(at: int) -> tuple[Document, Line]:
    """A section whose line ``at`` was set aside, and that line."""
    middle = [line("A first line that goes on and on and on until its column ends", y=320),
              line("with a second line that is as long as that, and comes to an end", y=332),
              line("in a third that is shorter.", y=344)]  # fmt: skip
    rest = [one for one in sections() if one.box and not 315 < one.box.top < 350]
    found = staged(line(NAME, y=60, size=20), line(PLACE, y=90, size=12),
                   line(LEAD, y=120), *middle, *rest)  # fmt: skip
    return corrected(found, role(found, middle[at].text, "furniture")), middle[at]


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_line_put_back_goes_into_the_paragraph_it_belongs_in(at: int) -> None:
    found, lost = swallowed(at)
    before = found.findings.sections[0].passages
    assert all(lost.text not in passage.text for passage in before)
    made = corrected(found, role(found, lost.text, "body"))
    (passage,) = made.findings.sections[0].passages
    assert passage.text == (
        "A first line that goes on and on and on until its column ends with a second line that is "
        "as long as that, and comes to an end in a third that is shorter."
    )


def test_a_line_that_no_stage_had_in_the_text_goes_where_it_is_read() -> None:
    """Such as one taken for a footnote: the running text never had it."""
    note = line("1  So it was told by all the people of the harbour.", y=332, size=10)
    lines = [line(text, y=320 + 12 * at) for at, text in enumerate(["The boats left.", "", "End."])]
    found = staged(line(NAME, y=60, size=20), line(PLACE, y=90, size=12), line(LEAD, y=120),
                   *[one for one in sections() if one.box and not 315 < one.box.top < 350],
                   lines[0], note, lines[2])  # fmt: skip
    aside = corrected(found, role(found, note.text, "furniture"))
    unread = aside.with_flow(tuple(one for one in aside.flow if one.text != note.text))
    made = corrected(unread, role(unread, note.text, "body"))
    text = " ".join(passage.text for passage in made.findings.sections[0].passages)
    assert text.index("The boats left.") < text.index("So it was told") < text.index("End.")


def test_a_line_is_put_into_the_section_that_is_asked_for() -> None:
    found = missed()
    made = corrected(found, role(found, LEAD, "body", section="setting"))
    assert LEAD in made.findings.sections[0].passages[0].text
    assert LEAD not in made.findings.lead[0].text
    back = role(made, LEAD, "body", section="summary")
    assert LEAD in corrected(made, back).findings.lead[-1].text


def test_a_passage_that_is_deleted_is_set_aside_in_the_account() -> None:
    found = missed()
    text = found.findings.lead[0].text
    made = corrected(found, change(found, "delete", NAME, text, None))
    assert made.findings.lead == ()
    before, after = (
        {one.role: one.lines for one in totals(document)} for document in (found, made)
    )
    assert after["furniture"] - before["furniture"] == 4
    assert entry(made, NAME).part == ""
    assert in_words(entry(made, NAME).evidence) == "Ana said so"


def test_a_passage_moves_to_another_section_and_back() -> None:
    found = missed()
    text = found.findings.lead[0].text
    made = corrected(found, change(found, "move", NAME, text, None, section="work"))
    assert made.findings.lead == ()
    moved = made.findings.sections[1].passages
    assert moved[0].text == text and len(moved) == 2
    back = change(made, "move", NAME, text, None, section="summary")
    assert corrected(made, back).findings.lead[0].text == text


def test_a_passage_changes_places_with_its_neighbour_and_no_further() -> None:
    first, second = ("The first boat came home.", "The second boat never did.")
    found = staged(line(NAME, y=60, size=20), line(PLACE, y=90, size=12), line(first, y=120),
                   line(second, y=150), *sections())  # fmt: skip
    assert [one.text for one in found.findings.lead] == [first, second]
    made = corrected(found, change(found, "order", second, second, "earlier"))
    assert [one.text for one in made.findings.lead] == [second, first]
    back = corrected(made, change(made, "order", second, second, "later"))
    assert [one.text for one in back.findings.lead] == [first, second]
    for text, was, now in ((first, first, "earlier"), (second, second, "later"),
                           (first, "Other words.", "later"), (first, first, "away")):  # fmt: skip
        told = Corrections(
            file="a.pdf", sha256="0" * 64, changes=(change(found, "order", text, was, now),)
        )
        assert apply_corrections(found, told, PROFILE)[1] == ()


def test_a_passage_is_split_inside_a_line_if_it_has_two() -> None:
    found = missed()
    text = found.findings.lead[0].text
    for cut in ("The", "boats that", "that never did", "season"):
        at = text.index(cut) + len(cut)
        now = f"{text[:at]}\n\n{text[at:].strip()}"
        made = corrected(found, change(found, "split", NAME, text, now))
        assert [one.text for one in made.findings.lead] == now.split("\n\n")
        assert all(one.lines for one in made.findings.lead)
    single = staged(line(NAME, y=60, size=20), line(PLACE, y=90, size=12), line(LEAD, y=120),
                    *sections())  # fmt: skip
    split = change(single, "split", LEAD, LEAD, LEAD.replace("boats ", "boats\n\n"))
    told = Corrections(file="a.pdf", sha256="0" * 64, changes=(split,))
    assert apply_corrections(single, told, PROFILE)[1] == ()


def test_a_section_emptied_is_warned_of_and_filled_again_is_not() -> None:
    found = missed()
    first = found.findings.sections[0].passages[0]
    on = found.by_id[first.lines[0]]
    away = Change.model_validate(
        {"kind": "delete", "page": 1, "part": "", "was": first.text, "now": None, "by": "Ana",
         "when": "2026-05-04T09:30:00Z",
         "at": {"bbox": on.box and on.box.rounded, "text": on.text}})  # fmt: skip
    emptied = corrected(found, away)
    assert "empty-section" in codes(emptied)
    filled = corrected(emptied, role(emptied, LEAD, "body", section="setting"))
    assert "empty-section" not in codes(filled)


def test_a_heading_that_a_person_gave_is_sure_and_no_longer_missing() -> None:
    lines = [heading("What we set out from", 300) if one.text == "Setting" else one
             for one in sections()]  # fmt: skip
    found = staged(line(NAME, y=60, size=20), line(PLACE, y=90, size=12), line(LEAD, y=120), *lines)
    assert "missing-section" in codes(found)
    made = corrected(found, role(found, "What we set out from", "heading", section="setting"))
    assert "missing-section" not in codes(made) and "section-order" not in codes(made)
    assert made.findings.sections[0].confidence == 1
    assert found.findings.sections[0].key != "setting"


def test_a_heading_inside_a_paragraph_cuts_it_there() -> None:
    found = staged(line(NAME, y=60, size=20), line(PLACE, y=90, size=12), line(LEAD, y=120),
                   line("they set out from", y=132), line("there on a day in June.", y=144),
                   *[one for one in sections() if one.text != "Setting"])  # fmt: skip
    made = corrected(found, role(found, "they set out from", "heading", section="setting"))
    assert made.findings.lead[-1].text == LEAD
    assert made.findings.sections[0].passages[0].text.startswith("there on a day in June.")


def test_a_heading_of_two_lines_is_given_line_by_line() -> None:
    two = [heading("What we", 300), heading("set out from", 316)]
    lines = [one for one in sections() if one.text != "Setting"]
    found = staged(line(NAME, y=60, size=20), line(PLACE, y=90, size=12), line(LEAD, y=120),
                   *two, *lines)  # fmt: skip
    made = corrected(found, *(role(found, one.text, "heading", section="setting") for one in two))
    assert made.findings.sections[0].heading == "What we set out from"
    away = [role(made, one.text, "furniture") for one in two]
    assert corrected(made, *away).findings.sections[0].key == "work"


def noted() -> Document:
    """A note that nothing calls."""
    return staged(line(NAME, y=60, size=20), line(PLACE, y=90, size=12), line(LEAD, y=120),
                  *sections(), line("1. So the harbour told.", y=780, size=8))  # fmt: skip


def test_a_note_is_tied_to_the_passage_that_calls_it_and_untied() -> None:
    found = noted()
    assert [note.marker for note in found.findings.notes] == ["1"]
    assert "note-without-call" in codes(found)
    made = corrected(found, change(found, "call", LEAD, None, "1"))
    assert made.findings.lead[0].footnotes == ("1",)
    assert made.findings.notes[0].called_from == "summary"
    assert "note-without-call" not in codes(made)
    untied = corrected(made, change(made, "call", LEAD, "1", None))
    assert untied.findings.notes[0].called_from is None
    assert "note-without-call" in codes(untied)


def test_a_call_that_was_tied_outlasts_a_passage_put_together_anew() -> None:
    found = noted()
    changes = [
        change(found, "call", LEAD, None, "1"),
        role(found, NAME, "body", section="summary"),
    ]
    assert "1" in corrected(found, *changes).findings.notes[0].marker
    made = corrected(found, *changes)
    assert made.findings.notes[0].called_from == "summary"


def test_no_call_of_a_note_that_is_not_there() -> None:
    found = noted()
    told = Corrections(
        file="a.pdf", sha256="0" * 64, changes=(change(found, "call", LEAD, None, "7"),)
    )
    made, fitting = apply_corrections(found, told, PROFILE)
    assert not fitting and "correction-does-not-fit" in codes(made)


def test_a_callout_that_a_person_says_fits_nothing_is_no_doubt() -> None:
    found = missed()
    boxed = corrected(found, role(found, LEAD, "callout"))
    assert {"unmatched-callout"} <= codes(boxed)
    made = corrected(boxed, change(boxed, "criterion", LEAD, None, "owned"))
    assert "unmatched-callout" not in codes(made)
    assert made.findings.callouts[0].confidence == 1
    none = corrected(made, change(made, "criterion", LEAD, "owned", None))
    assert "unmatched-callout" not in codes(none) and LEAD not in _sentences(none)
