"""A batch: extract what has not been yet, each file in a process of its own; publish; sum up."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pipeline.batch import interrupts
from pipeline.batch.cache import Store, key_of
from pipeline.batch.case_ids import Naming
from pipeline.batch.fingerprint import choices, program_digest
from pipeline.batch.inputs import Input
from pipeline.batch.limits import Limits, memory_for_each
from pipeline.batch.outcomes import Failed
from pipeline.batch.pool import Hired, Staff
from pipeline.batch.report import NOT_READ, FileReport, RunReport
from pipeline.batch.scheduler import Job, Outcome, Result, Work, run_jobs
from pipeline.batch.tasks import extract_job
from pipeline.batch.up_to_date import digests, note_outputs, origin_of, outputs_in_place
from pipeline.batch.worker import spare_loaded
from pipeline.outputs.review_site.publish import INDEX, drawn_already, pictures_folder
from pipeline.profile.loader import shipped_profiles
from pipeline.profile.model import Profile
from pipeline.readers.pdf import Reader

TIME_LIMIT = 120.0
"""Seconds that one file may take, unless the caller says otherwise."""

_CASES_WORTH_HELP = 40
"""To load what a workbook is made with takes a process as long as to make one of so many cases."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a caller may choose.

    ``processes`` None means one for each processor; ``memory_limit``, in megabytes for one file,
    None means its share of the machine's memory. ``force`` reads files again that have not changed.
    ``profiles`` are the series that a file may belong to, without any those shipped. ``review``
    also writes pages that show each case beside its record; ``corrections`` is the folder of the
    changes that persons made.
    """

    entities: bool = True
    delimiter: str = ","
    processes: int | None = None
    time_limit: float = TIME_LIMIT
    memory_limit: float | None = None
    force: bool = False
    quiet: bool = True
    profiles: tuple[Profile, ...] = ()
    review: bool = False
    corrections: Path | None = None
    reader: Reader = Reader.PDFIUM


_NOT_SEEN = frozenset({"processes", "time_limit", "memory_limit", "force", "quiet"})
"""Options that decide how a run goes; those left out decide what it writes."""


def run(
    inputs: Sequence[Input],
    output: Path,
    options: Options,
    *,
    on_file: Callable[[FileReport], None] = lambda report: None,
    work: Work = extract_job,
    hired: Sequence[Hired] = (),
) -> RunReport:
    """Extract ``inputs`` and write all outputs into the folder ``output``.

    What earlier runs into the same folder read of the same bytes is used again. ``on_file`` is
    told of each file as it ends; ``hired`` are processes that wait already. Ctrl-C ends the
    reading; what was read by then is published. Raises OSError when ``output`` cannot be written,
    and CorrectionError when corrections cannot be read.
    """
    began = time.monotonic()
    output.mkdir(parents=True, exist_ok=True)
    done: dict[str, FileReport] = {}
    interrupted = False
    with Staff(quiet=options.quiet, hired=hired) as staff:
        try:
            with closing(_extract_all(inputs, output, options, work, staff)) as reports:
                for report in reports:
                    done[report.input.id] = report
                    on_file(report)
        except KeyboardInterrupt:
            interrupted = True
        files = tuple(done.get(one.id, FileReport(one, NOT_READ, 0.0)) for one in inputs)
        written = _write(files, output, options, began, staff)
    if not interrupted:
        Store(output).prune()
    return RunReport(files, written, interrupted)


def read_here(one: Input, output: Path, options: Options) -> None:
    """Read one file in this process and keep its result, for the next run to find.

    That is far sooner than in a process of its own, and meant for a file that was read before:
    one that hangs or crashes would take this process with it.
    """
    for task in _tasks([one], output, options):
        began = time.monotonic()
        # What fails here fails again in the run, which tells of it as of any file.
        with suppress(Exception):
            outcome = extract_job(task.job)
            if task.key and _is_of(outcome, one):
                Store(output).save(task.key, outcome, time.monotonic() - began)


def _write(
    files: Sequence[FileReport], output: Path, options: Options, began: float, staff: Staff
) -> tuple[str, ...]:
    """Put the outputs of ``files`` in place; the names of all of them.

    A process that has read may help.
    """
    from pipeline.outputs import run_file
    from pipeline.outputs.atomic_write import publish

    origin = _origin(files, options)
    reused = all(file.reused for file in files)
    reviewed = not options.review or (output / INDEX).is_file()
    in_place = outputs_in_place(output, origin) if reused and reviewed else None
    if in_place is not None:
        earlier = (output / run_file.FILE).read_bytes()
        again = run_file.render_again(earlier, time.monotonic() - began)
        publish(output, {run_file.FILE: again})
        note_outputs(output, origin, in_place | digests({run_file.FILE: again}))
        return tuple(in_place)
    from pipeline.outputs.render import render_outputs

    profiles = options.profiles or shipped_profiles()
    rendered = render_outputs(
        files,
        profiles,
        delimiter=options.delimiter,
        seconds=time.monotonic() - began,
        aside=staff.aside if _are_worth_help(files, options) else partial,
    )
    publish(output, rendered)
    if options.review:
        from pipeline.outputs.review_site.publish import write_review
        from pipeline.outputs.review_site.view import Reviewed

        cases = [Reviewed(one.case, one.account) for file in files for one in file.readings]
        write_review(output, cases, profiles)
    note_outputs(output, origin, digests(rendered))
    return tuple(rendered)


def _load_outputs() -> None:
    """Load what the outputs are made with, while other processes read; it stays loaded."""
    with interrupts.held():
        import pandas  # noqa: F401
        import snowballstemmer  # noqa: F401
        import xlsxwriter  # noqa: F401

        import pipeline.outputs.render  # noqa: F401

        spare_loaded()


def _are_worth_help(files: Sequence[FileReport], options: Options) -> bool:
    """Whether another process should make a part of the outputs, and may."""
    return _processes(options) > 1 and sum(len(file.cases) for file in files) >= _CASES_WORTH_HELP


def _origin(files: Sequence[FileReport], options: Options) -> str:
    """A digest of all that the outputs follow from; see outputs_in_place."""
    chosen = choices(options, _NOT_SEEN)
    told = [
        (file.input.name, file.input.id, file.input.sha256, file.failure and file.failure.code)
        for file in files
    ]
    corrected = _corrected(options)
    return origin_of([program_digest(), chosen, told, sorted(corrected.items())])


def _corrected(options: Options) -> Mapping[str, str]:
    """The texts of the files of corrections, by the digest of the bytes they are made in."""
    if options.corrections is None or not options.corrections.is_dir():
        return {}
    from pipeline.corrections.store import read_corrections

    return read_corrections(options.corrections)


@dataclass(frozen=True, slots=True)
class _Task:
    """A job, the name its result is kept under, and the inputs that hold the same bytes."""

    job: Job
    key: str | None
    inputs: list[Input]


def _extract_all(
    inputs: Sequence[Input], output: Path, options: Options, work: Work, staff: Staff
) -> Generator[FileReport, None, None]:
    """Report on each input as it ends, in whatever order that is."""
    store, naming = Store(output), Naming.of(inputs)
    tasks = {task.job.number: task for task in _tasks(inputs, output, options)}
    for number, task in list(tasks.items()):
        again = options.force or _lacks_pictures(task)
        kept = store.load(task.key) if task.key and not again else None
        if kept:
            del tasks[number]
            for one in task.inputs:
                outcome = naming.named(kept.outcome, one)
                yield FileReport(one, outcome, kept.seconds, reused=True)
    with closing(_run_tasks(tasks, options, work, staff)) as results:
        for result in results:
            task = tasks[result.job.number]
            if task.key and _is_of(result.outcome, task.inputs[0]):
                store.save(task.key, result.outcome, result.seconds)
            for one in task.inputs:
                outcome = naming.named(result.outcome, one)
                reused = one is not task.inputs[0]
                yield FileReport(one, outcome, result.seconds, reused)


def _tasks(inputs: Sequence[Input], output: Path, options: Options) -> Iterator[_Task]:
    """What is to be read: a file for each set of equal ones, and each that cannot be opened."""
    profiles = options.profiles or shipped_profiles()
    corrected = _corrected(options)
    by_key: dict[str, _Task] = {}
    for number, one in enumerate(inputs):
        drawn = options.review and one.path.suffix.lower() != ".txt"
        pictures = pictures_folder(output) if drawn else None
        told = corrected.get(one.sha256 or "", "")
        job = Job(
            number,
            one.path,
            one.size,
            options.entities,
            profiles,
            pictures,
            told,
            options.reader,
        )
        if one.sha256 is None:
            yield _Task(job, None, [one])
            continue
        key = key_of(job, one.sha256)
        by_key.setdefault(key, _Task(job, key, [])).inputs.append(one)
    yield from by_key.values()


def _lacks_pictures(task: _Task) -> bool:
    """Whether an earlier run read the file without drawing its pages, which are wanted now."""
    sha256 = task.inputs[0].sha256
    return bool(task.job.pictures and sha256 and not drawn_already(task.job.pictures, sha256))


def _run_tasks(
    tasks: Mapping[int, _Task], options: Options, work: Work, staff: Staff
) -> Generator[Result, None, None]:
    processes = _processes(options)
    megabytes = options.memory_limit or memory_for_each(processes)
    return run_jobs(
        [task.job for task in tasks.values()],
        work,
        staff,
        processes=processes,
        limits=Limits(options.time_limit, megabytes),
        meanwhile=_load_outputs,
    )


def _is_of(outcome: Outcome, input: Input) -> bool:
    """Whether the file held the bytes it was named by when it was read, not newer ones."""
    return isinstance(outcome, Failed) or all(
        reading.case.source.sha256 == input.sha256 for reading in outcome.readings
    )


def _processes(options: Options) -> int:
    """How many processes may be at work: as many as asked for, or as there are processors."""
    if options.processes:
        return options.processes
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
