"""What the folders and files of the review pages are called, and which program made them."""

from __future__ import annotations

from pipeline import __version__

FOLDER = "review"
CASES, PICTURES = "cases", "pages"
GENERATOR = f"case-study-pipeline {__version__}"
