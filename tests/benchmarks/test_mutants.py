"""Mutants are a file with one rule broken, and each of its rules is broken once."""

from __future__ import annotations

from pathlib import Path

from benchmarks.mutants import report
from benchmarks.mutation import mutants_of

SOURCE = '''"""A rule – in words."""
from functools import lru_cache

NEAR = 0.8
ROWS: tuple[int, int] = (3, 40)


@lru_cache(maxsize=8)
def fits(a: int | None, b: float = 2) -> bool:
    """Whether it fits."""
    if a is None or not b:
        return False
    return a < NEAR and b in ROWS
'''


def broken(tmp_path: Path) -> set[str]:
    (tmp_path / "rule.py").write_text(SOURCE, "utf-8")
    source = SOURCE.encode()
    return {one.describe(source) for one in mutants_of(Path("rule.py"), tmp_path)}


def test_each_kind_of_rule_is_broken(tmp_path: Path) -> None:
    assert broken(tmp_path) == {
        "`0.8` → `1.0`", "`0.8` → `0.6`", "`3` → `4`", "`3` → `2`", "`40` → `50`", "`40` → `30`",
        "`2` → `3`", "`2` → `1`", "`a is None` → `(a is not None)`", "`not b` → `(b)`",
        "`a is None or not b` → `((a is None) and (not b))`", "`a is None or not b` → `((not b))`",
        "`a is None or not b` → `((a is None))`", "`a is None or not b` → `False`",
        "`False` → `True`", "`a < NEAR` → `(a >= NEAR)`", "`b in ROWS` → `(b not in ROWS)`",
        "`a < NEAR and b in ROWS` → `((a < NEAR) or (b in ROWS))`",
        "`a < NEAR and b in ROWS` → `((b in ROWS))`", "`a < NEAR and b in ROWS` → `((a < NEAR))`",
        "`a < NEAR and b in ROWS` → `True`", "`a < NEAR and b in ROWS` → `False`",
    }  # fmt: skip


def test_a_mutant_is_the_file_with_one_change(tmp_path: Path) -> None:
    (tmp_path / "rule.py").write_text(SOURCE, "utf-8")
    first = mutants_of(Path("rule.py"), tmp_path)[0]
    assert first.line == 4
    assert first.apply(SOURCE.encode()).decode() in {
        SOURCE.replace("0.8", "0.6"), SOURCE.replace("0.8", "1.0"),
    }  # fmt: skip


def test_the_report_lists_what_was_not_noticed() -> None:
    path = Path("pipeline/layout/metrics.py")
    mutants = mutants_of(path, Path(__file__).parents[2])
    text = report(mutants[:4], mutants[:1], 10)
    assert "**3 of 4, 75%**" in text
    assert "| `pipeline/layout` | 4 | 3 | 75% |" in text
    assert f"- line {mutants[0].line}: " in text
