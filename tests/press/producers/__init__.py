"""The producers: each sets a case with the options that it can honour."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.press.case import Case
from tests.press.options import Options

NAMES = ("weasyprint", "typst", "reportlab", "chromium", "libreoffice", "plain", "text")


@dataclass(frozen=True)
class Sheet:
    """One publication to be set."""

    case: Case
    options: Options
    path: Path


@dataclass(frozen=True)
class Producer:
    """A way to set sheets."""

    name: str
    suffix: str
    available: Callable[[], str | None]  # why it cannot run here, or None
    adapt: Callable[[Options], Options]  # the options with what it cannot do replaced
    press: Callable[[Sequence[Sheet]], None]  # writes each sheet's file


def producer(name: str) -> Producer:
    """The producer of this name; its module is imported only now."""
    module = importlib.import_module(f"tests.press.producers.{name}")
    found: Producer = module.PRODUCER
    return found
