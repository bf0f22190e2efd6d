"""Tells whether the outputs of a run are in place already, so that they are not made again.

What a run writes follows from its files' results and its options alone. Each run leaves a note of
what it wrote and of what that was made from; where a later one would make it of just the same, and
nobody has touched it since, only the run file gets new seconds.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from pipeline.batch.cache import CACHE_FOLDER

_NOTE = "outputs.json"


def origin_of(parts: Iterable[object]) -> str:
    """A digest of ``parts``: all that the outputs follow from."""
    return hashlib.sha256(repr(list(parts)).encode("utf-8", "surrogatepass")).hexdigest()


def digests(files: Mapping[str, bytes]) -> dict[str, str]:
    """The digest of each of ``files`` (by name)."""
    return {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}


def note_outputs(output: Path, origin: str, files: Mapping[str, str]) -> None:
    """Note that ``files`` (digests by name) stand in ``output`` and follow from ``origin``."""
    path = output / CACHE_FOLDER / _NOTE
    with suppress(OSError):  # without a note the outputs are made again, which is right as well
        path.parent.mkdir(parents=True, exist_ok=True)
        scratch = path.with_suffix(".partial")
        scratch.write_text(json.dumps({"origin": origin, "files": dict(files)}), "utf-8")
        scratch.replace(path)


def outputs_in_place(output: Path, origin: str) -> dict[str, str] | None:
    """Names and digests of the outputs in ``output`` if they follow from ``origin``, untouched."""
    try:
        note = json.loads((output / CACHE_FOLDER / _NOTE).read_bytes())
        files: dict[str, str] = note["files"]
        whole = note["origin"] == origin and all(
            _digest(output / name) == digest for name, digest in files.items()
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
    return files if whole else None


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
