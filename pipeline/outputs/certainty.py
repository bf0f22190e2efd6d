"""Which finding of a case is least certain."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.model.record import CaseStudy


class Finding(NamedTuple):
    """A finding: its path in the record, such as ``title`` or ``callouts.0``; and its confidence.

    The path is None where nothing was found at all.
    """

    part: str | None
    confidence: float


def least_certain(case: CaseStudy) -> Finding:
    """The first of the findings of ``case`` with the lowest confidence; 0 if it has none."""
    return min(_findings(case), key=lambda one: one.confidence, default=Finding(None, 0.0))


def _findings(case: CaseStudy) -> Iterator[Finding]:
    for name, confidence in case.confidence:
        if confidence is not None:
            yield Finding(name, confidence)
    for section in case.sections:
        yield Finding(f"sections.{section.key}", section.confidence)
    for at, callout in enumerate(case.callouts):
        yield Finding(f"callouts.{at}", callout.confidence)
