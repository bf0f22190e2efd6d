"""Puts parts of a record together anew from lines that a person gave another role."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.layout.metrics import measure
from pipeline.layout.note_markers import note_start, raised_marker, with_plain_marker
from pipeline.layout.passage_calls import take_passage_calls
from pipeline.layout.passages import build_passage, build_passages
from pipeline.layout.regions import regions_of
from pipeline.layout.setting import Surroundings, survey
from pipeline.matching.criteria import match_criterion
from pipeline.model.document import Document
from pipeline.model.findings import Callout, Findings, Note, Passage
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
        """The one passage that the lines ``ids`` are."""
        made = build_passage(self.lines(ids), self.around)
        return self._called([made], ids)[0]

    def passages(self, ids: Sequence[LineId]) -> list[Passage]:
        """The passages that the lines ``ids`` are by their setting."""
        return self._called(build_passages(self.lines(ids), self.around), ids)

    def runs_on(self, ids: Sequence[LineId], below: Sequence[LineId]) -> bool:
        """Whether the passage of the lines ``ids`` goes on with those ``below``."""
        made = build_passages(self.lines([*ids, *below]), self.around)
        return any(ids[-1] in one.lines and below[0] in one.lines for one in made)

    def as_printed(self, passage: Passage) -> bool:
        """Whether ``passage`` says what its lines do: no person has changed its words."""
        return not passage.corrected or self.passage(passage.lines).text == passage.text

    def _called(self, made: Sequence[Passage], ids: Sequence[LineId]) -> list[Passage]:
        """``made`` of the lines ``ids``, without the plain calls of notes that no others call."""
        others = {
            marker
            for passage in all_passages(self.document.findings)
            if not set(ids).intersection(passage.lines)
            for marker in passage.footnotes
        }
        markers = [note.marker for note in self.document.findings.notes]
        free = [marker for marker in markers if marker not in others]
        return [one._replace(corrected=True) for one in take_passage_calls(made, free)]

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


def all_passages(findings: Findings) -> list[Passage]:
    """The passages of the lead and the sections, in order."""
    return [*findings.lead, *(one for section in findings.sections for one in section.passages)]


def remaking(document: Document, profile: Profile) -> Remaking:
    """What is needed to make parts of ``document`` anew."""
    vocabulary = learn(document.texts, document.findings.language)
    return Remaking(
        document,
        profile,
        survey(document, measure(document.pages, document.flow), vocabulary, profile),
    )
