"""From words to runs: bullets, raised note numbers and dashes are recognised by their ink."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

import numpy as np

from pipeline.readers.lines.runs import Run
from pipeline.readers.ocr.ink import (
    LINE_ABOVE,
    Ground,
    Piece,
    dash,
    is_bullet,
    is_dash,
    is_full_square,
    is_raised,
    raised_digits,
)
from pipeline.readers.ocr.letterforms import TextLine, unify_sizes
from pipeline.readers.ocr.page_image import DPI, grey
from pipeline.readers.ocr.tesseract import Engine, Layout
from pipeline.readers.ocr.word_style import StyledWord, find_bold, find_colors
from pipeline.text.characters import clean

# The type box around a baseline in em, as fonts declare it: every line gets the same, whatever
# letters it happens to hold, so that the pitch of lines can be measured.
ASCENT, DESCENT = 0.8, 0.2
# What the engine makes of a raised digit when it does not take it for one.
_MISREAD_DIGIT = frozenset("?!'’‘\"”“°*|lIiSsZz²³¹`´^~®©7")
# What it makes of the raised number before a note, which begins with no sign.
_MISREAD_MARKER = frozenset("?!'’‘\"”“°*|²³¹`´^~®©#+:;.,$")
# What it makes of a raised 1, which alone it is not sure of.
_STROKES = frozenset("!'’|lI1")
# One apostrophe that the engine saw as two marks.
_DOUBLED = re.compile(r"(?<=[^\W\d_])[’']{2}(?=[^\W\d_])")
# What it adds when it sees two marks in one bullet.
_SECOND_MARK = re.compile(r"^[*+•·._\-–]+")
_NUMBER_BEFORE_WORD = re.compile(r"\d{1,2}(?=[^\W\d_])")
_DASHES = frozenset("-–—_~")
_MISREAD_BULLET = frozenset("_x+*-–—.,·•°»«e©®¢o:;~=>†‡¤■▪o0")
# Signs that begin no sentence: before a word of one they stand for a mark of a list, whatever its
# shape (“▷”).
_NO_WORD = re.compile(r"[>=<©®¢¤¥~▶►▷▸]|=>|->")
# A publication has fewer than a hundred notes.
MARKER_FIGURES = 2
# Pixels left around a digit that is read on its own, and how high it is then: as a capital of 10 to
# 12 points at 300 dpi. The second view is for what is read in the first without being sure.
DIGIT_VIEWS = ((1, 32), (3, 40))
# A bullet stands up to this many em before its text, and at least that far.
BULLET_REACH, BULLET_GAP = 2.5, 0.2
# A space is a fifth of an em and more, however tightly a line is set.
WORD_SPACE = 0.2
# The figure 1 is less than half as wide as high, and 7 and others are more.
STROKE = 0.4
# A raised bracket is so many times as high as the figure inside it.
BRACKET = 1.2
# A longer level stroke is a rule.
LONGEST_DASH = 1.1


def build_runs(typed: Sequence[StyledWord], reader: Engine, scale: float) -> Iterator[Run]:
    """The words of a page as runs of one style each, in points: ``scale`` is points to a pixel."""
    lines = list({id(t.line): t.line for t in typed}.values())
    sizes = unify_sizes([(line.size, line.letters) for line in lines])
    for line, size in zip(lines, sizes, strict=True):
        line.size = size
    bold = find_bold(typed)
    colors = find_colors(typed)
    for at, one in enumerate(typed):
        first = one.word is one.line.words[0]
        style = (bold[at], colors[at])
        for run in _parts(one, reader, first, _room(one)):
            yield _placed(run._replace(bold=style[0], color=style[1]), one.ground, scale)


def _room(one: StyledWord) -> float:
    """How far right a word's ink may reach: to the next word, or half an em past its box."""
    words = one.line.words
    at = next(place for place, word in enumerate(words) if word is one.word)
    edge = one.word.x1 + 0.5 * one.line.size
    return min(edge, words[at + 1].x0 - 1) if at + 1 < len(words) else edge


