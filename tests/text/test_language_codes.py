"""The codes of languages are those of the standard, and asking for them loads nothing large."""

from __future__ import annotations

import subprocess
import sys
from itertools import product
from string import ascii_lowercase

from langcodes import tag_is_valid

from pipeline.text.language_codes import LANGUAGE_CODES
from pipeline.text.word_frequency import listed_languages
from tests.support.runs import ROOT

WITHDRAWN = {"in", "iw", "ji", "jw", "mo"}


def test_the_codes_are_those_of_the_registry_without_the_withdrawn_ones() -> None:
    known = {
        code for code in map("".join, product(ascii_lowercase, repeat=2)) if tag_is_valid(code)
    }
    assert known - WITHDRAWN == LANGUAGE_CODES
    assert set(listed_languages()) <= LANGUAGE_CODES


def test_loading_the_profiles_loads_no_word_lists() -> None:
    """A run that finds nothing new takes no longer for them."""
    program = (
        "import sys; from pipeline.profile.loader import shipped_profiles; shipped_profiles(); "
        "print({'wordfreq', 'langcodes'} & set(sys.modules))"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert told.stdout == "set()\n"
