"""Plain text, as an extractor leaves it: no geometry, callouts and notes between the lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tests.press.extracted import Extract
from tests.press.options import Options
from tests.press.producers import Producer, Sheet


def available() -> str | None:
    """It can always run."""
    return None


def adapt(options: Options) -> Options:
    """What text has no way to show takes its usual value, so that tables by option stay true."""
    usual = Options()
    options = replace(
        options,
        columns=1,
        asides=False,
        mirrored=False,
        tagged=False,
        heading_spaced=False,
        align="left",
        indent=False,
        drop_cap=False,
        callout_look="style",
        mark_super=False,
        links="none",
        labels="plain",
        about=usual.about if options.about == "left" else options.about,
        lead="plain",
        list_typed=False,
        font=usual.font,
    )
    if options.heading not in ("caps", "number"):
        options = replace(options, heading="line")
    if options.body_size <= 10:
        options = replace(options, running="none", folio="none", page_break="space")
    return options


def press(sheets: Sequence[Sheet]) -> None:
    """Write each sheet, its pages parted by form feeds or by a space before their first line."""
    for sheet in sheets:
        pages = ["\n".join(page) for page in Extract(sheet.case, sheet.options).pages()]
        if sheet.options.page_break == "space":
            text = "".join(f" {page}\n" for page in pages)
        else:
            text = "".join(f"{page}\n\f" for page in pages)
        sheet.path.write_text(text, "utf-8")


PRODUCER = Producer("text", ".txt", available, adapt, press)
