"""Times each part of the pipeline: reading, each stage, the audit, the outputs."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, TypeVar
from unittest.mock import patch

from pipeline.batch.inputs import find_inputs
from pipeline.batch.options import ReadSettings
from pipeline.batch.tasks import Task, extract_task
from pipeline.extraction import classify as claiming
from pipeline.extraction import extract as extraction
from pipeline.extraction.split import split_cases
from pipeline.model.document import Document
from pipeline.model.report import FileReport
from pipeline.outputs.json_file import check_publishable
from pipeline.outputs.render import render_outputs
from pipeline.profile.loader import shipped_profiles
from pipeline.profile.model import Profile
from pipeline.stages import STAGES, Stage

Value = TypeVar("Value")
Seconds = dict[str, float]

# What extract_file calls besides the stages, and what the table calls it.
_PARTS = {
    "read_pages": "read",
    "repair": "mend glyphs",
    "choose_profile": "choose the series",
    "conservation_notices": "weigh the account",
    "build_record": "build the record",
    "account_of": "account of lines",
}


def seconds_by_part(paths: Sequence[Path], rounds: int) -> Seconds:
    """Seconds for each part over all ``paths``, the minimum of ``rounds``, in the order of work."""
    best: Seconds = {}
    for _ in range(rounds + 1):  # the first also loads what is loaded once
        for part, seconds in _one_round(paths).items():
            best[part] = min(seconds, best.get(part, seconds))
    return best


def _one_round(paths: Sequence[Path]) -> Seconds:
    spent: Seconds = {}
    inputs = find_inputs(paths)
    with _timed_parts(spent):
        settings = ReadSettings(entities=False)
        outcomes = [
            extract_task(settings, Task((input,), key=None), lambda: None) for input in inputs
        ]
    for outcome in outcomes:
        for result in outcome.results:
            _clocked(spent, "check the record", check_publishable, result.case)
    reports = [
        FileReport(input, outcome, 0.0) for input, outcome in zip(inputs, outcomes, strict=True)
    ]
    _clocked(
        spent, "outputs", render_outputs, reports, shipped_profiles(), delimiter=",", seconds=0.0
    )
    return spent


@contextmanager
def _timed_parts(spent: Seconds) -> Iterator[None]:
    """While it lasts, what extract_file calls adds its seconds to ``spent``."""

    def run_stages(
        document: Document, profile: Profile, stages: Iterable[Stage] = STAGES
    ) -> Document:
        for stage in stages:
            document = _clocked(spent, stage.__name__, stage, document, profile)
        return document

    with ExitStack() as patches:
        for module in (claiming, extraction):
            patches.enter_context(patch.object(module, "run_stages", run_stages))
        parting = _timed(spent, "part the cases", split_cases)
        patches.enter_context(patch.object(claiming, "split_cases", parting))
        for name, title in _PARTS.items():
            timed = _timed(spent, title, getattr(extraction, name))
            patches.enter_context(patch.object(extraction, name, timed))
        yield


def _timed(spent: Seconds, title: str, work: Callable[..., Value]) -> Callable[..., Value]:
    def timed(*values: Any, **named: Any) -> Value:
        return _clocked(spent, title, work, *values, **named)

    return timed


def _clocked(
    spent: Seconds, title: str, work: Callable[..., Value], *values: Any, **named: Any
) -> Value:
    began = time.process_time()
    try:
        return work(*values, **named)
    finally:
        spent[title] = spent.get(title, 0.0) + time.process_time() - began
