"""Runs producers and what processes their files: from seeds to files, gold and a manifest."""

from __future__ import annotations

import hashlib
import json
import random
import sys
import tempfile
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pikepdf

from benchmarks.foreign import context, designs, docx, fop, groff, latex, typst_book, web
from benchmarks.foreign.habits import draw
from benchmarks.foreign.post import POSTS
from benchmarks.foreign.producer import Producer
from tests.press.gold import gold
from tests.press.pages import with_pages

PRODUCERS: dict[str, Producer] = {
    one.name: one
    for module in (latex, web, groff, fop, docx, typst_book, designs, context)
    for one in module.PRODUCERS
}


@dataclass(frozen=True)
class Order:
    """One publication: who sets it, and what is done to the file afterwards."""

    producer: str
    seed: int
    post: str = "none"

    @property
    def stem(self) -> str:
        """The beginning of the file's name."""
        post = "" if self.post == "none" else f"-{self.post}"
        return f"{self.producer}{post}-{self.seed:04}"


def orders(producers: Sequence[str], posts: Iterable[str], seeds: Iterable[int]) -> list[Order]:
    """Each producer with each seed as it comes; each processing of one producer's file a seed."""
    wanted = []
    for seed in seeds:
        for at, post in enumerate(posts):
            if post == "none":
                wanted += [Order(name, seed) for name in producers]
                continue
            fit = [name for name in POSTS[post].producers if name in producers]
            if fit:
                wanted.append(Order(fit[(seed + at) % len(fit)], seed, post))
    return wanted


def able(names: Iterable[str]) -> list[str]:
    """The producers that can run here; why the others cannot is printed."""
    reasons = {name: PRODUCERS[name].missing() for name in names}
    for name, reason in reasons.items():
        if reason:
            print(f"{name}: left out, {reason}", file=sys.stderr)
    return [name for name, reason in reasons.items() if not reason]


def press_all(wanted: Sequence[Order], out: Path, jobs: int = 2) -> list[dict[str, Any]]:
    """Set all into ``out`` with gold and manifest; one entry a file, ordered by name."""
    (out / "gold").mkdir(parents=True, exist_ok=True)
    folders = [out] * len(wanted)
    if jobs == 1:  # here: a process forked beside another's threads may wait for ever
        made = list(map(_press, wanted, folders))
    else:
        with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
            made = list(pool.map(_press, wanted, folders))
    entries = [entry for entry in made if entry]
    manifest = out / "manifest.json"
    known = json.loads(manifest.read_text("utf-8"))["files"] if manifest.exists() else []
    fresh = {entry["file"] for entry in entries}
    entries += [entry for entry in known if entry["file"] not in fresh]
    entries.sort(key=lambda entry: str(entry["file"]))
    _write_json(manifest, {"files": entries})
    return entries


def _press(order: Order, out: Path) -> dict[str, Any] | None:
    """Set one publication; one that its producer fails on is named and left out."""
    maker = PRODUCERS[order.producer]
    publication = draw(order.producer, maker.choices, order.seed)
    path = out / f"{order.stem}-{publication.case.language}.pdf"
    with tempfile.TemporaryDirectory(prefix="foreign-") as folder:
        try:
            maker.press(publication, path, Path(folder))
        except (RuntimeError, OSError) as error:
            print(f"{path.name}: left out, {error}", file=sys.stderr)
            return None
    answer = with_links_of(path, with_pages(gold(publication.case), path))
    if order.post != "none":
        try:
            rng = random.Random(f"{order.post}:{order.producer}:{order.seed}")
            answer = POSTS[order.post].change(path, answer, rng)
        except (RuntimeError, OSError) as error:
            print(f"{path.name}: left out, {error}", file=sys.stderr)
            path.unlink()
            return None
    _write_json(out / "gold" / f"{path.name}.json", answer)
    return {
        "file": path.name,
        "producer": order.producer,
        "post": order.post,
        "seed": order.seed,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "options": dict(publication.habits),
    }


def with_links_of(path: Path, answer: dict[str, Any]) -> dict[str, Any]:
    """The answer without links that are not in the file: LibreOffice loses some."""
    with pikepdf.open(path) as file:
        kept = {
            str(note.A.URI)
            for page in file.pages
            for note in page.get("/Annots", [])
            if "/A" in note and "/URI" in note.A
        }
    notes = [
        {**note, "links": [k for k in note["links"] if k["from"] == "text" or k["url"] in kept]}
        for note in answer["footnotes"]
    ]
    return answer | {"footnotes": notes}


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8")
