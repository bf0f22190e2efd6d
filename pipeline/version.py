"""The version of the program, which pyproject.toml states too."""

from __future__ import annotations

__version__ = "0.1.0"
