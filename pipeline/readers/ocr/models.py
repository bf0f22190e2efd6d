"""Where the language models of the system's Tesseract are."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

# Where the installer for Windows puts the program, which it does not add to PATH.
_WINDOWS = r"C:\Program Files\Tesseract-OCR\tesseract.exe"


def models_folder() -> Path | None:
    """The folder of the models: TESSDATA_PREFIX, or what the installed program says."""
    if prefix := os.environ.get("TESSDATA_PREFIX"):
        return Path(prefix)
    program = shutil.which("tesseract") or (_WINDOWS if Path(_WINDOWS).is_file() else None)
    if program is None:
        return None
    said = subprocess.run(
        [program, "--list-langs"], capture_output=True, text=True, check=False, timeout=30
    )
    found = re.search(r'"([^"]+)"', said.stdout + said.stderr)
    return Path(found.group(1)) if found else None


def models() -> list[tuple[str, int]]:
    """Each model's file name and size in bytes, by name; none without Tesseract."""
    folder = models_folder()
    if folder is None or not folder.is_dir():
        return []
    return sorted((path.name, path.stat().st_size) for path in folder.glob("*.traineddata"))
