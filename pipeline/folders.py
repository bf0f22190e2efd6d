"""Names of folders that more than one part of the program knows."""

from __future__ import annotations

KEPT = ".cache"
"""Where an output folder keeps what was read, for the next run."""
