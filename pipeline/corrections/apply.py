"""Makes persons' corrections again, on the document that the stages have understood.

They are applied in the order in which they were given, but for calls of notes, which come last: a
passage that is put together anew has only the calls that its lines print. A correction whose line
or text is no longer there is left out, and a warning says so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.audit.conservation import balance, count_characters, printed, spell
from pipeline.corrections.change_role import set_role
from pipeline.corrections.edit_text import (
    DoesNotFit,
    join_passages,
    set_criterion,
    set_field,
    set_text,
    split_passage,
)
from pipeline.corrections.locate import find_line
from pipeline.corrections.store import Change, Corrections
from pipeline.corrections.titles import lift_from_lead
from pipeline.corrections.whole_parts import delete_part, move_passage, order_passage, tie_call
from pipeline.model.document import Document, Edited
from pipeline.model.roles import Notice
from pipeline.profile.model import Profile

_Edit = Callable[[Document, Change, Profile], Document]
_EDITS: dict[str, _Edit] = {
    "text": set_text,
    "field": set_field,
    "criterion": set_criterion,
    "split": split_passage,
    "join": join_passages,
    "role": set_role,
    "delete": delete_part,
    "move": move_passage,
    "order": order_passage,
    "call": tie_call,
}
_OF_WORDS = frozenset({"text", "field", "delete"})
"""Those that may change what the text says: the account must say which characters came and went."""


def apply_corrections(
    document: Document, corrections: Corrections, profile: Profile
) -> tuple[Document, tuple[Change, ...]]:
    """The document with those ``corrections`` that concern its pages, and those that were made.

    Others become warnings.
    """
    pages = {page.number for page in document.pages}
    own = [change for change in corrections.changes if change.page in pages]
    made = set[int]()
    for at, change in sorted(enumerate(own), key=lambda one: one[1].kind == "call"):
        try:
            document = _edited(document, change, profile)
            made.add(at)
        except DoesNotFit:
            document = document.warn([_notice(change)])
    return document, tuple(change for at, change in enumerate(own) if at in made)


def version_notices(
    corrections: Corrections, made: Sequence[Change], document: Document, source: tuple[str, str]
) -> list[Notice]:
    """A notice where ``corrections`` were made in a file of other bytes than this one.

    ``source`` is the name of the file that they are applied to, and the digest of its bytes.
    """
    name, sha256 = source
    pages = {page.number for page in document.pages}
    count = sum(change.page in pages for change in corrections.changes)
    if corrections.sha256 == sha256 or not count:
        return []
    what = (
        "The file has changed since it was corrected"
        if corrections.file == name
        else f"The file is taken for a new version of “{corrections.file}”, of which it prints "
        "title, place or lines"
    )
    counted = "1 correction" if count == 1 else f"{count} corrections"
    message = f"{what}: {len(made)} of {counted} could be made in the new version; check the case."
    return [Notice("corrected-version-differs", message, min(pages))]


def _edited(document: Document, change: Change, profile: Profile) -> Document:
    if change.at and find_line(document, change.page, change.at) is None:
        raise DoesNotFit
    lifted = lift_from_lead(document, change, profile) if change.from_lead else document
    changed = _EDITS[change.kind](lifted, change, profile)
    if change.kind not in _OF_WORDS:
        # Such as a line that leaves a part whose text a person has changed: that would be undone.
        if not balance(changed).is_balanced:
            raise DoesNotFit
        return changed
    before, after = count_characters(printed(document)), count_characters(printed(changed))
    taken, added = before - after, after - before
    edited = document.edited
    return replace(
        changed,
        edited=Edited(edited.taken + spell(taken), edited.added + spell(added)),
    )


def _notice(change: Change) -> Notice:
    what = change.at.text[:60] if change.at else change.part
    return Notice(
        "correction-does-not-fit",
        f"A correction by {change.by} of {change.when[:10]} no longer fits (“{what}”) and was left "
        "out; make it again, or undo it.",
        change.page,
    )
