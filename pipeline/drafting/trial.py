"""Tries a profile on files: what each gives with it, as one value to show and to compare."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.batch.many import outcomes
from pipeline.extraction.extract import Extraction, extract_file
from pipeline.model.report import Failed, Input
from pipeline.outputs.review_site.sentences import in_words
from pipeline.profile.model import Profile


@dataclass(frozen=True, slots=True)
class TriedCase:
    """What one case of a file gives. ``in_sections`` is the share of its characters that is there.

    ``sections`` are keys in the order of the pages, with their headings; ``criteria`` the keys of
    its callouts, None for one that fits none; ``lead`` and ``body`` count characters.
    """

    title: str | None
    language: str | None
    sections: tuple[tuple[str, str], ...]
    criteria: tuple[str | None, ...]
    facts: tuple[str, ...]
    warnings: tuple[str, ...]
    in_sections: float
    lead: int
    body: int


@dataclass(frozen=True, slots=True)
class TriedFile:
    """A file with its cases, or the reason for which it has none."""

    name: str
    cases: tuple[TriedCase, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Task:
    """A file, and the profile to read it with."""

    name: str
    path: Path
    profile: Profile


def try_profile(
    profile: Profile,
    inputs: Sequence[Input],
    processes: int,
    on_file: Callable[[str], None] = lambda name: None,
) -> list[TriedFile]:
    """What each of ``inputs`` gives with ``profile`` alone, in their order.

    Without ``processes`` they are read here, otherwise each in a process that may crash or hang.
    """
    tasks = [_Task(one.name, one.path, profile) for one in inputs]
    tried: dict[str, TriedFile] = {}
    for task, outcome in outcomes(_tried, tasks, processes):
        tried[task.name] = (
            TriedFile(task.name, (), in_words(outcome.code, outcome.message))
            if isinstance(outcome, Failed)
            else TriedFile(task.name, outcome)
        )
        on_file(task.name)
    return [tried[one.name] for one in inputs]


def _tried(task: _Task, on_page: Callable[[], None]) -> tuple[TriedCase, ...]:
    extractions = extract_file(
        task.path, entities=False, profiles=[task.profile], checks=False, on_page=on_page
    )
    return tuple(map(_case, extractions))


def _case(extraction: Extraction) -> TriedCase:
    case = extraction.case
    body = sum(_size(passage.text) for one in case.sections for passage in one.passages)
    whole = sum(total.characters for total in extraction.ledger)
    return TriedCase(
        case.title,
        case.language,
        tuple((one.key, one.heading) for one in case.sections),
        tuple(one.criterion for one in case.callouts),
        tuple(one.label for one in case.facts),
        tuple(sorted({one.code for one in case.warnings})),
        round(body / whole, 2) if whole else 0.0,
        _size(case.summary or ""),
        body,
    )


def _size(text: str) -> int:
    """How many characters ``text`` has, without white space."""
    return len("".join(text.split()))
