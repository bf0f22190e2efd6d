"""Says in a few lines what stood among the inputs and was not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from gettext import gettext as _
from pathlib import PurePath

from pipeline.batch.inputs import SUFFIXES
from pipeline.model.report import Skipped, SkipReason

_NAMED = 5
"""So many files are named on the terminal; ``run.json`` lists all."""
# What browsers call a download that goes on, or broke off; and macOS a file that is in iCloud only.
_UNFINISHED = frozenset({".crdownload", ".part", ".partial", ".download", ".opdownload"})
_IN_CLOUD = ".icloud"


def skipped_lines(skipped: Sequence[Skipped]) -> list[str]:
    """A line for each kind of thing that was not read, and may be missed."""
    lines = []
    unfinished = [one for one in skipped if _suffix(one) in _UNFINISHED]
    kinds = [
        one for one in skipped if one.reason is SkipReason.OTHER_KIND and one not in unfinished
    ]
    if kinds:
        without = _("without a suffix")
        counts = Counter(_suffix(one) or without for one in kinds)
        of_each = ", ".join(f"{count} {suffix}" for suffix, count in sorted(counts.items()))
        said = _("Not read (of another kind): {counts}: {names}. Save documents as PDF first.")
        lines.append(said.format(counts=of_each, names=_names(kinds)))
    if unfinished:
        said = _(
            "Not read (downloads that have not ended): {names}. Wait for them, or download the "
            "files again."
        )
        lines.append(said.format(names=_names(unfinished)))
    if elsewhere := [one for one in skipped if _suffix(one) == _IN_CLOUD]:
        said = _("Not read (not on this machine, but in iCloud): {names}. Download them.")
        lines.append(said.format(names=_names(elsewhere)))
    for reason, sentence in (
        (SkipReason.NOT_A_FILE, _("Not read (a pipe or a device): {names}.")),
        (
            SkipReason.LINKED_FOLDER,
            _("Not read (link to a folder; give that folder itself): {names}."),
        ),
        (
            SkipReason.OPENED,
            _("Opened (the files in it are read, not its own pages): {names}."),
        ),
        (
            SkipReason.EMPTY_ARCHIVE,
            _("Not read (archive without files): {names}."),
        ),
        (
            SkipReason.DAMAGED_ARCHIVE,
            _("Not read (archive that cannot be opened; copy it again): {names}."),
        ),
        (
            SkipReason.PROTECTED,
            _("Not read (protected by a password; unpack the archive yourself): {names}."),
        ),
        (
            SkipReason.BEYOND_BOUNDS,
            _("Not read (the archive holds too much; unpack it yourself): {names}."),
        ),
        (
            SkipReason.TOO_DEEP,
            _("Not read (archive in an archive in an archive; unpack it yourself): {names}."),
        ),
        (
            SkipReason.UNREADABLE_FOLDER,
            _("Not read (folder that may not be opened; check its permissions): {names}."),
        ),
    ):
        if those := [one for one in skipped if one.reason is reason]:
            lines.append(sentence.format(names=_names(those)))
    # A folder's own hidden files (.DS_Store) are no loss; a hidden publication may be one.
    hidden = [
        one for one in skipped if one.reason is SkipReason.HIDDEN and _suffix(one) in SUFFIXES
    ]
    if hidden:
        hidden_ones = _("Not read (hidden or temporary): {names}.")
        lines.append(hidden_ones.format(names=_names(hidden)))
    return lines


def _suffix(skipped: Skipped) -> str:
    return PurePath(skipped.name).suffix.lower()


def _short(name: str) -> str:
    """The last part of a name; in an archive, all parts from that of the archive on."""
    parts = PurePath(name).parts
    archives = (at for at, part in enumerate(parts[:-1]) if part.lower().endswith((".zip", ".pdf")))
    return "/".join(parts[next(archives, -1) :])


def _names(skipped: Sequence[Skipped]) -> str:
    quoted = _("“{title}”")
    named = ", ".join(quoted.format(title=_short(one.name)) for one in skipped[:_NAMED])
    return _("{names} and others").format(names=named) if len(skipped) > _NAMED else named
