"""A profile is equal to what says the same, and to nothing else."""

from __future__ import annotations

from pipeline.matching.heading_words import match_words
from tests.matching.profiles import PROFILE


def test_a_copy_that_says_something_else_is_another_profile() -> None:
    assert match_words("Results", PROFILE)  # what is derived from a profile is kept
    fewer = PROFILE.model_copy(update={"sections": PROFILE.sections[:1]})
    assert fewer != PROFILE and hash(fewer) != hash(PROFILE)
    assert match_words("Results", fewer) is None
    assert fewer.model_copy(update={"sections": PROFILE.sections}) == PROFILE
