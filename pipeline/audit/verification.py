"""Lays the account of a page's lines against what OCR reads in the page's picture.

Each difference is looked at a second time, and kept only if it is read again: OCR's own confidence
does not tell true from false, two readings that agree do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import groupby, pairwise
from typing import Protocol

from rapidfuzz.fuzz import partial_ratio

from pipeline.audit.comparable_words import ADDRESS
from pipeline.audit.line_trace import LineEntry
from pipeline.audit.page_reading import SeenWord
from pipeline.audit.word_differences import LEAST, LEAST_ABSENT, differing, resemble, tokens
from pipeline.model.geometry import Box, union
from pipeline.model.record import CaseStudy
from pipeline.model.verification import Difference, DifferenceKind, Verification
from pipeline.text.characters import SUPERSCRIPT_DIGITS, UNKNOWN, fold

# A line is unlike what OCR reads in its place when their likeness, 0–100, is under this.
UNLIKE = 60.0
# OCR is sure of a word from this confidence on, 0–100.
SURE = 80.0
# Words that stand elsewhere in the record than on the page: so many in a row were moved.
MOVED = 3
# More than half of a word must lie in a line for it to be a word of the line.
HALF = 0.5


# A word with what may be a note's call behind it: three letters and more (“m2”, “CO2” are none),
# figures behind them or behind what ends a sentence or a clause.
_WITH_CALL = re.compile(
    r"(?<![\w/@.-])(?P<word>[^\W\d_]{3,})(?P<before>[.,;:!?»”)]*)(?P<figures>\d{1,2})(?![\w/@-])"
    r"(?P<signs>[.,;:!?»”)]*)"
)

# Where a passage stands in the record.
_PASSAGE = re.compile(r"(?P<section>sections\..+\.passages\.)(?P<number>\d+)")

# The room left before the next word, of the word's height; a space is wider.
BEFORE_NEXT = 0.1
_RAISED_FIGURES = {ord(figure): sign for sign, figure in SUPERSCRIPT_DIGITS.items()}


class Reading(Protocol):
    """A page read from its picture."""

    @property
    def words(self) -> tuple[SeenWord, ...]: ...
    @property
    def pictures(self) -> tuple[Box, ...]: ...
    def look_again(self, box: Box) -> str: ...
    def is_raised(self, box: Box, figures: int, signs: int) -> bool: ...


def verify_case(
    lines: Sequence[LineEntry], case: CaseStudy, readings: Mapping[int, Reading]
) -> Verification:
    """Compare the account of a case's ``lines`` with the ``readings`` of its pages, by number."""
    parts = _texts(case)
    by_page: dict[int, list[LineEntry]] = {}
    for line in lines:
        by_page.setdefault(line.page, []).append(line)
    pages = [page for page in sorted(readings) if page in by_page]
    languages = (case.language,) if case.language else ()
    found = [
        difference
        for page in pages
        for difference in compare_page(by_page[page], parts, readings[page], languages)
    ]
    return Verification(tuple(pages), tuple(_without_repeated(found)))


def _texts(case: CaseStudy) -> dict[str, str]:
    """The texts of the record that lines are joined to, by their path in the account."""
    texts = {
        f"sections.{section.key}.passages.{at}": passage.text
        for section in case.sections
        for at, passage in enumerate(section.passages)
    }
    texts |= {f"callouts.{at}": callout.text for at, callout in enumerate(case.callouts)}
    return texts | {f"footnotes.{at}": note.text for at, note in enumerate(case.footnotes)}


def _without_repeated(found: Sequence[Difference]) -> list[Difference]:
    """``found`` without words that several pages show in the same place, and no line has.

    Those are drawn: the name in a publisher's mark. As running heads they are in no record.
    """
    drawn = [one for one in found if one.kind is DifferenceKind.NOT_IN_RECORD and not one.part]
    return [
        one
        for one in found
        if one not in drawn
        or not any(
            other.page != one.page
            and _share_inside(one.box, other.box) > HALF
            and _say_the_same(one.printed, other.printed)
            for other in drawn
        )
    ]


def _say_the_same(text: str, other: str) -> bool:
    """Whether most words of two texts are the same: notes at the foot of two pages share a few."""
    left, right = set(tokens(text)), set(tokens(other))
    return len(left & right) > HALF * max(len(left), len(right))


