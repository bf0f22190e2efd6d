"""Turns case-study PDFs into JSON and CSV that analysts can trust."""

__version__ = "0.1.0"
