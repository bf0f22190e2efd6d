"""Turns case-study PDFs into JSON and CSV that analysts can trust.

What is listed in ``__all__`` is public, and described in ``docs/python.md``; the command line is
``python -m pipeline``. Messages for developers are logged under the name “pipeline”, which is
silent unless the caller sets logging up.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from pipeline.version import __version__

if TYPE_CHECKING:
    from pipeline.model.record import CaseStudy

from pipeline.errors import (
    MissingExtra,
    PipelineError,
    ProfileError,
    Rejected,
    RejectionCode,
    SeveralCases,
)
from pipeline.library import FileResult, extract, extract_all, extract_many, to_pandas

__all__ = [
    "CaseStudy",
    "FileResult",
    "MissingExtra",
    "PipelineError",
    "ProfileError",
    "Rejected",
    "RejectionCode",
    "SeveralCases",
    "__version__",
    "extract",
    "extract_all",
    "extract_many",
    "to_pandas",
]


def __getattr__(name: str) -> object:
    """``CaseStudy`` when it is asked for: its library, pydantic, would delay ``--help``."""
    if name == "CaseStudy":
        from pipeline.model.record import CaseStudy

        return CaseStudy
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


logging.getLogger("pipeline").addHandler(logging.NullHandler())
