"""Short names for files, safe in addresses and file systems."""

from __future__ import annotations

import re

from pipeline.text.characters import fold


def slug(name: str) -> str:
    """``name`` in small ASCII letters and digits, parted by hyphens; never empty."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-") or "case"
