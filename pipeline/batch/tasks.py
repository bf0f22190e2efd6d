"""What is to be read in a run, and what a worker does with each file of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.batch.cache import cache_key, kept_pages
from pipeline.batch.options import Options, ReadSettings
from pipeline.corrections.store import Corrections
from pipeline.extraction.kept_pages import KeptPages
from pipeline.model.report import CaseResult, Extracted, Failed, Input, Outcome
from pipeline.outputs.review_site.review_publish import (
    draw_pictures,
    drawn_already,
    pictures_folder,
)
from pipeline.readers.formats import has_pages
from pipeline.text.file_names import file_name

if TYPE_CHECKING:
    from pipeline.extraction.extract import Understood


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read, together with the other inputs that hold the same bytes.

    ``key`` is what its result is cached under, None for a file that cannot be opened. ``pictures``
    is the folder for the pictures of its pages, None where none are wanted; ``corrections`` are
    those to make in it. ``kept_pages`` is where the pages are kept that OCR has read, None where
    they are to be read anew. ``drawing`` is set when it has been read, and only its pictures are
    wanted.
    """

    inputs: tuple[Input, ...]
    key: str | None
    corrections: Corrections | None = None
    pictures: Path | None = None
    drawing: bool = False
    kept_pages: KeptPages | None = None

    @property
    def path(self) -> Path:
        return self.inputs[0].path

    @property
    def size(self) -> int:
        return self.inputs[0].size

    @property
    def lacks_pictures(self) -> bool:
        """Whether pictures of its pages are wanted that were not drawn yet, or are gone."""
        sha256 = self.inputs[0].sha256
        return bool(self.pictures and sha256 and not drawn_already(self.pictures, sha256))

    def is_result(self, outcome: Outcome) -> bool:
        """Whether ``outcome`` was read from the bytes that the input had when it was found."""
        return isinstance(outcome, Failed) or all(
            result.case.source.sha256 == self.inputs[0].sha256 for result in outcome.results
        )


Work = Callable[[ReadSettings, Task, Callable[[], None]], Extracted]
"""Reads the file of a task; calls its last argument whenever a page has been read by OCR."""


def plan_tasks(
    inputs: Sequence[Input], output: Path, options: Options, corrections: Mapping[str, Corrections]
) -> list[Task]:
    """One task for each set of inputs with the same bytes, and for each that cannot be opened.

    ``corrections`` are by the digest of the bytes they are to be made in.
    """
    settings = options.read_settings
    tasks: dict[str, Task] = {}
    for input in inputs:
        own_corrections = corrections.get(input.sha256 or "")
        has_pictures = options.review and has_pages(input.path)
        key = cache_key(input, own_corrections, settings) if input.sha256 else None
        place = key or input.id
        if place in tasks:
            tasks[place] = replace(tasks[place], inputs=(*tasks[place].inputs, input))
        else:
            pictures = pictures_folder(output) if has_pictures else None
            pages = None if options.force else kept_pages(output, input, settings)
            tasks[place] = Task((input,), key, own_corrections, pictures, kept_pages=pages)
    return list(tasks.values())


def do_task(
    work: Work, settings: ReadSettings, task: Task, on_page: Callable[[], None]
) -> Extracted:
    """What ``work`` reads from the file of ``task``; nothing when it is only to be drawn.

    Drawing is a task of its own, so that a page that cannot be drawn, whatever it does to the
    process, costs the pictures and never the record.
    """
    if not task.drawing:
        return work(settings, task, on_page)
    if task.pictures and task.inputs[0].sha256:
        draw_pictures(task.path, task.inputs[0].sha256, task.pictures)
    return Extracted(())


def extract_task(settings: ReadSettings, task: Task, on_page: Callable[[], None]) -> Extracted:
    """Extract one file; raises Rejected, or ValueError when a record breaks the contract."""
    return corrected(settings, task, understand_task(settings, task, on_page))


def understand_task(
    settings: ReadSettings, task: Task, on_page: Callable[[], None] = lambda: None
) -> Understood:
    """Read one file, and run the stages over it; raises Rejected."""
    from pipeline.extraction.extract import understand
    from pipeline.extraction.read import read_file

    return understand(
        read_file(task.path),
        file_name(task.path),
        profiles=settings.profiles,
        reader=settings.reader,
        on_page=on_page,
        kept=task.kept_pages,
    )


def corrected(settings: ReadSettings, task: Task, file: Understood) -> Extracted:
    """The records of the file of a task; raises ValueError when one breaks the contract."""
    from pipeline.extraction.extract import records_of
    from pipeline.outputs.json_file import check_publishable

    extractions = records_of(
        file, task.corrections, entities=settings.entities, checks=settings.checks
    )
    for extraction in extractions:
        check_publishable(extraction.case)
    return Extracted(tuple(CaseResult(e.case, e.ledger, e.account.pack()) for e in extractions))
