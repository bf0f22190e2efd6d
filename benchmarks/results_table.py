"""Writes the results as a table for readers and as JSON for programs."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from benchmarks.asides import summed
from benchmarks.calibration import calibration, calibration_lines
from benchmarks.measured import Scored

TITLES = {
    "seen": "Seeds that are looked at while the pipeline is improved",
    "held_out": "Held-out seeds: nobody looks at these publications",
    "bound": "Bound: several cases one after another in a file, each with its own record",
    "scanned": "Scanned: the same kind of publications as pictures at 200 dpi, read by OCR",
    "scanners": "Scanned with one defect each, and with all at once (“any”), read by OCR",
}
OPEN = ("colour", "accent", "tint", "body_size")  # options with too many values for a table


def summary(scored: Sequence[Scored], **about: object) -> dict[str, Any]:
    """The summary of one set of publications; scores rounded to four places."""
    return {
        **about,
        "publications": len(scored),
        "overall": _mean(scored),
        "lowest": round(min(one.overall for one in scored), 4),
        "below_0.95": sum(one.overall < 0.95 for one in scored),
        "leaks": sum(one.leaks for one in scored),
        "silent": sum(one.silent for one in scored),
        "unbalanced": sum(not one.balanced for one in scored),
        "misplaced": sum(one.misplaced for one in scored),
        "asides": summed(kind for one in scored for kind in one.asides),
        "by_producer": _by(scored, lambda one: one.producer),
        "by_measure": _measures(scored),
        "calibration": calibration(finding for one in scored for finding in one.findings),
        "by_option": {
            name: _by(scored, lambda one, name=name: _shown(one.options[name]))
            for name in scored[0].options
            if name not in OPEN
        },
        "documents": {one.file: round(one.overall, 4) for one in scored},
    }


def page(sets: dict[str, dict[str, Any]]) -> str:
    """All sets as one Markdown page."""
    parts = [
        "# Accuracy on publications of our own press",
        "",
        "Written by `make accuracy` ([benchmarks/accuracy.py](../accuracy.py)); do not edit. Each "
        "score is a publication's overall by the rules of [scoring.py](../scoring.py): the mean of "
        "the measures in its table, less 0.1 for each callout or guide line that leaked into a "
        "section. A fault is silent where a record scores below 0.97 and carries no warning.",
    ]
    for name, title in TITLES.items():
        if name in sets:
            parts += ["", f"## {title}", "", *_set(sets[name])]
    return "\n".join(parts) + "\n"


def _set(found: dict[str, Any]) -> list[str]:
    # Sets that were measured before silent faults were counted have none to say.
    silent = f"; {found['silent']} silent faults" if "silent" in found else ""
    lines = [
        f"**{found['overall']:.3f}** over {found['publications']} publications (seeds "
        f"{found['seeds']}); lowest {found['lowest']:.3f}; {found['below_0.95']} below 0.95; "
        f"{found['leaks']} leaks{silent}; the account of characters fails in "
        f"{found['unbalanced']}.",
        "",
        "| producer | version | publications | score |",
        "|---|---|---:|---:|",
    ]
    for name, row in found["by_producer"].items():
        said = found["versions"].get(name, "")
        lines.append(f"| {name} | {said} | {row['publications']} | {row['score']:.3f} |")
    lines += [f"| {name} | left out: {why} | 0 | |" for name, why in found["left_out"].items()]
    if "asides" in found:
        told = (
            f"{row['whole']} of {row['wanted']} {kind}" for kind, row in found["asides"].items()
        )
        lines += ["", f"Found whole, beside the score: {', '.join(told)}."]
    lines += ["", "| measure | score |", "|---|---:|"]
    lines += [f"| {name} | {value:.3f} |" for name, value in found["by_measure"].items()]
    lines += ["", *calibration_lines(found["calibration"])]
    lines += ["", "| option | value | publications | score |", "|---|---|---:|---:|"]
    for option, values in found["by_option"].items():
        lines += [
            f"| {option} | {value} | {row['publications']} | {row['score']:.3f} |"
            for value, row in values.items()
        ]
    return lines


def _by(scored: Iterable[Scored], key: Any) -> dict[str, dict[str, Any]]:
    groups: dict[str, list[Scored]] = defaultdict(list)
    for one in scored:
        groups[key(one)].append(one)
    return {
        name: {"publications": len(group), "score": _mean(group)}
        for name, group in sorted(groups.items())
    }


def _measures(scored: Sequence[Scored]) -> dict[str, float]:
    names = dict.fromkeys(name for one in scored for name in one.measures)
    return {
        name: round(statistics.mean(one.measures.get(name, 0.0) for one in scored), 4)
        for name in sorted(names)
    }


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "symbol font" if value == "\uf0b7" else str(value)


def _mean(scored: Sequence[Scored]) -> float:
    return round(statistics.mean(one.overall for one in scored), 4)
