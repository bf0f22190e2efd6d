"""Writes a draft as the commented file of a profile."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from pipeline.drafting.draft import Draft, DraftedPart, Phrase, Phrases

# A comment names so many looks; the rest are variants.
LOOKS_NAMED = 3


def profile_text(draft: Draft) -> str:
    """The profile as TOML, which says for each line in how many publications it was found."""
    return "\n".join(_lines(draft)) + "\n"


def _lines(draft: Draft) -> Iterator[str]:
    counts = ", ".join(f"{len(names)} in “{code}”" for code, names in draft.publications.items())
    yield f"# Drafted from {len(draft.files)} files: {counts}. Behind each wording: in how many"
    yield "# publications of its language it was found, and how it is set there. Edit what is"
    yield "# wrong, then see what the files give: pipeline profile try THIS-FILE FOLDER"
    yield f"profile = {_quoted(draft.key)}"
    yield f"name = {_quoted(draft.name)}"
    yield f"languages = {_list(draft.languages)}"
    if draft.sections_of_a_case:
        yield f"sections_of_a_case = {draft.sections_of_a_case}  # a case may lack the others"
    if draft.dateline:
        counts = "; ".join(
            f"{code}: {one[0].count} of {one[0].total}" for code, one in draft.dateline.items()
        )
        yield f'subtitle = "place (years)"  # {counts}'
    yield from _choices(draft)
    for section in draft.sections:
        yield from _part("sections", section)
    yield from _table("subheadings", draft.subheadings)
    for fact in draft.facts:
        yield from _part("facts", fact)
    for criterion in draft.criteria:
        yield from _part("criteria", criterion)
    yield from _table("criterion_openers", draft.criterion_openers)
    yield from _table("guide", draft.guide)
    yield from _about(draft)
    if draft.between:
        yield "\n[period]"
        yield from (f"between.{code} = {_list(words)}" for code, words in draft.between.items())
    yield from _captions(draft)
    yield from _notes(draft)
    yield from _further(draft)


def _choices(draft: Draft) -> Iterator[str]:
    """Settings that no draft decides, as comments that can be made lines."""
    if draft.required:
        why = "two headings alone are any report’s: a line of [guide] must be there"
        yield f"required = {_list(draft.required)}  # {why}"
    yield "# Take the “#” off a line below to use it; docs/profiles.md says more."
    always = [section.key for section in draft.sections if _is_in_all(section)]
    if always and not draft.required:
        yield f"# required = {_list(always)}  # all files here have these; none without is a case"
    yield "# one_case_per_file = true  # no file is ever divided into several cases"


def _is_in_all(section: DraftedPart) -> bool:
    """Whether each publication has one of a section's headings."""
    return all(sum(p.count for p in own) >= own[0].total for own in section.wordings.values())


def _captions(draft: Draft) -> Iterator[str]:
    if draft.captions:
        yield "\n[captions]"
        for kind, phrases in draft.captions.items():
            yield from _phrases(phrases, f"{kind}.")


def _notes(draft: Draft) -> Iterator[str]:
    """Where notes stand is for the user to say: a list at the end may not be the only place."""
    yield "\n[notes]" if draft.notes else "\n# [notes]"
    yield '# place = "foot"  # only at the foot of pages; or "listed", "none", "anywhere"'
    yield from _phrases(draft.notes or {})


def _further(draft: Draft) -> Iterator[str]:
    """Tables that no draft fills, as comments."""
    yield "\n# [annex]  # first words of the title of an annex, which ends the case"
    yield from (f'# {code} = ["…"]' for code in draft.languages)


def _table(name: str, phrases: Phrases | None) -> Iterator[str]:
    if phrases:
        yield f"\n[{name}]"
        yield from _phrases(phrases)


def _about(draft: Draft) -> Iterator[str]:
    if draft.about_openers:
        yield "\n[about]"
        yield from _phrases(draft.about_openers, "openers.")
        for code, words in (draft.about_keywords or {}).items():
            yield f"keywords.{code} = {_list(words)}"


def _part(table: str, part: DraftedPart) -> Iterator[str]:
    yield ""
    yield f"[[{table}]]"
    yield f"key = {_quoted(part.key)}"
    if part.number is not None:
        yield f"number = {part.number}"
    if part.gives:
        yield f"gives = {_quoted(part.gives)}"
    yield from _phrases(part.wordings)
    for language, words in (part.keywords or {}).items():
        yield f"keywords.{language} = {_list(words)}"


def _phrases(phrases: Phrases, prefix: str = "") -> Iterator[str]:
    for language, listed in phrases.items():
        yield f"{prefix}{language} = ["
        for phrase in listed:
            yield f"  {_quoted(phrase.text)},  # {_evidence(phrase)}"
        yield "]"


def _evidence(phrase: Phrase) -> str:
    looks = "; ".join(
        f"{look} ({times})" if times < phrase.count else look
        for look, times in phrase.looks[:LOOKS_NAMED]
    )
    return f"{phrase.count} of {phrase.total}{': ' if looks else ''}{looks}"


def _list(words: Sequence[str]) -> str:
    return f"[{', '.join(map(_quoted, words))}]"


def _quoted(text: str) -> str:
    """A TOML basic string, whose escapes are those of JSON; U+007F must be escaped, too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
