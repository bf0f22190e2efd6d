"""What is left: reported, never dropped."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model.document import Document
from pipeline.model.evidence import SignalKind, evidence_of
from pipeline.model.page import Line
from pipeline.model.roles import Claim, Notice, Role
from pipeline.profile.model import Profile


def claim_unplaced(document: Document, profile: Profile) -> Document:
    """Claim every line that no other stage understood, with one warning for each page."""
    left = document.unclaimed()
    evidence = evidence_of(SignalKind.NO_STAGE)
    claims = [Claim(line.id, Role.UNPLACED, "unplaced", evidence, 0.0) for line in left]
    return document.with_claims(claims).warn(unplaced_lines(left))


def unplaced_lines(left: Iterable[Line]) -> list[Notice]:
    """A warning for each page with lines that were ``left``."""
    by_page: dict[int, list[str]] = {}
    for line in left:
        by_page.setdefault(line.page, []).append(line.text)
    return [
        Notice(
            "unplaced-lines",
            f"{len(texts)} line{'s' if len(texts) > 1 else ''} could not be placed, beginning "
            f"“{texts[0][:60]}”; they are kept under “unplaced”.",
            page,
            str(page),
        )
        for page, texts in by_page.items()
    ]
