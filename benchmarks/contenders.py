"""The tools that the speed benchmark compares; each is loaded only where it is measured."""

from __future__ import annotations

import importlib.util
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pipeline.readers.pdf import Reader

Reading = Callable[[Sequence[Path]], None]

BASE = "PDFium, bare text"
"""What all others are compared with: the least that reading a page can cost here."""
RECORD = "record"
"""What the pipeline yields; the others yield text or Markdown, and no case."""

READERS = tuple(Reader)
"""The pipeline's own ways into a PDF, the usual one first."""


@dataclass(frozen=True, slots=True)
class Contender:
    """A tool that reads PDFs: its result, the module it needs, and how to load it.

    ``load`` imports what it needs and returns a function that reads all files in one call.
    """

    name: str
    yields: str
    module: str
    load: Callable[[], Reading]

    @property
    def installed(self) -> bool:
        return importlib.util.find_spec(self.module) is not None


def _pipeline(reader: Reader, entities: bool) -> Reading:
    from pipeline.extraction.extract import extract_file

    def read(paths: Sequence[Path]) -> None:
        for path in paths:
            extract_file(path, entities=entities, reader=reader)

    return read


def _pdfium() -> Reading:
    import pypdfium2

    def read(paths: Sequence[Path]) -> None:
        for path in paths:
            with pypdfium2.PdfDocument(path) as document:
                for page in document:
                    page.get_textpage().get_text_bounded()

    return read


def _pdfplumber() -> Reading:
    import pdfplumber

    def read(paths: Sequence[Path]) -> None:
        for path in paths:
            with pdfplumber.open(path) as document:
                for page in document.pages:
                    page.extract_text()
                    page.close()

    return read


def _pymupdf4llm() -> Reading:
    import pymupdf4llm

    return partial(_one_by_one, lambda path: pymupdf4llm.to_markdown(str(path)))


def _edgeparse() -> Reading:
    import edgeparse

    return partial(_one_by_one, edgeparse.convert)


def _pdf_oxide() -> Reading:
    from pdf_oxide import PdfDocument

    return partial(_one_by_one, lambda path: PdfDocument(str(path)).to_markdown_all())


def _markitdown() -> Reading:
    from markitdown import MarkItDown

    converter = MarkItDown(enable_plugins=False)
    return partial(_one_by_one, converter.convert)


def _opendataloader() -> Reading:
    """All files in one call, as its documentation advises: each call starts a Java process."""
    import opendataloader_pdf

    def read(paths: Sequence[Path]) -> None:
        with tempfile.TemporaryDirectory() as folder:
            opendataloader_pdf.convert(
                [str(path) for path in paths],
                output_dir=folder,
                format="markdown",
                image_output="off",
                quiet=True,
            )

    return read


def _one_by_one(convert: Callable[[Path], object], paths: Sequence[Path]) -> None:
    for path in paths:
        convert(path)


CONTENDERS: tuple[Contender, ...] = (
    Contender(BASE, "text", "pypdfium2", _pdfium),
    *(
        Contender(f"this pipeline, {reader}", RECORD, "pipeline", partial(_pipeline, reader, False))
        for reader in READERS
    ),
    Contender(
        f"this pipeline, {READERS[0]}, with names",
        RECORD,
        "pipeline",
        partial(_pipeline, READERS[0], True),
    ),
    Contender("pdf_oxide", "Markdown", "pdf_oxide", _pdf_oxide),
    Contender("edgeparse", "Markdown", "edgeparse", _edgeparse),
    Contender("opendataloader-pdf", "Markdown", "opendataloader_pdf", _opendataloader),
    Contender("pdfplumber, extract_text", "text", "pdfplumber", _pdfplumber),
    Contender("markitdown", "Markdown", "markitdown", _markitdown),
    Contender("pymupdf4llm", "Markdown", "pymupdf4llm", _pymupdf4llm),
)


def named(name: str) -> Contender:
    """The contender called ``name``; raises KeyError if there is none."""
    return {contender.name: contender for contender in CONTENDERS}[name]
