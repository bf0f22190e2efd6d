"""Names of the folders of the review pages, and of the program that makes them."""

from __future__ import annotations

from pipeline.version import __version__

FOLDER = "review"
CASES, PICTURES = "cases", "pages"
GENERATOR = f"case-study-pipeline {__version__}"
