"""Short names for files, safe in addresses and file systems."""

from __future__ import annotations

import re
import unicodedata

from anyascii import anyascii

from pipeline.text.characters import fold

NOTHING_LEFT = "case"
"""The short name of a name without letters and digits."""


def slug(name: str) -> str:
    """``name`` in small ASCII letters and digits with hyphens between its words; never empty.

    Letters of other scripts are transliterated; marks on Latin ones are dropped.
    """
    latin = "".join(map(_transliterated, unicodedata.normalize("NFC", name)))
    return re.sub(r"[^a-z0-9]+", "-", fold(latin)).strip("-") or NOTHING_LEFT


def _transliterated(character: str) -> str:
    """A letter or vowel sign of another script in Latin letters; any other as it is.

    Latin letters are left to ``fold``, which has made the short names that are in use.
    """
    if unicodedata.category(character)[0] not in "LM":
        return character
    return character if "LATIN" in unicodedata.name(character, "LATIN") else anyascii(character)
