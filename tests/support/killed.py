"""A run that ends in the middle of writing, as a kill or a power cut ends it.

python -m tests.support.killed IN OUT POINTS makes POINTS copies of the folder OUT, “OUT-0” and so
on, and lets a run over IN into each of them end at another of its calls that change a file; a run
into “OUT-whole” ends by itself. It prints how many such calls a run makes.
"""

from __future__ import annotations

import os
import shutil
import sys
import threading
from pathlib import Path
from types import FrameType, ModuleType

from pipeline.batch.inputs import find_inputs
from pipeline.batch.options import Options
from pipeline.batch.reading import read_in_this_process
from pipeline.batch.run import run
from tests.support.texts import CASE, case_text

OPTIONS = Options(entities=False, review=True, processes=1)
_CHANGES = {"fsync", "replace", "rename", "unlink", "mkdir", "rmdir"}


def read_and_publish(folder: Path, output: Path) -> None:
    """A whole run that starts no process of its own."""
    for one in find_inputs([folder]):
        read_in_this_process(one, [one], output, OPTIONS, {})
    run(find_inputs([folder]), output, OPTIONS)


def publish_then_change(folder: Path) -> tuple[Path, Path]:
    """A folder of which a run is published, and then changed: one case is new, one is another."""
    texts, output = folder / "in", folder / "out"
    texts.mkdir()
    (texts / "a.txt").write_text(CASE, "utf-8")
    read_and_publish(texts, output)
    (texts / "a.txt").write_text(CASE.replace("onze îles", "douze îles"), "utf-8")
    (texts / "b.txt").write_text(case_text("LES PORTS DU NORD"), "utf-8")
    return texts, output


def end_at(call: int) -> list[int]:
    """End this process before its ``call``-th change of a file; returns the list that counts."""
    count, lock = [0], threading.Lock()

    def watch(frame: FrameType, event: str, called: object) -> None:
        if event != "c_call":
            return
        name, owner = getattr(called, "__name__", ""), getattr(called, "__self__", None)
        of_the_system = name in _CHANGES and isinstance(owner, ModuleType)
        into_a_file = name == "write" and isinstance(getattr(owner, "name", None), str)
        if not (of_the_system or into_a_file):
            return
        with lock:
            if count[0] == call:
                os._exit(9)
            count[0] += 1

    threading.setprofile(watch)
    sys.setprofile(watch)
    return count


def killed(folder: Path, output: Path, call: int) -> int:
    """A run in a process of its own that ends at a call; the number of calls, if it never does."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        count = end_at(call)
        read_and_publish(folder, output)
        sys.setprofile(None)
        os.write(writer, str(count[0]).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as told:
        calls = told.read()
    os.waitpid(child, 0)
    return int(calls or -1)


def main(folder: Path, output: Path, points: int) -> None:
    """Make the copies and end a run in each; ``points`` are spread over all calls."""
    # The first run loads the libraries for all.
    read_and_publish(folder, _copy(output, "whole"))
    calls = killed(folder, _copy(output, "counted"), sys.maxsize)
    for point in range(points):
        assert killed(folder, _copy(output, str(point)), calls * point // points) == -1
    print(calls)


def _copy(output: Path, name: str) -> Path:
    copy = output.with_name(f"{output.name}-{name}")
    shutil.copytree(output, copy)
    return copy


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
