"""Says in a few lines what stood among the inputs and was not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from pipeline.batch.inputs import SUFFIXES
from pipeline.model.report import Skipped, SkipReason

_NAMED = 5
"""So many files are named on the terminal; ``run.json`` lists all."""
_WORDS = {
    SkipReason.NOT_A_FILE: "a pipe or a device",
    SkipReason.LINKED_FOLDER: "link to a folder; give that folder itself",
    SkipReason.UNREADABLE_FOLDER: "folder that may not be opened; check its permissions",
}


def skipped_lines(skipped: Sequence[Skipped]) -> list[str]:
    """A line for each kind of thing that was not read, and may be missed."""
    lines = []
    kinds = [one for one in skipped if one.reason is SkipReason.OTHER_KIND]
    if kinds:
        counts = Counter(PurePath(one.name).suffix.lower() or "without a suffix" for one in kinds)
        of_each = ", ".join(f"{count} {suffix}" for suffix, count in sorted(counts.items()))
        lines.append(
            f"Not read (neither PDF nor text): {of_each}: {_names(kinds)}. "
            "Save documents as PDF first."
        )
    for reason, words in _WORDS.items():
        if those := [one for one in skipped if one.reason is reason]:
            lines.append(f"Not read ({words}): {_names(those)}.")
    # A folder's own hidden files (.DS_Store) are no loss; a hidden publication may be one.
    hidden = [
        one
        for one in skipped
        if one.reason is SkipReason.HIDDEN and PurePath(one.name).suffix.lower() in SUFFIXES
    ]
    if hidden:
        lines.append(f"Not read (hidden or temporary): {_names(hidden)}.")
    return lines


def _names(skipped: Sequence[Skipped]) -> str:
    named = ", ".join(f"“{PurePath(one.name).name}”" for one in skipped[:_NAMED])
    return f"{named} and others" if len(skipped) > _NAMED else named
