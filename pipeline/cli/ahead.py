"""The program's first steps: a process that reads starts before the command is even understood.

To load typer, and what it tells with whether options fit, takes as long as a process takes to be
ready to read. What is guessed here of the arguments costs time alone where it is wrong.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.batch import interrupts
from pipeline.batch.folders import DEFAULT_OUTPUT, KEPT

if TYPE_CHECKING:
    from pipeline.batch.pool import Hired


def main() -> None:
    """Run the command line; never returns."""
    # No plugin of pydantic's has a part in this; each process would look for some in all packages.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    hired: list[Hired] = []
    try:
        with interrupts.held():
            if reads(arguments := sys.argv[1:]):
                from pipeline.batch.pool import READING, hire

                gc.disable()  # until what the command needs is loaded, which stays
                hired = [hire(quiet="--debug" not in arguments, loading=READING)]
            from pipeline.cli import app as cli
    except KeyboardInterrupt:  # nothing was begun, and what is hired ends with this process
        from pipeline.cli.app import Exit

        os._exit(Exit.INTERRUPTED)
    cli.main(hired)


def reads(arguments: Sequence[str]) -> bool:
    """Whether the command is likely to read a file: nothing was yet, into the folder it names."""
    if arguments[:1] != ["extract"] or "--help" in arguments:
        return False
    return "--force" in arguments or not (_output(arguments) / KEPT).is_dir()


def _output(arguments: Sequence[str]) -> Path:
    for argument, following in zip(arguments, [*arguments[1:], ""], strict=True):
        if argument in ("-o", "--output"):
            return Path(following)
        if argument.startswith("--output="):
            return Path(argument.partition("=")[2])
    return DEFAULT_OUTPUT
