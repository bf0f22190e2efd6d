"""A batch: read what has not been read yet, publish the data of all files, sum up."""

from __future__ import annotations

import time
from collections.abc import Callable, Container, Generator, Iterator, Sequence
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

from pipeline.batch.cache import ResultCache
from pipeline.batch.case_ids import Naming
from pipeline.batch.earlier import dropped_cases, earlier_cases
from pipeline.batch.folder_lock import locked
from pipeline.batch.limits import Limits, memory_for_each
from pipeline.batch.options import Options
from pipeline.batch.pool import Result, WorkerPool
from pipeline.batch.publish import publish_outputs
from pipeline.batch.renamed import match_renamed
from pipeline.batch.tasks import Task, Work, extract_task, plan_tasks
from pipeline.corrections.folder import Assignment, assign, read_folder
from pipeline.errors import RejectionCode
from pipeline.model.report import (
    Extracted,
    Failed,
    FileReport,
    Input,
    Outcome,
    Remarks,
    RunReport,
    Skipped,
)
from pipeline.outputs.atomic_write import finish_publishing

NOT_READ = Failed(
    RejectionCode.INTERRUPTED,
    "The run was stopped before this file was read; run it again to have it.",
)


def run(
    inputs: Sequence[Input],
    output: Path,
    options: Options,
    *,
    skipped: Sequence[Skipped] = (),
    on_file: Callable[[FileReport], None] = lambda report: None,
    work: Work = extract_task,
) -> RunReport:
    """Extract ``inputs`` and write all outputs into the folder ``output``.

    What earlier runs into the same folder read of the same bytes is used again. ``on_file`` gets
    the report of each file as it ends; ``skipped`` is what else stood among the inputs.

    Ctrl-C ends the reading; what was read by then is published. A run that was stopped, or that
    has no case at all, writes nothing if the outputs of the run before hold cases that it lacks.

    Raises OSError when ``output`` cannot be written, and FolderInUse when another run is writing
    into it.
    """
    output.mkdir(parents=True, exist_ok=True)
    with locked(output):
        return _run(inputs, output, options, skipped, on_file, work)


def _run(
    inputs: Sequence[Input],
    output: Path,
    options: Options,
    skipped: Sequence[Skipped],
    on_file: Callable[[FileReport], None],
    work: Work,
) -> RunReport:
    began = time.monotonic()
    finish_publishing(output)
    corrections = corrections_of(inputs, options)
    reports: dict[str, FileReport] = {}
    interrupted = False
    try:
        with closing(_read(inputs, output, options, corrections, work)) as read:
            for report in read:
                reports[report.input.id] = report
                on_file(report)
        if renamed := match_renamed(corrections, reports.values()):
            corrections = corrections.with_matched(renamed)
            reports |= _read_again(inputs, output, options, corrections, renamed, work)
    except KeyboardInterrupt:
        interrupted = True
    files = tuple(reports.get(one.id, FileReport(one, NOT_READ, 0.0)) for one in inputs)
    dropped = dropped_cases(earlier_cases(output), files)
    remarks = Remarks(dropped, tuple(skipped), corrections.sentences)
    if dropped and (interrupted or not any(file.cases for file in files)):
        return RunReport(files, (), interrupted, remarks, kept_older=True)
    written = publish_outputs(files, output, options, corrections.made, remarks, began)
    if not interrupted:
        ResultCache(output).prune()
    return RunReport(files, written, interrupted, remarks)


def _read_again(
    inputs: Sequence[Input],
    output: Path,
    options: Options,
    corrections: Assignment,
    renamed: Container[str | None],
    work: Work,
) -> dict[str, FileReport]:
    """The reports, by id, of the inputs with a digest in ``renamed``, read with corrections."""
    again = [one for one in inputs if one.sha256 in renamed]
    with closing(_read(again, output, options, corrections, work, names_of=inputs)) as read:
        return {report.input.id: report for report in read}


def read_in_this_process(input: Input, output: Path, options: Options) -> None:
    """Read one file here and keep its result, for the next run to find.

    A worker would take a second to start. Meant for a file that was read before: one that hangs or
    crashes would take this process with it.
    """
    corrections = corrections_of([input], options)
    for task in plan_tasks([input], output, options, corrections.made):
        began = time.monotonic()
        # What fails here fails again in the run, which reports it as of any file.
        with suppress(Exception):
            outcome = extract_task(options.read_settings, task, lambda: None)
            _keep(ResultCache(output), task, outcome, time.monotonic() - began)


def corrections_of(inputs: Sequence[Input], options: Options) -> Assignment:
    """The corrections to make in ``inputs``, by their digests and names."""
    if options.corrections is None:
        return Assignment()
    return assign(
        read_folder(options.corrections),
        [(one.path.name, one.sha256) for one in inputs if one.sha256],
    )


def _read(
    inputs: Sequence[Input],
    output: Path,
    options: Options,
    corrections: Assignment,
    work: Work,
    names_of: Sequence[Input] = (),
) -> Generator[FileReport, None, None]:
    """Report on each input as it ends: first those with a kept result, then those to be read.

    ``names_of`` are all inputs of the run, where these are some of them.
    """
    tasks = plan_tasks(inputs, output, options, corrections.made)
    naming, cache = Naming.of(names_of or inputs), ResultCache(output)
    unread: list[Task] = []
    for task in tasks:
        again = options.force or task.lacks_pictures
        kept = cache.load(task.key) if task.key and not again else None
        if kept:
            yield from _reports(task, kept.outcome, kept.seconds, naming, reused=True)
        else:
            unread.append(task)
    with closing(_run_workers(unread, options, work)) as results:
        for result in results:
            _keep(cache, result.task, result.outcome, result.seconds)
            yield from _reports(result.task, result.outcome, result.seconds, naming)


def _run_workers(
    tasks: Sequence[Task], options: Options, work: Work
) -> Generator[Result[Task, Extracted], None, None]:
    """The results of ``tasks`` as they end; the largest files are begun first."""
    size = options.worker_count
    limits = Limits(options.time_limit, options.memory_limit or memory_for_each(size))
    reading = partial(work, options.read_settings)
    with WorkerPool(reading, size=size, limits=limits, quiet=options.quiet) as pool:
        yield from pool.run(sorted(tasks, key=lambda task: -task.size))


def _keep(cache: ResultCache, task: Task, outcome: Outcome, seconds: float) -> None:
    if task.key and task.is_result(outcome):
        cache.save(task.key, outcome, seconds)


def _reports(
    task: Task, outcome: Outcome, seconds: float, naming: Naming, *, reused: bool = False
) -> Iterator[FileReport]:
    """The report of each input of ``task``; only the first was read, if any was."""
    for number, input in enumerate(task.inputs):
        yield FileReport(input, naming.apply(outcome, input), seconds, reused or number > 0)
