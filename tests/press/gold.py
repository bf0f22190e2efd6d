"""The right answer: what a careful reader of the page would put in the record."""

from __future__ import annotations

from typing import Any

from tests.press.case import Case, Note, Passage


def gold(case: Case) -> dict[str, Any]:
    """The case as a record, less what cannot be known before it is set (pages, regions)."""
    return {
        "language": case.language,
        "title": case.title,
        "location": case.location,
        "period": {"start": case.period.start, "end": case.period.end},
        "summary": "\n\n".join(passage.text for passage in case.summary),
        "sections": [
            {
                "key": section.key,
                "heading": section.heading,
                "text": "\n\n".join(passage.text for passage in section.passages),
                "passages": [gold_passage(passage) for passage in section.passages],
                **gold_asides(case, section.key),
            }
            for section in case.sections
        ],
        "callouts": [
            {"criterion": c.criterion, "number": c.number, "text": c.text, "page": None}
            for c in case.callouts
        ],
        "footnotes": [
            gold_note(note) | {"called_from": called_from(case, note.marker), "page": None}
            for note in case.notes
        ],
        "about": "\n\n".join(case.about) or None,
        "guide": [*case.guide.criteria, *case.guide.domains] if case.guide else [],
    }


def gold_passage(passage: Passage) -> dict[str, Any]:
    """One paragraph or list item."""
    return {
        "kind": passage.kind,
        "label": passage.label,
        "text": passage.text,
        "footnotes": [call.marker for call in passage.calls],
    }


def gold_asides(case: Case, section: str) -> dict[str, Any]:
    """Tables, figures and pull quotes of a section; nothing for a case without any."""
    if not case.asides:
        return {}
    own = [aside for aside in case.asides if aside.anchor.section == section]
    tables = [[list(row) for row in aside.rows] for aside in own if aside.kind == "table"]
    texts = {
        kind: [aside.rows[0][0] for aside in own if aside.kind == kind]
        for kind in ("figure", "quote")
    }
    return {
        "tables": [{"caption": None, "rows": rows} for rows in tables],
        "figures": [{"caption": caption} for caption in texts["figure"]],
        "quotes": [{"text": text} for text in texts["quote"]],
    }


def gold_note(note: Note) -> dict[str, Any]:
    """One footnote."""
    links = [
        {"url": link.url, "from": "text" if link.shown_in(note.text) else "annotation"}
        for link in note.links
    ]
    return {"marker": note.marker, "text": note.text, "links": links, "accessed": note.accessed}


def called_from(case: Case, marker: str) -> str | None:
    """Where the note is first called: the summary or a section's key."""
    if any(call.marker == marker for passage in case.summary for call in passage.calls):
        return "summary"
    for section in case.sections:
        if any(call.marker == marker for passage in section.passages for call in passage.calls):
            return section.key
    return None
