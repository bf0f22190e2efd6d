"""A batch: read what has not been read yet, publish the data of all files, sum up."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from pipeline.batch.cache import ResultCache
from pipeline.batch.earlier import dropped_cases, earlier_cases
from pipeline.batch.folder_lock import locked
from pipeline.batch.lessened import lessened_cases
from pipeline.batch.options import Options
from pipeline.batch.publish import publish_outputs
from pipeline.batch.reading import Reading
from pipeline.batch.renamed import match_renamed
from pipeline.batch.same_case import tied
from pipeline.batch.tasks import Work, extract_task
from pipeline.corrections.folder import Assignment, assign, read_folder
from pipeline.errors import RejectionCode
from pipeline.model.report import Failed, FileReport, Input, Remarks, RunReport, Skipped
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
    on_page: Callable[[Input, int], None] = lambda input, pages: None,
    work: Work = extract_task,
) -> RunReport:
    """Extract ``inputs`` and write all outputs into the folder ``output``.

    What earlier runs into the same folder read of the same bytes is used again. ``on_file`` gets
    the report of each file as it ends, ``on_page`` the number of pages of a file that OCR has read
    so far; ``skipped`` is what else stood among the inputs.

    Ctrl-C ends the reading; what was read by then is published. A run that was stopped, or that
    has no case at all, writes nothing if the outputs of the run before hold cases that it lacks.

    Raises OSError when ``output`` cannot be written, and FolderInUse when another run is writing
    into it.
    """
    output.mkdir(parents=True, exist_ok=True)
    with locked(output):
        return _run(inputs, output, options, skipped, on_file, on_page, work)


def _run(
    inputs: Sequence[Input],
    output: Path,
    options: Options,
    skipped: Sequence[Skipped],
    on_file: Callable[[FileReport], None],
    on_page: Callable[[Input, int], None],
    work: Work,
) -> RunReport:
    began = time.monotonic()
    finish_publishing(output)
    corrections = corrections_of(inputs, options)
    reading = Reading(inputs, output, options, work, on_page)
    reports: dict[str, FileReport] = {}
    interrupted = False
    try:
        with closing(reading.read(inputs, corrections.made)) as read:
            for report in read:
                reports[report.input.id] = report
                on_file(report)
        if renamed := match_renamed(corrections, reports.values()):
            corrections = corrections.with_matched(renamed)
            again = [one for one in inputs if one.sha256 in renamed]
            with closing(reading.read(again, corrections.made)) as read:
                reports |= {report.input.id: report for report in read}
    except KeyboardInterrupt:
        interrupted = True
    files = tied([reports.get(one.id, FileReport(one, NOT_READ, 0.0)) for one in inputs])
    earlier = earlier_cases(output)
    dropped = dropped_cases(earlier, files)
    lessened = lessened_cases(output, earlier, files)
    remarks = Remarks(dropped, lessened, tuple(skipped), corrections.sentences)
    if dropped and (interrupted or not any(file.cases for file in files)):
        return RunReport(files, (), interrupted, remarks, kept_older=True)
    written = publish_outputs(files, output, options, corrections.made, remarks, began)
    if not interrupted:
        ResultCache(output, options.limits).prune()
    return RunReport(files, written, interrupted, remarks)


def corrections_of(inputs: Sequence[Input], options: Options) -> Assignment:
    """The corrections to make in ``inputs``, known by their digests and names."""
    if options.corrections is None:
        return Assignment()
    return assign(
        read_folder(options.corrections),
        [(one.path.name, one.sha256) for one in inputs if one.sha256],
    )
