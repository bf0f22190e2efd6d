"""``pipeline profile draft`` as its users meet it."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner, Result

from pipeline.cli.app import app
from pipeline.profile.loader import read_profile
from tests.drafting.series import make_series
from tests.drafting.test_drafts import OTHER, PLAIN


def command(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["profile", *map(str, arguments)])


def test_a_profile_is_written_that_can_be_used(tmp_path: Path) -> None:
    make_series(tmp_path / "in", PLAIN, 3)
    output = tmp_path / "made" / "harbour-notes.toml"
    result = command("draft", tmp_path / "in", "--output", output, "--jobs", 1)
    assert result.exit_code == 0, result.output
    profile = read_profile(output)
    assert (profile.key, len(profile.sections)) == ("harbour_notes", 4)
    assert f"{output}: 4 sections; en; drafted from 3 files" in result.stdout


def test_a_profile_that_is_there_is_not_replaced(tmp_path: Path) -> None:
    make_series(tmp_path / "in", PLAIN, 3)
    output = tmp_path / "mine.toml"
    output.write_text("edited", "utf-8")
    result = command("draft", tmp_path / "in", "-o", output)
    assert result.exit_code == 2
    assert "is there already" in result.output
    assert output.read_text("utf-8") == "edited"
    assert command("draft", tmp_path / "in", "-o", output, "--force", "-j", 1).exit_code == 0
    assert read_profile(output).key == "mine"


def test_several_series_have_numbered_files(tmp_path: Path) -> None:
    make_series(tmp_path / "in", PLAIN, 3)
    make_series(tmp_path / "in", OTHER, 3, "other")
    result = command("draft", tmp_path / "in", "-o", tmp_path / "series.toml", "-j", 1)
    assert result.exit_code == 0, result.output
    written = sorted(path.name for path in tmp_path.glob("*.toml"))
    assert written == ["series-1.toml", "series-2.toml"]


def test_a_folder_without_a_series_is_refused_with_a_code_of_its_own(tmp_path: Path) -> None:
    make_series(tmp_path / "in", PLAIN, 2)
    result = command("draft", tmp_path / "in", "-o", tmp_path / "series.toml", "-j", 1)
    assert result.exit_code == 5
    assert "holds 2 publications" in result.output
    assert not list(tmp_path.glob("*.toml"))


def test_an_output_is_a_toml_file(tmp_path: Path) -> None:
    make_series(tmp_path, PLAIN, 1)
    result = command("draft", tmp_path, "-o", tmp_path / "series.json")
    assert result.exit_code == 2
    assert ".toml" in result.output
