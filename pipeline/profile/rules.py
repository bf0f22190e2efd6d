"""Checks of a profile beyond its shape: each rule is a function, and all findings are listed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from gettext import gettext as _

from pipeline.profile.described_looks import parse_look
from pipeline.profile.model import SIGNS, FactSpec, Profile, Wordings
from pipeline.profile.positions import Path
from pipeline.text.characters import fold, letters
from pipeline.text.language_codes import LANGUAGE_CODES

RESERVED = frozenset({
    "id", "file", "pages", "profile", "language", "title", "location", "places", "place_codes",
    "period_start", "period_end", "periods", "summary", "about", "criteria", "sections", "passages",
    "callouts", "footnotes", "asides", "first_page", "last_page", "unplaced", "warnings",
    "confidence_percent", "least_certain", "verification", "verified", "checked", "checked_by",
    "checked_on", "corrected", "corrections", "review", "same_case",
})  # fmt: skip
"""Columns that every series has; a section of the same name would replace one."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault at ``path``, and the path of what it conflicts with, if anything."""

    path: Path
    message: str
    fatal: bool = True
    other: Path = ()


@dataclass(frozen=True, slots=True)
class _Phrase:
    """One wording, where it stands, and what it is a wording of."""

    path: Path
    text: str
    language: str
    owner: str


def findings(profile: Profile) -> tuple[Finding, ...]:
    """Every fault of a profile that has the right shape."""
    rules = (
        _languages,
        _empty,
        _keys,
        _numbers,
        _bare_titles,
        _headings,
        _labels,
        _keywords,
        _gaps,
        _openers,
        _required,
        _looks,
        _cases,
        _bullets,
    )
    return tuple(finding for rule in rules for finding in rule(profile))


def _wordings(profile: Profile) -> list[tuple[Path, Wordings]]:
    """Every table of wordings by language, with its path."""
    found: list[tuple[Path, Wordings]] = []
    for name in ("sections", "facts", "criteria", "domains"):
        for at, part in enumerate(getattr(profile, name)):
            found.append(((name, at), part.wordings))
    found += [(("criteria", at, "keywords"), c.keywords) for at, c in enumerate(profile.criteria)]
    found += [(("facts", at, "values"), fact.values) for at, fact in enumerate(profile.facts)]
    for name in (
        "criterion_openers",
        "criterion_labels",
        "continued",
        "annex",
        "case_begins",
        "guide",
        "accessed",
        "facts_title",
    ):
        found.append(((name,), getattr(profile, name)))
    found.append((("notes",), profile.notes.wordings))
    found.append((("subheadings",), profile.subheadings.wordings))
    for group, names in (
        ("about", ("openers", "keywords")),
        ("captions", ("tables", "figures", "credits")),
        (
            "period",
            ("since", "ongoing", "between", "opening", "further", "parts", "labels", "places"),
        ),
    ):
        found += [((group, name), getattr(getattr(profile, group), name)) for name in names]
    return found


def _languages(profile: Profile) -> Iterator[Finding]:
    for at, language in enumerate(profile.languages):
        if language not in LANGUAGE_CODES:
            words = _("“{language}” is not a two-letter language code (ISO 639-1) such as “en”")
            words = words.format(language=language)
            yield Finding(("languages", at), words)
        elif language in profile.languages[:at]:
            yield Finding(
                ("languages", at), _("“{language}” is listed twice").format(language=language)
            )
    for path, wordings in _wordings(profile):
        for language in wordings:
            if language not in profile.languages:
                words = _("wordings in “{language}”, which is not among the profile’s languages")
                words = words.format(language=language)
                yield Finding((*path, language), words)


def _empty(profile: Profile) -> Iterator[Finding]:
    for path, wordings in _wordings(profile):
        for language, listed in wordings.items():
            if not listed:
                words = _("the list is empty: fill it or leave it out")
                yield Finding((*path, language), words)
            for at, phrase in enumerate(listed):
                if not letters(phrase.replace("{n}", "")):
                    words = _("“{phrase}” has no letter or digit").format(phrase=phrase)
                    yield Finding((*path, language, at), words)


