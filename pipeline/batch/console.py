"""Shows the progress and the results of a run."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from pipeline.batch.skipped import skipped_lines
from pipeline.model.record import CaseStudy
from pipeline.model.report import (
    DroppedCase,
    Failed,
    FileReport,
    Input,
    LessenedCase,
    RunReport,
    Status,
)

_PLAIN_WIDTH = 1000
"""Columns of output that does not go to a terminal."""

_MOST_MISSED = 20
"""Up to this number, cases that the data has no longer, or less of, are named on the terminal."""

_PAGES_APART = 10
"""After each so many pages of a scan there is a line of progress, where there is no terminal."""

_SCREEN = 40
"""Up to this number, all files have a row: what a screen holds."""
_ROWS, _GROUPS, _NAMED = 15, 8, 3
"""Of a longer list: rows of those with most to check, reasons, and names given for each."""


def console(*, stderr: bool = False) -> Console:
    """A console that writes plain lines without wrapping if it is not a terminal."""
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else _PLAIN_WIDTH
    return Console(stderr=stderr, width=width, highlight=False)


class Shown(NamedTuple):
    """What a run tells of its progress: each file that ends, and the pages read by OCR so far."""

    file: Callable[[FileReport], None]
    page: Callable[[Input, int], None]


@contextmanager
def progress(total: int) -> Iterator[Shown]:
    """Show progress on stderr: a bar on a terminal, otherwise a line for each file."""
    out = console(stderr=True)
    if not out.is_terminal:
        seen = [0]

        def say(report: FileReport) -> None:
            seen[0] += 1
            print(f"[{seen[0]}/{total}] {report.input.name}: {_status(report)}", file=sys.stderr)

        def say_page(input: Input, pages: int) -> None:
            if pages % _PAGES_APART == 0:
                print(f"{input.name}: {pages} pages read by OCR so far", file=sys.stderr)

        yield Shown(say, say_page)
        return
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
    )

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), console=out, transient=True) as bar:
        task = bar.add_task("Extracting", total=total)

        def advance(report: FileReport) -> None:
            bar.update(task, advance=1, description=escape(report.input.path.name))

        def name_page(input: Input, pages: int) -> None:
            bar.update(task, description=f"{escape(input.path.name)}: page {pages} by OCR")

        yield Shown(advance, name_page)


def show_summary(
    report: RunReport, sections: Mapping[str, int], output: Path, *, every: bool = False
) -> None:
    """Print a table of the files, the reasons of those without a record, and the output folder.

    ``sections`` is the number of sections of each series, by key. A table that would not fit on a
    screen is cut to the files that need a person most, unless ``every`` file is asked for.
    """
    out = console()
    whole = every or len(report.files) <= _SCREEN
    rows = report.files if whole else _most_to_check(report.files)
    if rows:
        out.print(_table(rows, sections))
    if len(rows) < len(report.files) and not whole:
        out.print(Text(f"\n{_left_out(report, len(rows))}"), soft_wrap=True)
    reasons = _reasons(report.files, grouped=not whole)
    if reasons:
        out.print(Text("\n".join(["\nNot extracted:", *reasons])), soft_wrap=True)
    _show_missing(report, out)
    out.print(Text(f"\n{_total(report, output)}"), soft_wrap=True)


def _most_to_check(files: Sequence[FileReport]) -> list[FileReport]:
    """The extracted files with most warnings, at most as many as fit beside the rest."""
    warned = [file for file in files if any(case.warnings for case in file.cases)]
    return sorted(warned, key=lambda file: -_warnings(file))[:_ROWS]


def _warnings(file: FileReport) -> int:
    return sum(len(case.warnings) for case in file.cases)


def _left_out(report: RunReport, shown: int) -> str:
    warned = sum(1 for file in report.files if _warnings(file))
    fine = report.count(Status.EXTRACTED) - warned
    most = f"These {shown} have most to check, of {warned} with warnings. " if shown else ""
    return f"{most}{fine} without warnings. --list shows all, as do run.json and the workbook."


def _reasons(files: Sequence[FileReport], *, grouped: bool) -> list[str]:
    """A line for each file without a record, or for each reason with the first of its files."""
    failed = [(file.input.name, file.failure) for file in files if file.failure]
    if not grouped:
        return [f"  {name}: {failure.message}" for name, failure in failed]
    groups: dict[Failed, list[str]] = {}
    for name, failure in failed:
        groups.setdefault(replace(failure, trace=None), []).append(name)
    ranked = sorted(groups.items(), key=lambda group: -len(group[1]))
    lines = []
    for failure, names in ranked[:_GROUPS]:
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        named = f"{', '.join(names[:_NAMED])}{more}"
        lines.append(f"  {len(names)} {failure.code}: {failure.message} ({named})")
    if others := sum(len(names) for _, names in ranked[_GROUPS:]):
        lines.append(f"  {others} for other reasons; --list shows them, as does run.json")
    return lines


def _show_missing(report: RunReport, out: Console) -> None:
    """Say what is not in the data: files, corrections, and cases of the run before."""
    said = [*skipped_lines(report.remarks.skipped), *report.remarks.problems]
    if said:
        out.print(Text("\n" + "\n".join(said)), soft_wrap=True)
    if report.kept_older:
        return
    lessened = report.remarks.lessened
    for head, missed in (
        ("No longer in the data:", [(one.id, _why_dropped(one)) for one in report.remarks.dropped]),
        ("Less than before:", [(one.id, _what_is_less(one)) for one in lessened]),
    ):
        lines = [f"  {id}: {sentence}" for id, sentence in missed[:_MOST_MISSED]]
        if len(missed) > _MOST_MISSED:
            lines.append(f"  and {len(missed) - _MOST_MISSED} more, listed in run.json")
        if lines:
            out.print(Text("\n".join([f"\n{head}", *lines])), soft_wrap=True)


def _why_dropped(case: DroppedCase) -> str:
    if case.failure:
        return f"“{case.file}” was rejected this time ({case.failure.code})"
    if case.given:
        return f"“{case.file}” gives other cases now"
    return f"“{case.file}” is not among the files of this run"


def _what_is_less(case: LessenedCase) -> str:
    if case.other_text:
        return f"“{case.file}” gives another text now under this id"
    kept = f"{int(100 * case.kept)} % of the words that it had"
    if not case.sections:
        return f"“{case.file}” gives {kept}; compare the file with the one before"
    sections = "section" if len(case.sections) == 1 else "sections"
    lost = f"without the {sections} {', '.join(case.sections)}"
    return f"“{case.file}” gives {kept}, {lost}; compare the file with the one before"


def show_news(report: RunReport, sections: Mapping[str, int], output: Path) -> None:
    """Print a line for each file that was read, and the total."""
    out = console()
    for file in report.files:
        if file.reused:
            continue
        for case in file.cases:
            language, found, *_, warnings = _counts(case, sections)
            line = f"{_row_name(file, case)}: {_status(file)}, {language}, {found} sections"
            out.print(Text(f"{line}, {warnings} to check"), soft_wrap=True)
        if file.failure:
            line = f"{file.input.name}: {_status(file)}. {file.failure.message}"
            out.print(Text(line), soft_wrap=True)
    _show_missing(report, out)
    out.print(Text(_total(report, output)), soft_wrap=True)


def _total(report: RunReport, output: Path) -> str:
    counts = ", ".join(
        f"{report.count(status)} {status}" for status in Status if report.count(status)
    )
    if report.reused:
        counts += f" ({report.reused} unchanged, not read again)"
    if report.kept_older:
        left = "it was stopped" if report.interrupted else "no case could be extracted"
        missing = (
            "1 case" if len(report.remarks.dropped) == 1 else f"{len(report.remarks.dropped)} cases"
        )
        data = (
            f"Nothing was written, since {left}: {output}/ still has the data of the run before, "
            f"with {missing} that this run lacks."
        )
    else:
        data = f"Data in {output}/."
    files = "1 file" if len(report.files) == 1 else f"{len(report.files)} files"
    return f"{files}: {counts or 'nothing to extract'}. {data}"


def show_traces(report: RunReport) -> None:
    """Print the traceback of each file that failed unexpectedly, on stderr."""
    for file in report.files:
        if file.failure and file.failure.trace:
            print(f"\n{file.input.name}:\n{file.failure.trace}", file=sys.stderr)


def _table(files: Sequence[FileReport], sections: Mapping[str, int]) -> Table:
    series = len({case.profile for file in files for case in file.cases}) > 1
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("File", overflow="fold")
    table.add_column("Outcome")
    if series:
        table.add_column("Series")
    table.add_column("Language")
    for heading in ("Sections", "Callouts", "Footnotes", "Warnings"):
        table.add_column(heading, justify="right")
    for file in files:
        if not file.cases:
            table.add_row(Text(file.input.name), Text(_status(file), "red"))
        for case in file.cases:
            cells = _counts(case, sections)
            cells = (case.profile, *cells) if series else cells
            table.add_row(Text(_row_name(file, case)), Text(_status(file)), *cells)
    return table


def _row_name(file: FileReport, case: CaseStudy) -> str:
    """The name of the file, and the pages of this case if the file has several."""
    if len(file.cases) == 1:
        return file.input.name
    source = case.source
    return f"{file.input.name}, pages {source.first_page}–{source.last_page}"


def _counts(case: CaseStudy, sections: Mapping[str, int]) -> tuple[str, ...]:
    found = len({section.key for section in case.sections})
    return (
        case.language or "?",
        f"{found}/{sections[case.profile]}",
        str(len(case.callouts)),
        str(len(case.footnotes)),
        str(len(case.warnings)),
    )


def _status(file: FileReport) -> str:
    rejected = file.failure if file.status is Status.REJECTED else None
    return f"{file.status} ({rejected.code})" if rejected else str(file.status)
