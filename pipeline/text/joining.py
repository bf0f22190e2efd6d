"""Joins lines into running text: words unbroken, footnote calls taken out, nothing else lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from pipeline.model.page import Line, Span
from pipeline.text.characters import (
    HYPHENS,
    LED_BULLETS,
    OTHER_BULLETS,
    SOFT_HYPHEN,
    SURE_BULLETS,
    UNKNOWN,
)
from pipeline.text.endings import starts_lower
from pipeline.text.hyphens import (
    Vocabulary,
    breaks_address,
    is_suspended,
    keeps_hyphen,
    mend_inside,
)
from pipeline.text.printed_calls import (
    RAISED_CALL,
    SEPARATOR,
    SUPERSCRIPT_CALL,
    listed_markers,
)
from pipeline.text.urls import path_goes_on, url_goes_on

# An unread sign that touches a word may be its first letter or two; before a capital it is none.
_BULLET = re.compile(
    rf"[{re.escape(SURE_BULLETS)}]\s+|{UNKNOWN}(?=[«“\"]|[A-ZÀ-Þ][^\W\d_A-ZÀ-Þ])"
    rf"|[{re.escape(SURE_BULLETS.replace(UNKNOWN, ''))}](?=[«“\"]|[^\W\d_])"
)
_OTHER_BULLET = re.compile(
    rf"[{re.escape(OTHER_BULLETS)}]\s+|[{re.escape(LED_BULLETS)}]\s+(?=[«“\"]|[^\W\d_])"
)
_NUMBER = re.compile(
    r"(?:\(?\d{1,2}[.)]|\(?[a-z]\)|\(?[ivx]{1,4}\)|\d{1,2}\.?[°º]\)?)\s+"
    # Of two figures, or in brackets, a number may fill the room before its text.
    r"|\d{2}[.)](?=[«“\"¿]|[A-ZÀ-Þ]|[^\W\d_]{3})"
    r"|\((?:\d{1,2}|[a-z])\)(?=[«“\"¿]|[A-ZÀ-Þ]|[^\W\d_]['’])"
)
# “a. The nets”, “ii. The nets”; before a small letter without a word of its own it may be an
# abbreviation (“p. ex.”, “c. à d.”).
_LETTER = re.compile(
    r"(?:[a-z]|[ivx]{2,4})\.\s+(?=[«“\"¿¡]|[A-ZÀ-Þ]|[^\W\d_]{2,}(?:[ ’'\u00a0]|-\w)|[ay] |[ld]['’])"
)
_SPACES = re.compile(r"[ \t]{2,}|\t")
_GOES_ON = re.compile(r"(?:\w/|\d–)$")
# No language sets a space before these.
_CLOSE_UP = tuple(".,)")
_UNITS = re.compile(r"(?:^|[\s\d])(?:[kcdm]?m|ha)$")
_LABEL_FOLLOWS = re.compile(r"\s*:|\s+[–—-](?=\s|$)")
_LABEL_END = re.compile(r"\s*[:.]\s*$|\s+[–—-]\s*$")
# A full stop after italics ends a foreign word or a book's name as often as a title.
_ITALIC_LABEL_END = re.compile(r"\s*:\s*$|\s+[–—-]\s*$")


class Joined(NamedTuple):
    """Running text made of lines.

    ``calls`` are the markers of the notes called in it; ``label`` its bold or italic run-in title;
    ``removed`` every character that joining took out (white space apart).
    """

    text: str
    calls: tuple[str, ...] = ()
    label: str | None = None
    removed: str = ""


class _Piece(NamedTuple):
    """A part of a text, and how it is set."""

    text: str
    bold: bool = False
    italic: bool = False
    color: str = ""


class _Joiner:
    """Text under construction, in pieces of one look."""

    def __init__(self, vocabulary: Vocabulary, targets: Sequence[str]) -> None:
        self.vocabulary = vocabulary
        self.targets = targets
        self.pieces: list[_Piece] = []
        self.calls: list[str] = []
        self.removed: list[str] = []
        self.behind_call = False

    @property
    def text(self) -> str:
        return "".join([piece.text for piece in self.pieces])

    def add_line(self, line: Line, skip: int) -> None:
        """Add ``line`` without its first ``skip`` characters, which are its bullet."""
        self._join_to(line.text)
        if skip:
            self.removed.append(line.text[:skip])
        for span in _with_lists_whole(line.spans):
            text = span.text
            if skip:
                text, skip = text[skip:], max(0, skip - len(text))
            self._add_span(text, span)

    def _join_to(self, following: str) -> None:
        """Decide how the text so far meets the next line."""
        if not self.pieces:
            return
        last = self.pieces[-1]
        tail = last.text.rstrip()
        word = self._last_word()
        if url_goes_on(word, following, self.targets):
            self.pieces[-1] = last._replace(text=self._without_machine_hyphen(tail, following))
        elif is_suspended(word, following, self.vocabulary):
            self.pieces[-1] = last._replace(text=f"{tail} ")
        elif tail.endswith(tuple(HYPHENS)) and self._breaks_word(tail, word, following):
            if not keeps_hyphen(word, following, self.vocabulary):
                self.removed.append(tail[-1])
                tail = tail[:-1]
            self.pieces[-1] = last._replace(text=tail)
        elif _GOES_ON.search(tail) and path_goes_on(word, following):
            self.pieces[-1] = last._replace(text=tail)
        else:
            self.pieces.append(last._replace(text=" "))

    def _last_word(self) -> str:
        """The end of the text back to a space: an address takes many pieces."""
        end = ""
        for piece in reversed(self.pieces):
            end = piece.text + end
            _, space, word = end.rstrip().rpartition(" ")
            if space:
                return word
        return end.rstrip()

    def _without_machine_hyphen(self, tail: str, following: str) -> str:
        """An address never holds U+2010 or a soft hyphen: those were put in by the typesetter.

        Nor a hyphen inside a word; where an annotation has the address, that says.
        """
        put_in = tail.endswith(("\u2010", SOFT_HYPHEN)) or (
            not self.targets and breaks_address(tail, following, self.vocabulary)
        )
        if not put_in:
            return tail
        self.removed.append(tail[-1])
        return tail[:-1]

    @staticmethod
    def _breaks_word(tail: str, word: str, following: str) -> bool:
        if tail[-1] == SOFT_HYPHEN:
            return True
        before = word[-2:-1]
        return before.isalnum() and following[:1].isalnum()

    def _add_span(self, text: str, span: Span) -> None:
        soft = text[:-1].count(SOFT_HYPHEN)
        if soft:
            self.removed.append(SOFT_HYPHEN * soft)
            text = text[:-1].replace(SOFT_HYPHEN, "") + text[-1]
        if span.superscript and self._takes_call(text, span):
            self.behind_call = True
            return
        if self.behind_call and self.pieces and text.startswith(_CLOSE_UP):
            # The space before the call was the call's own.
            self.pieces[-1] = self.pieces[-1]._replace(text=self.pieces[-1].text.rstrip())
        self.behind_call = False
        if not span.superscript:
            text = self._unicode_calls(text)
        text, broken = mend_inside(text, self.vocabulary)
        self.removed.append(broken)
        if text:
            self.pieces.append(_Piece(text, span.bold, span.italic, span.color))

    def _takes_call(self, text: str, span: Span) -> bool:
        found = RAISED_CALL.fullmatch(text)
        if found is None or _UNITS.search(self.text):
            return False
        markers = listed_markers(found["listed"])
        if not markers:
            return False
        rest = found["rest"]
        self._call(markers, text[: found.start("rest")])
        if rest or text[-1:].isspace():
            self.pieces.append(_Piece(rest or " ", span.bold, span.italic, span.color))
        return True

    def _unicode_calls(self, text: str) -> str:
        """Take out calls set as superscript characters (¹ ² ³)."""

        def take(found: re.Match[str]) -> str:
            if _UNITS.search(self.text + text[: found.start()]):
                return found.group()
            markers = listed_markers(found.group())
            if not markers:
                return found.group()
            self._call(markers, found.group())
            return ""

        return SUPERSCRIPT_CALL.sub(take, text)

    def _call(self, markers: list[str], printed: str) -> None:
        self.calls.extend(markers)
        self.removed.append("".join(printed.split()))


def _with_lists_whole(spans: Sequence[Span]) -> Sequence[Span]:
    """``spans`` with raised numbers made one with the separators that stand between them.

    A comma or a dash among raised numbers is often set on the text's own baseline.
    """
    out: list[Span] = []
    for at, span in enumerate(spans):
        before = out[-1] if out and out[-1].superscript else None
        after = at + 1 < len(spans) and spans[at + 1].superscript
        if before and (span.superscript or (after and SEPARATOR.fullmatch(span.text))):
            out[-1] = before._replace(text=before.text + span.text)
        else:
            out.append(span)
    return out


def join_lines(
    lines: Sequence[Line],
    vocabulary: Vocabulary,
    *,
    item: bool = False,
    targets: Sequence[str] = (),
) -> Joined:
    """Join ``lines``, in reading order, into one running text.

    Line-end hyphens go where the word is whole without them; addresses are joined without a
    space; superscript note calls become ``calls``. With ``item``, the first line's bullet or
    number goes too. ``targets`` are the link annotations over these lines.
    """
    joiner = _Joiner(vocabulary, targets)
    for place, line in enumerate(lines):
        joiner.add_line(line, bullet_length(line.text) if item and place == 0 else 0)
    text = _tidy(joiner.text)
    removed = "".join("".join(joiner.removed).split())
    label = _run_in_title(joiner.pieces, text, lines, item)
    return Joined(text, tuple(joiner.calls), label, removed)


def _run_in_title(
    pieces: Sequence[_Piece], text: str, lines: Sequence[Line], item: bool
) -> str | None:
    """The title that ``text`` begins with: bold or italic, or of another colour in an item."""
    looks: list[tuple[Callable[[_Piece | Span], bool], re.Pattern[str] | None]] = [
        (lambda one: one.bold, _LABEL_END),
        (lambda one: one.italic, _ITALIC_LABEL_END),
    ]
    own = next((piece.color for piece in pieces if piece.text.strip()), "")
    if item:
        looks.append((lambda one: one.color == own, None))
    for is_apart, end in looks:
        alone = item and _head_fills_lines(lines, is_apart)
        label = _label([(piece.text, is_apart(piece)) for piece in pieces], text, end, alone)
        if label:
            return label
    return None


def bullet_length(text: str) -> int:
    """How many characters of ``text`` are a bullet or an item's number, its space included."""
    for pattern in (_OTHER_BULLET, _NUMBER, _LETTER, _BULLET):
        if found := pattern.match(text):
            return found.end()
    return 0


