"""Odd and broken PDFs: each ends in an outcome that says what to do, and none becomes a record."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.audit.conservation import balance
from pipeline.batch.inputs import find_inputs
from pipeline.batch.options import Options
from pipeline.batch.run import run
from pipeline.errors import Rejected, RejectionCode
from pipeline.extraction.classify import run_stages
from pipeline.extraction.read import read_pages
from pipeline.model.document import Document
from pipeline.model.report import Status
from pipeline.profile.loader import load_profile
from pipeline.readers.pdf import Reader, read_pdf
from pipeline.readers.repair import repair
from tests.readers.odd_pdfs import encrypted, odd_pdfs

ODD = odd_pdfs()
UNFORESEEN = {
    RejectionCode.INTERNAL_ERROR,
    RejectionCode.CRASHED,
    RejectionCode.TIME_LIMIT,
    RejectionCode.MEMORY_LIMIT,
}


@pytest.mark.slow
def test_every_odd_pdf_ends_in_an_outcome_and_none_becomes_a_record(tmp_path: Path) -> None:
    for name, data in ODD.items():
        (tmp_path / name).write_bytes(data)
    report = run(find_inputs([tmp_path]), tmp_path / "out", Options(entities=False))
    taken = [file.input.path.name for file in report.files if file.status is not Status.REJECTED]
    assert taken == []
    codes = {file.input.path.name: file.failure.code for file in report.files if file.failure}
    assert codes.keys() == ODD.keys()
    assert {name: code for name, code in codes.items() if code in UNFORESEEN} == {}
    assert codes["encrypted.pdf"] is RejectionCode.ENCRYPTED
    published = json.loads((tmp_path / "out" / "case_studies.json").read_bytes())
    assert published["case_studies"] == []


@pytest.mark.parametrize("name", ODD)
def test_each_line_of_an_odd_pdf_has_one_place(name: str) -> None:
    """Though no case study is in it. Without OCR, which takes seconds a page."""
    profile = load_profile("mieux")
    try:
        pages = read_pdf(ODD[name], Reader.PDFIUM)
    except Rejected:
        return
    if not pages:
        return
    document = run_stages(Document(repair(pages, profile.languages)), profile)
    account = balance(document)
    assert (account.lost, account.gained) == ("", "")
    assert set(document.claims) == {line.id for line in document.lines}


@pytest.mark.parametrize(
    "name", ["turned-by-a-little.pdf", "wrong-place-of-cross-references.pdf", "script.pdf"]
)
def test_what_can_be_read_of_an_odd_pdf_is_read(name: str) -> None:
    (page,) = read_pdf(ODD[name], Reader.PDFIUM)
    assert [line.text for line in page.lines] == ["A line of text"]


@pytest.mark.parametrize("reader", Reader)
def test_a_missing_password_is_reported_by_either_reader(reader: Reader) -> None:
    with pytest.raises(Rejected) as rejected:
        read_pdf(encrypted(), reader)
    assert rejected.value.code is RejectionCode.ENCRYPTED


@pytest.mark.parametrize("name", ["no-pages.pdf", "page-tree-gone.pdf"])
def test_pages_that_cannot_be_found_are_not_said_to_be_none(name: str) -> None:
    with pytest.raises(Rejected, match="it has none, or is damaged"):
        read_pages(ODD[name], name, ("fr",))
