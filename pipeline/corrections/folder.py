"""The folder of corrections: which files are ours, and which publication each is for."""

from __future__ import annotations

import json
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from pipeline.corrections.store import Corrections, merge, parse, save

# What this program names a file of corrections: the publication's name, then its digest's start.
_NAME = re.compile(r"\.[0-9a-f]{12}\.json$")
_FIELDS = frozenset({"sha256", "changes"})


_MOST_KNOWN = 1 << 14
"""Files whose contents are remembered: a desk looks at all of them with each correction."""
_Version = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class CorrectionsFolder:
    """The corrections of each publication by the digest of its bytes.

    ``paths`` are the files that each was read from. ``problems`` are sentences that name the files
    that cannot be used, and say what to do.
    """

    found: Mapping[str, Corrections]
    paths: Mapping[str, tuple[Path, ...]] = field(default_factory=dict)
    problems: Mapping[Path, str] = field(default_factory=dict)


def read_folder(folder: Path) -> CorrectionsFolder:
    """The files of corrections in ``folder``; several for the same bytes count as one.

    Hidden files and JSON of another kind are passed over.
    """
    found: dict[str, list[Corrections]] = defaultdict(list)
    paths: dict[str, tuple[Path, ...]] = {}
    problems: dict[Path, str] = {}
    for path in _json_files(folder):
        try:
            one = _read(path, _version(path))
            if one:
                found[one.sha256].append(one)
                paths[one.sha256] = (*paths.get(one.sha256, ()), path)
        except (OSError, ValueError) as error:
            problems[path] = (
                f"The corrections in “{path.name}” were not made, since the file cannot be read "
                f"({_reason(error)}): mend it, or take it out of the folder."
            )
    merged = {key: merge(some) for key, some in found.items()}
    return CorrectionsFolder(merged, paths, problems)


def _json_files(folder: Path) -> list[Path]:
    """The JSON files in ``folder`` that are not hidden, in the order of their names."""
    names = [entry.name for entry in os.scandir(folder)] if folder.is_dir() else []
    return [folder / one for one in sorted(names) if one.endswith(".json") and one[0] != "."]


def _version(path: Path) -> _Version:
    """What is another number once the file was written again; raises OSError."""
    found = path.stat()
    return found.st_ino, found.st_mtime_ns, found.st_size


@lru_cache(maxsize=_MOST_KNOWN)
def _read(path: Path, version: _Version) -> Corrections | None:
    """The corrections in a file of this ``version``, None if it is of another kind.

    Raises OSError and ValueError.
    """
    text = path.read_text("utf-8")
    return parse(text) if _NAME.search(path.name) or _may_be_ours(text) else None


@dataclass(frozen=True, slots=True)
class Assignment:
    """The corrections to make by the digest of the file, and those that belong to no file.

    ``problems`` are sentences on files of corrections that cannot be used.
    """

    made: Mapping[str, Corrections] = field(default_factory=dict)
    left: tuple[Corrections, ...] = ()
    problems: tuple[str, ...] = ()

    def with_matched(self, matched: Mapping[str, Corrections]) -> Assignment:
        """This one with those of ``left`` that were found to belong to a file after all."""
        taken = list(matched.values())
        left = tuple(one for one in self.left if one not in taken)
        return Assignment({**self.made, **matched}, left, self.problems)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What a run says of corrections that could not be made."""
        return (*self.problems, *_left_over(self.left))


def assign(folder: CorrectionsFolder, inputs: Iterable[tuple[str, str]]) -> Assignment:
    """The corrections to make in each of ``inputs`` (name and digest).

    A file that has changed since it was corrected keeps the corrections of the bytes it had, as
    long as it has its name and no corrections of its own.
    """
    named = {digest: name for name, digest in inputs}
    assigned = {key: one for key, one in folder.found.items() if key in named}
    names = Counter(named.values())
    by_name = {
        name: digest
        for digest, name in named.items()
        if digest not in assigned and names[name] == 1
    }
    left: list[Corrections] = []
    for key, one in folder.found.items():
        if key in named:
            continue
        digest = by_name.pop(one.file, None)
        if digest is None:
            left.append(one)
        else:
            assigned[digest] = one
    return Assignment(assigned, tuple(left), tuple(folder.problems.values()))


def replace_in(folder: Path, corrections: Corrections, earlier: Corrections) -> None:
    """Write ``corrections`` in place of ``earlier`` ones, whichever files those are in.

    Raises OSError when that fails, and ValueError when the file to write into cannot be read.
    """
    held = read_folder(folder)
    for path, problem in held.problems.items():
        if corrections.sha256[:12] in path.name:
            raise ValueError(problem)
    written = save(folder, corrections)
    for digest in {corrections.sha256, earlier.sha256}:
        for path in held.paths.get(digest, ()):
            if path != written:
                path.unlink(missing_ok=True)


def _left_over(left: Sequence[Corrections]) -> list[str]:
    count = sum(len(one.changes) for one in left)
    if not count:
        return []
    names = [f"“{one.file}”" for one in left if one.changes]
    which = "1 correction belongs" if count == 1 else f"{count} corrections belong"
    them = "that file" if len(names) == 1 else "those files"
    return [
        f"{which} to no file that was read, but to {', '.join(names)}: put {them} back, or take "
        "the corrections out of their folder."
    ]


def _may_be_ours(text: str) -> bool:
    try:
        content = json.loads(text)
    except ValueError:
        return False
    return isinstance(content, dict) and content.keys() >= _FIELDS


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"{'.'.join(map(str, first['loc'])) or 'file'}: {first['msg']}"
    return error.strerror or "error" if isinstance(error, OSError) else str(error)
