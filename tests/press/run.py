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

from tests.press.bind import bind, page_ranges
from tests.press.case import Case
from tests.press.content import draw_case
from tests.press.gold import gold
from tests.press.options import Options, coherent, draw_options
from tests.press.pages import with_pages
from tests.press.producers import Sheet, producer
from tests.press.scan import USUAL, scan, without_annotations

BATCH = 10  # sheets given to a producer at once
RARE = {"asides": 0.2, "forty": 0.03}  # shares of the seeds


@dataclass(frozen=True)
class Order:
    """One publication to be set."""

    producer: str
    seed: int
    asides: bool = False
    scanned: bool = False  # as pictures of its pages
    bound: int = 1  # cases, one after another in one file
    scanner: str = USUAL  # what makes the pictures, one of scan.KINDS

    @property
    def stem(self) -> str:
        """The beginning of the file's name."""
        scanner = "" if self.scanner == USUAL else f"-{self.scanner}"
        kind = f"-scan{scanner}" if self.scanned else ""
        kind += "-bound" if self.bound > 1 else ""
        return f"{self.producer}{kind}-{self.seed:04}"


def draw(order: Order) -> tuple[Case, Options]:
    """The case and the setting that a seed stands for."""
    rng = random.Random(f"{order.producer}:{order.seed}")
    options = replace(draw_options(rng), asides=order.asides or _falls_to(order, "asides"))
    if _falls_to(order, "forty"):
        options = replace(options, size="forty")
    options = coherent(producer(order.producer).adapt(options))
    return draw_case(rng, options), options


def _falls_to(order: Order, name: str) -> bool:
    """Whether a seed draws a rare choice: from a stream of its own, which leaves the others be."""
    return random.Random(f"{order.producer}:{order.seed}:{name}").random() < RARE[name]


def draw_all(order: Order) -> list[tuple[Case, Options]]:
    """The cases of an order in one setting: the guide before the first, the about text once."""
    case, options = draw(order)
    drawn = [(case, options)]
    for number in range(1, order.bound):
        rng = random.Random(f"{order.producer}:{order.seed}:{number}")
        last = number == order.bound - 1 and options.about != "front"
        later = replace(options, guide="absent", about=options.about if last else "absent")
        drawn.append((draw_case(rng, later), later))
    if order.bound > 1 and options.about != "front":
        drawn[0] = (replace(case, about=()), options)
    return drawn


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
    files = []
    for order in orders:
        drawn = draw_all(order)
        name = f"{order.stem}-{drawn[0][0].language}"
        files.append(
            [
                Sheet(case, options, out / f"{name}{f'.{n}' if n else ''}{maker.suffix}")
                for n, (case, options) in enumerate(drawn)
            ]
        )
    maker.press([sheet for sheets in files for sheet in sheets])
    entries = []
    for order, sheets in zip(orders, files, strict=True):
        sheet = sheets[0]
        ranges = page_ranges([one.path for one in sheets])
        bind([one.path for one in sheets])
        answers = [
            with_pages(gold(one.case), sheet.path) | ({"source": pages} if order.bound > 1 else {})
            for one, pages in zip(sheets, ranges, strict=True)
        ]
        options = sheet.options.as_dict()
        if order.scanned:
            scan(sheet.path, random.Random(order.stem), order.scanner)
            answers = [without_annotations(answer) for answer in answers]
            options["scanner"] = order.scanner
        answer: Any = answers if order.bound > 1 else answers[0]
        _write_json(out / "gold" / f"{sheet.path.name}.json", answer)
        entries.append(
            {
                "file": sheet.path.name,
                "producer": order.producer,
                "seed": order.seed,
                "sha256": hashlib.sha256(sheet.path.read_bytes()).hexdigest(),
                "options": options,
            }
        )
    return entries


def _batches(orders: Sequence[Order]) -> list[Sequence[Order]]:
    return [orders[start : start + BATCH] for start in range(0, len(orders), BATCH)]


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8")
