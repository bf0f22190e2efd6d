"""The account of all lines and characters of one document, so that a loss would show."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.document import Document, Role


@dataclass(frozen=True, slots=True)
class RoleTotal:
    """How many lines and characters (white space not counted) ended in one role."""

    role: str
    lines: int
    characters: int


def totals(document: Document) -> tuple[RoleTotal, ...]:
    """Lines and characters by role, in the order of Role; roles without lines count 0."""
    lines = dict.fromkeys(Role, 0)
    characters = dict.fromkeys(Role, 0)
    for line in document.lines:
        role = document.role(line) or Role.UNPLACED
        lines[role] += 1
        characters[role] += len("".join(line.text.split()))
    return tuple(RoleTotal(role.value, lines[role], characters[role]) for role in Role)
