"""Reads many files for a caller in Python: nothing is cached, and nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from pipeline.batch.limits import Limits, memory_for_each
from pipeline.batch.options import TIME_LIMIT, ReadSettings
from pipeline.batch.pool import WorkerPool
from pipeline.batch.worker import Task, Value, attempt
from pipeline.extraction.extract import extract_file
from pipeline.model.report import CaseResult, Extracted, Failed, Outcome


def read_many(
    paths: Sequence[Path], processes: int, settings: ReadSettings
) -> Iterator[tuple[Path, Outcome]]:
    """Each path with what was read from it; without ``processes`` in their order, read here."""
    return outcomes(partial(_read, settings), paths, processes)


def outcomes(
    work: Callable[[Task, Callable[[], None]], Value], tasks: Sequence[Task], processes: int
) -> Iterator[tuple[Task, Value | Failed]]:
    """Each task with what ``work`` makes of it, or why it failed, as each is done.

    Without ``processes`` they are done here, in their order; otherwise each in one of so many
    processes, which may crash or hang. ``work`` must be importable, as in a WorkerPool.
    """
    if processes < 1:
        for task in tasks:
            yield task, attempt(work, task, lambda: None)
        return
    limits = Limits(TIME_LIMIT, memory_for_each(processes))
    with WorkerPool(work, size=processes, limits=limits) as pool:
        for result in pool.run(tasks):
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
