"""Runs the press: from seeds to files, gold and a manifest."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tests.press.case import Case
from tests.press.content import draw_case
from tests.press.gold import gold
from tests.press.options import Options, coherent, draw_options
from tests.press.pages import with_pages
from tests.press.producers import Sheet, producer
from tests.press.scan import scan

BATCH = 10  # sheets given to a producer at once


@dataclass(frozen=True)
class Order:
    """One publication to be set."""

    producer: str
    seed: int
    asides: bool = False
    scanned: bool = False  # as pictures of its pages

    @property
    def stem(self) -> str:
        """The beginning of the file's name."""
        return f"{self.producer}{'-scan' if self.scanned else ''}-{self.seed:04}"


def draw(order: Order) -> tuple[Case, Options]:
    """The case and the setting that a seed stands for."""
    rng = random.Random(f"{order.producer}:{order.seed}")
    options = replace(draw_options(rng), asides=order.asides)
    options = coherent(producer(order.producer).adapt(options))
    return draw_case(rng, options), options


def press_all(orders: Sequence[Order], out: Path, jobs: int = 2) -> list[dict[str, Any]]:
    """Set all orders into `out` and write its manifest; one entry a file, ordered by name."""
    (out / "gold").mkdir(parents=True, exist_ok=True)
    names = dict.fromkeys(order.producer for order in orders)
    batches = [
        batch for name in names for batch in _batches([o for o in orders if o.producer == name])
    ]
    if jobs > 1 and len(batches) > 1:
        with ProcessPoolExecutor(jobs) as pool:
            results = list(pool.map(press_batch, batches, [out] * len(batches)))
    else:
        results = [press_batch(batch, out) for batch in batches]
    entries = sorted((e for result in results for e in result), key=lambda e: str(e["file"]))
    _write_json(out / "manifest.json", {"files": entries})
    return entries


def press_batch(orders: Sequence[Order], out: Path) -> list[dict[str, Any]]:
    """Set orders of one producer, write their gold, and say what was done."""
    maker = producer(orders[0].producer)
    sheets = []
    for order in orders:
        case, options = draw(order)
        name = f"{order.stem}-{case.language}{maker.suffix}"
        sheets.append(Sheet(case, options, out / name))
    maker.press(sheets)
    entries = []
    for order, sheet in zip(orders, sheets, strict=True):
        answer = with_pages(gold(sheet.case), sheet.path)
        if order.scanned:
            scan(sheet.path, random.Random(order.stem))
        _write_json(out / "gold" / f"{sheet.path.name}.json", answer)
        entries.append(
            {
                "file": sheet.path.name,
                "producer": order.producer,
                "seed": order.seed,
                "sha256": hashlib.sha256(sheet.path.read_bytes()).hexdigest(),
                "options": sheet.options.as_dict(),
            }
        )
    return entries


def _batches(orders: Sequence[Order]) -> list[Sequence[Order]]:
    return [orders[start : start + BATCH] for start in range(0, len(orders), BATCH)]


def _write_json(path: Path, value: dict[str, Any]) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8")