def _parts(one: StyledWord, reader: Engine, first: bool, edge: float) -> list[Run]:
    """A word as runs: its bullet, its letters, the note it calls, the punctuation after that."""
    word, line = one.word, one.line
    pieces = _pieces(one, word.x0 - 1, edge)
    text = _with_dashes(_DOUBLED.sub("’", clean(word.text)), pieces, line)
    head: list[Run] = []
    if first and (unread := _unread_mark(one)):
        mark, sign = unread
        head = [_run(sign, mark.x0, mark.x1, line, spaced=False)]
        text = text.lstrip("_") or text
    elif first and _begins_with_square(one, pieces):
        head = [_run("•", pieces[0].x0, pieces[0].x1, line, spaced=False)]
        # What the engine makes of a square alone may be two letters.
        text, pieces = (text[1:], pieces[1:]) if len(pieces) > 1 else ("", [])
        if not text:
            return head
    elif first and (marked := _misread_marker(one, text, pieces, reader)):
        digits, own = marked
        head = [_raised_run(digits, own, line)]
        text, pieces = text[1:], pieces[len(own) :]
        if not text or not pieces:
            return head
    elif first and _NO_WORD.fullmatch(text) and _is_before_word(one):
        return [_run("•", word.x0, word.x1, line, spaced=False)]
    elif first and pieces and text[0] in _MISREAD_BULLET:
        text, bullet = _bullet(text, pieces[0], line)
        if bullet and not text:
            return [_run(bullet, word.x0, word.x1, line, spaced=False)]
        if bullet:
            head = [_run(bullet, pieces[0].x0, pieces[0].x1, line, spaced=False)]
            pieces = pieces[1:]
    elif first and (marker := _glued_marker(text, pieces, line)):
        own = pieces[: len(marker)]
        raised = _are_raised(own, line)
        head = [
            _raised_run(marker, own, line)
            if raised
            else _run(marker, own[0].x0, own[-1].x1, line, spaced=False)
        ]
        text, pieces = text[len(marker) :], pieces[len(marker) :]
    spaced = bool(head) or not first
    found = raised_digits(pieces, line.baseline, line.size)
    if found:
        bracketed = _with_bracketed_call(one, text, pieces, found, reader)
        if bracketed:
            before, *rest = bracketed
            return [*head, before._replace(spaced=spaced), *rest]
        return head + _with_call(one, text, pieces, found, reader, spaced)
    start = pieces[0].x0 if head and pieces else word.x0
    return [*head, _run(text, start, word.x1, line, spaced=spaced)]


def _glued_marker(text: str, pieces: Sequence[Piece], line: TextLine) -> str:
    """The number that a note begins with, where the engine saw no space behind it.

    It is raised, or there is one.
    """
    found = _NUMBER_BEFORE_WORD.match(text)
    marker = found.group() if found else ""
    if not marker or len(pieces) <= len(marker):
        return ""
    own, after = pieces[: len(marker)], pieces[len(marker)]
    apart = after.x0 - own[-1].x1 >= WORD_SPACE * line.size
    return marker if apart or _are_raised(own, line) else ""


def _misread_marker(
    one: StyledWord, text: str, pieces: Sequence[Piece], reader: Engine
) -> tuple[str, Sequence[Piece]] | None:
    """The raised number that a note begins with, where the engine took it for a sign, and its ink.

    It is read on its own; a quotation mark is lower than a figure.
    """
    if text[0] not in _MISREAD_MARKER:
        return None
    own = list(
        takewhile(lambda piece: _are_raised([piece], one.line), pieces[: MARKER_FIGURES + 1])
    )
    if not 0 < len(own) <= MARKER_FIGURES:
        return None
    digits = _reread(one.ground, own, reader)
    return (digits, own) if len(digits) == len(own) else None


def _are_raised(pieces: Sequence[Piece], line: TextLine) -> bool:
    return all(is_raised(one, line.baseline, line.size) for one in pieces)


def _is_stroke(piece: Piece) -> bool:
    """Whether a raised piece of ink is so slender that it can only be the figure 1."""
    return piece.x1 - piece.x0 <= STROKE * (piece.bottom - piece.top)


def _pieces(one: StyledWord, x0: float, x1: float) -> list[Piece]:
    """The ink of a line between two places, but for what hangs down from the line above."""
    line = one.line
    above, below = line.baseline - 1.05 * line.size, line.baseline + 0.3 * line.size
    return [
        piece
        for piece in one.ground.pieces(x0, above, x1, below)
        if line.baseline - piece.bottom < LINE_ABOVE * line.size
    ]


