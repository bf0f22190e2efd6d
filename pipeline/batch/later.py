"""Sequences that are made when they are first looked into, for many never are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar, overload

Item = TypeVar("Item")


class Later(Sequence[Item]):
    """What ``make`` returns, which is called once, and only if somebody asks for an item."""

    def __init__(self, make: Callable[[], Sequence[Item]]) -> None:
        self._make: Callable[[], Sequence[Item]] | None = make
        self._made: Sequence[Item] = ()

    @overload
    def __getitem__(self, at: int) -> Item: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Item]: ...
    def __getitem__(self, at: int | slice) -> Item | Sequence[Item]:
        return self._items()[at]

    def __len__(self) -> int:
        return len(self._items())

    def _items(self) -> Sequence[Item]:
        if self._make:
            self._made, self._make = self._make(), None  # what it was made from can go
        return self._made
