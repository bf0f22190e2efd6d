"""What the stages hand on: pages, claims on their lines, and what was made of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain
from typing import Any

from pipeline.model.doubts import TextDoubt
from pipeline.model.evidence import Evidence
from pipeline.model.findings import Findings
from pipeline.model.page import Line, LineId, Page
from pipeline.model.roles import Claim, Notice, Role


@dataclass(frozen=True, slots=True)
class Edited:
    """Characters that persons' corrections took out of the record, and that they put in."""

    taken: str = ""
    added: str = ""


@dataclass(frozen=True)
class Document:
    """A read document on its way through the stages. Stages return a new one.

    ``flow`` holds the running text in reading order, once furniture, guide, notes and callouts
    are out of its way. ``doubts`` are the words that may not be what the pages show.
    """

    pages: tuple[Page, ...]
    flow: tuple[Line, ...] = ()
    claims: Mapping[LineId, Claim] = field(default_factory=dict)
    findings: Findings = field(default_factory=Findings)
    notices: tuple[Notice, ...] = ()
    edited: Edited = Edited()
    doubts: tuple[TextDoubt, ...] = ()

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines, page by page."""
        return tuple([line for page in self.pages for line in page.lines])

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """What all lines say, one after the other."""
        return tuple([line.text for line in self.lines])

    @cached_property
    def by_id(self) -> Mapping[LineId, Line]:
        """Every line by its id."""
        return {line.id: line for line in self.lines}

    @cached_property
    def flowing(self) -> frozenset[LineId]:
        """The ids of the running text's lines."""
        return frozenset([line.id for line in self.flow])

    def page(self, number: int) -> Page:
        """The page with this 1-based number; raises KeyError when there is none."""
        return self._pages_by_number[number]

    @cached_property
    def _pages_by_number(self) -> Mapping[int, Page]:
        return {page.number: page for page in self.pages}

    def unclaimed(self, page: Page | None = None) -> tuple[Line, ...]:
        """Lines nobody has claimed yet, of one page or of all."""
        if page is not None:
            return self._unclaimed[page.number]
        return tuple(chain.from_iterable(self._unclaimed.values()))

    @cached_property
    def _unclaimed(self) -> Mapping[int, tuple[Line, ...]]:
        claims = self.claims
        return {
            page.number: tuple([line for line in page.lines if line.id not in claims])
            for page in self.pages
        }

    def role(self, line: Line) -> Role | None:
        """The role a line was given, if any."""
        claim = self.claims.get(line.id)
        return claim.role if claim else None

    def claimed_as(self, role: Role) -> list[Line]:
        """The lines of ``role``, page by page."""
        return list(self._by_role.get(role, ()))

    @cached_property
    def _by_role(self) -> Mapping[Role, Sequence[Line]]:
        found: dict[Role, list[Line]] = {}
        for line in self.lines if self.claims else ():
            if claim := self.claims.get(line.id):
                found.setdefault(claim.role, []).append(line)
        return found

    def claim(
        self, lines: Iterable[Line], role: Role, stage: str, evidence: Evidence, score: float = 1.0
    ) -> Document:
        """Claim ``lines``; raises ValueError when one of them is claimed already."""
        return self.with_claims(Claim(line.id, role, stage, evidence, score) for line in lines)

    def with_claims(self, claims: Iterable[Claim]) -> Document:
        """Add ``claims``; raises ValueError when a line would get two."""
        merged = dict(self.claims)
        for claim in claims:
            if claim.line in merged:
                raise ValueError(f"{claim.stage} claims {claim.line}, held by {merged[claim.line]}")
            merged[claim.line] = claim
        return replace(self, claims=merged) if len(merged) > len(self.claims) else self

    def with_findings(self, **changes: Any) -> Document:  # noqa: ANN401 - as replace has it
        """A copy whose findings differ by ``changes``; raises TypeError for a misspelt field."""
        return replace(self, findings=replace(self.findings, **changes))

    def warn(self, notices: Sequence[Notice]) -> Document:
        """A copy with further warnings."""
        return replace(self, notices=self.notices + tuple(notices)) if notices else self

    def with_flow(self, flow: tuple[Line, ...]) -> Document:
        """A copy whose running text is ``flow``."""
        return replace(self, flow=flow)
