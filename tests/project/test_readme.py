"""What the documentation says is so: commands, options, codes, rows and links."""

from __future__ import annotations

import ast
import csv
import os
import re
import shlex
import shutil
import subprocess
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
import typer
from pydantic import BaseModel

import pipeline
from pipeline.cli.app import app
from pipeline.errors import RejectionCode
from pipeline.model import record
from pipeline.model.record import CaseStudy
from pipeline.outputs.csv_file import render_csv
from pipeline.outputs.filled_tables import make_tables
from pipeline.outputs.render import render_outputs
from pipeline.outputs.review_site.strings import page_texts
from pipeline.outputs.sheets import make_sheets
from pipeline.outputs.workbook import DICTIONARY, MATRIX
from pipeline.profile.loader import load_profile, shipped_profiles

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
RUNNING = (ROOT / "docs/running.md").read_text("utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("raw_pdfs/*.md")])
WITH_OPTIONS = [
    ROOT / name
    for name in (
        "README.md",
        "docs/report.md",
        "docs/running.md",
        "docs/search.md",
        "docs/watching.md",
        "docs/guide/en.md",
        "docs/guide/fr.md",
    )
]
LINK = re.compile(r"\]\(\s*(?!https?:)([^)\s]+)\s*\)")
ROWS = re.compile(r"<!-- rows: (\w+) -->\n((?:\|.*\n)+)")
# What is to be typed: fenced and indented blocks, and code inside a sentence.
TYPED = re.compile(r"^```\w*\n(.*?)^```|^ {4}([^\n]*)$|`([^`\n]+)`", re.MULTILINE | re.DOTALL)


def page_name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@cache
def codes(*makers: str) -> frozenset[str]:
    """The codes that the pipeline gives to ``makers``, as first argument or as ``code``."""
    found: set[str] = set()
    for path in (ROOT / "pipeline").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", None) in makers:
                given = [*node.args, *(k.value for k in node.keywords if k.arg == "code")]
                found.update(_constant(given[0]))
    return frozenset(found)


def _constant(node: ast.expr) -> list[str]:
    """A code that is written out; those handed on (``notice.code``) are counted where made."""
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def first_cells(table: str) -> list[str]:
    """The codes in the first column of a table, the heads apart."""
    cells = [row.split("|")[1] for row in table.splitlines() if row.startswith("| `")]
    return [code for cell in cells for code in re.findall(r"`([^`]+)`", cell)]


def anchor(heading: str) -> str:
    """A heading's address on its page, as code hosts make it."""
    kept = re.sub(r"[^\w\- ]", "", heading.strip().lower())
    return kept.replace(" ", "-")


GUIDES = [ROOT / "docs" / "guide" / name for name in ("en.md", "fr.md")]


@pytest.mark.parametrize("page", GUIDES, ids=page_name)
def test_the_guides_explain_every_warning_and_every_reason(page: Path) -> None:
    rows = first_cells(page.read_text("utf-8"))
    assert len(rows) == len(set(rows))
    assert set(rows) == codes("Notice", "Warning") | set(RejectionCode)


def test_french_punctuation_does_not_break_from_its_word() -> None:
    """Before : ; ? ! and inside « » French sets a space that no line ends at."""
    prose = TYPED.sub("", GUIDES[1].read_text("utf-8"))
    assert re.findall(r".*(?: [:;?!»]|« ).*", prose) == []


def test_the_review_pages_have_a_title_for_every_warning() -> None:
    titles = {key.removeprefix("code_") for key in page_texts()["en"] if key.startswith("code_")}
    assert titles == codes("Notice", "Warning")


def test_the_guides_have_the_same_chapters_and_pictures() -> None:
    english, french = (page.read_text("utf-8") for page in GUIDES)
    numbers = [re.findall(r"^## (\d+)\.", text, re.MULTILINE) for text in (english, french)]
    # A picture of pages that speak is there in each language.
    pictures = [
        re.findall(r"\(\.\./images/([\w-]+?)(?:-en|-fr)?\.\w+\)", text)
        for text in (english, french)
    ]
    assert numbers[0] == numbers[1] and pictures[0] == pictures[1]


@pytest.mark.parametrize("page", GUIDES, ids=page_name)
def test_the_guides_explain_every_sheet_of_the_workbook(page: Path) -> None:
    shown = set(
        re.findall(r"^\| ([A-Z][a-z]+(?: [a-z]+)?) \|", page.read_text("utf-8"), re.MULTILINE)
    )
    declared = {sheet.title for sheet in make_sheets(["impact"], ["innovation"])}
    assert shown == declared | {MATRIX, DICTIONARY}


def test_every_output_and_every_table_is_explained() -> None:
    written = render_outputs((), shipped_profiles(), delimiter=",", seconds=0.0)
    named = {"*.parquet" if name.endswith(".parquet") else name for name in written}
    assert {name for name in named if f"`{name}`" not in RUNNING} == set()
    rows = re.findall(r"^\| `(\w+)\.csv` \|.*\| ([\w ]+) \|$", RUNNING, re.MULTILINE)
    assert rows == [(sheet.name, sheet.title) for sheet in make_sheets(["impact"], ["innovation"])]


@pytest.mark.parametrize("page", PAGES, ids=page_name)
def test_named_make_targets_exist(page: Path) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE))
    typed = "\n".join("".join(found) for found in TYPED.findall(page.read_text("utf-8")))
    assert set(re.findall(r"^make ([a-z]+)", typed, re.MULTILINE)) <= targets


def test_the_readme_sells_the_product_in_twenty_seconds() -> None:
    """A sentence, the picture, two commands; and no more than two screens in all."""
    top = README.split("\n## ", maxsplit=1)[0]
    assert "docs/images/review-case-en.png" in top
    assert re.search(r"^make extract\b.*\nmake review\b", top, re.MULTILINE)
    assert len(README.splitlines()) <= 110


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_python_that_is_shown_runs(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for sample_used in ("tenir-le-registre", "volver-con-oficio"):
        path_of_sample(sample_used)
    monkeypatch.chdir(ROOT)
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / name).read_text("utf-8"), re.DOTALL)
    assert blocks
    for block in blocks:
        exec(block, {})


def test_the_readme_shows_commands_that_run(tmp_path: Path) -> None:
    shutil.copytree(path_of_sample("a-season-and-a-return").parent, tmp_path / "raw_pdfs")
    commands = re.findall(r"^\.venv/bin/python (.*)$", README, re.MULTILINE)
    assert len(commands) == 2
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    for command in commands:
        run = [sys.executable, *shlex.split(command)]
        subprocess.run(run, cwd=tmp_path, env=environment, check=True, capture_output=True)


@pytest.mark.parametrize("page", WITH_OPTIONS, ids=page_name)
def test_named_options_exist(page: Path) -> None:
    whole = typer.main.get_command(app)
    commands = [whole, *whole.commands.values()]  # type: ignore[attr-defined]
    options = [option for command in commands for option in command.params]
    known = {name for option in options for name in [*option.opts, *option.secondary_opts]}
    named = re.findall(r"(?<![\w-])--[a-z][a-z-]*[a-z]", page.read_text("utf-8"))
    assert named
    assert set(named) <= known


@pytest.mark.parametrize("page", PAGES, ids=page_name)
def test_links_lead_somewhere(page: Path) -> None:
    for link in LINK.findall(page.read_text("utf-8")):
        name, _, place = link.partition("#")
        target = page.parent / name if name else page
        assert target.exists(), f"{page.name}: {link}"
        if place:
            headings = re.findall(r"^#+ (.*)$", target.read_text("utf-8"), re.MULTILINE)
            assert place in map(anchor, headings), f"{page.name}: {link}"


@pytest.mark.parametrize("page", PAGES, ids=page_name)
def test_named_files_and_modules_of_the_repository_exist(page: Path) -> None:
    """Python files by their whole path, folders of the repository, and ``python -m`` modules."""
    text = page.read_text("utf-8")
    named = re.findall(
        r"`([\w./-]+\.py|(?:pipeline|tests|scripts|benchmarks|docs)/[\w./-]*)`", text
    )
    assert [name for name in named if not (ROOT / name).exists()] == []
    modules = set(re.findall(r"python -m ([\w.]+)", text)) - {"pip", "venv"}
    assert [name for name in modules if find_spec(name) is None] == []


def test_the_architecture_lists_every_folder_of_the_package_in_both_tables() -> None:
    text = (ROOT / "docs/architecture.md").read_text("utf-8")
    rooms, _, order = text.partition("## The direction of imports")
    folders = sorted(path.parent.name for path in (ROOT / "pipeline").glob("*/__init__.py"))
    assert sorted(re.findall(r"^\| `(\w+)` \|", rooms, re.MULTILINE)) == folders
    listed = re.findall(r"^ {4}([\w, ]+)$", order, re.MULTILINE)
    assert sorted(name for line in listed for name in line.split(", ")) == folders


def test_every_field_of_the_record_is_explained() -> None:
    explained = set(re.findall(r"`(\w+)`", (ROOT / "docs/record.md").read_text("utf-8")))
    parts = [model for model in vars(record).values() if isinstance(model, type)]
    fields = {
        field.alias or name
        for model in parts
        if issubclass(model, BaseModel)
        for name, field in model.model_fields.items()
    }
    assert fields - explained == set()
    assert f"`{record.SCHEMA_VERSION}`" in (ROOT / "docs/record.md").read_text("utf-8")


def path_of_sample(name: str) -> Path:
    path = ROOT / "raw_pdfs" / f"{name}.pdf"
    if not path.exists():
        pytest.skip(f"the sample {name} was taken out of raw_pdfs")
    return path


@cache
def sample(name: str) -> CaseStudy:
    return pipeline.extract(path_of_sample(name), entities=False)


@pytest.mark.parametrize(("table", "shown"), ROWS.findall(RUNNING), ids=lambda part: part[:20])
def test_rows_shown_are_rows_that_come_out(table: str, shown: str) -> None:
    """Each row's cells are in one row of the table, those that end in “…” at its start."""
    head, _, *rows = [
        [cell.strip() for cell in line.strip().strip("|").split("|")] for line in shown.splitlines()
    ]
    for row in rows:
        lines = records(table, row[0])
        assert any(
            all(alike(cell, line[name]) for name, cell in zip(head, row, strict=True))
            for line in lines
        ), row


def records(table: str, case: str) -> list[dict[str, str]]:
    """The rows of ``table`` for one sample, as its CSV has them."""
    profile = load_profile("mieux")
    sheets = make_sheets(
        [section.key for section in profile.sections],
        [criterion.key for criterion in profile.criteria],
    )
    tables = {filled.sheet.name: filled for filled in make_tables([sample(case)], sheets).tables}
    text = render_csv(tables[table]).decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines(keepends=True)))


def alike(shown: str, cell: str) -> bool:
    return cell.startswith(shown.rstrip("…").rstrip()) if shown.endswith("…") else shown == cell
