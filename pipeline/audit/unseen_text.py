"""What to tell the analyst of text that does not show, is a watermark, or stands sideways."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.model.document import Document
from pipeline.model.evidence import SignalKind
from pipeline.model.page import HiddenReason, Page
from pipeline.model.roles import Notice
from pipeline.readers.lines.turned import LINES_OF_STAMP

# So many words may be a left-over; more are a sentence, and may be meant for a machine.
FEW_WORDS = 3
# Characters of a text that a warning quotes.
QUOTED = 160

WHY = {
    HiddenReason.LAYER: "on a layer that is switched off",
    HiddenReason.INVISIBLE: "in the invisible mode",
    HiddenReason.COLOR: "in the colour of what it stands on",
    HiddenReason.COVERED: "under something drawn over it",
    HiddenReason.CLIPPED: "cut away by a clipping path",
    HiddenReason.TINY: "too small to be read",
    HiddenReason.OUTSIDE: "outside the page",
    HiddenReason.STYLE: "in a style that hides it",
}
_FIGURES = re.compile(r"\d+")
_SET_ASIDE = frozenset({SignalKind.TURNED, SignalKind.WATERMARK})


def hidden_notices(pages: Iterable[Page]) -> list[Notice]:
    """A warning for each text of more than a few words that is hidden, which quotes it.

    What differs only by its figures from page to page is one text.
    """
    found: dict[tuple[HiddenReason, str], list[tuple[int, str]]] = {}
    for page in pages:
        for reason in HiddenReason:
            text = " ".join(one.text for one in page.hidden if one.reason is reason)
            if len(text.split()) > FEW_WORDS:
                masked = _FIGURES.sub("#", text)
                found.setdefault((reason, masked), []).append((page.number, text))
    return [
        Notice(
            "hidden-text",
            f"The file holds text that does not show ({_named([page for page, _ in texts])}), "
            f"{WHY[reason]}: “{_shortened(texts[0][1])}”. It is not in the record; ask where the "
            "file comes from if it should not be there.",
            texts[0][0],
        )
        for (reason, _), texts in found.items()
    ]


def set_aside_notices(document: Document) -> list[Notice]:
    """A warning that quotes the turned words and watermarks that were set aside as furniture."""
    pages: dict[str, list[int]] = {}
    for line in document.lines:
        claim = document.claims.get(line.id)
        if claim and any(signal.kind in _SET_ASIDE for signal in claim.evidence):
            pages.setdefault(line.text, []).append(line.page)
    return [
        Notice(
            "turned-text",
            f"Words that stand across or along the page, or large and pale under its text, were "
            f"set aside: “{_shortened(text)}” ({_named(numbers)}). Add them by hand if they belong "
            "to the case.",
            numbers[0],
        )
        for text, numbers in pages.items()
    ]


def sideways_notices(pages: Sequence[Page]) -> list[Notice]:
    """Warnings that name the pages that were turned to be read, and those that could not be."""
    notices = []
    if turned := [page.number for page in pages if page.set_upright]:
        it, was = ("it", "was") if len(turned) == 1 else ("they", "were")
        message = (
            f"The text of {_named(turned)} stands sideways or upside down in the file: {it} {was} "
            "turned to be read and shown. Look whether all of the text is there, in its order."
        )
        notices.append(Notice("sideways-pages", message, turned[0]))
    if askew := [page.number for page in pages if _is_askew(page)]:
        them = "the page" if len(askew) == 1 else "the pages"
        message = (
            f"The text of {_named(askew)} stands sideways, upside down or aslant, and may be read "
            f"in a wrong order: turn {them} in a viewer, save the PDF, and extract it again."
        )
        notices.append(Notice("sideways-pages", message, askew[0]))
    return notices


def _is_askew(page: Page) -> bool:
    """Whether a page has turned text, and more of it than text that runs level."""
    return sum(line.turned for line in page.level) > LINES_OF_STAMP


def _shortened(text: str) -> str:
    return text if len(text) <= QUOTED else text[:QUOTED].rpartition(" ")[0] + "…"


def _named(numbers: Sequence[int]) -> str:
    listed = ", ".join(map(str, dict.fromkeys(numbers)))
    return f"page {listed}" if len(set(numbers)) == 1 else f"pages {listed}"
