"""A batch: extract each file in a process of its own, publish, sum up."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.inputs import Input, same_bytes
from pipeline.profile import Profile
from pipeline.profile_files import shipped_profiles
from pipeline.publish import publish
from pipeline.record import CaseStudy, Warning
from pipeline.render import render_outputs
from pipeline.reports import NOT_READ, FileReport, RunReport
from pipeline.workers import Extracted, Job, Outcome, Work, run_jobs

TIME_LIMIT = 120.0
"""Seconds that one file may take, unless the caller says otherwise."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a caller may choose.

    ``processes`` None means one for each processor; ``profiles`` are the series that a file may
    belong to, without any those shipped.
    """

    entities: bool = True
    delimiter: str = ","
    processes: int | None = None
    time_limit: float = TIME_LIMIT
    quiet: bool = True
    profiles: tuple[Profile, ...] = ()


def extract_job(job: Job) -> Extracted:
    """Extract one file; raises Rejected, or ValueError when its record breaks the contract."""
    from pipeline.extraction import extract_file
    from pipeline.outputs.json_file import check_publishable

    extraction = extract_file(job.path, entities=job.entities, profiles=job.profiles)
    check_publishable(extraction.case)
    return Extracted(extraction.case, extraction.ledger, extraction.account.pack())


def run(
    inputs: Sequence[Input],
    output: Path,
    options: Options,
    *,
    on_file: Callable[[FileReport], None] = lambda report: None,
    work: Work = extract_job,
) -> RunReport:
    """Extract ``inputs`` and write all outputs into the folder ``output``.

    ``on_file`` is told of each file as it ends. Ctrl-C ends the reading; what was read by then is
    published. Raises OSError when ``output`` cannot be written.
    """
    began = time.monotonic()
    output.mkdir(parents=True, exist_ok=True)
    done: dict[str, FileReport] = {}
    interrupted = False
    try:
        with closing(_extract_all(inputs, options, work)) as reports:
            for report in reports:
                done[report.input.id] = report
                on_file(report)
    except KeyboardInterrupt:
        interrupted = True
    files = tuple(done.get(one.id, FileReport(one, NOT_READ, 0.0)) for one in inputs)
    rendered = render_outputs(
        files,
        options.profiles or shipped_profiles(),
        delimiter=options.delimiter,
        seconds=time.monotonic() - began,
    )
    publish(output, rendered)
    return RunReport(files, tuple(rendered), interrupted)


def _extract_all(
    inputs: Sequence[Input], options: Options, work: Work
) -> Generator[FileReport, None, None]:
    """Report on each input as it ends, in whatever order that is."""
    repeated = same_bytes(inputs)
    profiles = options.profiles or shipped_profiles()
    jobs = [
        Job(number, one.path, one.size, options.entities, profiles)
        for number, one in enumerate(inputs)
    ]
    results = run_jobs(
        jobs,
        work,
        processes=options.processes or _processors(),
        time_limit=options.time_limit,
        quiet=options.quiet,
    )
    with closing(results):
        for result in results:
            one = inputs[result.job.number]
            outcome = _named(result.outcome, one, repeated.get(one.id))
            yield FileReport(one, outcome, result.seconds)


def _named(outcome: Outcome, input: Input, earlier: Input | None) -> Outcome:
    """``outcome`` under the id it has in this run, with a warning when its bytes came before."""
    if not isinstance(outcome, Extracted):
        return outcome
    warnings = list(outcome.case.warnings)
    if earlier:
        warnings.append(
            Warning(
                code="same-file",
                message=f"This file holds the same bytes as “{earlier.name}” (case "
                f"“{earlier.id}”); count it once.",
                page=None,
            )
        )
    case: CaseStudy = outcome.case.model_copy(update={"id": input.id, "warnings": warnings})
    return replace(outcome, case=case)


def _processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
