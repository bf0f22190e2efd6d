"""Measures whether confidences are probabilities: of findings with 0.9, how many are right?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks.scoring import SAME_TEXT
from benchmarks.similarity import folded, ratio

Record = dict[str, Any]
SURE = 0.9
BINS = (0.0, 0.6, 0.75, 0.9, 0.95, 1.01)


@dataclass(frozen=True)
class Finding:
    """A section, callout or field, with its confidence, and whether it is right."""

    kind: str
    confidence: float
    right: bool


def findings(record: Record, gold: Record) -> Iterator[Finding]:
    """All findings of ``record`` with a confidence, compared with the right answer."""
    for name, sure in record["confidence"].items():
        if sure is not None:
            yield Finding(name, sure, _field_right(name, record.get(name), gold.get(name)))
    wanted = {section["key"]: section["text"] for section in gold.get("sections") or []}
    for section in record["sections"]:
        text = wanted.get(section["key"])
        right = text is not None and ratio(section["text"], text) >= SAME_TEXT
        yield Finding("section", section["confidence"], right)
    left = list(gold.get("callouts") or [])
    for callout in record["callouts"]:
        same = next((one for one in left if _same_callout(callout, one)), None)
        if same is not None:
            left.remove(same)
        yield Finding("callout", callout["confidence"], same is not None)


def calibration(found: Iterable[Finding]) -> dict[str, Any]:
    """Counts and shares of right findings: of those with 0.9 or more, by bin, and by kind."""
    listed = list(found)
    bins: dict[str, list[Finding]] = defaultdict(list)
    kinds: dict[str, list[Finding]] = defaultdict(list)
    for one in listed:
        at = max(n for n, low in enumerate(BINS) if one.confidence >= low)
        bins[f"{BINS[at]:.2f}–{min(1.0, BINS[at + 1]):.2f}"].append(one)
        if one.confidence >= SURE:
            kinds[one.kind].append(one)
    return {
        "sure": _share([one for one in listed if one.confidence >= SURE]),
        "by_confidence": {name: _share(bins[name]) for name in sorted(bins)},
        "sure_by_kind": {name: _share(kinds[name]) for name in sorted(kinds)},
    }


def calibration_lines(found: dict[str, Any]) -> list[str]:
    """The calibration as lines of Markdown."""
    sure = found["sure"]
    lines = [
        f"Of {sure['findings']} findings given a confidence of {SURE} or more, "
        f"**{sure['right']:.1%}** were right.",
        "",
        "| confidence | findings | right |",
        "|---|---:|---:|",
    ]
    for name, row in found["by_confidence"].items():
        lines.append(f"| {name} | {row['findings']} | {row['right']:.1%} |")
    lines += ["", f"| kind, given {SURE} or more | findings | right |", "|---|---:|---:|"]
    for name, row in found["sure_by_kind"].items():
        lines.append(f"| {name} | {row['findings']} | {row['right']:.1%} |")
    return lines


def _share(found: list[Finding]) -> dict[str, Any]:
    right = sum(one.right for one in found)
    return {"findings": len(found), "right": round(right / len(found), 4) if found else 1.0}


def _field_right(name: str, ours: Any, theirs: Any) -> bool:
    if name == "summary":
        return ratio(ours, theirs) >= SAME_TEXT
    if isinstance(ours, str) and isinstance(theirs, str):
        return folded(ours) == folded(theirs)
    return bool(ours == theirs)


def _same_callout(ours: Record, theirs: Record) -> bool:
    same = ours["criterion"] == theirs["criterion"]
    return same and ratio(ours["text"], theirs["text"]) >= SAME_TEXT
