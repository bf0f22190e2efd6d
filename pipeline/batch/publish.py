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
from pipeline.model.report import FileReport, Remarks
from pipeline.outputs.review_site.publish import INDEX

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
    if all(file.reused for file in files):
        reviewed = not options.review or (output / INDEX).is_file()
        in_place = outputs_in_place(output, origin) if reviewed else None
    if in_place is not None:
        return _renew_run_file(output, origin, in_place, began)
    return _make_all(files, output, options, origin, remarks, began)


def _origin(
    files: Sequence[FileReport],
    options: Options,
    corrections: Mapping[str, Corrections],
    remarks: Remarks,
) -> str:
    """A digest of all that the outputs follow from."""
    inputs = [
        (file.input.name, file.input.id, file.input.sha256, file.failure and file.failure.code)
        for file in files
    ]
    chosen = chosen_values(options, _NOT_SEEN)
    verified = [one.verification for file in files for one in file.results]
    made = [(key, repr(corrections[key])) for key in sorted(corrections)]
    said = replace(remarks, dropped=())  # which is of this run alone
    return origin_of([program_digest(), chosen, inputs, made, verified, said])


def _renew_run_file(
    output: Path, origin: str, in_place: Mapping[str, str], began: float
) -> tuple[str, ...]:
    """Give the run file the seconds of this run; all other outputs are as they would be made."""
    from pipeline.outputs import run_file
    from pipeline.outputs.atomic_write import publish

    earlier = (output / run_file.FILE).read_bytes()
    renewed = run_file.render_again(earlier, time.monotonic() - began)
    publish(output, {run_file.FILE: renewed})
    note_outputs(output, origin, {**in_place, **digests({run_file.FILE: renewed})})
    return tuple(in_place)


def _make_all(
    files: Sequence[FileReport],
    output: Path,
    options: Options,
    origin: str,
    remarks: Remarks,
    began: float,
) -> tuple[str, ...]:
    from pipeline.outputs.atomic_write import publish
    from pipeline.outputs.render import render_outputs

    profiles = options.tried_profiles
    seconds = time.monotonic() - began
    rendered = render_outputs(
        files, profiles, delimiter=options.delimiter, remarks=remarks, seconds=seconds
    )
    publish(output, rendered)
    if options.review:
        from pipeline.outputs.review_site.publish import write_review
        from pipeline.outputs.review_site.view import Reviewed

        cases = [
            Reviewed(one.case, one.account, one.verification)
            for file in files
            for one in file.results
        ]
        write_review(output, cases, profiles, program_digest())
    note_outputs(output, origin, digests(rendered))
    return tuple(rendered)
