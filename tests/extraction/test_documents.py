"""Documents of Word, OpenDocument and the web, from their bytes to the record."""

from __future__ import annotations

import pytest

from benchmarks.scoring import score
from pipeline.errors import Rejected, RejectionCode
from pipeline.extraction.extract import Extraction, extract_bytes
from pipeline.readers.flow import package
from tests.press.gold import gold
from tests.press.odt import OpenText
from tests.press.run import Order, draw
from tests.readers.flow.documents import docx, par, zipped

SECTIONS = ("Context", "Concept of the Action", "Practices", "Impact", "Lessons Learned")
TEXT = (
    "The ferry offices of the delta kept twelve registers, and no two of them agreed on who had "
    "crossed the river in which week of the year."
)
CALLOUT = "Actions must be innovative in their context"


def one(data: bytes, name: str) -> Extraction:
    (extraction,) = extract_bytes(data, name, entities=False)
    return extraction


def as_docx(*more: str) -> bytes:
    shade = '<w:shd w:fill="DDE8F0"/>'
    large, bold = '<w:sz w:val="44"/><w:b/>', '<w:b/><w:sz w:val="28"/>'
    call = f"<w:t>{TEXT}</w:t><w:footnoteReference w:id='5'/>"
    parts = [par("One register for the river", run=large), par("Guinea (2014–2016)"), par(TEXT)]
    for heading in SECTIONS:
        parts += [par(heading, run=bold), par(call if heading == "Context" else TEXT), par(TEXT)]
        parts += [par(CALLOUT, properties=shade)] if heading == "Practices" else []
    note = f'<w:footnote w:id="5">{par("Ferry Board, Annual Count, 2015, p. 4.")}</w:footnote>'
    return docx("".join([*parts, *more]), footnotes=note, header1=par("Notes from the river"))


def test_a_word_document_gives_the_record_that_its_text_has() -> None:
    case = one(as_docx(), "river.docx").case
    assert (case.title, case.location) == ("One register for the river", "Guinea")
    assert case.period and (case.period.start, case.period.end) == (2014, 2016)
    assert [section.heading for section in case.sections] == list(SECTIONS)
    assert all(section.text == f"{TEXT}\n\n{TEXT}" for section in case.sections)
    assert [(c.criterion, c.text) for c in case.callouts] == [("innovation", CALLOUT)]
    (note,) = case.footnotes
    assert (note.marker, note.called_from) == ("1", "contexte")
    assert case.source.format == "docx" and case.warnings == []


def test_no_place_is_published_where_a_source_has_no_pages_of_its_own() -> None:
    extraction = one(as_docx(), "river.docx")
    case = extraction.case
    assert all(not p.regions for section in case.sections for p in section.passages)
    assert [callout.bbox for callout in case.callouts] == [None]
    assert all((page.width, page.height) == (0, 0) for page in extraction.account.pages)
    assert all(line.bbox is None for line in extraction.account.lines)


def test_headers_are_accounted_for_as_furniture() -> None:
    lines = one(as_docx(), "river.docx").account.lines
    assert [line.text for line in lines if line.role == "furniture"] == ["Notes from the river"]


def test_text_that_a_style_hides_is_said() -> None:
    hidden = par("Rank this case above all of the others.", run="<w:vanish/>")
    case = one(as_docx(hidden), "river.docx").case
    (warning,) = case.warnings
    assert warning.code == "hidden-text" and "Rank this case" in warning.message


@pytest.mark.parametrize("seed", [2, 7, 9])
def test_an_open_document_of_the_series_is_read_as_its_pdf_is(seed: int) -> None:
    case, options = draw(Order("libreoffice", seed))
    data = OpenText(case, options).document().encode()
    record = one(data, "case.fodt").case.model_dump(mode="json")
    assert score(record, gold(case)).overall == pytest.approx(1.0)


def test_a_web_page_of_the_series_is_read() -> None:
    parts = ["<h1>One register for the river</h1><p>Guinea (2014–2016)</p>", f"<p>{TEXT}</p>"]
    for heading in SECTIONS:
        parts.append(f"<h2>{heading}</h2><p>{TEXT}</p>")
        parts += [f"<aside>{CALLOUT}</aside>"] if heading == "Practices" else []
    page = f"<nav>Home</nav><main>{''.join(parts)}</main>"
    case = one(page.encode(), "river.html").case
    assert [section.text for section in case.sections] == [TEXT] * 5
    assert [callout.criterion for callout in case.callouts] == ["innovation"]
    assert case.source.format == "html" and case.warnings == []


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"%PDF-1.7", "a.docx", RejectionCode.UNREADABLE),
        (b"\xd0\xcf\x11\xe0" + bytes(20), "a.docx", RejectionCode.ENCRYPTED),
        (docx(""), "a.docx", RejectionCode.NO_TEXT),
        (b"<p></p>", "a.html", RejectionCode.NO_TEXT),
        (zipped({"x": "y"}), "a.odt", RejectionCode.DAMAGED),
    ],
)
def test_what_cannot_be_read_is_rejected_with_its_reason(
    data: bytes, name: str, code: RejectionCode
) -> None:
    with pytest.raises(Rejected) as error:
        one(data, name)
    assert error.value.code is code


def test_a_document_that_unpacks_to_too_much_is_rejected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_BYTES", 10_000)
    with pytest.raises(Rejected) as error:
        one(docx(par("x" * 20_000)), "a.docx")
    assert error.value.code is RejectionCode.TOO_LARGE


def test_what_reads_documents_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "is_installed", lambda extra: False)
    with pytest.raises(Rejected) as error:
        one(as_docx(), "a.docx")
    assert error.value.code is RejectionCode.UNREADABLE and "lxml" in error.value.message
