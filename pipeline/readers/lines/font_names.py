"""What a font's name says of how its letters look, and whether it has any."""

from __future__ import annotations

import re
from functools import lru_cache

# Some families say it in a letter or two: TeX's (SFBX1000, SFTI1000), Linux Libertine's
# (LinLibertineOB, -OZ for semibold), and URW's, whose “Medi” is their bold.
_BOLD = re.compile(
    r"bold|black|heavy|demi(?!light)|smbd|(?<![a-z])bd(?![a-z])|cmbx|cmssbx|sfb[xi]\d|sfs[xo]\d"
    r"|lin(?:ux)?(?:libertine|biolinum)[a-z]?[bz]i?\b|(?:nimbus|urw)\w*-medi(?!um)",
    re.IGNORECASE,
)
_ITALIC = re.compile(
    r"italic|(?-i:Ital)|oblique|(?-i:Obli)|cursive|kursiv|(?<![a-z])it(?![a-z])|(?-i:It)\b"
    r"|cm(?:bx)?ti|cmsl|cmssi|sf(?:ti|si|sl|bi|so|bl)\d|lin(?:ux)?(?:libertine|biolinum)[a-z]?[bz]?i\b",
    re.IGNORECASE,
)

# Fonts of signs, and those of Greek letters, figures and signs. Others that call themselves symbol
# fonts have Latin letters, too.
_DINGBATS = re.compile(
    r"(itc)?zapfdingbats|dingbats|d050000l|wingdings|webdings|monotypesorts|marlett", re.IGNORECASE
)
_GREEK = re.compile(r"symbol(mt|neu)?$|standardsymbols", re.IGNORECASE)
_BETWEEN_WORDS = re.compile(r"[\s_-]")
# Word's bullet of the second level is an “o” of a typewriter face.
_TYPED, _TYPEWRITER = "o", re.compile("courier", re.IGNORECASE)


@lru_cache(maxsize=1000)
def style(fontname: str) -> tuple[str, bool, bool]:
    """The name without the mark of a subset, and whether it is a bold one, and an italic one."""
    name = fontname.split("+", 1)[-1] if "+" in fontname[:8] else fontname
    return name, bool(_BOLD.search(name)), bool(_ITALIC.search(name))


@lru_cache(maxsize=1000)
def is_dingbats(font: str) -> bool:
    """Whether a font of this name has neither letters nor figures."""
    return bool(_DINGBATS.match(_BETWEEN_WORDS.sub("", font)))


@lru_cache(maxsize=1000)
def has_signs_only(font: str) -> bool:
    """Whether a font of this name has no Latin letters."""
    return is_dingbats(font) or bool(_GREEK.match(_BETWEEN_WORDS.sub("", font)))


def is_typed_bullet(text: str, font: str) -> bool:
    """Whether ``text`` is the letter that Word has for a bullet, in the face that it takes for it.

    It is one where it stands before text of another face.
    """
    return text.strip() == _TYPED and bool(_TYPEWRITER.match(font))
