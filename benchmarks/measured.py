"""Makes publications, extracts them and scores the records."""

from __future__ import annotations

import hashlib
import json
import statistics
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from benchmarks.asides import Asides, asides
from benchmarks.calibration import Finding, findings
from benchmarks.scoring import score
from pipeline.batch.inputs import find_inputs
from pipeline.batch.options import Options
from pipeline.batch.run import run
from tests.press.gold import gold
from tests.press.producers import NAMES, producer
from tests.press.run import Order, draw, press_all

PATIENCE = 900.0  # seconds for a file, so that a busy machine does not lower the score
UNBALANCED = "account-does-not-balance"
PACKAGES = {"weasyprint": "weasyprint", "typst": "typst", "reportlab": "reportlab"}


@dataclass(frozen=True)
class Scored:
    """One publication: its settings and its score."""

    file: str
    producer: str
    seed: int
    options: dict[str, Any]
    overall: float
    leaks: int
    balanced: bool
    measures: dict[str, float]
    findings: tuple[Finding, ...] = ()
    asides: tuple[Asides, ...] = ()
    silent: int = 0  # faulty records without a warning
    misplaced: int = 0  # cases whose record has the wrong pages


def measure(orders: Sequence[Order], folder: Path, jobs: int = 2) -> list[Scored]:
    """Make `orders` in `folder`, extract them and score each publication."""
    entries = press_all(orders, folder, jobs)
    output = folder / "extracted"
    files = [folder / str(entry["file"]) for entry in entries]
    run(find_inputs(files), output, Options(entities=False, processes=jobs, time_limit=PATIENCE))
    return score_folder(folder, entries, output)


def score_folder(folder: Path, entries: Iterable[dict[str, Any]], output: Path) -> list[Scored]:
    """Score the records in `output` against the gold in `folder`."""
    records = defaultdict(list)
    published = json.loads((output / "case_studies.json").read_text("utf-8"))
    for record in published["case_studies"]:
        records[record["source"]["file"]].append(record)
    scored = []
    for entry in entries:
        answer = json.loads((folder / "gold" / f"{entry['file']}.json").read_text("utf-8"))
        answers = answer if isinstance(answer, list) else [answer]
        found = records[str(entry["file"])]
        results = [
            score(found[n] if n < len(found) else None, one) for n, one in enumerate(answers)
        ]
        scored.append(
            Scored(
                file=str(entry["file"]),
                producer=str(entry["producer"]),
                seed=int(entry["seed"]),
                options=dict(entry["options"]),
                # an additional record is as wrong as a missing one
                overall=sum(result.overall for result in results) / max(len(answers), len(found)),
                silent=sum(result.silent for result in results),
                leaks=sum(len(result.leaks) for result in results),
                balanced=all(w["code"] != UNBALANCED for r in found for w in r["warnings"]),
                measures=_mean_measures([result.measures for result in results]),
                findings=tuple(
                    finding
                    for record, one in zip(found, answers, strict=False)
                    for finding in findings(record, one)
                ),
                misplaced=sum(
                    not _on_its_pages(record, one)
                    for record, one in zip(found, answers, strict=False)
                ),
                asides=tuple(
                    kind
                    for n, one in enumerate(answers)
                    for kind in asides(found[n] if n < len(found) else None, one)
                ),
            )
        )
    return scored


def _on_its_pages(record: dict[str, Any], answer: dict[str, Any]) -> bool:
    """Whether the record of a case in a bound file has its pages."""
    pages = answer.get("source")
    return pages is None or all(record["source"][name] == pages[name] for name in pages)


def _mean_measures(results: Sequence[dict[str, float]]) -> dict[str, float]:
    names = dict.fromkeys(name for result in results for name in result)
    return {name: statistics.mean(r.get(name, 0.0) for r in results) for name in names}


def orders_for(
    names: Sequence[str], seeds: Iterable[int], scanners: Sequence[str] = (), *, bound: int = 1
) -> list[Order]:
    """One order for each seed and producer; with ``scanners``, a scan by each of them instead."""
    drawn = [Order(name, seed, bound=bound) for seed in seeds for name in names]
    if not scanners:
        return drawn
    return [replace(order, scanned=True, scanner=one) for order in drawn for one in scanners]


def able(names: Iterable[str] = NAMES) -> tuple[list[str], dict[str, str]]:
    """The producers that can run here, and the reason for each that cannot."""
    reasons = {name: producer(name).available() for name in names}
    return [n for n, why in reasons.items() if not why], {n: w for n, w in reasons.items() if w}


def digest(orders: Iterable[Order]) -> str:
    """A digest of cases and settings, independent of the versions of producers."""
    hashed = hashlib.sha256()
    for order in orders:
        case, options = draw(order)
        what = [order.producer, order.seed, gold(case), options.as_dict()]
        hashed.update(json.dumps(what, ensure_ascii=False, sort_keys=True).encode())
    return hashed.hexdigest()


def versions(names: Iterable[str]) -> dict[str, str]:
    """The version of each producer."""
    return {name: _version(name) for name in names}


def _version(name: str) -> str:
    if name in PACKAGES:
        try:
            return version(PACKAGES[name])
        except PackageNotFoundError:
            return "unknown"
    if name == "plain":
        return _version("reportlab")
    if name == "text":
        return "this press"
    import importlib

    program = importlib.import_module(f"tests.press.producers.{name}").program()
    said = subprocess.run((program, "--version"), capture_output=True, text=True, check=False)
    return said.stdout.strip() or "unknown"
