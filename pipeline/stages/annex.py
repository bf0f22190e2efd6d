"""An annex behind a case: set aside, for its tables and lists are no part of the last section."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from pipeline.layout.compare import is_gap
from pipeline.layout.metrics import Measures, is_larger, measure
from pipeline.matching.heading_words import match_headings
from pipeline.model.document import Document
from pipeline.model.evidence import SignalKind, evidence_of
from pipeline.model.page import Line
from pipeline.model.roles import Notice, Role
from pipeline.profile.model import Profile, phrases
from pipeline.text.characters import fold
from pipeline.text.endings import ends_sentence

# A title of an annex has no more characters than this; what is longer speaks of one.
CHARACTERS_OF_TITLE = 100


def set_annex_aside(document: Document, profile: Profile) -> Document:
    """Claim the running text and the callouts from the title of an annex on, and say so.

    Before the title stand more sections than behind it: a table of contents lists both.
    """
    flow = document.flow
    at = _start(document, profile) if profile.annex else None
    if at is None:
        return document
    title = flow[at]
    document, boxed = _without_callouts_behind(document, title)
    rest = (*flow[at:], *boxed)
    document = document.claim(rest, Role.FURNITURE, "annex", evidence_of(SignalKind.IN_ANNEX))
    message = (
        f"The text from “{title.text.strip()}” on ({len(rest)} lines) was set aside as an annex: "
        "check that none of it belongs to the case."
    )
    notice = Notice("annex-set-aside", message, title.page)
    return document.with_flow(flow[:at]).warn([notice])


def _without_callouts_behind(document: Document, title: Line) -> tuple[Document, list[Line]]:
    """``document`` without the callouts below the annex's ``title``, and the lines of those."""
    top = title.box.top if title.box else 0.0
    callouts = document.findings.callouts
    behind = [
        one
        for one in callouts
        if one.page > title.page
        or (one.page == title.page and one.region and one.region.box.top > top)
    ]
    ids = {id for one in behind for id in one.lines}
    noticed = {(one.text, one.page) for one in behind}
    document = replace(
        document,
        claims={id: claim for id, claim in document.claims.items() if id not in ids},
        notices=tuple(
            one
            for one in document.notices
            if one.code != "unmatched-callout" or (one.subject, one.page) not in noticed
        ),
    )
    left = tuple(one for one in callouts if one not in behind)
    return document.with_findings(callouts=left), [document.by_id[id] for id in sorted(ids)]


def _start(document: Document, profile: Profile) -> int | None:
    """Where in the flow the annex begins; never with the first line, for it has sections above."""
    flow = document.flow
    measures = measure(document.pages, flow)
    sections = [(at, match.key) for at, match in match_headings(flow, profile)]
    for at, (above, line) in enumerate(pairwise(flow), 1):
        below = flow[at + 1] if at + 1 < len(flow) else None
        if not _opens(line.text, profile) or not _is_set_apart(above, line, below, measures):
            continue
        before = {key for place, key in sections if place < at}
        after = {key for place, key in sections if place > at}
        if len(before) > len(after):
            return at
    return None


@lru_cache(maxsize=8)
def _opening(profile: Profile) -> re.Pattern[str]:
    words = "|".join(re.escape(fold(phrase)) for phrase in phrases(profile.annex))
    return re.compile(rf"(?:{words})(?:$|\s*[:.–—-]|\s+(?:\d|[a-z]\b|[ivx]+\b))")


def _opens(text: str, profile: Profile) -> bool:
    """Whether a line is an annex's title: the word, alone or with its number or a colon."""
    short = len(text) <= CHARACTERS_OF_TITLE and not ends_sentence(text)
    return short and _opening(profile).match(fold(text)) is not None


def _is_set_apart(above: Line, line: Line, below: Line | None, measures: Measures) -> bool:
    """Whether a line has space above it, and stands out or has space below."""
    if not is_gap(above, line, measures):
        return False
    bold, colored = line.bold and not measures.bold, line.color != measures.color
    stands_out = is_larger(line.size, measures.size) or bold or colored
    return stands_out or (below is not None and is_gap(line, below, measures))
