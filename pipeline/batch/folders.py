"""Names of folders that more than one part of the program knows."""

from __future__ import annotations

from pathlib import Path

DEFAULT_OUTPUT = Path("output")
"""Where the data goes unless the command says otherwise."""

KEPT = ".cache"
"""Where an output folder keeps what was read, for the next run."""
