"""Puts the outputs of a run in place, unless they are there already."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.batch.fingerprint import program_digest
from pipeline.batch.options import Options, chosen_values
from pipeline.batch.up_to_date import digests, note_outputs, origin_of, outputs_in_place
from pipeline.batch.verifications import with_verifications
from pipeline.corrections.store import Corrections
from pipeline.extras import Extra, is_installed
from pipeline.model.report import FileReport, Remarks
from pipeline.outputs.review_site.review_publish import review_in_place

_NOT_SEEN = frozenset({"processes", "time_limit", "memory_limit", "force", "quiet"})
"""Options that decide how a run goes; the others decide what it writes."""


def publish_outputs(
    files: Sequence[FileReport],
    output: Path,
    options: Options,
    corrections: Mapping[str, Corrections],
    remarks: Remarks,
    began: float,
) -> tuple[str, ...]:
    """Write the outputs of ``files`` into ``output``; the names of all that stand there then.

    ``corrections`` are those the files were read with; ``began`` is when the run did, by the
    monotonic clock. Raises OSError when they cannot be written.
    """
    files = with_verifications(files, output)
    origin = _origin(files, options, corrections, remarks)
    in_place = None
    if all(file.reused or file.failure for file in files):
        in_place = outputs_in_place(output, origin)
    if in_place is None:
        written = _write_all(files, output, options, remarks, began)
    else:
        written = _renew_run_file(files, output, in_place, began)
    if options.review:
        cases = [case for file in files for case in file.cases]
        if in_place is None or not review_in_place(output, cases):
            _write_review(files, output, options)
    note_outputs(output, origin, written)
    return tuple(written)


def _origin(
    files: Sequence[FileReport],
    options: Options,
    corrections: Mapping[str, Corrections],
    remarks: Remarks,
) -> str:
    """A digest of all that the outputs follow from."""
    inputs = [(file.input.name, file.input.id, file.input.sha256, _reason(file)) for file in files]
    chosen = chosen_values(options, _NOT_SEEN)
    verified = [one.verification for file in files for one in file.results]
    made = [(key, repr(corrections[key])) for key in sorted(corrections)]
    said = replace(remarks, dropped=(), lessened=())  # which are of this run alone
    parquet = is_installed(Extra.PARQUET)
    return origin_of([program_digest(), chosen, inputs, made, verified, said, parquet])


def _reason(file: FileReport) -> tuple[str, str] | None:
    return (file.failure.code, file.failure.message) if file.failure else None


def _renew_run_file(
    files: Sequence[FileReport],
    output: Path,
    in_place: Mapping[str, str],
    began: float,
) -> dict[str, str]:
    """Give the run file the seconds of this run; all other outputs are as they would be made.

    The outputs by name, each with its digest.
    """
    from pipeline.outputs import run_file
    from pipeline.outputs.atomic_write import publish

    earlier = (output / run_file.FILE).read_bytes()
    read = [(file.seconds, file.reused) for file in files]
    renewed = {run_file.FILE: run_file.render_again(earlier, read, time.monotonic() - began)}
    publish(output, renewed)
    return {**in_place, **digests(renewed)}


def _write_all(
    files: Sequence[FileReport],
    output: Path,
    options: Options,
    remarks: Remarks,
    began: float,
) -> dict[str, str]:
    """Write the outputs; each by name, with its digest."""
    from pipeline.outputs.atomic_write import publish
    from pipeline.outputs.parquet_file import parquet_left_over
    from pipeline.outputs.render import render_outputs

    rendered = render_outputs(
        files,
        options.tried_profiles,
        delimiter=options.delimiter,
        remarks=remarks,
        review=options.review,
        seconds=time.monotonic() - began,
    )
    publish(output, rendered)
    for path in parquet_left_over(output, rendered):
        path.unlink(missing_ok=True)
    return digests(rendered)


def _write_review(files: Sequence[FileReport], output: Path, options: Options) -> None:
    from pipeline.outputs.review_site.review_publish import write_review
    from pipeline.outputs.review_site.view import Reviewed

    cases = [
        Reviewed(one.case, one.account, one.verification, file.input.path)
        for file in files
        for one in file.results
    ]
    write_review(output, cases, options.tried_profiles, program_digest())
