"""Reads many files for a caller in Python: nothing is cached, and nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from pipeline.batch.limits import Limits, memory_for_each
from pipeline.batch.options import TIME_LIMIT, ReadSettings
from pipeline.batch.pool import WorkerPool
from pipeline.batch.worker import attempt
from pipeline.extraction.extract import extract_file
from pipeline.model.report import CaseResult, Extracted, Outcome


def read_many(
    paths: Sequence[Path], processes: int, settings: ReadSettings
) -> Iterator[tuple[Path, Outcome]]:
    """Each path with what was read from it; without ``processes`` in their order, read here."""
    work = partial(_read, settings)
    if processes < 1:
        for path in paths:
            yield path, attempt(work, path, lambda: None)
        return
    limits = Limits(TIME_LIMIT, memory_for_each(processes))
    with WorkerPool(work, size=processes, limits=limits) as pool:
        for result in pool.run(paths):
            yield result.task, result.outcome


def _read(settings: ReadSettings, path: Path, on_page: Callable[[], None]) -> Extracted:
    extractions = extract_file(
        path,
        entities=settings.entities,
        profiles=settings.profiles,
        reader=settings.reader,
        on_page=on_page,
    )
    return Extracted(tuple(CaseResult(one.case, one.ledger) for one in extractions))
