"""Commands speak the reader's language: help, messages, and why a file was not read."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.language import LANGUAGES
from scripts.make_catalogues import (
    brought_up_to_date,
    catalogue_file,
    read_catalogue,
    written,
)
from tests.support.patience import PATIENCE
from tests.support.texts import CASE

ROOT = Path(__file__).parents[2]
OTHERS = LANGUAGES[1:]
COMMANDS = ("extract", "verify", "review", "search", "report", "watch", "schema", "profile")
ENGLISH = frozenset(("the", "of", "and", "is", "with", "not", "to", "by", "from", "this", "that"))


def call(*arguments: object, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run ``python -m pipeline`` in ``folder``, on a system that is set to ``environment``."""
    kept = {name: value for name, value in os.environ.items() if name != "LANGUAGE"}
    return subprocess.run(
        [sys.executable, "-m", "pipeline", *map(str, arguments)],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_of_the_commands_is_translated(language: str) -> None:
    """If this fails, run make words and translate what it has added."""
    catalogue = read_catalogue(language)
    assert catalogue_file(language, "po").read_bytes() == written(brought_up_to_date(language))
    with catalogue_file(language, "mo").open("rb") as file:
        assert translations(read_mo(file)) == translations(catalogue)
    assert [one.id for one in catalogue if one.id and (one.fuzzy or not all(strings(one)))] == []


def translations(catalogue: Catalog) -> dict[str, list[str]]:
    return {str(strings_of(one.id)): strings(one) for one in catalogue if one.id}


def strings(message: Message) -> list[str]:
    return strings_of(message.string or "")


def strings_of(said: str | tuple[str, ...] | list[str]) -> list[str]:
    """One, or where it depends on a number, several."""
    return [said] if isinstance(said, str) else list(said)


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_gaps_of_its_sentence(language: str) -> None:
    def gaps(text: str) -> set[tuple[str | None, str | None]]:
        return {(name, how) for _, name, _, how in Formatter().parse(text) if name is not None}

    for message in read_catalogue(language):
        if message.id:
            for said in strings(message):
                assert gaps(said) == gaps(strings_of(message.id)[-1]), said


def test_french_punctuation_stays_with_its_word() -> None:
    for message in read_catalogue("fr"):
        for said in strings(message):
            assert not re.search(r" [;:?!»%]|« ", said), said


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_has_no_english_word(
    command: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", language)
    said = CliRunner().invoke(app, [*command.split(), "-h"]).output
    assert ("Utilisation" if language == "fr" else "Uso") in said
    assert not ENGLISH & set(re.findall(r"[a-zà-ÿ’'-]+", said.lower())), said


@pytest.mark.parametrize(
    ("options", "environment", "said"),
    [
        (["--language", "fr"], {"LC_ALL": "en_GB.UTF-8"}, "Utilisation"),
        (["--language=es"], {"LC_ALL": "C"}, "Uso"),
        ([], {"LC_ALL": "fr_FR.UTF-8"}, "Utilisation"),
        ([], {"LC_ALL": "", "LC_MESSAGES": "", "LANG": "es_MX.UTF-8"}, "Uso"),
        ([], {"LC_ALL": "de_DE.UTF-8"}, "Usage"),
        (["--language", "en"], {"LC_ALL": "fr_FR.UTF-8"}, "Usage"),
    ],
)
def test_the_language_is_the_one_chosen_or_the_systems(
    options: list[str], environment: dict[str, str], said: str, tmp_path: Path
) -> None:
    done = call(*options, "--help", folder=tmp_path, **environment)
    assert done.stdout.startswith(said)


def test_another_language_is_refused_with_those_there_are() -> None:
    done = CliRunner().invoke(app, ["--language", "de", "schema"])
    assert done.exit_code == 2 and "choose one of en, fr, es" in done.output


def test_the_language_of_texts_is_not_that_of_messages(tmp_path: Path) -> None:
    """Behind the command, --language is the command's own filter."""
    done = call("search", "port", "--language", "fr", folder=tmp_path, LC_ALL="C")
    assert "There is no case_studies.sqlite" in done.stderr


def test_a_run_is_summed_up_in_french_and_its_data_stays_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(CASE, "utf-8")
    (folder / "b.txt").write_text("", "utf-8")
    (folder / "c.odp").write_text("x", "utf-8")
    command = ("extract", folder, "--no-entities", "--no-review", "-o")
    french = call("--language", "fr", *command, "fr", folder=tmp_path)
    english = call(*command, "en", folder=tmp_path, LC_ALL="C")
    assert "2 fichiers\N{NO-BREAK SPACE}: 1 extrait, 1 rejeté. Données dans fr/." in french.stdout
    assert "Le fichier est vide\N{NO-BREAK SPACE}; copiez-le" in french.stdout
    assert "Ensuite\N{NO-BREAK SPACE}: «" in french.stdout
    said = re.sub("«[^»]*»", "", french.stdout + french.stderr)
    assert not ENGLISH & set(re.findall(r"[a-zà-ÿ’'-]+", said.lower())), said
    assert english.returncode == french.returncode == 1
    assert "2 files: 1 extracted, 1 rejected. Data in en/." in english.stdout
    for name in ("case_studies.json", "warnings.csv"):
        assert (tmp_path / "en" / name).read_bytes() == (tmp_path / "fr" / name).read_bytes()
    reasons = [
        [file["reason"] for file in json.loads((tmp_path / one / "run.json").read_bytes())["files"]]
        for one in ("en", "fr")
    ]
    assert reasons[0] == reasons[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["search"], "Il manque l’argument 'MOTS'."),
        (["extract", "--bad"], "Il n’y a pas d’option --bad"),
        (["extract", "--jobs"], "L’option '--jobs' demande une valeur."),
        (["extract", "--jobs", "x"], "ce n’est pas un nombre entier"),
        (["extract", "--jobs", "0"], "au moins 1"),
        (["extract", "--reader", "x"], "choisissez parmi 'pdfium'"),
        (["extract", "nowhere"], "il n’y a ni fichier ni dossier « nowhere »"),
        (["nothing"], "Il n’y a pas de commande 'nothing'."),
    ],
)
def test_what_is_wrong_with_a_command_is_said_in_french(
    arguments: list[str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "fr")
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 2
    assert said in done.output.replace("\N{NO-BREAK SPACE}", " ")
