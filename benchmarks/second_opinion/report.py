"""The results of the second opinion as Markdown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from benchmarks.second_opinion.trial import Publication, Trial


class Half(NamedTuple):
    """Publications, and the trials made with those of them whose record is right."""

    name: str
    publications: Sequence[Publication]
    trials: Sequence[Trial]

    @property
    def right(self) -> list[Publication]:
        """Those whose record has every word."""
        return [one for one in self.publications if not one.wrong]


def report(halves: Sequence[Half]) -> str:
    """What was found in each of ``halves``, and what is missed."""
    lines = [
        "# What a second opinion finds",
        "",
        "Made by `python -m benchmarks.second_opinion`; [docs/verify.md](../../docs/verify.md) "
        "says what is checked. Publications that are read by OCR anyway are left out.",
        "",
        "Faults of letters and words were put into publications whose record is right: into the "
        "tables of letters of the file, so that it is read anew, or into the lines as a reader "
        "makes them, with the PDF library’s own text right (“lines”) or as wrong (“lines and "
        "library”). Only those are counted after which words of the right answer are nowhere in "
        "the record; the others were mended. A fault is found if a page is doubted, or differs, "
        "that was not before. The rules were made on the first half of the publications.",
        "",
        "| | faults | cheap checks | verified | `verify` |",
        "|---|---:|---:|---:|---:|",
        *(_row(half.name, half.trials) for half in halves),
        "",
        *(line for half in halves for line in _of_half(half)),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _of_half(half: Half) -> Iterator[str]:
    pages = sum(len(one.pages) for one in half.right)
    doubted = sum(len(one.plain.doubts) for one in half.right)
    yield f"## {half.name.capitalize()}"
    yield ""
    yield (
        f"{len(half.publications)} publications, {len(half.right)} of them right. Of {pages} pages "
        f"of these, {doubted} are doubted ({doubted / max(1, pages):.1%}){_verified(half)}."
    )
    yield ""
    wrong = [one for one in half.publications if one.wrong]
    silent = [one for one in wrong if not one.plain.doubts]
    if wrong:
        yield f"Of {len(wrong)} that came out wrong by themselves, {len(wrong) - len(silent)} are "
        yield f"doubted. Missed:{'' if silent else ' none.'}"
        yield ""
        yield from (f"- {one.path.name}: {', '.join(one.wrong[:6])}" for one in silent)
        yield ""
    yield "| fault | in | documents | cheap checks | verified | `verify` |"
    yield "|---|---|---:|---:|---:|---:|"
    kinds: defaultdict[tuple[str, str], list[Trial]] = defaultdict(list)
    for trial in half.trials:
        kinds[trial.fault, trial.level].append(trial)
    yield from (_row(f"{fault} | {level}", kinds[fault, level]) for fault, level in kinds)
    yield ""
    missed = [one for one in half.trials if not one.doubted or one.verified is False]
    yield "Missed by the cheap checks (c) or by `verify` (v):"
    yield ""
    yield from (_missed(one) for one in missed)
    yield ""


def _verified(half: Half) -> str:
    tried = [one for one in half.right if "reading" in vars(one)]
    if not tried:
        return ""
    differing = sum(bool(one.differences) for one in tried)
    return f"; of {len(tried)} that were verified, {differing} differ"


def _row(name: str, trials: Sequence[Trial]) -> str:
    doubted = sum(one.doubted for one in trials)
    verified = [one for one in trials if one.verified is not None]
    seen = sum(bool(one.verified) for one in verified)
    return f"| {name} | {len(trials)} | {doubted} | {len(verified)} | {seen} |"


def _missed(trial: Trial) -> str:
    by = ("" if trial.doubted else "c") + ("v" if trial.verified is False else "")
    words = ", ".join(trial.wrong[:6])
    return f"- {trial.publication}, {trial.fault} in {trial.level} ({by}): {words}"
