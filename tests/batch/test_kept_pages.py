"""What OCR has read of a file is kept: a correction does not wait for it again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.batch.inputs import find_inputs
from pipeline.batch.options import Options
from pipeline.batch.reading import read_in_this_process
from pipeline.corrections.store import Change, Corrections
from pipeline.extraction import read
from pipeline.extraction.kept_pages import KeptPages
from pipeline.model.page import Page
from pipeline.model.report import FileReport
from pipeline.readers.text_file import read_text
from tests.support.texts import CASE

OPTIONS = Options(entities=False, processes=1)


@pytest.fixture
def scanned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A file of scanned pages in a folder, and a list that grows with each page that OCR reads."""
    pages: list[int] = []

    def read_scan(text: bytes) -> tuple[Page, ...]:
        found = plain(text)
        pages.extend(page.number for page in found)
        return tuple(replace(page, ocr=True) for page in found)

    plain = read_text
    monkeypatch.setattr(read, "read_text", read_scan)
    (tmp_path / "scan.txt").write_text(CASE, "utf-8")
    return pages


def reading(folder: Path, title: str | None, options: Options = OPTIONS) -> FileReport:
    (one,) = find_inputs([folder / "scan.txt"])
    said = {"kind": "field", "page": 1, "part": "title", "at": None, "was": title, "now": "Titled"}
    change = Change.model_validate({**said, "by": "Ana", "when": "2026-05-04T09:30:00Z"})
    made = Corrections(file="scan.txt", sha256=one.sha256 or "", changes=(change,))
    corrections = {one.sha256 or "": made} if title else {}
    return read_in_this_process(one, [one], folder / "out", options, corrections)[0]


def test_a_corrected_scan_is_not_read_by_ocr_again(tmp_path: Path, scanned: list[int]) -> None:
    (plain,) = reading(tmp_path, None).cases
    assert scanned == [1] and plain.title
    (corrected,) = reading(tmp_path, plain.title).cases
    assert scanned == [1] and corrected.title == "Titled"
    assert corrected.sections == plain.sections


def test_with_force_it_is(tmp_path: Path, scanned: list[int]) -> None:
    reading(tmp_path, None)
    reading(tmp_path, None, replace(OPTIONS, force=True))
    assert scanned == [1, 1]


@pytest.mark.parametrize("damage", [bytes, lambda data: data[:-1], lambda data: b"\n" + data])
def test_damaged_pages_are_read_anew(
    tmp_path: Path, scanned: list[int], damage: Callable[[bytes], bytes]
) -> None:
    reading(tmp_path, None)
    (kept,) = (tmp_path / "out").rglob("*.pages")
    whole = kept.read_bytes()
    kept.write_bytes(b"" if damage is bytes else damage(whole))
    assert reading(tmp_path, None).cases and scanned == [1, 1]
    assert kept.read_bytes() == whole


def test_pages_of_other_bytes_are_not_taken(tmp_path: Path, scanned: list[int]) -> None:
    reading(tmp_path, None)
    (tmp_path / "scan.txt").write_text(CASE + "\n", "utf-8")
    reading(tmp_path, None)
    assert scanned == [1, 1]


def test_a_file_that_changes_while_it_is_read_is_not_kept(
    tmp_path: Path, scanned: list[int]
) -> None:
    (one,) = find_inputs([tmp_path / "scan.txt"])
    (tmp_path / "scan.txt").write_text(CASE + "\n", "utf-8")
    read_in_this_process(one, [one], tmp_path / "out", OPTIONS, {})
    assert not list((tmp_path / "out").rglob("*.pages"))


def test_kept_pages_come_back_as_they_were(tmp_path: Path) -> None:
    from tests.stages.builders import body, line, page

    pages = (page(line("A title", y=60, size=20, bold=True), *body(3)),)
    kept = KeptPages("0" * 64, tmp_path / "one.pages")
    assert kept.load() is None
    kept.save(pages)
    loaded = kept.load()
    assert loaded
    assert [one.spans for one in loaded[0].lines] == [one.spans for one in pages[0].lines]
    assert [one.box for one in loaded[0].lines] == [one.box for one in pages[0].lines]
    assert loaded[0].lines[0].bold and loaded[0].width == pages[0].width
