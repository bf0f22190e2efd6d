"""Repairs what OCR certainly misread: addresses in pieces, and the sign for the apostrophe."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.readers.lines.runs import Run
from pipeline.readers.ocr.tesseract import Word

# Addresses: a scheme that lost a slash, and pieces that only an address goes on with.
_ONE_SLASH = re.compile(r"\b(https?:)/(?!/)")
_SCHEME = re.compile(r"\bhttps?:/{0,2}$")
_ADDRESS = re.compile(r"(?:https?:/|www\.)\S+$")
_GOES_ON = re.compile(r"[?&=#/_%][\w./?&=#%-]+")
# A query is made of pairs name=value with & between them: what stands for it before a second name
# is a misread &, and after % two hexadecimal digits stand, of which O is none.
_QUERY = re.compile(r"(?<=[?&])([\w.%-]+=[\w.%-]*?)[86éèêf€£](?=[a-z]+=)")
# An underscore that stands on the line under a link is lost in it and leaves a gap.
_AFTER_UNDERSCORE = re.compile(r"[\w-]*\w[/_#?=%][\w/#?=%.-]+|\w+\.(?:pdf|html?)\b")
# Capitals that differ from their small letters by their size only, among small letters of a host.
_HOST = re.compile(r"(?<=://)[\w.-]*[a-z][\w.-]*")
_SAME_SHAPE = re.compile(r"[CKOPSUVWXZ](?=[a-z])|(?<=[a-z])[CKOPSUVWXZ]")
_EXTENSION = re.compile(r"(?<=[.=])p[ao]f\b")
# & between two capitals; a small é or á, a figure or € never stands there.
_AND = re.compile(r"\b([A-Z])(?:[8éêáà€]|é8|8\.|é\.)(?=[A-Z]\b)")
# The figure 1 is as wide as the others and has white on both sides, as much as a space: so much of
# the height of figures is free between two of them.
WHITE_OF_ONE = 0.6
_YEAR_BEGUN, _LAST_FIGURE = re.compile(r"(?<!\d)(?:19|20)\d$"), re.compile(r"1(?!\d)")
# A dash in two pieces, or with a bent edge; its length is measured on its ink.
_DASH = re.compile(r"[-–—~]{2,}|~")
# Specks before a word.
_SPECK = re.compile(r"^_+(?=[\w«“\"(])")
# A note's number in brackets, one of which is misread. A brace occurs in no sentence.
_BRACE_BEFORE = re.compile(r"[{|]+(?=\[\d{1,2}\])")
_BRACE = re.compile(r"\{(\d{1,2})[\])}]")
_OPENING_BRACE, _CLOSING_BRACE = re.compile(r"^\{(?=\w)"), re.compile(r"(?<=\w)\}(?=[.,;:]?$)")
# The number 1 of a note that is an address: no letter stands before a scheme.
_FIRST_NOTE = re.compile(r"^[lI|!](?=https?:/|www\.)")
_BRACKETED = re.compile(r"\[\d{1,2}\]")
_FIRST_CALL = re.compile(r"(?<=[^\W\d_])([.,;»”]?)[lI1|]\](?=[.,;:]*$)")
_MARKER = re.compile(r"^\[(\d{1,2})[1lI|]$")
# French “Il”, whose two strokes are alike, at the beginning of a sentence, and “la”.
_STROKES = re.compile(r"^[|!\[][|!l]$")
_LA = re.compile(r"^[\]|!]a$")
_BAR = re.compile(r"^\|(?=[’'][^\W\d_])")
# A Roman number before a heading, whose strokes are alike; one stroke may be the figure 1.
_ROMAN = re.compile(r"^(?!il[.)])[iIl|!]{2,4}(?=[.)]$)")
# An elided word, which no space follows.
_ELIDED = re.compile(r"(?:[ldnsjmtcLDNSJMTC]|[qQ]u|\|)[’']")
# Before the name of a host, and a space in a query, whose sign for it is misread.
_WWW = re.compile(r"(?<=//)A?[wuvWV]{2,5}(?=\.)")
_SPACE = re.compile(r"(?<=\w)[#/{(]{1,2}(?=20[^\W\d_])")
# The 9 of a letter with an accent in an address (“%C3%A9”): no such number has these letters.
_NINE = re.compile(r"(%[0-9A-F])[gqY]")
_HEXADECIMAL = re.compile(r"%([0-9A-F])[Oo]|%[Oo]([0-9A-F])")
_CURLY = re.compile(r"(?<=[^\W\d_])’(?=[^\W\d_])")
_STRAIGHT = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")


def repair_words(words: Sequence[Word]) -> list[Word]:
    """``words`` with what is certainly one address made one word, its slashes complete."""
    whole: list[Word] = []
    for word in words:
        last = whole[-1] if whole and not word.starts_line else None
        if last and (_is_one_year(last, word) or _is_elided(last.text, word.text)):
            whole[-1] = replace(last, text=last.text + word.text, x1=word.x1)
        elif last and _is_one_address(last.text, word.text):
            top, bottom = min(last.top, word.top), max(last.bottom, word.bottom)
            text = last.text + _lost_underscore(last.text, word.text) + word.text
            whole[-1] = replace(last, text=text, x1=word.x1, top=top, bottom=bottom)
        else:
            whole.append(word)
    bracketed = any(_BRACKETED.search(word.text) for word in whole)
    repaired = [replace(word, text=_repair_text(_numbered(word))) for word in whole]
    return _repair_brackets(repaired) if bracketed else repaired


def _numbered(word: Word) -> str:
    """The text of a word with the number of the note, or of the heading, that it begins."""
    if not word.starts_line:
        return word.text
    return _ROMAN.sub(_roman, _FIRST_NOTE.sub("1", word.text))


def _roman(strokes: re.Match[str]) -> str:
    return ("i" if "i" in strokes[0] else "I") * len(strokes[0])


def _repair_brackets(words: Sequence[Word]) -> list[Word]:
    """``words`` of text whose notes are called in brackets, with those that lost a bracket."""
    repaired: list[Word] = []
    opened = False
    for word in words:
        text = word.text
        if word.starts_line:
            opened = False
            text = _MARKER.sub(r"[\1]", text)
        if not opened and "[" not in text:
            text = _FIRST_CALL.sub(r"\1[1]", text)
        if "[" in text or "]" in text:
            opened = text.rfind("[") > text.rfind("]")
        repaired.append(replace(word, text=text))
    return repaired


def _is_one_year(head: Word, tail: Word) -> bool:
    """Whether two words are a year whose last figure is a 1, with the white about it."""
    near = tail.x0 - head.x1 <= WHITE_OF_ONE * (head.bottom - head.top)
    return near and bool(_YEAR_BEGUN.search(head.text)) and bool(_LAST_FIGURE.match(tail.text))


def _is_elided(head: str, tail: str) -> bool:
    """Whether a word lost its vowel to the next (“l’ Agence”): no space is printed between them."""
    return bool(_ELIDED.fullmatch(head)) and tail[0].isalpha()


def _is_one_address(head: str, tail: str) -> bool:
    if _SCHEME.search(head):
        return True
    if not _ADDRESS.search(head):
        return False
    if head[-1] in "/_%=&?-" and tail[0].isalnum():
        return True
    return bool(_GOES_ON.match(tail)) or bool(_lost_underscore(head, tail))


def _lost_underscore(head: str, tail: str) -> str:
    lost = head[-1].isalnum() and _AFTER_UNDERSCORE.match(tail)
    return "_" if lost else ""


def _repair_text(text: str) -> str:
    if _DASH.fullmatch(text):
        return "–"
    if "/" not in text and "=" not in text:
        text = _AND.sub(r"\1&", _SPECK.sub("", text))
        text = _BRACE.sub(r"[\1]", _BRACE_BEFORE.sub("", text))
        text = _CLOSING_BRACE.sub("]", _OPENING_BRACE.sub("[", text))
        text = _BAR.sub("l", _LA.sub("la", text))
        return _STROKES.sub("Il", text)
    return repair_address(text)


def repair_address(text: str) -> str:
    """An address less what stands in none."""
    text = _ONE_SLASH.sub(r"\1//", text)
    text = _HOST.sub(lambda m: _SAME_SHAPE.sub(lambda c: c[0].lower(), m[0]), text)
    text = _EXTENSION.sub("pdf", _WWW.sub("www", text))
    address, mark, query = text.partition("?")
    text = address + mark + _SPACE.sub("%", query)
    text = _NINE.sub(r"\g<1>9", text)
    text = _HEXADECIMAL.sub(lambda m: f"%{m[1]}0" if m[1] else f"%0{m[2]}", text)
    return _QUERY.sub(r"\1&", text)


def unify_apostrophes(runs: Sequence[Run]) -> list[Run]:
    """``runs`` with one sign for the apostrophe, which the engine reads now as ’ and now as '.

    A page is set with one of them; ’ is seen only where it is printed.
    """
    if not any(_CURLY.search(run.text) for run in runs):
        return list(runs)
    return [run._replace(text=_STRAIGHT.sub("’", run.text)) for run in runs]
