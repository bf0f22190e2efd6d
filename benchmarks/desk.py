"""Times the desk: a correction saved among a thousand cases, and the pages that follow it.

python -m benchmarks.desk [--cases 1000] [--saves 10]

The cases are copies of a few publications with bytes and places of their own; what was read of one
is kept for its copies, so that only the desk is measured. Half of them have been corrected before.
Prints seconds, and each also as a share of reading one publication from its file: that tells of
the work, the seconds of the machine too.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from httpx import Response
from starlette.testclient import TestClient

from pipeline.batch.cache import ResultCache, cache_key
from pipeline.batch.inputs import find_inputs
from pipeline.batch.options import Options
from pipeline.corrections.store import CheckMark, Corrections, save
from pipeline.extraction.extract import Extraction, extract_file
from pipeline.model.report import CaseResult, Extracted, Input
from pipeline.outputs.review_site.review_publish import leave_undrawn, pictures_folder
from pipeline.review.server import make_app
from pipeline.review.service import Desk

SAMPLES = Path(__file__).parents[1] / "raw_pdfs"
TOKEN, PORT = "token", 8765
BASE = f"http://127.0.0.1:{PORT}"
Value = TypeVar("Value")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="Times a correction among many cases.")
    parser.add_argument("--cases", type=int, default=1_000)
    parser.add_argument("--saves", type=int, default=10)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), asked.cases, asked.saves)


def measure(folder: Path, cases: int, saves: int) -> None:
    """Make ``cases`` in ``folder``, correct one of them ``saves`` times, and print what it took."""
    options = Options(entities=False, review=True, corrections=folder / "corrections")
    files = sorted(SAMPLES.glob("*.pdf"))
    one, _ = _timed(lambda: extract_file(files[0], entities=False))  # loads what is loaded once
    one, _ = _timed(lambda: extract_file(files[0], entities=False))
    inputs = _copies(files, folder, cases, options)
    desk = Desk(lambda: inputs, folder / "out", options, folder / "corrections")
    seconds, _ = _timed(desk.extract)
    print(f"{cases:,} cases; the first run, from what was kept: {seconds:.1f} s")
    client = TestClient(make_app(desk, TOKEN, PORT), base_url=BASE, headers={"origin": BASE})
    _correct(desk, client, inputs, saves, one)
    _open_index((folder / "out/review/index.html").as_uri(), saves)


def _correct(desk: Desk, client: TestClient, inputs: list[Input], saves: int, one: float) -> None:
    taken: dict[str, list[float]] = {"preview": [], "save": [], "page": [], "index": []}

    def timed(name: str, ask: Callable[[], Response]) -> str:
        seconds, answer = _timed(ask)
        assert answer.status_code == 200, answer.text
        taken[name].append(seconds)
        return answer.text

    for at in range(saves):
        id = inputs[at % 3].id
        address, where = f"/{TOKEN}/review/cases/{id}.html", f"/{TOKEN}/cases/{id}"
        found = re.search(r'"revision":(\d+)', client.get(address).text)
        revision = int(found[1]) if found else 0
        title = {"kind": "field", "part": "title", "now": f"Title {at}", "by": "Ana"}
        asked = {**title, "revision": revision}
        timed("preview", partial(client.post, f"{where}/preview", json=asked))
        timed("save", partial(client.post, where, json=asked))
        timed("page", partial(client.get, address))
        timed("index", partial(client.get, f"/{TOKEN}/review/index.html"))
        desk.tables.wait()
    print(f"reading one publication: {one:.2f} s")
    for name, times in taken.items():
        middle, worst = statistics.median(times), max(times)
        print(f"{name}: median {middle:.2f} s, longest {worst:.2f} s, {middle / one:.1f} readings")


def _open_index(address: str, times: int) -> None:
    """Print how long a browser takes until the table of all cases answers, if there is one."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("index in a browser: not measured, Chromium is not installed")
        return
    taken, filtered = [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        for _ in range(times):
            taken.append(_timed(partial(page.goto, address))[0])  # scripts have run by then
            filtered.append(_timed(partial(page.select_option, "#f-state", "unchecked"))[0])
        browser.close()
    for name, seconds in (("index in a browser", taken), ("a filter chosen", filtered)):
        print(f"{name}: median {statistics.median(seconds):.2f} s, longest {max(seconds):.2f} s")


def _copies(files: list[Path], folder: Path, count: int, options: Options) -> list[Input]:
    """``count`` publications, with what was read of each kept for a run into ``folder``/out."""
    inbox = folder / "inbox"
    inbox.mkdir()
    read = {path: extract_file(path, entities=False) for path in files}
    for at in range(count):
        source = files[at % len(files)]
        data = source.read_bytes() + f"\n% {at}\n".encode()  # what stands behind a PDF is no part
        (inbox / f"{at:05}-{source.name}").write_bytes(data)
    inputs = list(find_inputs([inbox]))
    cache = ResultCache(folder / "out", options.limits)
    for at, input in enumerate(inputs):
        sha256 = input.sha256 or ""
        marks = (CheckMark(page=1, by="Ana", when="2026-01-01T00:00:00Z"),) if at % 2 else ()
        corrections = Corrections(file=input.path.name, sha256=sha256, checked=marks)
        if marks:
            save(folder / "corrections", corrections)
        leave_undrawn(sha256, pictures_folder(folder / "out"))
        result = _as_of(read[files[at % len(files)]], input, sha256)
        key = cache_key(input, corrections if marks else None, options.read_settings)
        cache.save(key, result, 0.3)
    return inputs


def _as_of(read: tuple[Extraction, ...], input: Input, sha256: str) -> Extracted:
    results = []
    for one in read:
        source = one.case.source.model_copy(update={"file": input.path.name, "sha256": sha256})
        case = one.case.model_copy(update={"source": source, "id": input.id})
        results.append(CaseResult(case, one.ledger, one.account.pack()))
    return Extracted(tuple(results))


def _timed(do: Callable[[], Value]) -> tuple[float, Value]:
    began = time.perf_counter()
    value = do()
    return time.perf_counter() - began, value


if __name__ == "__main__":
    main()
