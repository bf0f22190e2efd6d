"""Why an input yields no record, or none as asked for, in words its owner can act on."""

from __future__ import annotations


class Rejected(Exception):
    """An input that cannot become a record.

    ``code`` is stable (``not-a-pdf``, ``encrypted``, ``empty``, ``damaged``, ``no-text``,
    ``not-a-case-study``, ``unreadable``); ``message`` is one sentence that says what is wrong and
    what to do next.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message

    def __str__(self) -> str:
        return self.message


class CorrectionError(Exception):
    """A file of corrections that cannot be used: which, and what is wrong with it."""
