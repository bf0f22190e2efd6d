"""Opens each archive once, in a worker process: whatever it holds costs no more than a file may."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

from pipeline.batch.archives import SCRATCH, SUFFIX, Bounds, Member, WhySkipped, members_of
from pipeline.batch.fingerprint import program_digest
from pipeline.batch.limits import Limits, memory_for_each
from pipeline.batch.pool import WorkerPool
from pipeline.errors import RejectionCode
from pipeline.model.report import Failed, SkipReason
from pipeline.text.slugs import slug

BOUNDS = Bounds()
SECONDS = 30.0
"""Of processor time for each member; a processor unpacks some 100 MB a second."""
_TOO_MUCH = frozenset({RejectionCode.TIME_LIMIT, RejectionCode.MEMORY_LIMIT})


def unpack(archive: Path, into: Path, why_skipped: WhySkipped) -> tuple[Member, ...]:
    """The members of ``archive``, written below ``into`` unless they are there already.

    ``why_skipped`` must be importable. One member without a path and without a name stands for an
    archive that cannot be opened; a PDF that is no portfolio, or cannot be opened within limits,
    has none: its own reading says what is wrong. Raises OSError when files cannot be written.
    """
    digest = _digest(archive)
    if digest is None:
        return _not_opened(archive, SkipReason.DAMAGED_ARCHIVE)
    folder = into / f"{slug(archive.stem)}-{digest}"
    kept = _load(folder)
    if kept is not None:
        return kept
    work = partial(_take_out, folder, why_skipped, BOUNDS)
    with WorkerPool(work, size=1, limits=Limits(SECONDS, memory_for_each(1))) as pool:
        (result,) = pool.run([archive])
    outcome = result.outcome
    if isinstance(outcome, OSError):
        raise outcome
    if isinstance(outcome, Failed):
        for half in folder.glob(f"*{SCRATCH}"):
            half.unlink(missing_ok=True)
        is_too_much = outcome.code in _TOO_MUCH
        why = SkipReason.BEYOND_BOUNDS if is_too_much else SkipReason.DAMAGED_ARCHIVE
        members = _not_opened(archive, why)
        if outcome.passing:
            return members
    else:
        members = outcome
    _save(folder, members)
    return members


def _take_out(
    folder: Path,
    why_skipped: WhySkipped,
    bounds: Bounds,
    archive: Path,
    on_member: Callable[[], None],
) -> tuple[Member, ...] | OSError:
    """What a worker does; what keeps it from writing is for the one that asked for it."""
    members = []
    try:
        for member in members_of(archive, folder, why_skipped, bounds):
            members.append(member)
            on_member()
    except OSError as error:
        return error
    return tuple(members)


def _not_opened(archive: Path, why: SkipReason) -> tuple[Member, ...]:
    return (Member("", reason=why),) if archive.suffix.lower() == SUFFIX else ()


def _list_of(folder: Path) -> Path:
    """Where it is kept what came of an archive, so that the next run need not open it again."""
    return folder.with_name(f"{folder.name}.json")


def _load(folder: Path) -> tuple[Member, ...] | None:
    """What came of the archive; None where another program opened it, or a file is gone."""
    try:
        kept = json.loads(_list_of(folder).read_bytes())
        if kept["program"] != program_digest():
            return None
        members = tuple(
            Member(name, folder / file if file else None, SkipReason(why) if why else None)
            for name, file, why in kept["members"]
        )
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return members if all(one.path is None or one.path.is_file() for one in members) else None


def _save(folder: Path, members: tuple[Member, ...]) -> None:
    listed = [(one.name, one.path and one.path.name, one.reason) for one in members]
    path = _list_of(folder)
    scratch = path.with_suffix(SCRATCH)
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch.write_text(json.dumps({"program": program_digest(), "members": listed}), "ascii")
    scratch.replace(path)


def _digest(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()[:12]
    except OSError:
        return None
