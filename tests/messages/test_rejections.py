"""Why a file is rejected: what is said is true of the file, and says what to do, in one line."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.batch.worker import attempt
from pipeline.errors import Rejected
from pipeline.extraction.extract import extract_bytes
from pipeline.extraction.read import read_file
from pipeline.language import LANGUAGES
from pipeline.model.geometry import Box
from pipeline.model.page import Line, Page, Span
from pipeline.model.report import Failed
from pipeline.outputs.review_site.sentences import said_in
from pipeline.profile.loader import load_profile, parse_profile
from pipeline.profile.model import Profile
from pipeline.readers.ocr import reader, tesseract
from tests.messages import made
from tests.readers import odd_pdfs
from tests.support.texts import TOLD

MIEUX = Path(__file__).parents[2] / "pipeline" / "profile" / "data" / "mieux.toml"
ENGLISH = frozenset({"the", "of", "and", "is", "are", "it", "file", "on", "was", "were", "with"})
KINDS = (made.SENTENCE, *TOLD)


def failure(data: bytes, name: str = "case.pdf", profiles: tuple[Profile, ...] = ()) -> Failed:
    """How the file fails, as a run says it."""

    def work(task: str, on_page: Callable[[], None]) -> None:
        extract_bytes(data, task, entities=False, checks=False, profiles=profiles)

    failed = attempt(work, name, lambda: None)
    assert isinstance(failed, Failed)
    assert_in_each_language(failed)
    return failed


def assert_in_each_language(failed: Failed) -> None:
    """French and Spanish have their own words, and no English ones but those quoted."""
    said = said_in(failed.code, failed.message)
    assert set(said) == set(LANGUAGES), failed.message
    for language in LANGUAGES[1:]:
        unquoted = re.sub("«[^»]*»", "", said[language])
        assert not ENGLISH & set(re.findall("[a-z]+", unquoted)), said[language]


def is_well_said(message: str) -> bool:
    """One line of sentences, that names no path of this machine."""
    return message[0].isupper() and message[-1] in ".)" and not set("\n\r\t/\\") & set(message)


@pytest.fixture
def ocr_reads(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Has OCR find this text on every page."""

    def find(text: str) -> None:
        def read(data: bytes, number: int, languages: object) -> Page:
            line = Line(number, 0, (Span(text, size=10.0),), Box(50, 50, 550, 60))
            return Page(number, made.WIDTH, made.HEIGHT, (line,) if text else (), ocr=True)

        monkeypatch.setattr(reader, "read_scanned_page", read)
        monkeypatch.setattr(reader, "read_sample", lambda data, number, languages: text)

    return find


