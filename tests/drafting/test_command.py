"""``pipeline profile draft`` and ``try`` as its users meet it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pipeline.batch.options import Options
from pipeline.cli.app import app
from pipeline.profile.loader import read_profile
from tests.drafting.series import make_series
from tests.drafting.test_drafts import ENGLISH, OTHER, PLAIN


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Read files here, without workers to start, but where a test asks for them."""
    if request.function is not test_files_are_read_in_processes_that_may_crash:
        monkeypatch.setattr(Options, "worker_count", 0)


def command(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["profile", *map(str, arguments)])


def test_a_profile_is_written_that_can_be_used(tmp_path: Path) -> None:
    make_series(tmp_path / "in", PLAIN, 3)
    output = tmp_path / "made" / "harbour-notes.toml"
    result = command("draft", tmp_path / "in", "--output", output)
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
    assert command("draft", tmp_path / "in", "-o", output, "--force").exit_code == 0
    assert read_profile(output).key == "mine"


def test_several_series_have_numbered_files(tmp_path: Path) -> None:
    make_series(tmp_path / "in", PLAIN, 3)
    make_series(tmp_path / "in", OTHER, 3, "other")
    result = command("draft", tmp_path / "in", "-o", tmp_path / "series.toml")
    assert result.exit_code == 0, result.output
    written = sorted(path.name for path in tmp_path.glob("*.toml"))
    assert written == ["series-1.toml", "series-2.toml"]


def test_a_folder_without_a_series_is_refused_with_a_code_of_its_own(tmp_path: Path) -> None:
    make_series(tmp_path / "in", PLAIN, 2)
    result = command("draft", tmp_path / "in", "-o", tmp_path / "series.toml")
    assert result.exit_code == 5
    assert "holds 2 publications" in result.output
    assert not list(tmp_path.glob("*.toml"))


def test_an_output_is_a_toml_file(tmp_path: Path) -> None:
    make_series(tmp_path, PLAIN, 1)
    result = command("draft", tmp_path, "-o", tmp_path / "series.json")
    assert result.exit_code == 2
    assert ".toml" in result.output


def test_the_report_shows_each_heading_on_its_page(tmp_path: Path) -> None:
    make_series(tmp_path / "in", PLAIN, 3)
    command("draft", tmp_path / "in", "-o", tmp_path / "series.toml")
    report = (tmp_path / "series.html").read_text("utf-8")
    for heading in PLAIN.headings:
        assert '<img src="data:image/webp;base64,UklGR' in report
        assert report.count(f'alt="{heading}"') == 3
    assert not re.search(r'(?:src|href)="(?!data:|#)', report)


def test_the_strings_of_a_publication_are_harmless_in_the_report(tmp_path: Path) -> None:
    headings = ("<script>alert(1)</script>", *PLAIN.headings[1:])
    make_series(tmp_path / "in", replace(PLAIN, headings=headings), 3)
    command("draft", tmp_path / "in", "-o", tmp_path / "series.toml")
    report = (tmp_path / "series.html").read_text("utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in report
    assert "<script>alert" not in report
    assert headings[0] in read_profile(tmp_path / "series.toml").sections[0].wordings["en"]


def test_a_try_shows_what_each_file_gives(tmp_path: Path) -> None:
    make_series(tmp_path / "in", ENGLISH, 3)
    command("draft", tmp_path / "in", "-o", tmp_path / "series.toml")
    (tmp_path / "in" / "other.txt").write_text("A text of no series.\n\nNothing more.", "utf-8")
    result = command("try", tmp_path / "series.toml", tmp_path / "in")
    assert result.exit_code == 1
    lines = result.stdout
    assert "sheet-en-0.pdf: 4 of 4 sections: background, what_we_built, results, outlook" in lines
    assert "facts Budget, Partner, Area" in lines
    assert "% of its characters are in sections" in lines
    assert "other.txt: no case. This does not look like a case study" in lines
    assert "3 of 4 files gave 3 cases, with 12 of 12 sections." in lines
    assert "last try" not in lines


def test_a_try_of_fewer_files_is_compared_with_the_last_of_the_same_files(tmp_path: Path) -> None:
    files = make_series(tmp_path / "in", PLAIN, 3)
    path = tmp_path / "harbour.toml"
    command("draft", tmp_path / "in", "-o", path)
    command("try", path, *files)
    assert "Nothing changed since the last try." in command("try", path, files[0]).stdout
    again = command("try", path, *files).stdout
    assert "Nothing changed since the last try." in again
    assert "criteria" not in again  # the profile has none


def test_a_second_try_names_the_lines_that_changed(tmp_path: Path) -> None:
    make_series(tmp_path / "in", PLAIN, 3)
    path = tmp_path / "series.toml"
    command("draft", tmp_path / "in", "-o", path)
    command("try", path, tmp_path / "in")
    same = command("try", path, tmp_path / "in")
    assert same.exit_code == 0
    assert "Nothing changed since the last try." in same.stdout
    path.write_text(path.read_text("utf-8").replace('"Outlook"', '"Prospects"'), "utf-8")
    changed = command("try", path, tmp_path / "in").stdout.partition("last try:")[2]
    found = "of 4 sections: background, what_we_built, results"
    assert f"- in/sheet-en-0.pdf: 4 {found}, outlook\n" in changed
    assert f"+ in/sheet-en-0.pdf: 3 {found}; not found: outlook\n" in changed


def test_a_profile_that_cannot_be_used_is_not_tried(tmp_path: Path) -> None:
    make_series(tmp_path / "in", PLAIN, 1)
    (tmp_path / "wrong.toml").write_text("profile = 3", "utf-8")
    result = command("try", tmp_path / "wrong.toml", tmp_path / "in")
    assert result.exit_code == 2
    assert "wrong.toml:1" in result.output


def test_files_are_read_in_processes_that_may_crash(tmp_path: Path) -> None:
    make_series(tmp_path / "in", PLAIN, 3)
    (tmp_path / "in" / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    result = command("draft", tmp_path / "in", "-o", tmp_path / "series.toml", "--jobs", 1)
    assert result.exit_code == 0, result.output
    assert "Left out, without text that could be read, or copies: in/broken.pdf." in result.stdout
