"""What is said of a file as such, whatever its pages hold."""

from __future__ import annotations

from pipeline.model.roles import Notice
from pipeline.readers.active_content import active_notices
from pipeline.readers.attachments import attachment_notices
from pipeline.readers.file_kinds import HEADER, is_cut_short
from pipeline.readers.packed_objects import parts_of
from pipeline.readers.redactions import redaction_notices


def file_notices(data: bytes) -> tuple[Notice, ...]:
    """Warnings of what the PDF ``data`` holds beside its text, or lacks; none of a text file."""
    if HEADER not in data:
        return ()
    parts = parts_of(data)
    return (
        *active_notices(parts),
        *_cut_short_notices(data),
        *attachment_notices(parts),
        *redaction_notices(parts),
    )


def _cut_short_notices(data: bytes) -> list[Notice]:
    """A warning if the PDF ``data`` breaks off, as when it was not copied to its end."""
    if not is_cut_short(data):
        return []
    message = (
        "The file breaks off before its end, so that text may be missing; copy it again from where "
        "it came from, or compare its last pages."
    )
    return [Notice("cut-short", message, None)]
