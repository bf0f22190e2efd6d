"""Sets the sample publications of the inbox: `python -m tests.press.samples`."""

from __future__ import annotations

import json
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

from tests.press.case import (
    Anchor,
    Call,
    Callout,
    Case,
    Guide,
    Link,
    Note,
    Passage,
    Period,
    Section,
)
from tests.press.gold import gold
from tests.press.options import Options
from tests.press.pages import with_pages
from tests.press.producers import Sheet, producer
from tests.press.writer import STOCKS

ROOT = Path(__file__).parents[2]
TEXTS = Path(__file__).parent / "sample_texts"
INBOX = ROOT / "raw_pdfs"
GOLD = ROOT / "tests" / "press" / "sample_answers"
PALETTES = {
    "fr": ("#0b4a82", "#c25b00", "#e5f0f8"),
    "en": ("#00695c", "#8e2464", "#e0f2ef"),
    "es": ("#7a1f2b", "#3d5a80", "#f7e9e4"),
}
LABEL = re.compile(r"_(?P<label>[^_]+?)(?P<colon>\s?:)_ ")
CALL = re.compile(r"\[\^(\d+)\]")
LINK = re.compile(r"<(?P<shown>https?://[^>]+)>|\[(?P<words>[^\]]+)\]\((?P<hidden>[^)]+)\)")

Table = dict[str, Any]


def main() -> int:
    """Set the samples, write their right answers, and say where they are."""
    maker = producer("weasyprint")
    if reason := maker.available():
        print(reason, file=sys.stderr)
        return 1
    INBOX.mkdir(exist_ok=True)
    GOLD.mkdir(exist_ok=True)
    sheets = [sample_sheet(path) for path in sorted(TEXTS.glob("*.toml"))]
    maker.press(sheets)
    for sheet in sheets:
        found = with_pages(gold(sheet.case), sheet.path)
        answer = json.dumps(found, ensure_ascii=False, indent=1)
        (GOLD / f"{sheet.path.name}.json").write_text(answer + "\n", "utf-8")
        print(sheet.path.relative_to(ROOT))
    return 0


def sample_sheet(path: Path) -> Sheet:
    """One sample in the look of the series."""
    case = read_case(tomllib.loads(path.read_text("utf-8")))
    colour, accent, tint = PALETTES[case.language]
    options = Options(
        language=case.language,
        body_size=10.5,
        colour=colour,
        accent=accent,
        tint=tint,
        mark="{n}",
        links="other",
    )
    return Sheet(case, options, INBOX / f"{path.stem}.pdf")


def read_case(table: Table) -> Case:
    """The case that a sample's file describes."""
    stock, period = STOCKS[table["language"]], table["period"]
    return Case(
        language=table["language"],
        title=table["title"],
        location=table["location"],
        period=Period(period["start"], period["end"] or None, period["printed"]),
        summary=tuple(read_passage(text) for text in table["summary"]),
        sections=tuple(read_section(section) for section in table["sections"]),
        callouts=tuple(c for section in table["sections"] for c in read_callouts(section)),
        notes=tuple(read_note(str(n), note) for n, note in enumerate(table["notes"], 1)),
        about=tuple(table["about"]),
        guide=Guide(
            stock.guide_titles[0],
            stock.criteria,
            stock.domain_titles[0],
            stock.domains,
            stock.how_to_read[0],
        ),
        series=table["series"],
        page_words=stock.page,
    )


def read_section(table: Table) -> Section:
    """A section with its passages."""
    passages = tuple(read_passage(text) for text in table["passages"])
    return Section(table["key"], table["heading"], passages)


def read_callouts(table: Table) -> list[Callout]:
    """A section's callouts; each stands before the passage it names."""
    return [
        Callout(c["criterion"], c["text"], Anchor(table["key"], c["passage"], 0))
        for c in table.get("callouts", ())
    ]


def read_passage(text: str) -> Passage:
    """A paragraph or item, out of its light mark-up."""
    item = text.startswith("* ")
    text = text.removeprefix("* ")
    label, label_end = None, 0
    if match := LABEL.match(text):
        label, head = match["label"], f"{match['label']}{match['colon']}"
        label_end = len(head)
        text = f"{head} {text[match.end() :]}"
    pieces = CALL.split(text)
    calls = []
    plain = pieces[0]
    for marker, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        calls.append(Call(marker, len(plain)))
        plain += piece
    return Passage(plain, "item" if item else "paragraph", label, label_end, tuple(calls))


def read_note(marker: str, table: Table) -> Note:
    """A note with the links on its text."""
    text, last, links = "", 0, []
    for match in LINK.finditer(table["text"]):
        text += table["text"][last : match.start()]
        words, url = match["shown"] or match["words"], match["shown"] or match["hidden"]
        links.append(Link(len(text), len(text) + len(words), url))
        text, last = text + words, match.end()
    return Note(marker, text + table["text"][last:], tuple(links), table.get("accessed"))


if __name__ == "__main__":
    sys.exit(main())
