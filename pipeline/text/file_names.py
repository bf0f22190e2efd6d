"""Names of files as text."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

from pipeline.text.characters import UNKNOWN

# Line ends and a terminal's escapes; and what turns the direction of writing (UAX #9).
_CONTROLS = frozenset({"Cc", "Zl", "Zp"})
_TURNS = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})


def file_name(path: Path) -> str:
    """The file's own name, without its folders.

    A system may allow bytes in it that are not UTF-8, and characters that do not show but move the
    cursor of a terminal, or turn the text around: each becomes U+FFFD.
    """
    return _shown(path.name)


def path_name(path: Path, given: Path) -> str:
    """The path with “/” between its folders, as it was found in ``given``, a folder or file.

    Where that is absolute, the name begins with its last folder: what is published does not say
    where on a machine the files are. Characters are replaced as in :func:`file_name`.
    """
    if path.is_absolute() and path.is_relative_to(given.parent):
        path = path.relative_to(given.parent)
    return _shown(path.as_posix())


def _shown(name: str) -> str:
    text = os.fsencode(name).decode("utf-8", "replace")
    return "".join(UNKNOWN if _is_unseen(letter) else letter for letter in text)


def _is_unseen(letter: str) -> bool:
    turns = unicodedata.bidirectional(letter) in _TURNS
    return turns or unicodedata.category(letter) in _CONTROLS
