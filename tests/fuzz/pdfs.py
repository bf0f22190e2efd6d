"""Changed PDFs, each read in a worker process within limits, as in a run."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.batch.limits import Limits
from pipeline.batch.options import ReadSettings
from pipeline.batch.pool import WorkerPool
from pipeline.batch.tasks import Task, extract_task
from pipeline.errors import RejectionCode
from pipeline.model.report import Failed, FileReport, Input
from pipeline.outputs.render import render_outputs
from pipeline.outputs.review_site.review_publish import pictures_folder, write_review
from pipeline.outputs.review_site.view import Reviewed
from pipeline.profile.loader import shipped_profiles
from tests.fuzz.mutate import mutated

LIMITS = Limits(seconds=60, megabytes=1_500)
"""Far more than any of the publications needs that are changed."""
PUBLISHED = 20
"""Of so many files, one is written into all outputs, with the pictures of its pages."""
_FAULTS = {
    RejectionCode.INTERNAL_ERROR,
    RejectionCode.CRASHED,
    RejectionCode.TIME_LIMIT,
    RejectionCode.MEMORY_LIMIT,
}
_UNBALANCED = "account-does-not-balance"
NOT_DONE = "not read: the machine was busy"
_OURS = re.compile(r'File ".*[/\\]((?:pipeline|tests)[/\\]\S+)", line (\d+), in (\w+)')


@dataclass(frozen=True, slots=True)
class Changed:
    """The PDF that ``number`` makes of the one at ``path``."""

    path: Path
    number: int

    @property
    def name(self) -> str:
        return f"{self.path.stem}-{self.number}.pdf"

    @property
    def data(self) -> bytes:
        return mutated(self.path.read_bytes(), self.number)


@dataclass(frozen=True, slots=True)
class Ended:
    """What became of a changed PDF: “extracted” or a rejection's code, and what was said of it.

    A file that only waited for a busy machine is ``NOT_DONE``, which says nothing about it.
    """

    changed: Changed
    code: str
    messages: tuple[str, ...]
    fault: str | None
    """What should not have come of it, and where; files of one such kind share it."""
    seconds: float


def read_changed(
    paths: Sequence[Path], numbers: range, *, processes: int = 1, ocr: bool = False
) -> Iterator[Ended]:
    """Change one of ``paths`` for each of ``numbers``, read it, and say what became of it.

    Without ``ocr``, which takes seconds a page, pages without text are rejected as on a machine
    that has no Tesseract.
    """
    tasks = [Changed(paths[number % len(paths)], number) for number in numbers]
    with TemporaryDirectory() as folder:
        work = partial(_read, Path(folder), ocr)
        with WorkerPool(work, size=processes, limits=LIMITS) as pool:
            for result in pool.run(tasks):
                yield _ended(result.task, result.outcome, result.seconds)


def _read(
    folder: Path, ocr: bool, changed: Changed, on_page: Callable[[], None]
) -> tuple[str, ...]:
    """What a worker does: the warnings of all cases in a changed PDF, as codes and messages."""
    if not ocr:
        os.environ["TESSDATA_PREFIX"] = str(folder)
    data = changed.data
    path = folder / changed.name
    path.write_bytes(data)
    published = changed.number % PUBLISHED == 0
    input = Input(path, path.name, path.stem, len(data), hashlib.sha256(data).hexdigest())
    profiles = shipped_profiles()
    task = Task((input,), None, pictures=pictures_folder(folder) if published else None)
    try:
        read = extract_task(ReadSettings(entities=False, profiles=profiles), task, on_page)
        if published:
            render_outputs([FileReport(input, read, 1.0)], profiles, delimiter=",", seconds=1.0)
            write_review(folder, [Reviewed(r.case, r.account) for r in read.results], profiles, "")
    finally:
        path.unlink()
    cases = [result.case for result in read.results]
    return tuple(f"{one.code}: {one.message}" for case in cases for one in case.warnings)


def _ended(changed: Changed, outcome: tuple[str, ...] | Failed, seconds: float) -> Ended:
    if not isinstance(outcome, Failed):
        unbalanced = any(warning.startswith(_UNBALANCED) for warning in outcome)
        return Ended(changed, "extracted", outcome, _UNBALANCED if unbalanced else None, seconds)
    if outcome.passing:
        return Ended(changed, NOT_DONE, (outcome.message,), None, seconds)
    fault = str(outcome.code) if outcome.code in _FAULTS else None
    if fault and outcome.trace:
        places = [":".join(place) for place in _OURS.findall(outcome.trace)]
        fault = f"{fault}: {outcome.trace.strip().splitlines()[-1][:200]}, in {places[-1:]}"
    return Ended(changed, outcome.code, (outcome.message,), fault, seconds)
