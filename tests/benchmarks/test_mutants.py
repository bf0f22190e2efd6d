"""Mutants are a file with one rule broken, and each of its rules is broken once."""

from __future__ import annotations

from pathlib import Path

from benchmarks.mutants import WITH_MODELS, report, trials
from benchmarks.mutation import Mutant, mutants_of

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


def test_zero_is_broken_too(tmp_path: Path) -> None:
    (tmp_path / "zero.py").write_text("A, B = 0, 0.0\n", "utf-8")
    found = mutants_of(Path("zero.py"), tmp_path)
    assert {one.new for one in found} == {"1", "-1", "1.0", "-1.0"}


def test_a_mutant_is_tried_on_its_own_tests_first_and_on_golden_records_last() -> None:
    def tried(path: str) -> list[tuple[str, ...]]:
        return trials(Mutant(Path(path), 1, 0, 1, "2"))

    assert tried("pipeline/layout/metrics.py") == [
        ("tests/layout/test_metrics.py",),
        ("tests/layout",),
        ("tests/stages", "tests/golden"),
    ]
    assert tried("pipeline/readers/lines/runs.py") == [
        ("tests/readers/test_runs.py",),
        ("tests/readers",),
        ("tests/golden",),
    ]
    assert tried("pipeline/text/names.py")[-1] == WITH_MODELS


def test_the_report_lists_what_was_not_noticed() -> None:
    path = Path("pipeline/layout/metrics.py")
    mutants = mutants_of(path, Path(__file__).parents[2])
    text = report(mutants[:4], mutants[:1], 10)
    assert "**3 of 4, 75%**" in text
    assert "| `pipeline/layout` | 4 | 3 | 75% |" in text
    assert f"- line {mutants[0].line}: " in text
