"""Characters as the record wants them: NFC, no ligature code points, no private-use glyphs."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

HYPHENS = "-\u2010\u00ad"
"""Characters that may stand at a line end because a word was broken there."""

SOFT_HYPHEN = "\u00ad"
HYPHEN = "\u2010"

UNKNOWN = "\ufffd"
"""Stands for a glyph whose character the file does not say."""

FIRST_UNNAMED = 0xF0000
"""A glyph without a character is this and its code as readers give it (private use, plane 15).

Equal codes of a font are equal glyphs, by which they may be read; what cannot be read is U+FFFD."""
UNNAMED = "\U000f0000-\U000ffffd"
"""Those code points, for a class of characters; the last two of the plane are no characters."""

_LIGATURES = {ord(sign): unicodedata.normalize("NFKC", sign) for sign in "ﬀﬁﬂﬃﬄﬅﬆ"}
_PDFIUM_HYPHEN = {0x02: SOFT_HYPHEN}
# Marks of the direction of writing are among them: a page has the words where they stand.
_INVISIBLE = dict.fromkeys(
    [0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFFFC, 0x061C, 0x200E, 0x200F]
) | dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
# All but tabulator, line feed and carriage return.
_CONTROLS = dict.fromkeys({*range(0x20), 0x7F} - {0x09, 0x0A, 0x0D})
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
# Windows has quotation marks and dashes where Unicode has controls that no text uses.
_WINDOWS = {
    code: sign for code in range(0x80, 0xA0) if (sign := bytes([code]).decode("cp1252", "ignore"))
}
# Letters and figures in styles (“𝐂𝐨𝐧𝐭𝐞𝐱𝐭”) or as wide as ideographs, and an apostrophe that is a
# letter: the same in a text.
_STYLED = {
    code: unicodedata.normalize("NFKC", chr(code))
    for code in [*range(0x1D400, 0x1D800), *range(0xFF01, 0xFF5F)]
} | {0x02BC: "’"}
_TABLE = {**_CONTROLS, **_WINDOWS, **_LIGATURES, **_STYLED, **_PDFIUM_HYPHEN, **_INVISIBLE}


def _signs(*blocks: tuple[int, int]) -> str:
    return "".join(chr(code) for first, last in blocks for code in range(first, last + 1))


SURE_BULLETS = "\ufffd•‣⁃∙·∗⋆⁎∘⋄⊳⦁⧫" + _signs(
    (0x25A0, 0x25FF),  # geometric shapes
    (0x2605, 0x2606),  # stars
    (0x2660, 0x2667),  # suits of cards
    (0x26AA, 0x26AC),  # circles
    (0x2610, 0x2612),  # ballot boxes
    (0x261B, 0x261E),  # pointing hands
    (0x2701, 0x275A),  # dingbats, but for the ornamental quotation marks behind them
    (0x2776, 0x27BF),  # figures in circles, arrows
    (0x2B12, 0x2B2F),  # squares, circles
    (0x2B50, 0x2B58),  # stars, circles
)
"""Signs that no text begins with: they open a list item wherever they begin a line.

Symbol fonts often do not say what their bullet is; U+FFFD stands for such a glyph."""

OTHER_BULLETS = "–—-*›→⇒"
"""Signs that open a list item, and that also stand at the start of a line inside a sentence."""

LED_BULLETS = "»?"
"""Signs that open a list item only where text follows them on their line.

