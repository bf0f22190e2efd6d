"""What has changed between two records, in few words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile, zip_longest
from typing import Any

SHOWN = 60  # characters of a value from where it begins to differ, and half of that before it


class _Absent:
    """Where one of two records has nothing."""

    def __repr__(self) -> str:
        return "nothing"


ABSENT = _Absent()


@dataclass(frozen=True)
class Change:
    """One value that differs, and its path: ``case_studies[0].sections[1].text``."""

    path: str
    before: object
    after: object

    def __str__(self) -> str:
        before, after = _from_difference(self.before, self.after)
        return f"{self.path}\n    before: {before}\n    after:  {after}"


def changes(before: Any, after: Any, path: str = "") -> Iterator[Change]:  # noqa: ANN401
    """The values that differ between two JSON values, in the order of the first."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in dict.fromkeys([*before, *after]):
            inner = f"{path}.{key}" if path else str(key)
            yield from changes(before.get(key, ABSENT), after.get(key, ABSENT), inner)
    elif isinstance(before, list) and isinstance(after, list):
        for number, (one, other) in enumerate(zip_longest(before, after, fillvalue=ABSENT)):
            yield from changes(one, other, f"{path}[{number}]")
    elif type(before) is not type(after) or before != after:
        yield Change(path, before, after)


def summary(found: list[Change], most: int = 10) -> str:
    """The first changes as text, and how many more there are."""
    lines = [str(change) for change in found[:most]]
    if len(found) > most:
        lines.append(f"… and {len(found) - most} more")
    return "\n".join(lines)


def _from_difference(before: object, after: object) -> tuple[str, str]:
    """Both values, cut to the surroundings of their first difference."""
    start = 0
    if isinstance(before, str) and isinstance(after, str):
        same = takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False))
        start = max(0, sum(1 for _ in same) - SHOWN // 2)
    return _cut(before, start), _cut(after, start)


def _cut(value: object, start: int) -> str:
    if not isinstance(value, str):
        text = repr(value)
        return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
    end = start + SHOWN + SHOWN // 2
    shown = repr(value[start:end])
    return f"{'…' if start else ''}{shown}{'…' if len(value) > end else ''}"
