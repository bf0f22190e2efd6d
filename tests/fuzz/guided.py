"""Run one target guided by the code that it reaches.

python -m tests.fuzz.guided TARGET COUNT SECONDS FINDS: for so many inputs and seconds at most.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

with atheris.instrument_imports(include=["pipeline"]):
    from tests.fuzz.texts import TARGETS, seeds


def main(target: str, count: str, seconds: str, finds: str) -> None:
    """End with a code other than 0 at the first input with a fault, which is kept in ``finds``."""
    with TemporaryDirectory() as folder:
        for number, seed in enumerate(seeds(target)):
            (Path(folder) / str(number)).write_bytes(seed)
        options = [f"-runs={count}", f"-max_total_time={seconds}", "-seed=1", "-verbosity=0"]
        options += ["-print_final_stats=1", f"-artifact_prefix={finds}/"]
        atheris.Setup([sys.argv[0], *options, folder], TARGETS[target])
        atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
