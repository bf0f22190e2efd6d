"""Section headings that are the first words of their paragraph, on the same line as its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.matching.heading_words import match_headings, match_words, room_for_heading
from pipeline.matching.line_cuts import cut_lines
from pipeline.matching.looks import look_at
from pipeline.model.page import Line, LineId, Page, Span
from pipeline.profile.model import Profile
from pipeline.text.characters import BULLETS
from pipeline.text.endings import ends_sentence

# So many sections must begin so: one bold word that opens a paragraph may be an item's label. In
# the look of the text, a sentence may open with a section's word and a colon.
SECTIONS_SET_OFF, SECTIONS_PLAIN = 2, 3
# So many headings on lines that follow each other are a table of contents.
CONTENTS = 3
# What closes a run-in heading. A dash or a colon may be set as the text is, behind it.
_CLOSING = re.compile(r"\s?[.:—–-](?=\s|$)\s*")
_PLAIN_HEAD = re.compile(r"(?P<head>[^.:—–]{3,}+[.:—–])\s+(?=[«“\"¿¡]?[A-ZÀ-Þ])")
_CAPITAL = re.compile(r"\s*[«“\"¿¡]?\s?[A-ZÀ-Þ0-9]")

_Look = tuple[float, str, bool, bool]


@dataclass(frozen=True, slots=True)
class _RunIn:
    """A line whose first ``length`` characters head a section; ``look`` is None if all looks so."""

    line: Line
    length: int
    key: str
    look: _Look | None


def split_run_in_headings(pages: Sequence[Page], profile: Profile) -> tuple[Page, ...]:
    """``pages`` with each run-in heading on a line of its own, before the rest of its line.

    They count where several sections begin so, in one look, and none of them has a heading that
    fills its line: there a bold word is an item's label. Where the profile says their looks, one is
    enough; and so are sub-headings in the looks that it says.
    """
    found = [one for page in pages for one in _run_ins(page.lines, profile)]
    places = {one.line.id: (one.length,) for one in _of_series(found, pages, profile)}
    if profile.subheadings.run_in:
        for page in pages:
            places = {**dict(_subheadings(page.lines, profile)), **places}
    return tuple(cut_lines(page, places) for page in pages) if places else tuple(pages)


def _subheadings(lines: Sequence[Line], profile: Profile) -> Iterator[tuple[LineId, tuple[int]]]:
    """The lines that begin a paragraph with words in a sub-heading's look, and where those end."""
    above: Line | None = None
    for line in lines:
        begins = above is None or line.blank_before or not _runs_into(above, line)
        head, rest = _head_of(line)
        said = look_at(line.spans[0], profile.subheadings.run_in) is not None
        if begins and said and _CAPITAL.match(rest) and not _is_item(line):
            yield line.id, (len(head),)
        above = line


def _runs_into(above: Line, line: Line) -> bool:
    """Whether a sentence may run from one line into the next: it has not ended, nor its type."""
    return not ends_sentence(above.text) and _look(above.spans[-1]) == _look(line.spans[-1])


def _is_item(line: Line) -> bool:
    return line.drawn_bullet or line.text[0] in BULLETS


def _run_ins(lines: Sequence[Line], profile: Profile) -> Iterator[_RunIn]:
    room = room_for_heading(profile)
    above: Line | None = None
    for line in lines:
        found = _set_off(line, above, profile) or _plain(line, above, room, profile)
        if found and not _is_item(line):
            yield found
        above = line


def _look(span: Span) -> _Look:
    return round(span.size), span.color, span.bold, span.italic


def _set_off(line: Line, above: Line | None, profile: Profile) -> _RunIn | None:
    """The heading that the first spans of a line are, in a look that its other words have not."""
    if len(line.spans) == 1:
        return None
    said = profile.headings.run_in
    look = _look(line.spans[0])
    head, rest = _head_of(line)
    if not head.strip() or not _CAPITAL.match(rest):
        return None
    if said is not None and look_at(line.spans[0], said) is None:
        return None
    match = match_words(head, profile)
    if match is None and above is not None and {_look(s) for s in above.spans} == {look}:
        match = match_words(f"{above.text} {head}", profile)
    return _RunIn(line, len(head), match.key, look) if match else None


def _head_of(line: Line) -> tuple[str, str]:
    """The first words of a line that are in one look, with the mark that closes them; the others.

    The others are empty where the whole line is in one look.
    """
    look = _look(line.spans[0])
    head = ""
    for span in line.spans:
        if _look(span) != look and span.text.strip():
            break
        head += span.text
    rest = line.text[len(head) :]
    closing = _CLOSING.match(rest)
    if closing:
        head, rest = head + closing.group(), rest[closing.end() :]
    return head, rest


def _plain(line: Line, above: Line | None, room: int, profile: Profile) -> _RunIn | None:
    """The heading that opens a paragraph in the look of its text, and that a mark closes."""
    if profile.headings.run_in is not None:
        return None
    found = _PLAIN_HEAD.match(line.text[: room + 2])
    if not found or not (above is None or line.blank_before or ends_sentence(above.text)):
        return None
    match = match_words(found["head"], profile)
    return _RunIn(line, found.end(), match.key, None) if match else None


def _of_series(
    found: Sequence[_RunIn], pages: Sequence[Page], profile: Profile
) -> Iterable[_RunIn]:
    """Those of ``found`` that head their sections: of one look, and of enough sections."""
    if not found:
        return []
    alone = _on_own_lines(pages, profile)
    left = [one for one in found if not any(
        line.size >= one.line.size for line in alone.get(one.key, [])
    )]  # fmt: skip
    sections = Counter(look for look, _ in {(one.look, one.key) for one in left})
    if profile.headings.run_in:
        return left
    wanted = {look: SECTIONS_SET_OFF if look else SECTIONS_PLAIN for look in sections}
    looks = [look for look, count in sections.items() if count >= wanted[look]]
    if not looks:
        return []
    usual = max(looks, key=lambda look: (sections[look], look is not None))
    return [one for one in left if one.look == usual]


def _on_own_lines(pages: Sequence[Page], profile: Profile) -> dict[str, list[Line]]:
    """The lines that are headings by themselves, by section, less those of a table of contents."""
    heads: dict[str, list[Line]] = {}
    for page in pages:
        run: list[tuple[int, int, str]] = []
        for at, match in match_headings(page.lines, profile):
            if run and run[-1][0] + run[-1][1] != at:
                _keep(run, page, heads)
                run = []
            run.append((at, match.lines, match.key))
        _keep(run, page, heads)
    return heads


def _keep(run: Sequence[tuple[int, int, str]], page: Page, heads: dict[str, list[Line]]) -> None:
    if len(run) < CONTENTS:
        for at, _, key in run:
            heads.setdefault(key, []).append(page.lines[at])
