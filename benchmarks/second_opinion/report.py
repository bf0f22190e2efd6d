"""The results of the second opinion as Markdown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from benchmarks.second_opinion.line_faults import LINE_FAULTS
from benchmarks.second_opinion.order_fault import ORDER
from benchmarks.second_opinion.part_faults import SWAPPED
from benchmarks.second_opinion.real import Real
from benchmarks.second_opinion.trial import Publication, Trial
from pipeline.model.verification import Difference

ORDERS = {ORDER, SWAPPED, *(fault.name for fault in LINE_FAULTS if fault.order)}


class Half(NamedTuple):
    """Publications, and the trials made with those of them whose record is right."""

    name: str
    publications: Sequence[Publication]
    trials: Sequence[Trial]
    verified: bool = False

    @property
    def right(self) -> list[Publication]:
        """Those whose record has every word."""
        return [one for one in self.publications if not one.wrong]


def report(
    halves: Sequence[Half], real: Sequence[Real | str] = (), found_true: int | None = None
) -> str:
    """What was found in each of ``halves``, and what is missed; what is said of ``real`` ones.

    A person says on how many of their pages it was ``found_true``.
    """
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
        "that was not before. The rules were made on other publications than those held out.",
        "",
        "“Words” are those of the right answer that the record lacks, and of them those that "
        "`verify` says are printed: one document may have its fault in many places.",
        "",
        "| | faults of letters and words | cheap checks | verified | `verify` | words |",
        "|---|---:|---:|---:|---:|---:|",
        *(_row(half.name, _of_words(half.trials)) for half in halves),
        "",
        *(line for half in halves for line in _of_half(half)),
        *_of_real(real, found_true),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _is_of_order(trial: Trial) -> bool:
    """Whether no word is wrong, so that the cheap checks are not asked."""
    return trial.fault in ORDERS


def _of_words(trials: Sequence[Trial]) -> list[Trial]:
    return [one for one in trials if not _is_of_order(one)]


def _of_half(half: Half) -> Iterator[str]:
    pages = sum(len(one.pages) for one in half.right)
    doubted = sum(len(one.plain.doubts) for one in half.right)
    yield f"## {half.name.capitalize()}"
    yield ""
    yield (
        f"{len(half.publications)} publications, {len(half.right)} of them right. Of {pages} pages "
        f"of these, {doubted} are doubted ({_share(doubted, pages)})"
        f"{_differing([one.differences for one in half.right], pages) if half.verified else ''}."
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
    yield "| fault | in | documents | cheap checks | verified | `verify` | words |"
    yield "|---|---|---:|---:|---:|---:|---:|"
    kinds: defaultdict[tuple[str, str], list[Trial]] = defaultdict(list)
    for trial in half.trials:
        kinds[trial.fault, trial.level].append(trial)
    yield from (_row(f"{fault} | {level}", kinds[fault, level]) for fault, level in kinds)
    yield ""
    missed = [one for one in half.trials if _misses(one)]
    yield f"Missed by the cheap checks (c) or by `verify` (v):{'' if missed else ' none.'}"
    yield ""
    yield from (f"- {_missed(one)}" for one in missed)
    if missed:
        yield ""


def _of_real(real: Sequence[Real | str], found_true: int | None) -> Iterator[str]:
    """What is said of publications whose right answer nobody has written."""
    if not real:
        return
    tried = [one for one in real if isinstance(one, Real)]
    pages = sum(one.pages for one in tried)
    doubted = sum(len(one.doubts) for one in tried)
    yield "## Real publications"
    yield ""
    yield (
        f"{len(tried)} publications of others, of no series that the pipeline knows, read as one "
        f"section each ({len(real) - len(tried)} more hold no text that can be). Of {pages} "
        f"pages, {doubted} are doubted ({_share(doubted, pages)})"
        f"{_differing([one.differences for one in tried], pages)}."
    )
    if found_true is not None:
        yield (
            f"A person looked at each page that differs: on {found_true} of them the record has a "
            "fault that the differences name; the others are false alarms."
        )
    yield ""


def _share(some: int, every: int) -> str:
    return f"{some / max(1, every):.1%}"


def _differing(found: Sequence[Sequence[Difference] | None], pages: int) -> str:
    """How many of the verified pages differ."""
    tried = [differences for differences in found if differences is not None]
    if not tried:
        return ""
    differing = sum(len({one.page for one in differences}) for differences in tried)
    total = sum(map(len, tried))
    return f"; verified, {differing} differ ({_share(differing, pages)}, {total} differences)"


def _row(name: str, trials: Sequence[Trial]) -> str:
    doubted = sum(one.doubted for one in trials)
    verified = [one for one in trials if one.verified is not None]
    seen = sum(bool(one.verified) for one in verified)
    wrong = sum(len(one.wrong) for one in trials if one.named is not None)
    named = sum(one.named for one in trials if one.named is not None)
    return f"| {name} | {len(trials)} | {doubted} | {len(verified)} | {seen} | {named} of {wrong} |"


def _misses(trial: Trial) -> bool:
    return trial.verified is False or (not trial.doubted and not _is_of_order(trial))


def _missed(trial: Trial) -> str:
    by = ("" if trial.doubted or _is_of_order(trial) else "c") + (
        "v" if trial.verified is False else ""
    )
    words = ", ".join(trial.wrong[:6])
    return f"{trial.publication}, {trial.fault} in {trial.level} ({by}): {words}"
