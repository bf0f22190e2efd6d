"""Shows the progress and the results of a run."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from pipeline.batch.skipped import skipped_lines
from pipeline.extras import command_line
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
from pipeline.outputs.review_site.sentences import in_words

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
                so_far = _("{name}: {n} pages read by OCR so far")
                print(so_far.format(name=input.name, n=pages), file=sys.stderr)

        yield Shown(say, say_page)
        return
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[failed]}", style="red"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=out, transient=True) as bar:
        task = bar.add_task(_("Extracting"), total=total, failed="")
        failed = [0]

        def advance(report: FileReport) -> None:
            failed[0] += report.status is Status.REJECTED
            bar.update(
                task,
                advance=1,
                description=escape(report.input.path.name),
                failed=_counted(Status.REJECTED, failed[0]) if failed[0] else "",
            )

        def name_page(input: Input, pages: int) -> None:
            shown = _("{name}: page {n} by OCR").format(name=input.path.name, n=pages)
            bar.update(task, description=escape(shown))

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
    show_outcome(report, output, every=every)
    if report.count(Status.EXTRACTED) and not report.kept_older:
        out.print(Text(_next_step(report)), soft_wrap=True)


def show_outcome(report: RunReport, output: Path, *, every: bool = False) -> None:
    """Print why files gave no record, what else is not in the data, and the total.

    What many files share is told once, unless ``every`` file is asked for.
    """
    out = console()
    grouped = not every and len(report.files) > _SCREEN
    if reasons := _reasons(report.files, grouped=grouped):
        out.print(Text("\n".join(["\n" + _("Not extracted:"), *reasons])), soft_wrap=True)
    _show_missing(report, out)
    out.print(Text(f"\n{_total(report, output)}"), soft_wrap=True)


def _next_step(report: RunReport) -> str:
    """What one does after a run: look at the cases, those with warnings first."""
    command = command_line("review")
    warned = sum(1 for file in report.files for case in file.cases if case.warnings)
    if not warned:
        return _("Next: “{command}” shows each case beside its pages.").format(command=command)
    return ngettext(
        "Next: “{command}” shows each case beside its pages; {n} has something to check.",
        "Next: “{command}” shows each case beside its pages; {n} have something to check.",
        warned,
    ).format(command=command, n=warned)


def _most_to_check(files: Sequence[FileReport]) -> list[FileReport]:
    """The extracted files with most warnings, at most as many as fit beside the rest."""
    warned = [file for file in files if any(case.warnings for case in file.cases)]
    return sorted(warned, key=lambda file: -_warnings(file))[:_ROWS]


def _warnings(file: FileReport) -> int:
    return sum(len(case.warnings) for case in file.cases)


def _left_out(report: RunReport, shown: int) -> str:
    warned = sum(1 for file in report.files if _warnings(file))
    fine = report.count(Status.EXTRACTED) - warned
    most = _("These {shown} have most to check, of {warned} with warnings.")
    rest = _("{n} without warnings. --list shows all, as do run.json and the workbook.")
    said = [most.format(shown=shown, warned=warned)] if shown else []
    return " ".join([*said, rest.format(n=fine)])


def _reasons(files: Sequence[FileReport], *, grouped: bool) -> list[str]:
    """A line for each file without a record, or for each reason with the first of its files."""
    failed = [(file.input.name, file.failure) for file in files if file.failure]
    if not grouped:
        return [f"  {name}: {_reason(failure)}" for name, failure in failed]
    groups: dict[Failed, list[str]] = {}
    for name, failure in failed:
        groups.setdefault(replace(failure, trace=None), []).append(name)
    ranked = sorted(groups.items(), key=lambda group: -len(group[1]))
    lines = []
    for failure, names in ranked[:_GROUPS]:
        named = ", ".join(names[:_NAMED])
        if len(names) > _NAMED:
            named = _("{names} and {n} more").format(names=named, n=len(names) - _NAMED)
        lines.append(f"  {len(names)} {failure.code}: {_reason(failure)} ({named})")
    if others := sum(len(names) for _failure, names in ranked[_GROUPS:]):
        more = _("{n} for other reasons; --list shows them, as does run.json")
        lines.append(f"  {more.format(n=others)}")
    return lines


def _reason(failure: Failed) -> str:
    """Why a file gave no record, in the reader's language."""
    return in_words(failure.code, failure.message)


def _show_missing(report: RunReport, out: Console) -> None:
    """Say what is not in the data: files, corrections, and cases of the run before."""
    problems = [in_words("corrections", problem) for problem in report.remarks.problems]
    said = [*skipped_lines(report.remarks.skipped), *problems]
    if said:
        out.print(Text("\n" + "\n".join(said)), soft_wrap=True)
    if report.kept_older:
        return
    lessened = report.remarks.lessened
    for head, missed in (
        (
            _("No longer in the data:"),
            [(one.id, _why_dropped(one)) for one in report.remarks.dropped],
        ),
        (_("Less than before:"), [(one.id, _what_is_less(one)) for one in lessened]),
    ):
        lines = [f"  {id}: {sentence}" for id, sentence in missed[:_MOST_MISSED]]
        if len(missed) > _MOST_MISSED:
            more = _("and {n} more, listed in run.json").format(n=len(missed) - _MOST_MISSED)
            lines.append(f"  {more}")
        if lines:
            out.print(Text("\n".join([f"\n{head}", *lines])), soft_wrap=True)


