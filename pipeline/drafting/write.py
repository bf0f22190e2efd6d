"""Writes drafted profiles with their reports, and says in lines what was drafted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from gettext import gettext as _
from gettext import ngettext
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
    sections, facts, criteria = map(len, (draft.sections, draft.facts, draft.criteria))
    parts = [
        (sections, ngettext("{n} section", "{n} sections", sections)),
        (facts, ngettext("{n} fact", "{n} facts", facts)),
        (criteria, ngettext("{n} criterion", "{n} criteria", criteria)),
    ]
    return _(
        "{path}: {parts}; {languages}; drafted from {files}, {tried} of which were tried and gave "
        "{cases}. The report is {report}. Edit what is wrong, then: pipeline profile try {path} "
        "FOLDER"
    ).format(
        path=path,
        parts=", ".join(words.format(n=n) for n, words in parts if n),
        languages=", ".join(draft.languages),
        files=ngettext("{n} file", "{n} files", len(draft.files)).format(n=len(draft.files)),
        tried=len(drafted.tried),
        cases=ngettext("{n} case", "{n} cases", cases).format(n=cases),
        report=report_of(path),
    )


def _left_out(result: Result) -> Iterator[str]:
    for names, said in (
        (result.strangers, _("Left out, of none of these series: {names}.")),
        (result.without_text, _("Left out, without text that could be read, or copies: {names}.")),
    ):
        if names:
            yield said.format(names=", ".join(names))
