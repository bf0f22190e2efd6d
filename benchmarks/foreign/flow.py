"""A case as a flow of parts, for producers that set one thing after another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from benchmarks.foreign.habits import Habits, Publication
from tests.press.case import Aside, Case, Section
from tests.press.runs import Run, note_runs, passage_runs

NOTES_TITLE = {"fr": "Notes", "en": "Notes", "es": "Notas"}


@dataclass(frozen=True)
class Part:
    """One thing of a section: a paragraph, an item, a box of callouts, or an aside."""

    kind: str  # paragraph | item | box | aside
    runs: tuple[Run, ...] = ()
    texts: tuple[str, ...] = ()  # of a box
    aside: Aside | None = None
    number: int = 0  # an item's, within its section
    level: int = 0
    continued: bool = False  # the rest of a paragraph or item that a box interrupts
    length: int = 0  # characters of the whole passage


def parts(case: Case, section: Section) -> Iterator[Part]:
    """The parts of a section in reading order."""
    number = 0
    for index, passage in enumerate(section.passages):
        number += passage.kind == "item"
        boxes = case.callouts_at(section.key, index)
        yield from (
            Part("box", texts=texts, length=len(passage.text)) for at, texts in boxes if not at
        )
        inner = tuple(box for box in boxes if box[0] > 0)
        begun = False
        for boxed, group in groupby(passage_runs(passage, inner), lambda run: bool(run.box)):
            runs = tuple(group)
            if boxed:
                yield Part("box", texts=runs[0].box, continued=True)
            else:
                yield Part(
                    passage.kind,
                    runs,
                    number=number,
                    level=passage.level,
                    continued=begun,
                    length=len(passage.text),
                )
                begun = True
        for aside in case.asides:
            if (aside.anchor.section, aside.anchor.passage) == (section.key, index):
                yield Part("aside", aside=aside)


class Setter:
    """Turns text into a producer's markup; a producer says how each kind of run is written."""

    def __init__(self, publication: Publication) -> None:
        self.case: Case = publication.case
        self.habits: Habits = publication.habits
        self.noted: set[str] = set()

    def text(self, text: str) -> str:
        """Plain text, escaped."""
        raise NotImplementedError

    def label(self, markup: str) -> str:
        """An item's run-in title."""
        raise NotImplementedError

    def call(self, marker: str, first: bool) -> str:
        """A note's call; ``first``: the note itself may be given with it."""
        raise NotImplementedError

    def address(self, url: str) -> str:
        """A printed address."""
        raise NotImplementedError

    def link(self, markup: str, url: str) -> str:
        """Text or an address that can be clicked."""
        raise NotImplementedError

    def runs(self, runs: tuple[Run, ...] | list[Run]) -> str:
        """A passage or note."""
        return "".join(self._run(run) for run in runs)

    def note(self, marker: str) -> str:
        """A note's text."""
        return self.runs(note_runs(self.case.note(marker)))

    def lead(self) -> list[str]:
        """The paragraphs of the summary."""
        return [self.runs(passage_runs(passage, ())) for passage in self.case.summary]

    def _run(self, run: Run) -> str:
        if run.call:
            first = run.call not in self.noted
            self.noted.add(run.call)
            return self.call(run.call, first)
        markup = self.address(run.text) if run.shown else self.text(run.text)
        clicked = self.habits["links"] != "none" if run.shown else self.habits["links"] == "other"
        if run.url and clicked:
            markup = self.link(markup, run.url)
        return self.label(markup) if run.label else markup
