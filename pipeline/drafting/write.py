"""Writes drafted profiles, and says in lines what was drafted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.drafting.work import Drafted, Result
from pipeline.model.report import Input
from pipeline.outputs.atomic_write import publish
from pipeline.text.slugs import slug


def key_of_file(output: Path) -> str:
    """The key of a profile that is written into ``output``."""
    key = slug(output.stem).replace("-", "_")
    return key if key[:1].isalpha() else f"series_{key}"


def names_of(output: Path, count: int) -> list[Path]:
    """The files of ``count`` profiles: ``output``, or several with numbers before its suffix."""
    if count == 1:
        return [output]
    return [output.with_stem(f"{output.stem}-{at}") for at in range(1, count + 1)]


def write_drafts(result: Result, output: Path, inputs: Sequence[Input]) -> list[str]:
    """Write the profiles of ``result``; what was drafted, in lines. Raises OSError."""
    paths = names_of(output, len(result.drafts))
    files = {path.name: one.text.encode() for path, one in zip(paths, result.drafts, strict=True)}
    output.parent.mkdir(parents=True, exist_ok=True)
    publish(output.parent, files)
    lines = [_said(path, one) for path, one in zip(paths, result.drafts, strict=True)]
    return [*lines, *_left_out(result)]


def _said(path: Path, drafted: Drafted) -> str:
    draft = drafted.draft
    cases = sum(len(one.cases) for one in drafted.tried)
    counts = {"section": draft.sections, "fact": draft.facts, "criterion": draft.criteria}
    parts = [_counted(len(listed), what) for what, listed in counts.items() if listed]
    languages = ", ".join(draft.languages)
    return (
        f"{path}: {', '.join(parts)}; {languages}; drafted from "
        f"{_counted(len(draft.files), 'file')}, {len(drafted.tried)} of which were tried and gave "
        f"{_counted(cases, 'case')}. Read it, then try it: pipeline profile try {path} FOLDER"
    )


def _left_out(result: Result) -> Iterator[str]:
    for names, what in (
        (result.strangers, "of none of these series"),
        (result.without_text, "without text that could be read, or copies"),
    ):
        if names:
            yield f"Left out, {what}: {', '.join(names)}."


def _counted(count: int, what: str) -> str:
    several = "criteria" if what == "criterion" else f"{what}s"
    return f"1 {what}" if count == 1 else f"{count} {several}"