def compare_page(
    lines: Sequence[LineEntry],
    parts: dict[str, str],
    reading: Reading,
    languages: Sequence[str] = (),
) -> list[Difference]:
    """The differences between the ``lines`` of one page and its ``reading``.

    ``parts`` are the texts of the record by their path; the lists of ``languages`` (ISO 639-1) tell
    which of two words that are nearly alike is one. Furniture and guide are compared as known
    words only: the record leaves them out on purpose.
    """
    known = _known(lines)
    seen = {token for word in reading.words for token in tokens(word.text)}
    found: list[Difference] = []
    for line in lines:
        if line.bbox is not None and line.part and not _is_printed_over(line, lines):
            found += _compare_line(line, Box(*line.bbox), seen, reading, languages)
    found += _unplaced(lines, reading)
    found += _unknown_words(lines, known, found, reading)
    found += _moved(lines, parts, reading)
    found += _changed_over(lines, parts)
    found += _glued_calls(lines, parts, reading)
    return found


def _known(lines: Sequence[LineEntry]) -> set[str]:
    """The words of the page's lines, and two that stand beside each other as one.

    A line end or a hyphen may part a word, and OCR runs two together. Words with a letter that the
    file does not name are not known.
    """
    known: set[str] = set()
    before: list[str] = []
    for line in lines:
        own = tokens(line.text)
        known.update(own)
        known.update(left + right for left, right in pairwise(own))
        known.update(tokens(re.sub(r"[-\u2010\u00ad]", "", line.text)))
        if before and own:
            known.add(before[-1] + own[0])
        before = own or before
    return {word for word in known if UNKNOWN not in word}


def _in_row(box: Box, words: Sequence[SeenWord]) -> list[SeenWord]:
    """Those of ``words`` that stand in the ``box`` of a line, from left to right."""
    inside = [word for word in words if _share_inside(word.box, box) > HALF]
    return sorted(inside, key=lambda word: word.box.x0)


def _share_inside(inner: Box, outer: Box) -> float:
    area = inner.width * inner.height
    shared = max(0.0, inner.overlap_x(outer)) * max(0.0, inner.overlap_y(outer))
    return shared / area if area > 0 else 0.0


def _compare_line(
    line: LineEntry, box: Box, seen: set[str], reading: Reading, languages: Sequence[str]
) -> Iterator[Difference]:
    """Where a recorded line is not printed at all, or with other words."""
    if not _is_comparable(line):
        return
    own = tokens(line.text)
    printed = " ".join(word.text for word in _in_row(box, reading.words))
    first = {one.key for one in differing(line.text, printed, seen, languages)}
    if not first and not _is_unlike(own, tokens(printed)):
        return
    again = reading.look_again(box)
    if _is_unlike(own, tokens(again)):
        read = tokens(again)
        # Of a line with one short word, such as that before a row of dots, OCR may see nothing.
        if _is_unlike(own, tokens(printed)) and (read or len("".join(own)) >= LEAST_ABSENT):
            kind = DifferenceKind.OTHER_WORDS if read else DifferenceKind.NOT_PRINTED
            yield Difference(kind, line.part, line.text, again, line.page, box)
        return
    for one in differing(line.text, again, seen, languages):
        if one.key in first:
            kind = _kind(one.recorded, one.printed)
            yield Difference(kind, line.part, one.recorded, one.printed, line.page, box)


def _is_printed_over(line: LineEntry, lines: Sequence[LineEntry]) -> bool:
    """Whether another line stands in the place of ``line``: nobody can read the two."""
    if line.bbox is None:
        return False
    box = Box(*line.bbox)
    others = [Box(*one.bbox) for one in lines if one.bbox and one.number != line.number]
    return any(
        box.overlap_x(other) > 0 and box.overlap_y(other) > HALF * min(box.height, other.height)
        for other in others
    )


def _is_comparable(line: LineEntry) -> bool:
    """Whether ``line`` has a word that OCR does not read by chance: formulas have none."""
    return any(len(word) >= LEAST for word in tokens(line.text.replace(UNKNOWN, " ")))


def _is_left_out(line: LineEntry) -> bool:
    """Whether nothing is missing that stands in ``line``: nobody knows what an unread one holds."""
    return not _is_comparable(line) or not (line.part or UNKNOWN in line.text)


def _kind(recorded: str, printed: str) -> DifferenceKind:
    if not recorded:
        return DifferenceKind.NOT_IN_RECORD
    return DifferenceKind.OTHER_WORDS if printed else DifferenceKind.NOT_PRINTED


def _is_unlike(recorded: Sequence[str], printed: Sequence[str]) -> bool:
    if not printed:
        return True
    return partial_ratio("".join(recorded), "".join(printed)) < UNLIKE


