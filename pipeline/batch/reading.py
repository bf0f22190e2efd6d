"""Reads the files of a run: what earlier runs have kept, and the rest in worker processes."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

from pipeline.batch.cache import Kept, ResultCache
from pipeline.batch.case_ids import Naming
from pipeline.batch.options import Options
from pipeline.batch.pool import Result, WorkerPool
from pipeline.batch.tasks import Task, Work, do_task, extract_task, plan_tasks
from pipeline.batch.worker import attempt
from pipeline.corrections.store import Corrections
from pipeline.model.report import Extracted, Failed, FileReport, Input, Outcome
from pipeline.outputs.review_site.review_publish import leave_undrawn


class Reading:
    """The reading of ``inputs``, all those of one run into ``output``."""

    def __init__(
        self,
        inputs: Sequence[Input],
        output: Path,
        options: Options,
        work: Work,
        on_page: Callable[[Input, int], None] = lambda input, pages: None,
    ) -> None:
        """``on_page`` is told how many pages of an input have been read by OCR so far."""
        self._on_page = on_page
        self._output, self._options, self._work = output, options, work
        self._naming = Naming.of(inputs)
        self._cache = ResultCache(output, options.limits)

    def read(
        self, inputs: Sequence[Input], corrections: Mapping[str, Corrections]
    ) -> Generator[FileReport, None, None]:
        """Report on each of ``inputs`` as it ends: first those with a kept result, then the others.

        ``corrections`` are by the digest of the bytes they are to be made in.
        """
        queue: deque[Task] = deque()
        undrawn: dict[str | None, tuple[Kept, bool]] = {}
        for task in plan_tasks(inputs, self._output, self._options, corrections):
            kept = self._load(task)
            if kept is None:
                queue.append(task)
            elif _is_undrawn(task, kept.outcome):
                undrawn[task.key] = kept, True
                queue.append(replace(task, drawing=True))
            else:
                yield from self._reports(task, kept, reused=True)
        # The largest files are begun first.
        queue = deque(sorted(queue, key=lambda task: -task.size))
        with closing(self._run_workers(queue)) as results:
            for result in results:
                task = result.task
                if task.drawing:
                    _note_drawing(task, result.outcome)
                    kept, reused = undrawn.pop(task.key)
                    yield from self._reports(task, kept, reused=reused)
                    continue
                kept = Kept(result.outcome, result.seconds)
                _keep(self._cache, task, kept)
                if _is_undrawn(task, kept.outcome):
                    undrawn[task.key] = kept, False
                    queue.appendleft(replace(task, drawing=True))
                else:
                    yield from self._reports(task, kept, reused=False)

    def _load(self, task: Task) -> Kept | None:
        return self._cache.load(task.key) if task.key and not self._options.force else None

    def _run_workers(self, queue: deque[Task]) -> Generator[Result[Task, Extracted], None, None]:
        """The results of the tasks in ``queue`` as they end; more may be put into it meanwhile."""
        options = self._options
        work = partial(do_task, self._work, options.read_settings)
        size, quiet = options.worker_count, options.quiet

        def on_page(task: Task, pages: int) -> None:
            self._on_page(task.inputs[0], pages)

        with WorkerPool(
            work, size=size, limits=options.limits, quiet=quiet, on_page=on_page
        ) as pool:
            yield from pool.run_queue(queue)

    def _reports(self, task: Task, kept: Kept, *, reused: bool) -> Iterator[FileReport]:
        """The report of each input of ``task``; only the first was read, if any was."""
        for number, input in enumerate(task.inputs):
            outcome = self._naming.apply(kept.outcome, input)
            yield FileReport(input, outcome, kept.seconds, reused or number > 0)


def read_in_this_process(
    input: Input,
    among: Sequence[Input],
    output: Path,
    options: Options,
    corrections: Mapping[str, Corrections],
    *,
    work: Work = extract_task,
    keep: bool = True,
) -> list[FileReport]:
    """Read one file here by ``work`` and ``keep`` its result, for the next run to find.

    The reports are those of all files ``among`` those of a run that have its bytes. A worker would
    take a second to start. Meant for a file that was read before: one that hangs or crashes would
    take this process with it.
    """
    alike = [one for one in among if one == input or (input.sha256 and one.sha256 == input.sha256)]
    naming, reports = Naming.of(among), list[FileReport]()
    for task in plan_tasks(alike, output, options, corrections):
        began = time.monotonic()
        outcome = attempt(partial(work, options.read_settings), task, lambda: None)
        kept = Kept(outcome, time.monotonic() - began)
        if keep:
            _keep(ResultCache(output, options.limits), task, kept)
        reports += [
            FileReport(one, naming.apply(kept.outcome, one), kept.seconds) for one in task.inputs
        ]
    return reports


def _keep(cache: ResultCache, task: Task, kept: Kept) -> None:
    if task.key and task.is_result(kept.outcome):
        cache.save(task.key, kept.outcome, kept.seconds)


def _is_undrawn(task: Task, outcome: Outcome) -> bool:
    """Whether a file gave a record, and lacks pictures that are wanted of it."""
    is_read = isinstance(outcome, Extracted) and task.is_result(outcome)
    return is_read and task.lacks_pictures


def _note_drawing(task: Task, outcome: Outcome) -> None:
    """Have a file whose drawing failed, and would again, stay without pictures."""
    sha256 = task.inputs[0].sha256
    if isinstance(outcome, Failed) and not outcome.passing and task.pictures and sha256:
        leave_undrawn(sha256, task.pictures)
