"""Pages with something at their edges, and what of them is claimed as furniture."""

from __future__ import annotations

from pipeline.audit.evidence_words import in_words
from pipeline.model.page import Line, Page
from pipeline.model.roles import Role
from pipeline.stages.furniture import claim_furniture
from tests.stages.builders import PROFILE, TEXT, column, document, page


def claimed(*pages: Page) -> dict[tuple[int, str], str]:
    """The evidence by page and text of the lines that are furniture."""
    made = claim_furniture(document(*pages), PROFILE)
    assert all(claim.role is Role.FURNITURE for claim in made.claims.values())
    return {
        (id.page, made.by_id[id].text): in_words(claim.evidence)
        for id, claim in made.claims.items()
    }


def sheet(number: int, *edges: Line, lines: int = 10) -> Page:
    """A page whose text differs from any other's, with ``edges`` around it."""
    text = column(*[f"{TEXT} {number * 'x'} {at * 'y'}" for at in range(lines)], y=200)
    above = [one for one in edges if one.box and one.box.top < 200]
    below = [one for one in edges if one not in above]
    return page(*above, *text, *below, number=number)
