"""What a producer is, and how its program is run."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.foreign.habits import Publication

TIME_LIMIT = 180  # seconds for one program


@dataclass(frozen=True)
class Producer:
    """A way to set publications that is not ours."""

    name: str
    programs: tuple[str, ...]
    choices: Mapping[str, Sequence[Any]]
    press: Callable[[Publication, Path, Path], None]  # the file, an empty folder to work in

    def missing(self) -> str | None:
        """Why it cannot run here."""
        absent = [name for name in self.programs if not shutil.which(name)]
        return f"no {', '.join(absent)} on the PATH" if absent else None


def run(*command: str, folder: Path, env: Mapping[str, str] | None = None) -> None:
    """Run a program in ``folder``; its last words are the error's."""
    done = subprocess.run(
        command, cwd=folder, env=env, capture_output=True, timeout=TIME_LIMIT, check=False
    )
    if done.returncode:
        words = (done.stdout + done.stderr).decode("utf-8", "replace")
        complaint = words[words.find("\n!") :] if "\n!" in words else words[-600:]  # TeX's
        raise RuntimeError(f"{command[0]} failed: {' '.join(complaint.split())[:400]}")