def _tidy(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def _head_fills_lines(lines: Sequence[Line], is_apart: Callable[[Span], bool]) -> bool:
    """Whether all words of the first line are set apart, and the text begins on a later line."""
    marker, *rest = [line.spans for line in lines]
    number = bullet_length(lines[0].text) == len(marker[0].text)
    looks = [
        {is_apart(span) for span in spans if _has_words(span)} for spans in (marker[number:], *rest)
    ]
    at = next((at for at, look in enumerate(looks) if look != {True}), None)
    if not at:
        return False
    first = next(span for span in lines[at].spans if span.text.strip())
    return not is_apart(first) and not starts_lower(lines[at].text)


def _has_words(span: Span) -> bool:
    """Whether a span is more than a bullet or a stop, which may be set otherwise."""
    return any(map(str.isalnum, span.text))


def _label(
    pieces: Sequence[tuple[str, bool]], text: str, end: re.Pattern[str] | None, alone: bool
) -> str | None:
    """The run-in title: a beginning that is set apart before more text, which ``end`` closes.

    ``pieces`` say whether they are set apart: bold, or italic. With ``alone``, the end of its line
    closes it.
    """
    head = ""
    for piece, apart in pieces:
        if not apart and piece.strip():
            spaces = head[len(head.rstrip()) :]
            if follows := _LABEL_FOLLOWS.match(spaces + piece):
                head = head.rstrip() + follows.group()
            break
        head += piece
    head = _tidy(head)
    closed = alone or (end is not None and end.search(head))
    if not closed or len(head) >= len(text):
        return None
    return _LABEL_END.sub("", head).strip() or None
