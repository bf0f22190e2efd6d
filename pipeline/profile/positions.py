"""Where in a TOML file each key and value stands."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Node

Path = tuple[str | int, ...]
"""The keys and places in lists that lead to a value: ("sections", 0, "fr", 1)."""

_KEYS = ("bare_key", "quoted_key", "dotted_key")


def line_numbers(text: str) -> Mapping[Path, int]:
    """The line (from 1) of every table, key and list item of ``text``, which is valid TOML."""
    import tree_sitter_toml
    from tree_sitter import Language, Parser

    tree = Parser(Language(tree_sitter_toml.language())).parse(text.encode())
    found: dict[Path, int] = {}
    lists: dict[Path, int] = {}
    for node in tree.root_node.named_children:
        if node.type == "pair":
            _record(found, _pair(node, ()))
        elif node.type in ("table", "table_array_element"):
            path = _inside(_key(node.named_children[0]), lists)
            if node.type == "table_array_element":
                lists[path] = lists.get(path, -1) + 1
                path = (*path, lists[path])
            _record(found, [(path, _line(node))])
            for pair in (child for child in node.named_children if child.type == "pair"):
                _record(found, _pair(pair, path))
    return found


def line_of(path: Path, lines: Mapping[Path, int]) -> int | None:
    """The line of ``path``, or of the nearest that is written out around it."""
    while path:
        if path in lines:
            return lines[path]
        path = path[:-1]
    return None


def _record(
    found: dict[Path, int], places: Iterator[tuple[Path, int]] | list[tuple[Path, int]]
) -> None:
    for path, line in places:
        for length in range(1, len(path) + 1):
            found.setdefault(path[:length], line)


def _inside(key: Path, lists: Mapping[Path, int]) -> Path:
    """``key`` with the place in the list that the latest ``[[…]]`` of each of its parts opened."""
    path: Path = ()
    for part in key[:-1]:
        path = (*path, part)
        if path in lists:
            path = (*path, lists[path])
    return (*path, key[-1])


def _pair(pair: Node, above: Path) -> Iterator[tuple[Path, int]]:
    key, value = (child for child in pair.named_children if child.type != "comment")
    path = (*above, *_key(key))
    yield path, _line(pair)
    yield from _value(value, path)


def _value(value: Node, path: Path) -> Iterator[tuple[Path, int]]:
    children = [child for child in value.named_children if child.type != "comment"]
    if value.type == "array":
        for at, child in enumerate(children):
            yield (*path, at), _line(child)
            yield from _value(child, (*path, at))
    elif value.type == "inline_table":
        for child in children:
            yield from _pair(child, path)


def _key(node: Node) -> Path:
    """The parts of a key, as TOML itself reads them."""
    if node.type == "dotted_key":
        return tuple(part for child in node.named_children for part in _key(child))
    written = node.text.decode() if node.text else ""
    return tuple(tomllib.loads(f"{written} = 0")) if node.type == "quoted_key" else (written,)


def _line(node: Node) -> int:
    return node.start_point[0] + 1
