"""Characters as the record wants them: NFC, no ligature code points, no private-use glyphs."""

from __future__ import annotations

import re
import unicodedata
from codecs import charmap_build, charmap_decode, charmap_encode
from functools import lru_cache

HYPHENS = "-\u2010\u00ad"
"""Characters that may stand at a line end because a word was broken there."""

SOFT_HYPHEN = "\u00ad"
HYPHEN = "\u2010"

UNKNOWN = "\ufffd"
"""Stands for a glyph whose character the file does not say."""

_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_PDFIUM_HYPHEN = {0x02: SOFT_HYPHEN}
_INVISIBLE = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFFFC])
_TABLE = {**_LIGATURES, **_PDFIUM_HYPHEN, **_INVISIBLE}

BULLETS = "\ufffd•‣▪▫■□●○◦⁃∙·➢➤►▶❖✓✔◆◇★–—-*"
"""Characters that open a list item when they stand alone at the start of a line.

Symbol fonts often do not say what their bullet is; U+FFFD stands for such a glyph."""

_PRIVATE_BULLET = "•"
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_CID = re.compile(r"\(cid:\d+\)")
_CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f"
_CONTROL = re.compile(f"[{_CONTROLS}]")
_UNCLEAN = re.compile(rf"[{_CONTROLS}{''.join(map(chr, _TABLE))}]")

# What fold leaves out: the marks of the Latin letters; others are looked for where a text holds any
# character past them (punctuation apart), since asking for each character takes ten times as long.
# (Ranges up to the last character there is would take milliseconds to compile.)
_MARKS = re.compile("[\u00ad\u0300-\u036f]+")
_WORD, _OTHERS = re.compile(r"[^\W_]+"), re.compile(r"[\W_]+")
_FURTHER = re.compile("[^\0-\u0482\u2000-\u206f]")

SUPERSCRIPT_DIGITS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True))


def clean(text: str) -> str:
    """``text`` in NFC with ligatures spelled out and invisible characters gone.

    A soft hyphen stays: only at a line end does it mean something, and joining removes it.
    """
    if text.isascii():
        if text.isprintable():
            return text
        return _CONTROL.sub("", text.replace("\x02", SOFT_HYPHEN))
    text = _CID.sub(UNKNOWN, text.translate(_TABLE))
    return unicodedata.normalize("NFC", text)


def is_clean(text: str) -> bool:
    """Whether :func:`clean` has nothing to do for ``text``, told faster than by doing it."""
    unclean = _UNCLEAN.search(text) or "(cid:" in text
    return not unclean and unicodedata.is_normalized("NFC", text)


def clean_glyph(glyph: str) -> str:
    """One glyph's text as :func:`clean` has it; a glyph without a known character is U+FFFD."""
    return UNKNOWN if not glyph or glyph == "\0" or glyph.startswith("(cid:") else clean(glyph)


def is_private(text: str) -> bool:
    """Whether ``text`` holds private-use code points, as symbol fonts give."""
    return not text.isascii() and bool(_PRIVATE.search(text))


def count_private(text: str) -> int:
    """How many private-use code points ``text`` holds."""
    return len(_PRIVATE.findall(text))


def undecoded(text: str) -> str:
    """``text`` with private-use code points as what they are in a text font: unknown letters."""
    return _PRIVATE.sub(UNKNOWN, text)


def without_private(text: str) -> str:
    """``text`` with a leading private-use glyph made a bullet and any other left out."""
    head = text.lstrip()
    if head and _PRIVATE.match(head):
        return _PRIVATE_BULLET + _PRIVATE.sub("", head[1:])
    return _PRIVATE.sub("", text)


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    bare = _MARKS.sub("", decomposed)
    if not bare.isascii() and _FURTHER.search(bare):
        bare = "".join(c for c in bare if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())


# Nearly all texts hold only characters that fold to one each. These have a byte each in a code of
# our own, whose first half is ASCII: to encode a text and to decode it by what its bytes fold to
# takes a fifth of the time that parting letters from their marks takes.
_CODED = [
    character
    for character in [*map(chr, (*range(0x80), *range(0xA0, 0x100))), *"ŒœŸ‘’‚“”„‐–—•▪■●◦►✓€"]
    if len(_folded(f"-{character}-")) == len("-?-")
]
_FILLED = "\ufffe" * (256 - len(_CODED))  # stands for no character
_CODE = charmap_build("".join(_CODED) + _FILLED)
_FOLDS_TO = "".join([_folded(f"-{character}-")[1] for character in _CODED]) + _FILLED
_PARTED = (
    "".join([" " if _OTHERS.match(character) else character for character in _CODED]) + _FILLED
)
_CODED_OTHERS = bytes([at for at, folded in enumerate(_FOLDS_TO) if _OTHERS.match(folded)])


def _code(text: str) -> bytes:
    """``text`` in the code above, without the characters that have none."""
    return text.encode() if text.isascii() else charmap_encode(text, "ignore", _CODE)[0]


@lru_cache(maxsize=1 << 14)  # several stages, and each series that is tried, ask for the same lines
def fold(text: str) -> str:
    """A key for comparing wordings: no case, accents, punctuation shapes or extra space."""
    code = _code(text)
    if len(code) < len(text):
        return _folded(text)
    folded = charmap_decode(code, "strict", _FOLDS_TO)[0]
    return " ".join(folded.split()) if "  " in folded else folded.strip()


def split_words(text: str) -> list[str]:
    """The words of ``text`` in their order, as they stand there: its runs of letters and digits."""
    code = _code(text)
    if len(code) < len(text):
        return _WORD.findall(text)
    return charmap_decode(code, "strict", _PARTED)[0].split()


@lru_cache(maxsize=1 << 14)
def letters(text: str) -> str:
    """Only the letters and digits of :func:`fold`, for comparing letter-spaced wordings."""
    code = _code(text)
    if len(code) < len(text):
        return _OTHERS.sub("", _folded(text))
    return charmap_decode(code.translate(None, _CODED_OTHERS), "strict", _FOLDS_TO)[0]
