"""What is said of files that hold no case is true, and says what to do."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.errors import Rejected, RejectionCode
from pipeline.extraction.extract import extract_bytes
from pipeline.readers.active_content import active_notices
from pipeline.readers.packed_objects import may_hold, parts_of
from tests.messages import made

SAMPLE = (Path(__file__).parents[2] / "raw_pdfs/tenir-le-registre.pdf").read_bytes()


def rejected(data: bytes, name: str = "case.pdf") -> Rejected:
    with pytest.raises(Rejected) as caught:
        extract_bytes(data, name, entities=False)
    return caught.value


def cover(*attached: str) -> bytes:
    """A PDF of one page that holds no case, with files attached."""
    drawn = io.BytesIO()
    canvas = Canvas(drawn)
    canvas.drawString(72, 720, "Open the attachments of this portfolio in a viewer.")
    canvas.save()
    with pikepdf.open(io.BytesIO(drawn.getvalue())) as pdf:
        for name in attached:
            pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, SAMPLE, filename=name)
        changed = io.BytesIO()
        pdf.save(changed)
    return changed.getvalue()


def test_a_dated_report_is_no_case_for_one_box_of_many_that_fits_a_criterion() -> None:
    """A section and a criterion show the series, but not among boxes of another kind."""
    fits, others = (
        "L’Action doit pouvoir|être reproduite",
        [f"Chiffre {n}|du port" for n in range(3)],
    )
    extract_bytes(made.with_boxes(fits, sections=1), "case.pdf", entities=False)
    error = rejected(made.with_boxes(fits, *others, sections=1))
    assert error.code is RejectionCode.NOT_A_CASE_STUDY


def test_documents_attached_to_a_pdf_without_a_case_are_named() -> None:
    error = rejected(cover("étude.pdf", "data.csv"))
    assert error.code is RejectionCode.NOT_A_CASE_STUDY
    assert "attachments: “étude.pdf”;" in error.message
    many = rejected(cover(*(f"{letter}.pdf" for letter in "abcde"))).message
    assert "“a.pdf”, “b.pdf”, “c.pdf” and 2 more;" in many


def test_a_pdf_without_attached_documents_is_no_portfolio() -> None:
    assert "attachments" not in rejected(cover("data.csv")).message
    assert "attachments" not in rejected(cover()).message


def test_a_case_with_attachments_is_a_case() -> None:
    with pikepdf.open(io.BytesIO(SAMPLE)) as pdf:
        pdf.attachments["x.pdf"] = pikepdf.AttachedFileSpec(pdf, SAMPLE, filename="x.pdf")
        changed = io.BytesIO()
        pdf.save(changed)
    (extraction,) = extract_bytes(changed.getvalue(), "case.pdf", entities=False)
    assert extraction.case.title == "TENIR LE REGISTRE, TENIR PAROLE"


@pytest.mark.parametrize("before", [1_000, 1_025, 5_000])
def test_bytes_before_the_header_cost_no_case(before: int) -> None:
    (extraction,) = extract_bytes(b"\n" * before + SAMPLE, "case.pdf", entities=False)
    assert extraction.case.title == "TENIR LE REGISTRE, TENIR PAROLE"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04 word/document.xml", "a ZIP archive or an Office document"),
        (b"\x89PNG\r\n", "a picture"),
        (b"<html></html>", "a web page or XML"),
        (b"\0words", "whatever its name says"),
    ],
)
def test_a_file_of_another_kind_is_called_what_it_is(data: bytes, said: str) -> None:
    error = rejected(data)
    assert error.code is RejectionCode.NOT_A_PDF
    assert said in error.message


def test_a_file_that_has_lost_its_end_is_read_if_its_objects_are_whole() -> None:
    cut = _without_tables(SAMPLE)
    assert b"trailer" not in cut and b"startxref" not in cut
    (extraction,) = extract_bytes(cut, "case.pdf", entities=False)
    assert extraction.case.title == "TENIR LE REGISTRE, TENIR PAROLE"
    assert len(extraction.case.sections) == 5


def test_a_file_without_a_catalog_is_damaged() -> None:
    cut = _without_tables(SAMPLE).replace(b"/Type /Catalog", b"/Type /Nothing")
    assert rejected(cut).code is RejectionCode.DAMAGED


def _without_tables(data: bytes) -> bytes:
    """A PDF's plain objects, without its cross-reference table and its trailer."""
    plain = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(plain, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    whole = plain.getvalue()
    return whole[: whole.rindex(b"\nxref")]


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ({"/S": pikepdf.Name.JavaScript, "/JS": "app.alert(1)"}, "a script"),
        ({"/S": pikepdf.Name.Launch, "/F": "calc.exe"}, "an instruction to start a program"),
        ({"/S": pikepdf.Name.GoTo, "/D": "x"}, None),
    ],
)
def test_a_file_that_another_program_might_run_is_flagged(
    action: dict[str, object], said: str | None
) -> None:
    changed = io.BytesIO()
    with pikepdf.open(io.BytesIO(SAMPLE)) as pdf:
        pdf.Root.OpenAction = pikepdf.Dictionary(action)
        pdf.save(changed, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    (extraction,) = extract_bytes(changed.getvalue(), "case.pdf", entities=False)
    found = [w.message for w in extraction.case.warnings if w.code == "active-content"]
    assert [said in message for message in found if said] == ([True] if said else [])
    assert bool(found) == bool(said)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<< /#53 /J#61va#53cript /JS (1) >>", True),
        (b"<< /S/Launch >>", True),
        (b"<< /S /JavaScripts >>", False),
        (b"<< /JavaScript /S >>", False),
        (b"1 0 obj << /Type /ObjStm /N 1 /First 4 >> stream\n" + b"not packed endstream", False),
        (b"1 0 obj << /Type /ObjStm >> stream\n" + zlib.compress(b"<< /S /Launch >>"), True),
    ],
)  # fmt: skip
def test_actions_are_found_however_they_are_written(data: bytes, said: bool) -> None:
    assert bool(active_notices(parts_of(data))) is said


@pytest.mark.parametrize(("data", "may"), [
    (b"<< /Subtype /Redact >>", True),
    (b"<< /Subtype /Re#64act >>", True),
    (b"<< /Subtype /Redacted >>", False),
    (b"1 0 obj << /Type /ObjStm >> stream\n" + zlib.compress(b"<< /Redact >>"), True),
    (b"<< /Encrypt 3 0 R >>", True),
    (b"", False),
])  # fmt: skip
def test_names_are_sought_in_all_objects_and_may_be_in_encrypted_ones(
    data: bytes, may: bool
) -> None:
    assert may_hold(parts_of(data), b"Redact") is may


@pytest.mark.parametrize("packed", pikepdf.ObjectStreamMode)
def test_an_action_is_found_whether_its_object_is_packed_or_not(
    packed: pikepdf.ObjectStreamMode,
) -> None:
    changed = io.BytesIO()
    with pikepdf.open(io.BytesIO(SAMPLE)) as pdf:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        pdf.Root.OpenAction = pdf.make_indirect(script)
        pdf.save(changed, object_stream_mode=packed)
    assert active_notices(parts_of(changed.getvalue()))
    assert not active_notices(parts_of(SAMPLE))


def test_object_streams_that_burst_are_not_looked_through_to_their_end() -> None:
    burst = zlib.compress(b"\0" * 30_000_000)
    stream = b"1 0 obj << /Type /ObjStm >> stream\n%b\nendstream\n"
    action = stream % zlib.compress(b"<< /S /Launch >>")
    assert active_notices(parts_of(action + stream % burst))
    assert not active_notices(parts_of(stream % burst + action))
