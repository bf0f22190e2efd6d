"""A shift at the end of a piece of text is made, also where an empty string stands behind it."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream

from pipeline.readers.pdf import read_pdf
from pipeline.readers.pdfium import lost_shifts
from pipeline.readers.pdfium.lost_shifts import with_shifts_kept


def pdf_of(
    content: bytes,
    *,
    form: bool = False,
    password: str = "",
    packed: bool = True,
    mode: pikepdf.ObjectStreamMode = pikepdf.ObjectStreamMode.preserve,
) -> bytes:
    """A page that draws ``content``, itself or as a ``form``, in Helvetica of 10 points."""
    file = pikepdf.new()
    page = file.add_blank_page(page_size=(300, 200))
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
    )
    page.Resources = Dictionary(Font=Dictionary(F1=file.make_indirect(font)))
    page.Contents = file.make_stream(b"/Fm Do" if form else content)
    if form:
        drawn = Stream(file, content)
        drawn.Type, drawn.Subtype = Name.XObject, Name.Form
        drawn.BBox, drawn.Resources = Array([0, 0, 300, 200]), page.Resources
        page.Resources.XObject = Dictionary(Fm=file.make_indirect(drawn))
    out = io.BytesIO()
    locked = pikepdf.Encryption(owner="o", user=password) if password else False
    file.save(out, encryption=locked, compress_streams=packed, object_stream_mode=mode)
    return out.getvalue()


def text(shown: str, then: str = "(The) Tj ") -> bytes:
    return f"BT /F1 10 Tf 20 100 Td [{shown}] TJ {then}ET".encode()


def read(data: bytes) -> list[str]:
    return [line.text for page in read_pdf(data) for line in page.lines]


@pytest.mark.parametrize("shown", ["(rule:) -400 ()", "(ru) -20 (le:) -400. () ", "(rule:)-400<>"])
@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("form", [True, False])
def test_the_last_shift_is_made(shown: str, packed: bool, form: bool) -> None:
    assert read(pdf_of(text(shown), packed=packed, form=form)) == ["rule: The"]


@pytest.mark.parametrize(
    "drawn",
    [
        text("(rule:) -400"),
        text("() -400 (rule: )"),
        text("(rule: ) ()"),
        text(r"(rule\(\): )"),
        text("(rule:) -400 ()", then=""),
        b"BT /F1 10 Tf 20 100 Td (rule:) Tj ET",
    ],
)
def test_what_hides_no_shift_stays_as_it_is(drawn: bytes) -> None:
    data = pdf_of(drawn, packed=False)
    assert with_shifts_kept(data) == data


@pytest.mark.parametrize("mode", list(pikepdf.ObjectStreamMode.__members__.values()))
def test_a_mended_stream_replaces_the_one_before(mode: pikepdf.ObjectStreamMode) -> None:
    data = pdf_of(text("(rule:) -400 ()"), mode=mode)
    with pikepdf.open(io.BytesIO(with_shifts_kept(data))) as pdf:
        (drawn,) = [page.Contents.read_bytes() for page in pdf.pages]
    assert drawn == text("(rule:) -400 ")


def test_what_is_encrypted_stays_as_it_is() -> None:
    locked = pdf_of(text("(rule:) -400 ()"), password="p")
    assert with_shifts_kept(locked) == locked


def test_what_is_cut_short_or_too_long_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf_of(text("(rule:) -400 ()"))
    start = data.index(b"stream\n") + len(b"stream\n")
    cut = data[: start + 40] + data[data.index(b"\nendstream") :]
    assert with_shifts_kept(cut) == cut
    monkeypatch.setattr(lost_shifts, "LONGEST", len(text("(rule:) -400 ()")))
    assert with_shifts_kept(data) != data
    monkeypatch.setattr(lost_shifts, "LONGEST", len(text("(rule:) -400 ()")) - 1)
    assert with_shifts_kept(data) == data
