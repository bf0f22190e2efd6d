"""The end of a run fits a screen, and names first what needs a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.batch.console import progress, show_summary
from pipeline.errors import RejectionCode
from pipeline.model.record import Warning
from pipeline.model.report import CaseResult, Extracted, Failed, FileReport, Input, RunReport
from tests.support.records import make_case


def extracted(name: str, warnings: int = 0) -> FileReport:
    found = [Warning(code="x", message="Check this.", page=1)] * warnings
    case = make_case(name).model_copy(update={"warnings": found})
    return FileReport(_input(name), Extracted((CaseResult(case, ()),)), 0.1)


def rejected(name: str, code: RejectionCode, message: str = "") -> FileReport:
    return FileReport(_input(name), Failed(code, message or f"This is {code}."), 0.1)


def _input(name: str) -> Input:
    return Input(Path(name), f"in/{name}.pdf", name, 1, "ab")


def shown(
    files: list[FileReport], capsys: pytest.CaptureFixture[str], *, every: bool = False
) -> list[str]:
    report = RunReport(tuple(files), (), interrupted=False)
    show_summary(report, {"mieux": 5}, Path("out"), every=every)
    return capsys.readouterr().out.splitlines()


def test_without_a_terminal_there_is_a_line_for_each_file_and_each_ten_pages(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with progress(2) as told:
        for pages in range(1, 25):
            told.page(_input("a"), pages)
        told.file(extracted("a"))
    assert capsys.readouterr().err.splitlines() == [
        "in/a.pdf: 10 pages read by OCR so far",
        "in/a.pdf: 20 pages read by OCR so far",
        "[1/2] in/a.pdf: extracted",
    ]


def test_a_short_list_has_a_row_and_a_reason_for_every_file(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = shown([extracted("a"), rejected("b", RejectionCode.EMPTY)], capsys)
    rows = [line.split()[:2] for line in lines if line.startswith("in/")]
    assert rows == [["in/a.pdf", "extracted"], ["in/b.pdf", "rejected"]]
    assert "  in/b.pdf: This is empty." in lines


def test_a_thousand_files_fit_a_screen_those_to_check_first(
    capsys: pytest.CaptureFixture[str],
) -> None:
    files = [extracted(f"fine-{number}") for number in range(900)]
    files += [extracted(f"doubt-{number}", warnings=number) for number in range(1, 31)]
    files += [rejected(f"empty-{number}", RejectionCode.EMPTY) for number in range(60)]
    files += [rejected(f"locked-{number}", RejectionCode.ENCRYPTED) for number in range(2)]
    lines = shown(files, capsys)
    assert len(lines) < 40
    rows = [line.split()[0] for line in lines if line.startswith("in/")]
    assert rows == [f"in/doubt-{number}.pdf" for number in range(30, 15, -1)]
    assert any("15 have most to check, of 30 with warnings. 900 without warnings." in line
               for line in lines)  # fmt: skip
    assert (
        "  60 empty: This is empty. (in/empty-0.pdf, in/empty-1.pdf, in/empty-2.pdf and 57 more)"
        in lines
    )
    assert "  2 encrypted: This is encrypted. (in/locked-0.pdf, in/locked-1.pdf)" in lines


def test_a_reason_is_only_given_of_files_that_it_is_true_of(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = RejectionCode.NOT_A_CASE_STUDY
    files = [rejected(f"plain-{number}", code, "0 sections.") for number in range(50)]
    files += [rejected("portfolio", code, "It carries “a.pdf”.")]
    lines = shown(files, capsys)
    assert "  50 not-a-case-study: 0 sections. (in/plain-0.pdf, in/plain-1.pdf, in/plain-2.pdf " \
        "and 47 more)" in lines  # fmt: skip
    assert "  1 not-a-case-study: It carries “a.pdf”. (in/portfolio.pdf)" in lines
    files += [rejected(f"odd-{number}", code, f"{number} lines.") for number in range(10)]
    lines = shown(files, capsys)
    assert "  4 for other reasons; --list shows them, as does run.json" in lines
    assert sum("not-a-case-study:" in line for line in lines) == 8


def test_every_file_is_listed_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    files = [extracted(f"fine-{number}") for number in range(50)]
    assert sum(line.startswith("in/") for line in shown(files, capsys, every=True)) == 50
    assert sum(line.startswith("in/") for line in shown(files, capsys)) == 0


def test_as_many_files_as_a_screen_holds_are_all_listed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for count, rows in ((40, 40), (41, 0)):
        files = [extracted(f"fine-{number}") for number in range(count)]
        assert sum(line.startswith("in/") for line in shown(files, capsys)) == rows
