"""The language in which commands speak: gettext's, from the catalogues in ``locale``."""

from __future__ import annotations

import gettext
import os
from collections.abc import Mapping
from pathlib import Path

LANGUAGES = ("en", "fr", "es")
"""The code is written in the first; each other one has a catalogue. A reader of any other language
reads the first."""
DOMAIN = "pipeline"
CATALOGUES = Path(__file__).parent / "locale"

_CHOSEN = "LANGUAGE"
# What gettext looks at, in its order.
_VARIABLES = (_CHOSEN, "LC_ALL", "LC_MESSAGES", "LANG")


def spoken_language(environment: Mapping[str, str] = os.environ) -> str:
    """The language that the reader chose, or that the system is set to."""
    chosen = next((value for name in _VARIABLES if (value := environment.get(name))), "")
    language = chosen[:2].lower()
    return language if language in LANGUAGES else LANGUAGES[0]


def speak(language: str | None = None) -> None:
    """Have this process speak ``language``, or the system's.

    It is gettext's own switch, since the library that reads the command line asks gettext, too.
    Worker processes are not affected: what they find is kept, in English.
    """
    gettext.bindtextdomain(DOMAIN, str(CATALOGUES))
    gettext.textdomain(DOMAIN)
    os.environ[_CHOSEN] = language or spoken_language()
