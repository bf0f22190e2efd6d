"""Which text of a PDFium page does not show.

Each text object is looked at; what only may be hidden (by its layer, its colour, its clip, what is
drawn over it) is judged by its ink, on a picture of the page that is drawn only then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from ctypes import byref, c_ulong, create_string_buffer
from functools import lru_cache
from itertools import groupby, islice

import numpy as np
from pypdfium2 import raw

from pipeline.model.geometry import Box, union
from pipeline.model.page import Hidden, HiddenReason
from pipeline.readers.pdfium import bindings as pdfium
from pipeline.readers.pdfium.drawings import Drawings, Ground, Place, all_bounds, bounds_of, clip_of
from pipeline.readers.pdfium.glyphs import GlyphReader
from pipeline.readers.pdfium.ink_check import cells_without_ink
from pipeline.readers.pdfium.inks import OPAQUE, Ink, stroke_of

# Two colours whose channels differ by less (of 255) may not be told apart.
ALIKE = 48
# Text over this opacity (of 255) shows.
FAINTEST = 12
# Text is cut, or covered, when that takes away more than so many points of it, either way: less is
# the room around the letters of the smallest type.
CUT = 2.0
# A scan's own text layer is most of the text of its page, and lies on the picture.
OF_A_SCAN = 0.5
_PAPER = "#ffffff"
_LAYER_MARK = "OC"
_INVISIBLE, _OUTLINED = raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_STROKE
_ONLY_CLIPS = raw.FPDF_TEXTRENDERMODE_CLIP
# What PDFium gives as the colour of text that is filled with a pattern, which may be white.
_PATTERN = "#bfbfbf"


def find_hidden(
    page: raw.FPDF_PAGE, reader: GlyphReader, drawn: Drawings, size: Box, layered: bool
) -> dict[int, HiddenReason]:
    """The places of the glyphs that ``page`` of ``size`` does not show, and why.

    A text layer that belongs to a scan is left alone: the picture shows it. ``layered`` says that
    the file has layers that may be switched off.
    """
    doubts = dict(_doubts(drawn, layered))
    hidden: dict[int, HiddenReason] = {}
    for thing, start, end in reader.tiny():
        if thing not in doubts:
            hidden.update(dict.fromkeys(range(start, end), HiddenReason.TINY))
    if not doubts or _is_scan(doubts, drawn):
        return hidden
    judged: dict[pdfium.Handle, list[tuple[int, Box]]] = {}
    for thing, _, start, end in reader.objects:
        if doubts.get(thing) is HiddenReason.INVISIBLE:
            hidden.update(dict.fromkeys(range(start, end), HiddenReason.INVISIBLE))
        elif thing in doubts:
            judged.setdefault(thing, []).extend((at, reader.box(at)) for at in range(start, end))
    bare = cells_without_ink(page, size, drawn.texts, judged) if judged else set()
    for thing, cells in judged.items():
        for word in _words(reader, [at for at, _ in cells]):
            if sum(at in bare for at in word) > 0.5 * len(word):
                hidden.update(dict.fromkeys(word, doubts[thing]))
        hidden.update(_spaces_between([at for at, _ in cells], hidden))
    return hidden


def hidden_texts(reader: GlyphReader, hidden: Mapping[int, HiddenReason]) -> Iterator[Hidden]:
    """Each stretch of ``hidden`` glyphs that follow each other, for the same reason."""
    places = sorted(hidden)
    numbers = {at: number for number, at in enumerate(places)}
    between = _generated_before(reader, places)
    # Glyphs follow each other when only what PDFium itself adds stands between them.
    for _, group in groupby(
        places, key=lambda at: (hidden[at], at - numbers[at] - between[numbers[at]])
    ):
        own = list(group)
        text = " ".join(reader.text(own[0], own[-1] + 1).split())
        if text:
            yield Hidden(text, hidden[own[0]], union(reader.box(at) for at in own))


def _generated_before(reader: GlyphReader, places: Sequence[int]) -> list[int]:
    """How many characters that PDFium added stand before each of ``places``, in all."""
    counts: list[int] = []
    count = at = 0
    for place in places:
        count += sum(map(reader.is_added, range(at, place)))
        at = place
        counts.append(count)
    return counts


def _words(reader: GlyphReader, places: Sequence[int]) -> Iterator[list[int]]:
    """The places of the glyphs of each word, without spaces."""
    for blank, group in groupby(places, key=lambda at: reader.text(at, at + 1).isspace()):
        if not blank:
            yield list(group)


def _spaces_between(
    places: Sequence[int], hidden: Mapping[int, HiddenReason]
) -> dict[int, HiddenReason]:
    """The places of one object that stand behind a hidden glyph and before another one."""
    found: dict[int, HiddenReason] = {}
    for before, at, after in zip(places, places[1:], places[2:], strict=False):
        reason = hidden.get(before) or found.get(before)
        if at not in hidden and reason and after in hidden:
            found[at] = reason
    return found


def _doubts(drawn: Drawings, layered: bool) -> Iterator[tuple[pdfium.Handle, HiddenReason]]:
    """The text objects that do not show, or may not, and why."""
    fills = {ground.color for ground in drawn.grounds if ground.color}
    doubtful = {ink for ink in {one[2] for one in drawn.texts.values()} if _blends(ink, fills)}
    covered = _covered(drawn)
    # What has a mask, or blends with what is below it, may be less opaque than its ink says.
    see_through = map(pdfium.has_transparency, map(pdfium.pointer, drawn.texts))
    masked = {number for number, transparent in enumerate(see_through) if transparent}
    for number, (thing, (place, mode, fill, clipped)) in enumerate(drawn.texts.items()):
        ink = stroke_of(thing) if mode == _OUTLINED else fill
        if mode == _ONLY_CLIPS:
            if not _shows_through(number, thing, drawn):
                yield thing, HiddenReason.INVISIBLE
        elif mode == _INVISIBLE:
            yield thing, HiddenReason.INVISIBLE
        elif layered and (place.depth or _is_on_layer(thing)):
            yield thing, HiddenReason.LAYER
        elif (clipped or place.clip) and _may_be_clipped(thing, place):
            yield thing, HiddenReason.CLIPPED
        elif number in covered:
            yield thing, HiddenReason.COVERED
        elif (
            ink.color == _PATTERN
            or (number in masked and ink.opacity == OPAQUE)
            or (
                (_blends(ink, fills) if mode == _OUTLINED else ink in doubtful)
                and _may_be_unseen(number, bounds_of(thing, place.matrix), ink, drawn.grounds)
            )
        ):
            yield thing, HiddenReason.COLOR


def _shows_through(number: int, thing: pdfium.Handle, drawn: Drawings) -> bool:
    """Whether something is painted over the text of this ``number``, and so only in its letters."""
    box = bounds_of(thing, drawn.texts[thing][0].matrix)
    return any(
        ground.covers > number and box.overlap_x(ground.box) > 0 and box.overlap_y(ground.box) > 0
        for ground in drawn.grounds
    )


def _blends(ink: Ink, fills: Iterable[str]) -> bool:
    """Whether ``ink`` does not show somewhere, on paper or on what is filled with ``fills``."""
    return ink.opacity < FAINTEST or any(_near(ink.color, fill) for fill in (_PAPER, *fills))


def _is_on_layer(thing: pdfium.Handle) -> bool:
    name, length = create_string_buffer(64), c_ulong()
    for number in range(pdfium.count_marks(thing)):
        mark = pdfium.mark_at(thing, number)
        pdfium.get_mark_name(mark, name, len(name), byref(length))
        if name.raw[: max(0, length.value - 2)].decode("utf-16-le", "replace") == _LAYER_MARK:
            return True
    return False


def _may_be_clipped(thing: pdfium.Handle, place: Place) -> bool:
    clips = [clip for clip in (clip_of(thing, place.matrix), place.clip) if clip]
    box = bounds_of(thing, place.matrix)
    return any(
        min(box.width - clip.overlap_x(box), box.width) > CUT
        or min(box.height - clip.overlap_y(box), box.height) > CUT
        for clip in clips
    )


def _covered(drawn: Drawings) -> set[int]:
    """The numbers of the text objects over which an opaque area or picture is painted."""
    covers = [ground for ground in drawn.grounds if ground.opaque]
    below = max((ground.covers for ground in covers), default=0)
    if not below:
        return set()
    x0s, tops, x1s, bottoms = all_bounds(islice(drawn.texts.items(), below))
    covered: set[int] = set()
    for box, _, _, count, _ in covers:
        over = slice(count)
        wide = np.minimum(x1s[over], box.x1) - np.maximum(x0s[over], box.x0)
        high = np.minimum(bottoms[over], box.bottom) - np.maximum(tops[over], box.top)
        both = (wide > CUT) & (high > 0.5 * (bottoms[over] - tops[over]))
        covered.update(np.flatnonzero(both).tolist())
    return covered


def _may_be_unseen(number: int, box: Box, ink: Ink, grounds: Sequence[Ground]) -> bool:
    """Whether the text of this ``number`` in ``box`` may stand on what has its own ``ink``."""
    if ink.opacity < FAINTEST:
        return True
    for ground in reversed(grounds):
        if ground.covers <= number and ground.box.holds(box):
            return ground.color is None or not ground.opaque or _near(ink.color, ground.color)
    return _near(ink.color, _PAPER)


def _is_scan(doubts: Mapping[pdfium.Handle, HiddenReason], drawn: Drawings) -> bool:
    """Whether the text that may be hidden is the text layer of a page that was scanned."""
    own = (HiddenReason.INVISIBLE, HiddenReason.COVERED)
    texts = [thing for thing in drawn.texts if doubts.get(thing) in own]
    if len(texts) <= OF_A_SCAN * len(drawn.texts):
        return False
    boxes = [bounds_of(thing, drawn.texts[thing][0].matrix) for thing in texts]
    pictured = sum(any(picture.holds(box) for picture in drawn.pictures) for box in boxes)
    return pictured > OF_A_SCAN * len(texts)


@lru_cache(maxsize=4096)
def _near(color: str, other: str) -> bool:
    pairs = ((int(color[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return all(abs(a - b) < ALIKE for a, b in pairs)
