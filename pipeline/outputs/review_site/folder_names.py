"""Names of the folders of the review pages, and of the program that makes them."""

from __future__ import annotations

from pipeline.version import __version__

FOLDER = "review"
CASES, PICTURES = "cases", "pages"
SEARCH_FILE = "search.js"
GENERATOR = f"case-study-pipeline {__version__}"


def case_page(id: str) -> str:
    """The path of the page of the case ``id`` in the folder of the review pages."""
    return f"{CASES}/{id}.html"
