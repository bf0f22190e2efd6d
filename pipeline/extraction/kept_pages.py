"""Pages that OCR has read, kept as a file: reading them again takes seconds a page."""

from __future__ import annotations

import hashlib
import os
import zlib
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from pipeline.model.page import Page

SUFFIX, SCRATCH = ".pages", ".partial"


@dataclass(frozen=True, slots=True)
class KeptPages:
    """The place of the pages of a file with this digest; they are there whole or not at all."""

    sha256: str
    path: Path

    def load(self) -> tuple[Page, ...] | None:
        """The pages; None where there are none, or they are damaged."""
        try:
            digest, _, packed = self.path.read_bytes().partition(b"\n")
            if digest != _digest(packed):
                return None
            pages = _pages().validate_json(zlib.decompress(packed))
            os.utime(self.path)  # it is still in use
        except (OSError, ValidationError):
            return None
        return pages

    def save(self, pages: tuple[Page, ...]) -> None:
        """Keep ``pages``; failing to (a full disk, say) only costs the time to read them again."""
        packed = zlib.compress(_pages().dump_json(pages))
        scratch = self.path.with_suffix(f".{os.getpid()}{SCRATCH}")
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            scratch.write_bytes(_digest(packed) + b"\n" + packed)
            scratch.replace(self.path)


def _digest(packed: bytes) -> bytes:
    return hashlib.sha256(packed).hexdigest().encode()


@lru_cache(maxsize=1)
def _pages() -> TypeAdapter[tuple[Page, ...]]:
    return TypeAdapter(tuple[Page, ...])
