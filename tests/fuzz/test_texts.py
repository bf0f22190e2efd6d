"""Odd bytes to what joins lines, builds them, and reads profiles, corrections and text files."""

from __future__ import annotations

import pytest

from tests.fuzz.texts import TARGETS, changed, seeds


@pytest.mark.parametrize("target", TARGETS)
def test_no_input_brings_a_reader_down(target: str) -> None:
    """Some of those that `make fuzz ARGS=texts` tries, which are thousands."""
    for number in range(40):
        TARGETS[target](changed(target, number))


@pytest.mark.parametrize("target", TARGETS)
def test_seeds_are_sound(target: str) -> None:
    for seed in seeds(target):
        TARGETS[target](seed)
    assert changed(target, 7) == changed(target, 7) != changed(target, 8)
