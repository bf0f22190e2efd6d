"""The acronyms that the case uses, with the long forms it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.model.document import Document
from pipeline.model.findings import Acronym
from pipeline.text.acronyms import Use, among_plain_words, uses_in
from pipeline.text.characters import fold
from pipeline.text.long_forms import long_forms_in

if TYPE_CHECKING:
    from pipeline.profile.model import Profile


def find_acronyms(document: Document, profile: Profile) -> Document:
    """List the acronyms of the lead and the sections in the order of their first use.

    ``count`` is how often each is used there, the place that explains it included; ``long`` is
    None where the text explains it nowhere.
    """
    texts = _texts(document)
    long: dict[str, str] = {}
    for form in (form for text in texts for form in long_forms_in(text)):
        long.setdefault(form.key, form.text)
    uses = _uses(texts, sure={*long, *profile.acronyms})
    return document.with_findings(
        acronyms=tuple(
            Acronym(listed[0].short, long.get(key), len(listed)) for key, listed in uses.items()
        )
    )


def _texts(document: Document) -> list[str]:
    findings = document.findings
    passages = [*findings.lead, *(p for section in findings.sections for p in section.passages)]
    return [passage.text for passage in passages]


def _uses(texts: list[str], sure: set[str]) -> dict[str, list[Use]]:
    """The uses by acronym; those not ``sure`` may be words in capitals for emphasis.

    Those that the profile names are sure: MIEUX is a word, too.
    """
    uses: dict[str, list[Use]] = {}
    for use in (use for text in texts for use in uses_in(text)):
        uses.setdefault(use.key, []).append(use)
    doubtful = {key: fold(key) for key in uses if key not in sure}
    words = among_plain_words(set(doubtful.values()), texts)
    return {key: listed for key, listed in uses.items() if doubtful.get(key) not in words}