def _unplaced(lines: Sequence[LineEntry], reading: Reading) -> Iterator[Difference]:
    """What OCR reads twice in places where no line stands: one difference for each line it reads.

    The page's lines may have all of its words, such as those of a box that repeats a sentence.
    """
    boxes = [Box(*line.bbox) for line in lines if line.bbox]
    for row in _rows(reading.words):
        for has_place, words in groupby(row, lambda word: _has_place(word, boxes, reading)):
            run = list(words)
            if not has_place and _is_read_twice(run, reading):
                yield _not_recorded(run, lines)


def _has_place(word: SeenWord, boxes: Sequence[Box], reading: Reading) -> bool:
    return any(box.holds(word.box) for box in (*boxes, *reading.pictures))


def _is_read_twice(run: Sequence[SeenWord], reading: Reading) -> bool:
    """Whether words are read again that are too long for it to be chance.

    OCR must be sure of them, but of addresses it never is, for no list has them.
    """
    sure = [w for w in run if w.confidence >= SURE or ADDRESS.search(w.text)]
    own = [token for word in sure for token in tokens(word.text) if len(token) >= LEAST]
    if sum(map(len, own)) < LEAST_ABSENT:
        return False
    again = tokens(reading.look_again(union(word.box for word in run)))
    return sum(len(token) for token in own if token in again) >= LEAST_ABSENT


def _unknown_words(
    lines: Sequence[LineEntry],
    known: set[str],
    found: Sequence[Difference],
    reading: Reading,
) -> Iterator[Difference]:
    """What OCR is sure of and no line of the page has: one difference for each line it reads.

    What stands in a line that the record leaves out on purpose is left out, and in formulas.
    """
    aside = [Box(*line.bbox) for line in lines if line.bbox and _is_left_out(line)]
    words = [word for word in reading.words if not any(box.holds(word.box) for box in aside)]
    for row in _rows(words):
        unknown = [
            at
            for at, word in enumerate(row)
            if _is_unknown(word, known, found, reading) and not _is_piece(word, lines)
        ]
        if unknown:
            yield _not_recorded(row[unknown[0] : unknown[-1] + 1], lines)


def _rows(words: Sequence[SeenWord]) -> list[list[SeenWord]]:
    """The words of each line as OCR has them."""
    rows: list[list[SeenWord]] = []
    for word in words:
        if word.starts_line or not rows:
            rows.append([])
        rows[-1].append(word)
    return rows


def _is_unknown(
    word: SeenWord, known: set[str], found: Sequence[Difference], reading: Reading
) -> bool:
    own = [token for token in tokens(word.text) if len(token) >= LEAST]
    if word.confidence < SURE or not own or word.starts_line:
        return False
    if all(any(resemble(token, one) for one in known) for token in own):
        return False
    if any(picture.holds(word.box) for picture in reading.pictures):
        return False
    if any(one.box.holds(word.box) and _is_in(own, one.printed) for one in found):
        return False
    return set(own) <= set(tokens(reading.look_again(word.box)))


def _is_piece(word: SeenWord, lines: Sequence[LineEntry]) -> bool:
    """Whether ``word`` is a piece of the line it stands in: OCR left out the rest."""
    letters = "".join(tokens(word.text))
    return any(
        line.bbox and Box(*line.bbox).holds(word.box) and letters in "".join(tokens(line.text))
        for line in lines
    )


def _is_in(own: Sequence[str], printed: str) -> bool:
    return set(own) <= set(tokens(printed))


def _not_recorded(run: Sequence[SeenWord], lines: Sequence[LineEntry]) -> Difference:
    box = union(word.box for word in run)
    printed = " ".join(word.text for word in run)
    line = next(
        (one for one in lines if one.bbox and one.part and Box(*one.bbox).holds(box)),
        None,
    )
    page = lines[0].page
    if line is None:
        return Difference(DifferenceKind.NOT_IN_RECORD, "", "", printed, page, box)
    return Difference(DifferenceKind.NOT_IN_RECORD, line.part, line.text, printed, page, box)


