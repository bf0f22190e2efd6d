"""Names of files as text."""

from __future__ import annotations

import os
from pathlib import Path


def file_name(path: Path) -> str:
    """The file's own name, without its folders.

    A system may allow bytes in it that are not UTF-8: each becomes U+FFFD.
    """
    return os.fsencode(path.name).decode("utf-8", "replace")


def path_name(path: Path) -> str:
    """The path with “/” between its folders; bytes that are not UTF-8 become U+FFFD."""
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")