def _why_dropped(case: DroppedCase) -> str:
    if case.failure:
        rejected = _("“{file}” was rejected this time ({code})")
        return rejected.format(file=case.file, code=case.failure.code)
    if case.given:
        return _("“{file}” gives other cases now").format(file=case.file)
    return _("“{file}” is not among the files of this run").format(file=case.file)


def _what_is_less(case: LessenedCase) -> str:
    if case.other_text:
        return _("“{file}” gives another text now under this id").format(file=case.file)
    if not case.sections:
        said = _(
            "“{file}” gives {n} % of the words that it had; compare the file with the one before"
        )
    else:
        said = ngettext(
            "“{file}” gives {n} % of the words that it had, without the section {sections}; "
            "compare the file with the one before",
            "“{file}” gives {n} % of the words that it had, without the sections {sections}; "
            "compare the file with the one before",
            len(case.sections),
        )
    sections = ", ".join(case.sections)
    return said.format(file=case.file, n=int(100 * case.kept), sections=sections)


def show_news(report: RunReport, sections: Mapping[str, int], output: Path) -> None:
    """Print a line for each file that was read, and the total."""
    out = console()
    for file in report.files:
        if file.reused:
            continue
        for case in file.cases:
            language, found, *_others, warnings = _counts(case, sections)
            counts = _("{language}, {found} sections, {n} to check").format(
                language=language, found=found, n=warnings
            )
            line = f"{_row_name(file, case)}: {_status(file)}, {counts}"
            out.print(Text(line), soft_wrap=True)
        if file.failure:
            line = f"{file.input.name}: {_status(file)}. {_reason(file.failure)}"
            out.print(Text(line), soft_wrap=True)
    _show_missing(report, out)
    out.print(Text(_total(report, output)), soft_wrap=True)


def _total(report: RunReport, output: Path) -> str:
    counts = ", ".join(
        _counted(status, number) for status in Status if (number := report.count(status))
    )
    if report.reused:
        unchanged = _("{n} not read again: unchanged, or copies").format(n=report.reused)
        counts += f" ({unchanged})"
    files = ngettext("{n} file", "{n} files", len(report.files)).format(n=len(report.files))
    counts = _("{files}: {counts}.").format(files=files, counts=counts or _("nothing to extract"))
    return f"{counts} {_where_the_data_is(report, output)}"


def _where_the_data_is(report: RunReport, output: Path) -> str:
    """Where the data was written; or why not, and what is there."""
    if not report.kept_older:
        return _("Data in {folder}/.").format(folder=output)
    dropped = len(report.remarks.dropped)
    stopped = ngettext(
        "Nothing was written, since it was stopped: {folder}/ still has the data of the run "
        "before, with {n} case that this run lacks.",
        "Nothing was written, since it was stopped: {folder}/ still has the data of the run "
        "before, with {n} cases that this run lacks.",
        dropped,
    )
    nothing = ngettext(
        "Nothing was written, since no case could be extracted: {folder}/ still has the data of "
        "the run before, with {n} case that this run lacks.",
        "Nothing was written, since no case could be extracted: {folder}/ still has the data of "
        "the run before, with {n} cases that this run lacks.",
        dropped,
    )
    return (stopped if report.interrupted else nothing).format(folder=output, n=dropped)


def _counted(status: Status, number: int) -> str:
    """So many files with this outcome."""
    if status is Status.EXTRACTED:
        said = ngettext("{n} extracted", "{n} extracted", number)
    elif status is Status.REJECTED:
        said = ngettext("{n} rejected", "{n} rejected", number)
    else:
        said = ngettext("{n} not read", "{n} not read", number)
    return said.format(n=number)


def show_traces(report: RunReport) -> None:
    """Print the traceback of each file that failed unexpectedly, on stderr."""
    for file in report.files:
        if file.failure and file.failure.trace:
            print(f"\n{file.input.name}:\n{file.failure.trace}", file=sys.stderr)


def _table(files: Sequence[FileReport], sections: Mapping[str, int]) -> Table:
    series = len({case.profile for file in files for case in file.cases}) > 1
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(_("File"), overflow="fold")
    table.add_column(_("Outcome"))
    if series:
        table.add_column(_("Series"))
    table.add_column(_("Language"))
    for heading in (_("Sections"), _("Callouts"), _("Footnotes"), _("Warnings")):
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
    pages = _("pages {first}–{last}").format(first=source.first_page, last=source.last_page)
    return f"{file.input.name}, {pages}"


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
    if file.status is Status.REJECTED and file.failure:
        return _("rejected ({code})").format(code=file.failure.code)
    return _("extracted") if file.status is Status.EXTRACTED else _("not read")
