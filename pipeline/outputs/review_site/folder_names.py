"""Names of the folders of the review pages, and of the program that makes them."""

from __future__ import annotations

from pipeline.version import __version__

FOLDER = "review"
CASES, PICTURES = "cases", "pages"
REPORT_FILE = "report.html"
SEARCH_FILE = "search.js"
GENERATOR = f"case-study-pipeline {__version__}"


def part_id(path: str) -> str:
    """The anchor of a part of the record on its page."""
    return "p-" + path.replace(".", "-")


def page_id(number: int) -> str:
    """The anchor of a page of the file beside the record."""
    return f"page-{number}"


def same_page(id: str) -> str:
    """The path of the page that shows the case ``id`` beside other records of it."""
    return f"{CASES}/{id}.same.html"


def case_page(id: str) -> str:
    """The path of the page of the case ``id`` in the folder of the review pages."""
    return f"{CASES}/{id}.html"