@pytest.fixture
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes this a machine without Tesseract."""
    tesseract.engine.cache_clear()
    monkeypatch.setattr(tesseract, "models_folder", lambda: None)


@pytest.mark.parametrize(
    ("name", "data", "code", "said"),
    [
        ("a.pdf", b"", "empty", "The file is empty; copy it again"),
        ("a.pdf", b" \n\n", "empty", "The file is empty; copy it again"),
        ("a.pdf", b"PK\x03\x04 word", "not-a-pdf", "but a ZIP archive or an Office document; save"),
        ("a.pdf", b"\xd0\xcf\x11\xe0 word", "not-a-pdf", "but an older Office document; save"),
        ("a.pdf", b"{\\rtf1 text}", "not-a-pdf", "but a document in RTF; save it as PDF"),
        ("a.pdf", b"\x89PNG\r\n", "not-a-pdf", "but a picture; save it as PDF"),
        ("a.pdf", b"\xff\xd8\xff\xe0", "not-a-pdf", "but a picture; save it as PDF"),
        ("a.pdf", b"<html></html>", "not-a-pdf", "but a web page or XML; save it as PDF"),
        ("a.pdf", b"\xef\xbb\xbf <!doctype html>", "not-a-pdf", "but a web page or XML; save it"),
        ("a.pdf", b"II*\0 tiff", "not-a-pdf", "but a picture; save it as PDF"),
        ("a.pdf", b"RIFF1234WEBPVP8", "not-a-pdf", "but a picture; save it as PDF"),
        ("a.pdf", b"\0\0\0\x18ftypheic", "not-a-pdf", "but a picture; save it as PDF"),
        ("a.pdf", b"%!PS-Adobe-3.0", "not-a-pdf", "but a PostScript file; save it as PDF"),
        ("a.pdf", b"\x1f\x8b\x08 gz", "not-a-pdf", "but an archive; unpack it, and put in what it"),
        ("a.pdf", b"7z\xbc\xaf\x27\x1c", "not-a-pdf", "but an archive; unpack it, and put in what"),
        (
            "a.pdf",
            b"version of lfs\noid 4d7a",
            "not-a-pdf",
            "that begins “version of lfs oid 4d7a”;",
        ),
        ("a.pdf", "é".encode() * 200, "not-a-pdf", f"text that begins “{'é' * 60}”; if it stands"),
        (
            "a.pdf",
            b"bplist00\xd1\x01",
            "not-a-pdf",
            "is not a PDF, whatever its name says; copy it",
        ),
        ("a.pdf", b"\0" * 5000, "not-a-pdf", "is not a PDF, whatever its name says; copy it"),
        ("a.txt", made.case_pdf(), "unreadable", "is a PDF with the name of a text; have its name"),
        ("a.txt", b"<!DOCTYPE html><p>", "unreadable", "is not plain text but a web page; save it"),
        ("a.pdf", b"%PDF-1.7\n", "damaged", "is damaged, or only a part of one, and cannot be"),
        (
            "a.pdf",
            made.case_pdf()[:300],
            "damaged",
            "cannot be read; copy it again from where it came",
        ),
        (
            "a.pdf",
            odd_pdfs.odd_pdfs()["no-pages.pdf"],
            "damaged",
            "No pages can be found in the PDF",
        ),
        ("a.pdf", odd_pdfs.encrypted(), "encrypted", "protected by a password; save a copy"),
        ("a.pdf", made.protected("user"), "encrypted", "protected by a password; save a copy"),
        (
            "a.pdf",
            made.with_certificate(odd_pdfs.write(odd_pdfs.one_page())),
            "encrypted",
            "that this program cannot undo, such as by a certificate; save a copy without",
        ),
        ("a.pdf", made.dynamic_form(), "not-a-case-study", "is a form whose text is not on its"),
        (
            "a.pdf",
            made.case_pdf()[:1_500],
            "damaged",
            "breaks off before its end, and what is there of it holds no case; copy it again",
        ),
        ("a.pdf", made.pdf_of([], []), "no-text", "The PDF’s pages are blank; open it in a viewer"),
        ("a.txt", b"12 345\n***\n", "no-text", "The file holds no text; check that it is the"),
        ("a.txt", b"\0\1\2 word", "unreadable", "is not plain text; give the PDF itself, or save"),
        (
            "a.pdf",
            odd_pdfs.write(odd_pdfs.one_page(b"3 Tr " + odd_pdfs.TEXT)),
            "no-text",
            "None of the text that the PDF holds shows on its pages",
        ),
        (
            "a.pdf",
            odd_pdfs.write(odd_pdfs.one_page(odd_pdfs.TEXT.replace(b"72 ", b"3000000 "))),
            "no-text",
            "None of the text that the PDF holds shows on its pages",
        ),
        (
            "a.pdf",
            made.prose_pdf("Le conseil a voté le budget de la piscine."),
            "not-a-case-study",
            "0 were found; take it out of the folder if it is of another kind",
        ),
        (
            "a.txt",
            "Le conseil a voté le budget de la piscine.".encode(),
            "not-a-case-study",
            "0 were found; take it out of the folder if it is of another kind",
        ),
        (
            "a.pdf",
            made.prose_pdf(
                "Contexte Le port a changé, Impact Le quai aussi,", "Enseignements Tout reste."
            ),
            "not-a-case-study",
            "Words of its headings stand in the text (“Contexte”, “Impact”, “Enseignements”), but",
        ),
        (
            "a.pdf",
            made.prose_pdf(
                "Le contexte a changé, l’impact aussi,", "et les enseignements restent."
            ),
            "not-a-case-study",
            "0 were found; take it out of the folder if it is of another kind",
        ),
        (
            "a.pdf",
            made.turned_pdf(45),
            "not-a-case-study",
            "upside down or aslant on its pages; turn",
        ),
        ("a.pdf", made.turned_pdf(90), "not-a-case-study", "0 were found; take it out of the"),
        ("a.pdf", made.turned_pdf(180), "not-a-case-study", "0 were found; take it out of the"),
        (
            "a.pdf",
            made.with_attachments(made.prose_pdf("Ouvrir les pièces."), "case.pdf"),
            "not-a-case-study",
            "own pages hold no case, but it carries attachments: “case.pdf”; open it in a viewer",
        ),
        (
            "a.pdf",
            made.with_attachments(made.pdf_of([]), "case.pdf"),
            "no-text",
            "own pages hold no case, but it carries attachments: “case.pdf”; open it in a viewer",
        ),
        (
            "a.pdf",
            made.with_attachments(made.pdf_of([]), *(f"{one}.pdf" for one in "abcde")),
            "no-text",
            "“a.pdf”, “b.pdf”, “c.pdf” and 2 more; open it",
        ),
        (
            "a.pdf",
            made.with_pinned(made.prose_pdf("Ouvrir la pièce."), "case.pdf"),
            "not-a-case-study",
            "own pages hold no case, but it carries attachments: “case.pdf”; open it in a viewer",
        ),
        (
            "a.pdf",
            made.portfolio(made.prose_pdf("Ouvrir les pièces."), "case.docx"),
            "not-a-case-study",
            "attachments: “case.docx”; open it in a viewer, save the attachments, and put them "
            "into the folder as PDFs.",
        ),
        (
            "a.pdf",
            made.with_attachments(made.prose_pdf("Un rapport."), "report.odt"),
            "not-a-case-study",
            "take it out of the folder if it is of another kind",
        ),
    ],
)
def test_a_rejection_is_true_of_its_file(name: str, data: bytes, code: str, said: str) -> None:
    failed = failure(data, name)
    assert (failed.code, failed.trace) == (code, None)
    assert said in failed.message
    assert is_well_said(failed.message)


def test_a_pdf_that_may_not_be_copied_and_opens_without_a_password_is_read() -> None:
    assert extract_bytes(made.protected(""), "a.pdf", entities=False)


def test_the_sections_of_the_one_series_tried_are_counted() -> None:
    failed = failure(made.prose_pdf(made.SENTENCE), profiles=(load_profile("mieux"),))
    assert "of its 5 sections, 0 were found" in failed.message


def test_a_file_of_two_series_asks_which_it_is() -> None:
    text = MIEUX.read_text("utf-8")
    twin = parse_profile(text.replace('key = "mieux"', 'key = "twin"', 1), "twin.toml")
    failed = failure(made.case_pdf(), profiles=(load_profile("mieux"), twin))
    assert failed.code == "unclear-series"
    assert "equally well; say which it is: --profile mieux" in failed.message


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (made.picture_pdf(), "Page 1 is a picture, as of a scan. The PDF must be read by OCR"),
        (made.picture_pdf(2), "Pages 1, 2 are pictures, as of a scan. The PDF must be read by OCR"),
        (
            odd_pdfs.write(odd_pdfs.one_page(b"72 720 100 40 re S")),
            "Page 1 shows drawings without text. The PDF must be read by OCR",
        ),
    ],
)
def test_without_ocr_a_scan_is_said_to_be_one_and_nothing_else_is(
    without_ocr: None, data: bytes, said: str
) -> None:
    failed = failure(data)
    assert failed.code == "needs-ocr"
    assert failed.message.startswith(said) and "install" in failed.message


@pytest.mark.parametrize(
    "data", [made.case_pdf(), made.prose_pdf(*KINDS), made.prose_pdf("Kowalska Silva Anderson")]
)
def test_a_file_with_text_is_no_scan_without_ocr(without_ocr: None, data: bytes) -> None:
    try:
        extract_bytes(data, "a.pdf", entities=False)
    except Rejected as rejected:
        assert rejected.code != "needs-ocr" and "scan" not in rejected.message


def test_blank_pages_need_no_ocr(without_ocr: None) -> None:
    assert "are blank" in failure(made.pdf_of([])).message
    extract_bytes(made.pdf_of(made.case_lines(), [], []), "a.pdf", entities=False)


def test_pictures_without_text_are_no_blank_pages(ocr_reads: Callable[[str], None]) -> None:
    ocr_reads("")
    failed = failure(made.picture_pdf(2))
    assert failed.code == "no-text"
    assert "hold pictures or drawings in which OCR found no text" in failed.message


def test_many_scans_of_another_kind_say_how_far_they_were_read(
    ocr_reads: Callable[[str], None],
) -> None:
    ocr_reads(made.SENTENCE)
    failed = failure(made.picture_pdf(20))
    assert failed.code == "not-a-case-study"
    assert (
        "The first 10 of 20 scanned pages were read by OCR, and show no heading" in failed.message
    )


def test_a_file_that_is_gone_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(Rejected, match="cannot be opened; check that it is there") as rejected:
        read_file(tmp_path / "gone.pdf")
    assert rejected.value.code == "unreadable"


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (PermissionError(), "unreadable", "cannot be opened; check that it is there and may"),
        (FileNotFoundError(), "unreadable", "cannot be opened; check that it is there and may"),
        (MemoryError(), "too-large", "needs more memory than it may have; give it more with"),
        (KeyError("x"), "internal-error", "The program failed on this file (KeyError); run it"),
    ],
)
def test_what_happens_to_a_worker_is_said(error: Exception, code: str, said: str) -> None:
    def work(task: str, on_page: Callable[[], None]) -> None:
        raise error

    failed = attempt(work, "a.pdf", lambda: None)
    assert isinstance(failed, Failed)
    assert_in_each_language(failed)
    assert failed.code == code and said in failed.message and "split" not in failed.message
