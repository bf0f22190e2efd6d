"""What one always passes stands in pipeline.toml; what is typed comes first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from tests.support.texts import CASE


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a case in ``texts``."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "case.txt").write_text(CASE, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def settings(folder: Path, text: str) -> None:
    (folder / "pipeline.toml").write_text(text, "utf-8")


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, arguments)
    return done.exit_code, done.output


def test_settings_are_taken_by_every_command_that_has_them(folder: Path) -> None:
    settings(
        folder,
        'inputs = ["texts"]\noutput = "data"\nentities = false\nreview = false\ndelimiter = ";"\n',
    )
    code, said = run("extract")
    assert code == 0, said
    assert b";" in (folder / "data" / "case_studies.csv").read_bytes().splitlines()[0]
    assert not (folder / "data" / "review").exists()
    code, said = run("search", "Brune", "--json")
    assert code == 0 and json.loads(said)["found"]


def test_a_table_is_for_one_command_and_comes_before_the_top(folder: Path) -> None:
    settings(folder, 'output = "nowhere"\n[search]\nlimit = 1\noutput = "data"\n')
    run("extract", "texts", "-o", "data", "--no-entities", "--no-review")
    code, said = run("search", "Brune", "--json")
    assert code == 0 and len(json.loads(said)["hits"]) == 1


def test_what_is_typed_comes_before_the_settings(folder: Path) -> None:
    settings(folder, 'output = "data"\nreview = false\nentities = false\n')
    run("extract", "texts", "-o", "typed", "--review")
    assert (folder / "typed" / "review" / "index.html").exists()
    assert not (folder / "data").exists()


def test_the_language_of_messages_can_be_set(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    settings(folder, 'language = "fr"\n')
    assert run("--help")[1].startswith("Utilisation")
    assert run("--language", "es", "--help")[1].startswith("Uso")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("jobz = 2\n", "no command has the option “jobz”"),
        ("[extract]\nlimit = 2\n", "the command “extract” has no option “limit”"),
        ("[extracts]\njobs = 2\n", "there is no command “extracts”"),
        ('language = "de"\n', "choose one of en, fr, es"),
        ("jobs = \n", "at line 1"),
    ],
)
def test_what_cannot_be_set_is_named(folder: Path, text: str, said: str) -> None:
    settings(folder, text)
    code, shown = run("extract", "texts")
    assert code == 2
    assert "The settings in “pipeline.toml” cannot be used" in shown and said in shown


def test_a_value_of_the_wrong_kind_is_refused_as_if_typed(folder: Path) -> None:
    settings(folder, 'jobs = "many"\n')
    code, shown = run("extract", "texts")
    assert code == 2 and "--jobs" in shown
