"""Corrections: made again at each extraction, kept in account, and never dropped in silence."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.audit.conservation import balance
from pipeline.audit.line_trace import LineEntry, account_of
from pipeline.batch.inputs import find_inputs
from pipeline.batch.options import Options
from pipeline.batch.run import run
from pipeline.corrections.apply import apply_corrections
from pipeline.corrections.folder import read_folder
from pipeline.corrections.rebuild import remaking
from pipeline.corrections.store import (
    Anchor,
    Change,
    CheckMark,
    Corrections,
    save,
)
from pipeline.extraction import extract as extraction
from pipeline.extraction.classify import BoundCase, classify_cases
from pipeline.extraction.extract import Extraction, extract_file
from pipeline.model.document import Document
from pipeline.model.record import CaseStudy
from pipeline.profile.loader import shipped_profiles
from tests.stages.builders import PROFILE, body, document, line, page

SAMPLE = Path(__file__).parents[2] / "raw_pdfs" / "tenir-le-registre.pdf"
DIGEST = hashlib.sha256(SAMPLE.read_bytes()).hexdigest()
FIRST = "sections.contexte.passages.0"
WHEN = "2026-05-04T09:30:00Z"


@pytest.fixture(scope="module")
def plain() -> Extraction:
    return extract_file(SAMPLE, entities=False)[0]


@pytest.fixture(scope="module")
def pages() -> Document:
    """The document as the stages leave it, so that each test need not read the PDF again."""
    tried = shipped_profiles()
    pages, profile = extraction.read_as_series(SAMPLE.read_bytes(), SAMPLE.name, tried)
    return classify_cases(pages, profile, tried)[0].document


@pytest.fixture
def corrected(
    pages: Document, plain: Extraction, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., CaseStudy]:
    """Extracts the sample with corrections, and checks that no character got lost by them."""
    profile = next(p for p in shipped_profiles() if p.key == plain.case.profile)
    monkeypatch.setattr(extraction, "read_as_series", lambda *_: (pages.pages, profile))
    monkeypatch.setattr(extraction, "classify_cases", lambda *_: (BoundCase(pages),))

    def extract(*changes: Change, checked: tuple[CheckMark, ...] = ()) -> CaseStudy:
        told = Corrections(file=SAMPLE.name, sha256=DIGEST, changes=changes, checked=checked)
        case = extract_file(SAMPLE, entities=False, corrections=told)[0].case
        document, _ = apply_corrections(pages, told, profile)
        assert balance(document).is_balanced
        words = [change for change in changes if change.kind in ("text", "field")]
        assert bool(words) or not (document.edited.added or document.edited.taken)
        return case

    return extract


def line_of(extracted: Extraction, part: str, at: int = 0) -> LineEntry:
    return [line for line in extracted.account.lines if line.part == part][at]


def change(kind: str, line: LineEntry, was: str | None, now: str | None, **more: str) -> Change:
    told = {"kind": kind, "page": line.page, "part": line.part, "was": was, "now": now, **more}
    at = Anchor(bbox=line.bbox, text=line.text)
    return Change.model_validate({**told, "at": at, "by": "Ana", "when": WHEN})


def test_a_text_is_replaced_marked_and_listed(
    plain: Extraction, corrected: Callable[..., CaseStudy]
) -> None:
    was = plain.case.sections[0].passages[0].text
    case = corrected(change("text", line_of(plain, FIRST), was, "Autre chose."))
    assert case.sections[0].passages[0].text == "Autre chose."
    assert case.sections[0].text.startswith("Autre chose.\n\n")
    flags = [p.corrected for section in case.sections for p in section.passages]
    assert flags.count(True) == 1 and flags[0]
    (listed,) = case.corrections
    assert (listed.field, listed.was, listed.now) == (FIRST, was, "Autre chose.")
    assert (listed.by, listed.at) == ("Ana", WHEN)


def test_fields_are_replaced_and_what_follows_from_them_too(
    plain: Extraction, corrected: Callable[..., CaseStudy]
) -> None:
    subtitle = line_of(plain, "subtitle")
    place = plain.case.location
    case = corrected(
        change("field", line_of(plain, "title"), plain.case.title, "Un titre", part="title"),
        change("field", subtitle, place, "Sénégal", part="location"),
        change("field", subtitle, "2015–2016", "2014–", part="period"),
    )
    assert (case.title, case.location) == ("Un titre", "Sénégal")
    assert case.period and (case.period.start, case.period.end) == (2014, None)
    assert case.periods == [case.period]
    assert [place.code for place in case.places] == ["SN"]
    assert case.confidence.title == case.confidence.period == 1


def test_a_callout_gets_another_criterion_or_none(
    plain: Extraction, corrected: Callable[..., CaseStudy]
) -> None:
    line, was = line_of(plain, "callouts.0"), plain.case.callouts[0].criterion
    callout = corrected(change("criterion", line, was, "innovation")).callouts[0]
    assert (callout.criterion, callout.number, callout.corrected) == ("innovation", 2, True)
    callout = corrected(change("criterion", line, was, None)).callouts[0]
    assert (callout.criterion, callout.number) == (None, None)


def test_passages_are_split_and_joined(
    plain: Extraction, corrected: Callable[..., CaseStudy]
) -> None:
    line, passages = line_of(plain, FIRST), plain.case.sections[0].passages
    text = passages[0].text
    at = text.index("Commerçantes")
    split = change("split", line, text, f"{text[:at].strip()}\n\n{text[at:]}")
    cut = corrected(split).sections[0].passages
    assert [p.text for p in cut[:2]] == [text[:at].strip(), text[at:]]
    assert cut[0].regions[0].bbox[3] <= cut[1].regions[0].bbox[3]
    joined = change("join", line, f"{text[:at].strip()}\n\n{text[at:]}", None)
    again = corrected(split, joined).sections[0].passages
    assert [p.text for p in again] == [p.text for p in passages]


ROLES = [
    "title", "subtitle", "callout", "footnote", "about", "furniture", "guide", "unplaced",
]  # fmt: skip


@pytest.mark.parametrize("role", ROLES)
def test_a_line_of_a_passage_gets_any_other_role(
    plain: Extraction, corrected: Callable[..., CaseStudy], role: str
) -> None:
    line = line_of(plain, "sections.pratiques.passages.1", 1)
    case = corrected(change("role", line, "body", role))
    before = plain.case.sections[2].passages[1].text
    assert case.sections[2].passages[1].text != before
    assert "correction-does-not-fit" not in [warning.code for warning in case.warnings]
    assert len(case.sections[2].passages) == len(plain.case.sections[2].passages)


@pytest.mark.parametrize(
    "part", ["callouts.0", "footnotes.1", "title", "subtitle", "about.0", "sections.impact.heading"]
)
def test_a_line_of_any_part_becomes_text(
    plain: Extraction, corrected: Callable[..., CaseStudy], part: str
) -> None:
    line = line_of(plain, part)
    case = corrected(change("role", line, line.role, "body"))
    texts = [case.summary or ""] + [section.text for section in case.sections]
    assert any(line.text[:15] in text for text in texts)
    keys = [section.key for section in case.sections]
    assert ("impact" in keys) == (part != "sections.impact.heading")


def test_a_heading_taken_back_gives_the_sections_there_were(
    plain: Extraction, corrected: Callable[..., CaseStudy]
) -> None:
    line = line_of(plain, "sections.impact.heading")
    case = corrected(
        change("role", line, "heading", "body"),
        change("role", line, "body", "heading", section="impact"),
    )
    assert [(s.key, s.text) for s in case.sections] == [
        (s.key, s.text) for s in plain.case.sections
    ]


def test_a_line_made_a_sub_heading_has_what_follows_under_it(
    plain: Extraction, corrected: Callable[..., CaseStudy]
) -> None:
    first, second = (line_of(plain, "sections.pratiques.passages.1", at) for at in (1, 2))
    one = corrected(change("role", first, "body", "subheading"))
    assert [p.under for p in one.sections[2].passages[:2]] == [None, None]
    made, below = one.sections[2].passages[2:4]
    assert made.subheading and first.text.startswith(made.text[:10]) and not below.subheading
    assert below.under == made.text.rstrip(" .:")
    # The next line goes on with it; taken back, both are text again.
    two = corrected(
        change("role", first, "body", "subheading"), change("role", second, "body", "subheading")
    )
    made = two.sections[2].passages[2]
    assert made.subheading and second.text[-10:] in made.text
    back = corrected(
        change("role", first, "body", "subheading"), change("role", first, "body", "body")
    )
    assert not any(passage.subheading for passage in back.sections[2].passages)


def test_nothing_of_the_lead_is_a_sub_heading(
    plain: Extraction, corrected: Callable[..., CaseStudy]
) -> None:
    case = corrected(change("role", line_of(plain, "summary.0"), "body", "subheading"))
    assert "correction-does-not-fit" in [warning.code for warning in case.warnings]
    assert case.summary == plain.case.summary


def test_lines_made_a_callout_one_after_the_other_become_one(
    plain: Extraction, corrected: Callable[..., CaseStudy]
) -> None:
    lines = [line for line in plain.account.lines if line.part == "callouts.0"]
    away = [change("role", line, "callout", "body") for line in lines]
    back = [change("role", line, "body", "callout") for line in lines]
    case = corrected(*away, *back)
    texts = [(c.text, c.criterion) for c in plain.case.callouts]
    assert [(c.text, c.criterion) for c in case.callouts] == texts
    assert corrected(*away).sections[0].text != plain.case.sections[0].text


def test_whatever_lines_are_made_no_character_is_lost_or_doubled(
    pages: Document, plain: Extraction
) -> None:
    profile = next(p for p in shipped_profiles() if p.key == plain.case.profile)
    chance = random.Random(7)
    made = 0
    for _ in range(12):
        document = pages
        for _ in range(5):
            line = chance.choice(account_of(document).lines)
            role = chance.choice([*ROLES, "body", "heading"])
            section = chance.choice([spec.key for spec in profile.sections])
            one = change("role", line, line.role, role, section=section)
            told = Corrections(file=SAMPLE.name, sha256="0" * 64, changes=(one,))
            document, done = apply_corrections(document, told, profile)
            made += len(done)
            account = balance(document)
            assert account.is_balanced, (line.text, line.role, role, account)
    assert made > 40


def test_what_no_longer_fits_is_left_out_and_said(
    plain: Extraction, corrected: Callable[..., CaseStudy]
) -> None:
    line = line_of(plain, FIRST)
    other_text = change("text", line, "What no page says.", "Something.")
    gone = LineEntry(2, 0, (0, 0, 10, 10), "Gone", "body", "", (), 1, FIRST)
    case = corrected(other_text, change("role", gone, "body", "guide"))
    assert [w.code for w in case.warnings] == ["correction-does-not-fit"] * 2
    assert case.sections == plain.case.sections and not case.corrections


def test_a_line_does_not_leave_a_text_that_a_person_has_changed(
    plain: Extraction, corrected: Callable[..., CaseStudy]
) -> None:
    line, was = line_of(plain, FIRST), plain.case.sections[0].passages[0].text
    worded = change("text", line, was, "Neuf.")
    case = corrected(worded, change("role", line_of(plain, FIRST, 1), "body", "guide"))
    assert case.sections[0].passages[0].text == "Neuf."
    assert [w.code for w in case.warnings] == ["correction-does-not-fit"]


def test_a_line_is_found_again_where_another_version_reads_it_otherwise(
    plain: Extraction, corrected: Callable[..., CaseStudy]
) -> None:
    line, was = line_of(plain, FIRST), plain.case.sections[0].passages[0].text
    assert line.bbox
    x0, top, x1, bottom = line.bbox
    otherwise = line._replace(
        bbox=(x0 + 1.5, top + 1.5, x1 + 1.5, bottom + 1.5),
        text=line.text.replace("e", "c", 3),
    )
    case = corrected(change("text", otherwise, was, "Neuf."))
    assert case.sections[0].passages[0].text == "Neuf."


def test_a_case_is_marked_as_checked(corrected: Callable[..., CaseStudy]) -> None:
    check = corrected(checked=(CheckMark(page=1, by="Ana", when=WHEN),)).checked
    assert check and (check.by, check.at) == ("Ana", WHEN)


def test_files_of_corrections_are_named_after_theirs_and_read_back(tmp_path: Path) -> None:
    told = Corrections(file="é tude.pdf", sha256="ab" * 32, revision=3)
    save(tmp_path, told)
    assert [path.name for path in tmp_path.iterdir()] == ["é tude.abababababab.json"]
    assert read_folder(tmp_path).found == {"ab" * 32: told}


def test_a_run_makes_corrections_and_their_undoing_at_once(
    tmp_path: Path, plain: Extraction
) -> None:
    folder, inputs = tmp_path / "corrections", find_inputs([SAMPLE])
    options = Options(entities=False, processes=1, corrections=folder)
    assert inputs[0].sha256

    def title() -> str | None:
        run(inputs, tmp_path / "out", options)
        report = run(inputs, tmp_path / "out", options)
        assert report.reused == 1
        return report.files[0].cases[0].title

    assert title() == plain.case.title
    line = line_of(plain, "title")
    titled = change("field", line, plain.case.title, "Un titre", part="title")
    told = Corrections(file=SAMPLE.name, sha256=inputs[0].sha256, changes=(titled,))
    save(folder, told)
    assert title() == "Un titre"
    assert '"Un titre"' in (tmp_path / "out" / "case_studies.json").read_text("utf-8")
    save(folder, told.model_copy(update={"changes": ()}))
    assert title() == plain.case.title
    assert '"Un titre"' not in (tmp_path / "out" / "case_studies.json").read_text("utf-8")


def test_corrections_of_another_version_are_made_where_they_fit_and_reported(
    plain: Extraction, pages: Document, corrected: Callable[..., CaseStudy]
) -> None:
    line = line_of(plain, "title")
    fits = change("field", line, plain.case.title, "Un titre", part="title")
    gone = change("field", line._replace(text="Rien de tel"), None, "Un lieu", part="location")
    told = Corrections(
        file=SAMPLE.name,
        sha256="0" * 64,
        changes=(fits, gone),
        checked=(CheckMark(page=1, by="Ana", when=WHEN),),
    )
    case = extract_file(SAMPLE, entities=False, corrections=told)[0].case
    assert case.title == "Un titre" and case.location == plain.case.location
    (warning,) = [w for w in case.warnings if w.code == "corrected-version-differs"]
    assert "1 of 2 corrections could be made" in warning.message
    assert case.checked is None


def test_corrections_of_the_same_version_are_not_reported(
    plain: Extraction, corrected: Callable[..., CaseStudy]
) -> None:
    line = line_of(plain, "title")
    case = corrected(change("field", line, plain.case.title, "Un titre", part="title"))
    assert "corrected-version-differs" not in [warning.code for warning in case.warnings]


@pytest.mark.parametrize("printed", ["¹For the list, see boats.", "¹ For the list, see boats."])
def test_a_note_made_anew_keeps_a_marker_of_raised_characters(printed: str) -> None:
    made = document(page(*body(3), line(printed, y=700, size=8)))
    note = remaking(made, PROFILE).note([made.lines[-1].id], None)
    assert (note.marker, note.printed_marker) == ("1", "¹")
    assert (note.text, note.removed) == ("For the list, see boats.", "")
