"""Cases whose findings are all sure but for some, to try one doubt at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pipeline.model.document import Document
from pipeline.model.doubts import DoubtKind, TextDoubt
from pipeline.model.evidence import SignalKind, evidence_of
from pipeline.model.findings import Passage, Section, TitleBlock
from pipeline.model.page import Line, LineId
from pipeline.model.period import Period
from pipeline.model.roles import Role
from pipeline.profile.model import Profile
from pipeline.stages.confidence import rate_findings
from tests.stages.builders import PROFILE, body, document, line, page

BLOCK = TitleBlock("The boats", "Orsa (2014)", "Orsa", Period(2014, 2014))
TEXT = "The boats left. They came home."
BEST = 0.98


def rated(
    title: Line | None = None,
    *,
    ocr: bool = False,
    doubted: Sequence[int] = (),
    profile: Profile = PROFILE,
    **findings: Any,  # noqa: ANN401
) -> Document:
    """A case with a large title, all of whose findings are sure but for ``findings``.

    ``doubted`` are the lines, from 0, with a word that may not be what the page shows.
    """
    title = title or line("The boats", y=40, size=20)
    start = document(page(title, *body(5), ocr=ocr))
    start = start.claim(start.lines[:1], Role.TITLE, "title", evidence_of(SignalKind.TITLE_BLOCK))
    start = replace(start, doubts=tuple(doubt(at) for at in doubted))
    lines = tuple(one.id for one in start.lines[1:])
    sections = tuple(section(spec.key, lines) for spec in PROFILE.sections)
    sure = {"heading_block": BLOCK, "lead": (passage(),), "sections": sections}
    return rate_findings(start.with_findings(**{**sure, **findings}), profile)


def doubt(at: int) -> TextDoubt:
    return TextDoubt(DoubtKind.ODD_LETTER, "b\u043eats", LineId(1, at))


def passage(text: str = TEXT, kind: str = "paragraph") -> Passage:
    ids = document(page(*body(2))).lines
    return Passage(kind, text, (ids[0].id,))


def section(
    key: str = "setting",
    lines: tuple[LineId, ...] = (),
    confidence: float = 1.0,
    **more: Any,  # noqa: ANN401
) -> Section:
    ids = lines or (document(page(*body(2))).lines[0].id,)
    given = {"passages": (passage(),), **more}
    return Section(key, key.title(), ids[:1], confidence=confidence, **given)
