"""What the profile commands print, in the language of the analyst."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.drafting.trial import TriedCase, TriedFile
from pipeline.drafting.trial_text import lines_of_others, summary_line, trial_lines
from pipeline.language import speak
from pipeline.profile.check import check_text
from pipeline.profile.loader import load_profile

_CASE = TriedCase(None, "fr", (), (), (), (), 0.0, 0, 0)
BROKEN = 'key = "x"\nname = 3\n'


@pytest.fixture(params=["fr", "es"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    speak(str(request.param))
    yield str(request.param)
    speak("en")


def test_a_profile_is_checked_in_the_readers_language(tmp_path: Path) -> None:
    file = tmp_path / "x.toml"
    file.write_text(BROKEN, "utf-8")
    told = CliRunner().invoke(app, ["--language", "fr", "profile", "check", str(file)])
    assert "« name » doit être un texte entre guillemets" in told.output.replace("\u00a0", " ")
    assert "ce profil est inutilisable" in told.output


def test_what_a_profile_says_twice_is_told_in_the_readers_language(language: str) -> None:
    shipped = resources.files("pipeline.profile.data").joinpath("mieux.toml").read_text("utf-8")
    text = re.sub(r"^languages = .*", 'languages = ["fr", "fr", "en", "es"]', shipped, flags=re.M)
    messages = [problem.message for problem in check_text(text)[1]]
    words = {"fr": "figure deux fois", "es": "figura dos veces"}
    assert any(words[language] in one for one in messages), messages


def test_a_try_is_told_in_the_readers_language(language: str) -> None:
    mieux = load_profile("mieux")
    tried = [TriedFile("a.pdf", ()), TriedFile("b.pdf", (_CASE,) * 2)]
    lines = trial_lines(tried, mieux)
    words = {
        "fr": ("aucun cas", "sans titre", "cas 2"),
        "es": ("ningún caso", "sin título", "caso 2"),
    }
    assert all(any(word in line for line in lines) for word in words[language])
    assert lines_of_others(lines, tried) == []
    assert summary_line(tried, mieux) != ""