def _unread_mark(one: StyledWord) -> tuple[Piece, str] | None:
    """The bullet or dash before a line's first word, where the engine saw none."""
    line, word = one.line, one.word
    before = _pieces(one, word.x0 - BULLET_REACH * line.size, word.x0 - 1)
    sign = _mark(before[-1], one) if before else ""
    if not sign:
        return None
    mark = before[-1]
    clear = len(before) == 1 or mark.x0 - before[-2].x1 >= 0.5 * line.size
    return (mark, sign) if clear and word.x0 - mark.x1 >= BULLET_GAP * line.size else None


def _mark(piece: Piece, one: StyledWord) -> str:
    """The list mark that a piece of ink is; empty where it is none."""
    line = one.line
    if is_bullet(piece, line.baseline, line.size) or _is_square(piece, one):
        return "•"
    short = piece.x1 - piece.x0 <= LONGEST_DASH * line.size
    return dash(piece, line.size) if short and is_dash(piece, line.baseline, line.size) else ""


def _is_before_word(one: StyledWord) -> bool:
    """Whether a word of letters follows the first of its line, or a quotation; no formula."""
    after = one.line.words[1].text.lstrip("«“\"‘'(") if len(one.line.words) > 1 else ""
    return after[:1].isalpha()


def _is_square(piece: Piece, one: StyledWord) -> bool:
    line = one.line
    return one.ground.is_square(piece, line.size) or is_full_square(piece, line.baseline, line.size)


def _begins_with_square(one: StyledWord, pieces: Sequence[Piece]) -> bool:
    """Whether a word is, or begins with, an empty or full square, apart from what follows."""
    if not pieces or not _is_square(pieces[0], one):
        return False
    return len(pieces) == 1 or pieces[1].x0 - pieces[0].x1 >= BULLET_GAP * one.line.size


def _with_dashes(text: str, pieces: Sequence[Piece], line: TextLine) -> str:
    """``text`` with the dashes at its ends as long as their ink is."""
    if not pieces or "/" in text:  # in addresses all are hyphens
        return text
    if text[0] in _DASHES and is_dash(pieces[0], line.baseline, line.size):
        text = dash(pieces[0], line.size) + text[1:]
    if len(text) > 1 and text[-1] in _DASHES and is_dash(pieces[-1], line.baseline, line.size):
        text = text[:-1] + dash(pieces[-1], line.size)
    return text


def _bullet(text: str, piece: Piece, line: TextLine) -> tuple[str, str]:
    """A word's text without the bullet it begins with, and that bullet as it is printed."""
    if text[0] not in _MISREAD_BULLET or (len(text) > 1 and text[1].isalnum() and text[0] in "eo0"):
        return text, ""
    if is_bullet(piece, line.baseline, line.size):
        return _SECOND_MARK.sub("", text[1:]), "•"
    if is_dash(piece, line.baseline, line.size) and text[0] in "-–—~=+_":
        return text[1:], dash(piece, line.size)
    return text, ""


def _with_call(
    one: StyledWord,
    text: str,
    pieces: Sequence[Piece],
    found: tuple[int, int],
    reader: Engine,
    spaced: bool,
) -> list[Run]:
    """The runs of a word that ends in raised digits, which the engine may have misread."""
    start, end = found
    line = one.line
    whole = [_run(text, one.word.x0, one.word.x1, line, spaced=spaced)]
    tail = _tail(text, len(pieces) - end)
    body = text[: len(text) - len(tail)]
    printed = re.search(r"\d+$", body)
    raised = pieces[start:end]
    # Read on their own and larger, raised digits come out right more often than in their line.
    digits = _reread(one.ground, raised, reader)
    if not digits and body and body[-1] in _STROKES and all(map(_is_stroke, raised)):
        digits = "1" * len(raised)
    if printed and len(printed.group()) == end - start:
        digits, head = digits or printed.group(), body[: printed.start()]
    else:
        head = body[:-1] if body and body[-1] in _MISREAD_DIGIT else body
        letters = bool(body) and body[-1].isalpha() and body[-1] not in _MISREAD_DIGIT
        if not digits or (letters and raised[-1].x1 <= one.word.x1 + 1):
            return whole
    if start == 0 and head:
        return whole
    call = _raised_run(digits, raised, line)
    before = [_run(head, one.word.x0, raised[0].x0, line, spaced=spaced)] if head else []
    if not before:
        call = call._replace(spaced=spaced)
    after = [_run(tail, raised[-1].x1, one.word.x1, line, spaced=False)] if tail else []
    return [*before, call, *after]


