"""Makes mutants of a source file: the file with one rule broken on purpose.

A number is a quarter larger or smaller (zero and small whole numbers one), a comparison turned
round, ``and`` and ``or`` swapped, an operand of them or a ``not`` dropped, a condition never or
always met, an answer of yes or no fixed. Annotations, decorators and texts stay as they are.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_OPPOSITE: dict[type[ast.cmpop], str] = {
    ast.Lt: ">=", ast.LtE: ">", ast.Gt: "<=", ast.GtE: "<", ast.Eq: "!=", ast.NotEq: "==",
    ast.In: "not in", ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is",
}  # fmt: skip
# A whole number below this is changed by one: a quarter of it is nothing.
_SMALL = 8
_QUARTER = 0.25


@dataclass(frozen=True, order=True)
class Mutant:
    """One change of ``path``: the bytes from ``start`` to ``end`` become ``new``."""

    path: Path
    line: int
    start: int
    end: int
    new: str

    def apply(self, source: bytes) -> bytes:
        """``source`` with the change made."""
        return source[: self.start] + self.new.encode() + source[self.end :]

    def describe(self, source: bytes) -> str:
        """The line with the change, as ``code before → code after``, each on one line."""
        old = " ".join(source[self.start : self.end].decode().split())
        return f"`{old}` → `{' '.join(self.new.split())}`"


def mutants_of(path: Path, root: Path) -> list[Mutant]:
    """All mutants of the file at ``root / path``, in the order of the file, each once."""
    source = (root / path).read_bytes()
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))

    def changed(node: ast.expr, new: str) -> Mutant:
        assert node.end_lineno is not None and node.end_col_offset is not None
        start = starts[node.lineno - 1] + node.col_offset
        return Mutant(
            path, node.lineno, start, starts[node.end_lineno - 1] + node.end_col_offset, new
        )

    tree = ast.parse(source)
    made = {changed(node, new) for node, new in _changes(tree)}
    return sorted(made)


def _changes(tree: ast.AST) -> Iterator[tuple[ast.expr, str]]:
    """Each expression that is changed, and the code it becomes."""
    for node in _code(tree):
        match node:
            case ast.Constant(value=bool()):
                yield node, str(not node.value)
            case ast.Constant(value=int() | float() as number):
                yield from ((node, repr(new)) for new in _other_numbers(number))
            case ast.Compare(ops=[operator]) if type(operator) in _OPPOSITE:
                left, right = ast.unparse(node.left), ast.unparse(node.comparators[0])
                yield node, f"({left} {_OPPOSITE[type(operator)]} {right})"
            case ast.Compare():
                yield node, f"(not {ast.unparse(node)})"
            case ast.BoolOp():
                yield from ((node, new) for new in _other_operations(node))
            case ast.UnaryOp(op=ast.Not()):
                yield node, f"({ast.unparse(node.operand)})"
            case ast.If() | ast.IfExp():
                yield node.test, "False"
            case ast.comprehension():
                yield from ((condition, "True") for condition in node.ifs)
            case ast.FunctionDef(returns=ast.Name(id="bool")):
                yield from _fixed_answers(node)


def _code(tree: ast.AST) -> Iterator[ast.AST]:
    """The nodes that run and whose value is a rule: no annotation, decorator or type alias."""
    for field, value in ast.iter_fields(tree):
        if field in ("annotation", "returns", "decorator_list"):
            continue
        for node in value if isinstance(value, list) else [value]:
            if isinstance(node, ast.AST) and not _is_for_types(node):
                yield node
                yield from _code(node)


def _is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def _other_numbers(number: float) -> tuple[float, float]:
    if isinstance(number, int):
        step = 1 if abs(number) < _SMALL else round(_QUARTER * number)
        return number + step, number - step
    part = _QUARTER * number or 1.0
    return round(number + part, 6), round(number - part, 6)


def _other_operations(node: ast.BoolOp) -> Iterator[str]:
    """The operation with ``and`` and ``or`` swapped, and without each of its operands."""
    own, other = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
    operands = [f"({ast.unparse(value)})" for value in node.values]
    yield f"({f' {other} '.join(operands)})"
    for dropped in range(len(operands)):
        yield f"({f' {own} '.join(operands[:dropped] + operands[dropped + 1 :])})"


def _fixed_answers(function: ast.FunctionDef) -> Iterator[tuple[ast.expr, str]]:
    for node in ast.walk(function):
        if isinstance(node, ast.Return) and node.value and not isinstance(node.value, ast.Constant):
            yield node.value, "True"
            yield node.value, "False"
