"""The language of the case, from its whole body."""

from __future__ import annotations

from pipeline.model.document import Document
from pipeline.model.roles import Notice
from pipeline.profile.model import Profile
from pipeline.text.language import detect_language


def find_language(document: Document, profile: Profile) -> Document:
    """Find the language of the lines that are neither furniture nor guide.

    Never of a single heading or box: those mislead with full confidence.
    """
    text = " ".join(line.text for line in document.unclaimed())
    detected = detect_language(text, profile.languages)
    document = document.with_findings(language=detected.language, language_score=detected.score)
    if detected.language is None:
        names = ", ".join(profile.languages)
        message = (
            f"The text is in none of the languages of this series ({names}), or too short to tell; "
            "sections may be missing."
        )
        return document.warn([Notice("unknown-language", message)])
    return document