def _with_bracketed_call(
    one: StyledWord,
    text: str,
    pieces: Sequence[Piece],
    found: tuple[int, int],
    reader: Engine,
) -> list[Run]:
    """The runs of a word that ends in a raised number in brackets; none where that is no such.

    The engine takes “[1]” for any strokes, as many as it likes, so that the word is read without.
    """
    start, end = found
    raised = pieces[start:end]
    if not start or not _are_bracketed(raised):
        return []
    inner = raised[1:-1]
    digits = _reread(one.ground, inner, reader) or ("1" if all(map(_is_stroke, inner)) else "")
    body = _read_before(one, raised[0].x0, reader)
    if not body or len(digits) != len(inner):
        return []
    line, tail = one.line, _tail(text, len(pieces) - end)
    before = _run(body, one.word.x0, raised[0].x0, line, spaced=False)
    after = [_run(tail, raised[-1].x1, one.word.x1, line, spaced=False)] if tail else []
    return [before, _raised_run(digits, inner, line), *after]


def _are_bracketed(raised: Sequence[Piece]) -> bool:
    """Whether the first and last of raised pieces are brackets: slender, higher than figures."""
    if len(raised) < 3:
        return False
    inner = max(piece.bottom - piece.top for piece in raised[1:-1])
    return all(
        piece.bottom - piece.top >= BRACKET * inner and _is_stroke(piece)
        for piece in (raised[0], raised[-1])
    )


def _read_before(one: StyledWord, x1: float, reader: Engine) -> str:
    """What the engine reads in a word up to ``x1``."""
    line = one.line
    margin = 0.15 * line.size
    above, below = line.baseline - 1.05 * line.size, line.baseline + 0.35 * line.size
    picture = np.pad(
        grey(one.ground.cut(one.word.x0 - margin, above, x1, below)), 20, constant_values=255
    )
    return "".join(word.text for word in reader.words(picture, DPI, Layout.LINE))


def _tail(text: str, most: int) -> str:
    """The last signs of ``text``, at most so many; one before them is a misread digit."""
    found = re.search(r"[.,;:)\]»”…]*$", text)
    return found.group()[-most:] if found and most else ""


def _reread(ground: Ground, raised: Sequence[Piece], reader: Engine) -> str:
    """The raised digits read on their own, as large as text and with white around them.

    What the engine is not sure of in one picture it often is in another.
    """
    readings = (_read_enlarged(ground, raised, reader, *view) for view in DIGIT_VIEWS)
    return next(filter(None, readings), "")


def _read_enlarged(
    ground: Ground, raised: Sequence[Piece], reader: Engine, room: int, high: int
) -> str:
    """The digits in ``raised`` with so many pixels around them, made so many pixels high."""
    from PIL import Image

    x0, x1 = raised[0].x0, raised[-1].x1
    top, bottom = min(p.top for p in raised), max(p.bottom for p in raised)
    ink = ground.cut(x0 - room, top - room, x1 + room, bottom + room)
    dark = 255 - np.clip(ink * (255 / max(float(ink.max()), 1.0)), 0, 255).astype(np.uint8)
    width = max(1, round(dark.shape[1] * high / dark.shape[0]))
    large = Image.fromarray(dark).resize((width, high), Image.Resampling.BICUBIC)
    return reader.digits(np.pad(np.asarray(large), high, constant_values=255), DPI)


def _run(text: str, x0: float, x1: float, line: TextLine, *, spaced: bool) -> Run:
    top, bottom = line.baseline - ASCENT * line.size, line.baseline + DESCENT * line.size
    return Run(
        text, x0, top, x1, bottom, line.baseline, "", line.size, False, False, "#000000", spaced
    )


def _raised_run(digits: str, raised: Sequence[Piece], line: TextLine) -> Run:
    top, bottom = min(p.top for p in raised), max(p.bottom for p in raised)
    # Figures are about 0.7 em high; never so large that they would not count as raised.
    size = min((bottom - top) / 0.7, 0.8 * line.size)
    return Run(
        digits, raised[0].x0, top, raised[-1].x1, bottom, bottom, "", size, False, False, "#000000"
    )


def _placed(run: Run, ground: Ground, scale: float) -> Run:
    """A run in pixels of its ground as one in points of the page."""
    return run._replace(
        x0=(run.x0 + ground.left) * scale,
        top=(run.top + ground.top) * scale,
        x1=(run.x1 + ground.left) * scale,
        bottom=(run.bottom + ground.top) * scale,
        baseline=(run.baseline + ground.top) * scale,
        size=round(run.size * scale, 1),
    )
