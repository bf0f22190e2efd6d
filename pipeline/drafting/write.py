"""Writes drafted profiles with their reports, and says in lines what was drafted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.drafting.draft_report import render_report
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


def report_of(profile: Path) -> Path:
    """The report beside a drafted profile."""
    return profile.with_suffix(".html")


def write_drafts(result: Result, output: Path, inputs: Sequence[Input]) -> list[str]:
    """Write the profiles of ``result`` and a report beside each; what was drafted, in lines.

    ``inputs`` are the files that were read. Raises OSError.
    """
    paths = names_of(output, len(result.drafts))
    sources = {one.name: one.path for one in inputs}
    left_out = [*result.strangers, *result.without_text]
    files: dict[str, bytes] = {}
    for path, one in zip(paths, result.drafts, strict=True):
        files[path.name] = one.text.encode()
        report = render_report(one.draft, one.tried, left_out, sources)
        files[report_of(path).name] = report
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
        f"{_counted(cases, 'case')}. The report is "
        f"{report_of(path)}. Edit what is wrong, then: pipeline profile try {path} FOLDER"
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
