"""Looks for what nobody thought of: python -m tests.fuzz [pdfs | requests | texts] …"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.fuzz.pdfs import Ended, read_changed
from tests.fuzz.requests import send, serving
from tests.fuzz.texts import TARGETS, changed
from tests.golden.publications import publications

FINDS = Path(".fuzz")
SERVER_ERROR = 500


def main() -> int:
    """The command line: 1 when something was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    commands = parser.add_subparsers(required=True)
    pdfs = commands.add_parser("pdfs", help="read changed PDFs in worker processes, within limits")
    pdfs.add_argument("--count", type=int, default=10_000, help="how many (default: %(default)s)")
    pdfs.add_argument("--first", type=int, default=0, help="number of the first")
    pdfs.add_argument("--processes", type=int, default=1, help="how many are read at once")
    pdfs.add_argument("--ocr", action="store_true", help="read pages without text by OCR too")
    pdfs.add_argument("--folder", type=Path, help="change the PDFs of this folder")
    pdfs.set_defaults(run=fuzz_pdfs)
    asked = commands.add_parser("requests", help="send requests to the server of the review pages")
    asked.add_argument("--count", type=int, default=10_000, help="how many (default: %(default)s)")
    asked.add_argument("--first", type=int, default=0, help="number of the first")
    asked.set_defaults(run=fuzz_requests)
    texts = commands.add_parser("texts", help="give odd bytes to what reads lines, profiles etc.")
    texts.add_argument("--count", type=int, default=10_000, help="how many (default: %(default)s)")
    texts.add_argument("--target", choices=TARGETS, help="only this one")
    texts.add_argument("--seconds", type=int, default=3_600, help="at most, for each target")
    texts.set_defaults(run=fuzz_texts)
    args = parser.parse_args()
    found: bool = args.run(args)
    return int(found)


def fuzz_pdfs(args: argparse.Namespace) -> bool:
    """Print what became of the changed PDFs, and keep those with a fault in the folder .fuzz."""
    kept = [one.path for one in publications() if one.path.suffix == ".pdf" and not one.scanned]
    paths = sorted(args.folder.rglob("*.pdf")) if args.folder else kept
    numbers = range(args.first, args.first + args.count)
    ends = read_changed(paths, numbers, processes=args.processes, ocr=args.ocr)
    return report(keep_faults(ends))


def fuzz_requests(args: argparse.Namespace) -> bool:
    """Print how many requests had which answer, and those that brought the server down."""
    codes: Counter[int] = Counter()
    with TemporaryDirectory() as folder, serving(Path(folder)) as client:
        for asked, code in send(client, range(args.first, args.first + args.count)):
            codes[code] += 1
            if code >= SERVER_ERROR:
                print(code, asked, flush=True)
    print(f"{codes.total()} requests were sent: {dict(sorted(codes.items()))}")
    return any(code >= SERVER_ERROR for code in codes)


def fuzz_texts(args: argparse.Namespace) -> bool:
    """Run each target, guided by the code that it reaches where atheris is installed."""
    FINDS.mkdir(exist_ok=True)
    run = run_guided if find_spec("atheris") else run_at_random
    targets = [target for target in TARGETS if args.target in (None, target)]
    faults = [run(target, args.count, args.seconds) for target in targets]
    return any(faults)


def run_guided(target: str, count: int, seconds: int) -> bool:
    """Whether a guided run of ``target`` finds a fault; it ends with the first."""
    bounds = [str(count), str(seconds)]
    command = [sys.executable, "-m", "tests.fuzz.guided", target, *bounds, str(FINDS)]
    ended = subprocess.run(command, check=False)
    none = f"no fault in {count} guided inputs, or in those of {seconds} seconds"
    print(f"{target}: " + ("a fault" if ended.returncode else none))
    return ended.returncode != 0


def run_at_random(target: str, count: int, seconds: int) -> bool:
    """Whether a changed input of ``target`` finds a fault, within both bounds; each is kept."""
    faults, tried, end = 0, 0, time.monotonic() + seconds
    for number in range(count):
        if time.monotonic() > end:
            break
        tried += 1
        data = changed(target, number)
        try:
            TARGETS[target](data)
        except Exception as error:  # whatever it raises is a find
            faults += 1
            (FINDS / f"{target}-{number}").write_bytes(data)
            print(f"{target}, input {number}: {error!r}", flush=True)
    print(f"{target}: {faults} faults in {tried} inputs changed at random")
    return bool(faults)


def keep_faults(ends: Iterable[Ended]) -> list[Ended]:
    """``ends``, each written down as it comes; a file with a fault is kept beside."""
    FINDS.mkdir(exist_ok=True)
    listed: list[Ended] = []
    with (FINDS / "ended.jsonl").open("w", encoding="utf-8") as log:
        for end in ends:
            listed.append(end)
            told = (end.changed.name, end.code, end.fault, round(end.seconds, 2), end.messages)
            log.write(json.dumps(told, ensure_ascii=False) + "\n")
            log.flush()
            if end.fault:
                (FINDS / end.changed.name).write_bytes(end.changed.data)
                print(f"{end.changed.name}: {end.fault}", flush=True)
    return listed


def report(ends: list[Ended]) -> bool:
    """Print how the files ended, and each kind of fault; whether there is one."""
    print(f"{len(ends)} changed PDFs were read:")
    for code, count in Counter(end.code for end in ends).most_common():
        print(f"{count:8} {code}")
    faults = Counter(end.fault for end in ends if end.fault)
    for fault, count in faults.most_common():
        print(f"{count:8} × {fault}")
    print(f"{faults.total()} have a fault; they are in {FINDS}." if faults else "None has a fault.")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