def _keys(profile: Profile) -> Iterator[Finding]:
    for name in ("sections", "facts", "criteria", "domains"):
        first: dict[str, int] = {}
        for at, part in enumerate(getattr(profile, name)):
            path: Path = (name, at, "key")
            if part.key in first:
                words = _("the key “{key}” is taken").format(key=part.key)
                yield Finding(path, words, other=(name, first[part.key], "key"))
            first.setdefault(part.key, at)
            if name == "sections" and (part.key in RESERVED or is_of_a_column(part.key)):
                words = _("a section cannot have the key “{key}”: a column of the tables has it")
                words = words.format(key=part.key)
                yield Finding(path, words)


def is_of_a_column(key: str) -> bool:
    """Whether a column of the tables may have the name ``key``, of a criterion or a fact."""
    return key.startswith(("criterion_", "fact_"))


def _bare_titles(profile: Profile) -> Iterator[Finding]:
    """A place or years are known without a label, a title is not."""
    for at, fact in enumerate(profile.facts):
        if fact.gives == "title" and not (fact.label or fact.values):
            words = _("a title is known by its label only: leave out “label = false”")
            yield Finding(("facts", at, "label"), words)


def _numbers(profile: Profile) -> Iterator[Finding]:
    first: dict[int, int] = {}
    for at, criterion in enumerate(profile.criteria):
        if criterion.number in first:
            yield Finding(
                ("criteria", at, "number"),
                _("the number {n} is taken").format(n=criterion.number),
                other=("criteria", first[criterion.number], "number"),
            )
        first.setdefault(criterion.number, at)


def _listed(wordings: Wordings, path: Path, owner: str) -> Iterator[_Phrase]:
    for language, phrases in wordings.items():
        for at, phrase in enumerate(phrases):
            yield _Phrase((*path, language, at), phrase, language, owner)


def _all_headings(profile: Profile) -> list[_Phrase]:
    return [
        phrase
        for at, section in enumerate(profile.sections)
        for phrase in _listed(section.wordings, ("sections", at), section.key)
    ]


def _headings(profile: Profile) -> Iterator[Finding]:
    """Headings that two sections share, or that other stages would claim first."""
    also = _("the heading “{phrase}” is also one of the section “{owner}”")
    yield from _shared(_all_headings(profile), also)
    headings = {letters(phrase.text): phrase for phrase in _all_headings(profile)}
    for name, both, wordings in (
        (
            "guide",
            _("“{phrase}” is a phrase of the reading guide and a heading of the section “{owner}”"),
            profile.guide,
        ),
        (
            "notes",
            _("“{phrase}” is a title over notes and a heading of the section “{owner}”"),
            profile.notes.wordings,
        ),
        (
            "subheadings",
            _("“{phrase}” is a sub-heading and a heading of the section “{owner}”"),
            profile.subheadings.wordings,
        ),
    ):
        for phrase in _listed(wordings, (name,), name):
            heading = headings.get(letters(phrase.text))
            if heading:
                words = both.format(phrase=phrase.text, owner=heading.owner)
                yield Finding(phrase.path, words, other=heading.path)


def _labels(profile: Profile) -> Iterator[Finding]:
    """Labels that two facts share, and fields that two facts fill."""
    labels = [
        phrase
        for at, fact in enumerate(profile.facts)
        for phrase in _listed(fact.wordings, ("facts", at), fact.key)
    ]
    yield from _shared(labels, _("the label “{phrase}” is also one of the fact “{owner}”"))
    first: dict[str, int] = {}
    for at, fact in enumerate(profile.facts):
        if not (fact.label or fact.gives or fact.values):
            words = _("nothing says what it is without a label: add “gives” or “values”")
            yield Finding(("facts", at, "label"), words)
        if fact.gives and fact.gives in first:
            words = _("two facts give the {what}").format(what=fact.gives)
            yield Finding(
                ("facts", at, "gives"), words, other=("facts", first[fact.gives], "gives")
            )
        if fact.gives:
            first.setdefault(fact.gives, at)


def _shared(phrases: Sequence[_Phrase], also: str) -> Iterator[Finding]:
    """Phrases of two owners, said in the words ``also``."""
    first: dict[str, _Phrase] = {}
    for phrase in phrases:
        earlier = first.setdefault(letters(phrase.text), phrase)
        if earlier.owner != phrase.owner and letters(phrase.text):
            words = also.format(phrase=phrase.text, owner=earlier.owner)
            yield Finding(phrase.path, words, other=earlier.path)


