"""Ctrl-C while libraries load, which it must not break."""

from __future__ import annotations

import signal

import pytest

from pipeline.batch.interrupts import held


def test_ctrl_c_waits_for_the_end_and_is_told_then() -> None:
    loaded = []
    with pytest.raises(KeyboardInterrupt), held():
        signal.raise_signal(signal.SIGINT)
        loaded.append("all")
    assert loaded == ["all"]


def test_afterwards_ctrl_c_stops_at_once() -> None:
    with held():
        pass
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
