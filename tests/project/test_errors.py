"""Exit codes and rejection codes: each is explained where users look for it, and used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.errors import ExitCode, RejectionCode

ROOT = Path(__file__).parents[2]
RUNNING = (ROOT / "docs" / "running.md").read_text("utf-8")
CODE = "\n".join(
    path.read_text("utf-8")
    for path in (ROOT / "pipeline").rglob("*.py")
    if path.name not in {"errors.py", "cache.py"}
)


def test_every_exit_code_is_explained() -> None:
    table = RUNNING.partition("## Exit codes")[2].partition("\n## ")[0]
    explained = [int(code) for code in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)]
    assert explained == sorted(ExitCode)


@pytest.mark.parametrize("code", RejectionCode)
def test_every_rejection_code_is_given(code: RejectionCode) -> None:
    """Those that guides explain are compared in test_readme.py."""
    assert f"RejectionCode.{code.name}" in CODE