def _moved(
    lines: Sequence[LineEntry], parts: dict[str, str], reading: Reading
) -> Iterator[Difference]:
    """Runs of words that stand elsewhere in a part of the record than on the page.

    Where the lines stand and the order in which OCR reads them must both say so: OCR takes one line
    in two pieces, or two columns as one, and the lines of a table are read across.
    """
    boxes: dict[str, list[Box]] = {}
    for line in lines:
        if line.bbox and line.part in parts:
            boxes.setdefault(line.part, []).append(Box(*line.bbox))
    for part, own in boxes.items():
        recorded, placed = tokens(parts[part]), _in_order(own, reading.words)
        seen = [(token, word) for word in placed for token in tokens(word.text)]
        run = moved_run(recorded, [token for token, _ in seen])
        inside = set(placed)
        read = [token for w in reading.words if w in inside for token in tokens(w.text)]
        if run and moved_run(recorded, read):
            at, length = run
            words = list(dict.fromkeys(word for _, word in seen[at : at + length]))
            text = " ".join(word.text for word in words)
            box = union(word.box for word in words)
            yield Difference(
                DifferenceKind.OTHER_ORDER, part, parts[part], text, lines[0].page, box
            )


def _changed_over(lines: Sequence[LineEntry], parts: dict[str, str]) -> Iterator[Difference]:
    """Passages that stand right above the one that they follow in their section.

    In one column nobody reads upwards. What stands beside another is in another column.
    """
    boxes: dict[str, list[Box]] = {}
    for line in lines:
        if line.bbox and line.part in parts and _PASSAGE.fullmatch(line.part):
            boxes.setdefault(line.part, []).append(Box(*line.bbox))
    for part, own in boxes.items():
        found = _PASSAGE.fullmatch(part)
        before = found and boxes.get(f"{found['section']}{int(found['number']) - 1}")
        if not before:
            continue
        above, below = union(own), union(before)
        shared = above.overlap_x(below)
        if above.bottom <= below.top and shared > HALF * min(above.width, below.width):
            text = parts[part]
            yield Difference(DifferenceKind.OTHER_ORDER, part, text, text, lines[0].page, above)


def _in_order(boxes: Sequence[Box], words: Sequence[SeenWord]) -> list[SeenWord]:
    """The words in the ``boxes`` of a part's lines, as they stand: column by column, from above."""
    columns: list[list[Box]] = []
    for box in boxes:
        beside = [one for one in columns if not any(box.overlap_x(other) > 0 for other in one)]
        joined = [other for one in columns if one not in beside for other in one]
        columns = [*beside, [*joined, box]]
    columns.sort(key=lambda one: min(box.x0 for box in one))
    ordered = [box for one in columns for box in sorted(one, key=lambda box: box.middle)]
    return list(dict.fromkeys(word for box in ordered for word in _in_row(box, words)))


def moved_run(recorded: Sequence[str], printed: Sequence[str]) -> tuple[int, int] | None:
    """Where in ``printed`` a run of words stands that ``recorded`` has elsewhere; its length."""
    opcodes = SequenceMatcher(None, recorded, printed, autojunk=False).get_opcodes()
    gone = [list(recorded[a:b]) for tag, a, b, *_ in opcodes if tag in ("delete", "replace")]
    for tag, _, _, c, d in opcodes:
        if tag not in ("insert", "replace"):
            continue
        for own in gone:
            match = SequenceMatcher(None, own, printed[c:d], autojunk=False).find_longest_match()
            if match.size >= MOVED:
                return c + match.b, match.size
    return None


def _glued_calls(
    lines: Sequence[LineEntry], parts: dict[str, str], reading: Reading
) -> Iterator[Difference]:
    """Words of the record with figures right behind them that the page has raised: note calls."""
    for line in lines:
        if line.bbox is None or line.part not in parts:
            continue
        box = Box(*line.bbox)
        for found in _WITH_CALL.finditer(line.text):
            word, figures = found["word"] + found["before"], found["figures"]
            if not re.search(rf"(?<!\w){re.escape(word + figures)}(?!\w)", parts[line.part]):
                continue
            place = _place_of(found, line.text, box, reading.words)
            if place and reading.is_raised(place, len(figures), len(found["signs"])):
                printed = word + figures.translate(_RAISED_FIGURES)
                kind = DifferenceKind.OTHER_WORDS
                yield Difference(kind, line.part, word + figures, printed, line.page, place)


def _place_of(found: re.Match[str], text: str, box: Box, words: Sequence[SeenWord]) -> Box | None:
    """Where the word of ``found`` stands in a line, with room for what OCR left out behind it."""
    word = fold(found["word"])
    row = _in_row(box, words)
    places = [at for at, one in enumerate(row) if word in tokens(one.text)]
    number = tokens(text[: found.start()]).count(word)
    if number >= len(places):
        return None
    at = places[number]
    own = row[at].box
    # Short of the next word, which begins at its first pixel.
    after = next((one.box.x0 for one in row[at + 1 :] if tokens(one.text)), box.x1)
    return own._replace(x1=max(own.x1, after - BEFORE_NEXT * own.height))
