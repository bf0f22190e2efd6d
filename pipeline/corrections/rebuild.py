"""Puts parts of a record together anew from lines that a person gave another role."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.layout.metrics import measure
from pipeline.layout.note_markers import note_start, raised_marker, with_plain_marker
from pipeline.layout.passage_calls import take_passage_calls
from pipeline.layout.passages import build_passage
from pipeline.layout.regions import regions_of
from pipeline.layout.setting import Surroundings, survey
from pipeline.matching.criteria import match_criterion
from pipeline.model.document import Document
from pipeline.model.findings import Callout, Note, Passage
from pipeline.model.page import Line, LineId
from pipeline.profile.model import Profile
from pipeline.text.hyphens import learn
from pipeline.text.joining import join_lines


@dataclass(frozen=True)
class Remaking:
    """A document, and what its parts are put together with."""

    document: Document
    profile: Profile
    around: Surroundings

    def lines(self, ids: Sequence[LineId]) -> list[Line]:
        return [self.document.by_id[id] for id in ids]

    def passage(self, ids: Sequence[LineId]) -> Passage:
        markers = [note.marker for note in self.document.findings.notes]
        (made,) = take_passage_calls([build_passage(self.lines(ids), self.around)], markers)
        return made._replace(corrected=True)

    def callout(self, ids: Sequence[LineId]) -> Callout:
        lines = self.lines(ids)
        joined = join_lines(lines, self.around.vocabulary, item=True)
        match = match_criterion(joined.text, self.profile)
        regions = regions_of(lines)
        return Callout(
            text=joined.text,
            criterion=match.criterion.key if match.criterion else None,
            number=match.criterion.number if match.criterion else None,
            score=match.score if match.criterion else 0.0,
            lines=tuple(ids),
            region=regions[0] if regions else None,
            page=lines[0].page,
            removed=joined.removed,
            corrected=True,
        )

    def note(self, ids: Sequence[LineId], earlier: Note | None) -> Note:
        lines = self.lines(ids)
        start = note_start(lines[0])
        joined = join_lines([with_plain_marker(line) for line in lines], self.around.vocabulary)
        length, marker = (start.length, start.marker) if start else (0, "")
        removed = "".join(joined.text[:length].split()).replace(marker, "", 1)
        blank = Note(marker=marker, text="", lines=(), page=lines[0].page)
        return (earlier or blank)._replace(
            marker=marker,
            text=joined.text[length:].strip(),
            lines=tuple(ids),
            regions=regions_of(lines),
            removed=joined.removed + removed,
            corrected=True,
            printed_marker=raised_marker(lines[0]),
        )


def remaking(document: Document, profile: Profile) -> Remaking:
    """What is needed to make parts of ``document`` anew."""
    vocabulary = learn(document.texts, document.findings.language)
    return Remaking(
        document, profile, survey(document, measure(document.pages, document.flow), vocabulary)
    )