def _keywords(profile: Profile) -> Iterator[Finding]:
    """Advice: a keyword that two criteria list is evidence for neither."""
    seen: dict[tuple[str, str], list[_Phrase]] = defaultdict(list)
    for at, criterion in enumerate(profile.criteria):
        for phrase in _listed(criterion.keywords, ("criteria", at, "keywords"), criterion.key):
            seen[phrase.language, fold(phrase.text)].append(phrase)
    for phrases in seen.values():
        for phrase in phrases[1:]:
            if phrase.owner != phrases[0].owner:
                words = _("“{phrase}” is also a keyword of the criterion “{owner}”")
                words = words.format(phrase=phrase.text, owner=phrases[0].owner)
                yield Finding(phrase.path, words, fatal=False, other=phrases[0].path)


def _gaps(profile: Profile) -> Iterator[Finding]:
    """Advice: a section, fact or criterion that has no wording in a language of the series."""
    for name, said in (
        ("sections", _("the section “{key}” has no wording in “{language}”")),
        ("facts", _("the fact “{key}” has no wording in “{language}”")),
        ("criteria", _("the criterion “{key}” has no wording in “{language}”")),
    ):
        for at, part in enumerate(getattr(profile, name)):
            unlabelled = isinstance(part, FactSpec) and (part.values or not part.label)
            for language in () if unlabelled else profile.languages:
                if language not in part.wordings:
                    words = said.format(key=part.key, language=language)
                    yield Finding((name, at), words, fatal=False)


def _openers(profile: Profile) -> Iterator[Finding]:
    if profile.criteria and not profile.criterion_openers:
        words = _("there are criteria, but no [criterion_openers]: say how their sentences begin")
        yield Finding(("criteria",), words, fatal=False)
    if profile.sections_of_a_case and profile.sections_of_a_case > len(profile.sections):
        words = _("{n} is more than the {all} sections")
        words = words.format(n=profile.sections_of_a_case, all=len(profile.sections))
        yield Finding(("sections_of_a_case",), words)


def _required(profile: Profile) -> Iterator[Finding]:
    """What a case must show is a section of the series, or a sign that the profile describes."""
    keys = {section.key for section in profile.sections}
    for at, name in enumerate(profile.required):
        if name in keys:
            continue
        if name not in SIGNS:
            words = _("“{name}” is neither the key of a section nor one of {signs}")
            words = words.format(name=name, signs=", ".join(SIGNS))
            yield Finding(("required", at), words)
        elif not getattr(profile, name):
            words = _("“{name}” is required, but the profile does not say what it is: add “{name}”")
            words = words.format(name=name)
            yield Finding(("required", at), words)


def _looks(profile: Profile) -> Iterator[Finding]:
    """Looks of headings say a size, a weight, a slope, capitals or a colour, and nothing else."""
    listed = {
        ("headings", "run_in"): profile.headings.run_in,
        ("subheadings", "looks"): profile.subheadings.looks,
        ("subheadings", "run_in"): profile.subheadings.run_in,
    }
    for path, looks in listed.items():
        for at, look in enumerate(looks or ()):
            if parse_look(look) is None:
                words = _(
                    "“{look}” is no look: say what is the same in all, such as “bold”, “italic”, "
                    "“capitals”, “12 pt”, “#17594a”, or “12 pt bold #17594a”"
                ).format(look=look)
                yield Finding((*path, at), words)


def _cases(profile: Profile) -> Iterator[Finding]:
    if profile.one_case_per_file and profile.case_begins:
        words = _("with one_case_per_file, a file is never divided: leave out one of the two")
        yield Finding(("case_begins",), words, other=("one_case_per_file",))


def _bullets(profile: Profile) -> Iterator[Finding]:
    """A bullet is one sign: a word would take the first letters of sentences for list items."""
    for at, sign in enumerate(profile.bullets):
        if len(sign) != 1 or sign.isspace():
            yield Finding(
                ("bullets", at), _("“{sign}” is no bullet: give one sign").format(sign=sign)
            )