Files say “?” for a bullet without a name; a guillemet that closes may begin a line, too."""

BULLETS = SURE_BULLETS + OTHER_BULLETS
"""Characters that open a list item when they stand alone at the start of a line."""

PRIVATE_BULLET = "•"
"""What a sign that a symbol font has at a private code point is, alone before a text."""

_PRIVATE = re.compile(f"[\ue000-\uf8ff{UNNAMED}]")
_UNNAMED = re.compile(f"[{UNNAMED}]")
_PAIR, _HALF = re.compile("[\ud800-\udbff][\udc00-\udfff]"), re.compile("[\ud800-\udfff]")
_WORD_JOINER = "\u2060"
_CID = re.compile(r"\(cid:(\d+)\)")

_WORD = re.compile(r"[^\W_]+")
COMBINING = re.compile("[\u0300-\u036f]")
"""An accent that combines with the letter before it: the block Combining Diacritical Marks."""

# What fold leaves out: accents, once apart from their letters, and soft hyphens, of no width.
_MARKS = re.compile("[\u0300-\u036f\u00ad]")

SUPERSCRIPT_DIGITS = {sign: str(digit) for digit, sign in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}


def clean(text: str) -> str:
    """``text`` in NFC with ligatures spelled out, and control and invisible characters gone.

    A soft hyphen stays: only at a line end does it mean something, and joining removes it. Two
    UTF-16 code units that make a character are that character; half of one is U+FFFD.
    """
    if text.isascii() and text.isprintable() and "(cid:" not in text:
        return text
    if _HALF.search(text):
        text = _HALF.sub(UNKNOWN, _PAIR.sub(_paired, text))
    return unicodedata.normalize("NFC", _CID.sub(UNKNOWN, text.translate(_TABLE)))


def _paired(units: re.Match[str]) -> str:
    return units.group().encode("utf-16-le", "surrogatepass").decode("utf-16-le")


def one_for_each(units: str) -> str:
    """UTF-16 code units as characters, as many as there are units.

    The second unit of a character past U+FFFF becomes U+2060, which prints nothing and which
    :func:`clean` leaves out; half of such a character is U+FFFD.
    """
    return _HALF.sub(UNKNOWN, _PAIR.sub(lambda pair: _paired(pair) + _WORD_JOINER, units))


def is_clean(text: str) -> bool:
    """Whether :func:`clean` changes nothing in ``text``."""
    return clean(text) == text


def clean_glyph(glyph: str) -> str:
    """One glyph's text as :func:`clean` has it; one without a known character is :func:`unnamed`.

    It is U+FFFD where its code is not known either.
    """
    if code := _CID.fullmatch(glyph):
        return unnamed(int(code[1]))
    if not glyph or glyph.startswith("(cid:"):
        return UNKNOWN
    return clean(with_unreadable(glyph))


def unnamed(code: int) -> str:
    """What stands for the glyph that a font has at ``code`` and does not name."""
    return chr(FIRST_UNNAMED + code) if 0 < code < 0xFFFE else UNKNOWN


def unnamed_as_unknown(text: str) -> str:
    """``text`` with U+FFFD for each glyph that its font does not name."""
    return _UNNAMED.sub(UNKNOWN, text)


def is_unnamed(text: str) -> bool:
    """Whether ``text`` holds the code of a glyph that its font does not name."""
    return bool(_UNNAMED.search(text))


def with_unreadable(text: str) -> str:
    """``text`` of drawn glyphs with :func:`unnamed` codes for what is not a character.

    Those are control characters and noncharacters, which fonts that lack a table of their letters,
    or have a wrong one, say of their ligatures and accented letters.
    """
    return _UNREADABLE.sub(lambda sign: unnamed(ord(sign[0])), text)


def is_private(text: str) -> bool:
    """Whether ``text`` holds private-use code points, as symbol fonts give."""
    return bool(_PRIVATE.search(text))


def count_private(text: str) -> int:
    """How many private-use code points ``text`` holds."""
    return len(_PRIVATE.findall(text))


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """Fold text for comparison: no case, accents, punctuation shapes or extra space."""
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    return " ".join(_MARKS.sub("", decomposed).casefold().split())


@lru_cache(maxsize=1 << 14)
def letters(text: str) -> str:
    """Only the letters and digits of :func:`fold`, for comparing letter-spaced wordings."""
    return "".join(_WORD.findall(fold(text)))
