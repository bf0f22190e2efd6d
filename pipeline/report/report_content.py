"""What a report says, before it becomes a page or a document."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from gettext import gettext as _
from pathlib import Path

from pipeline.errors import NoDataYet
from pipeline.model.record import CaseStudies, CaseStudy
from pipeline.outputs.json_file import FILE
from pipeline.outputs.review_site.folder_names import FOLDER, case_page
from pipeline.profile.model import Profile
from pipeline.report.case_groups import Chart, Evidence, anchor_of, charts_of
from pipeline.report.report_texts import report_texts
from pipeline.search.query import Filters, select_cases


@dataclass(frozen=True, slots=True)
class Report:
    """The selected cases and their charts; ``selection`` says in words how they were selected.

    ``asked`` says the same as JSON, so that the report can be made anew; ``reviewed`` are the ids
    of the cases that have a review page to lead to.
    """

    language: str
    selection: str
    cases: tuple[CaseStudy, ...]
    charts: tuple[Chart, ...]
    reviewed: frozenset[str]
    asked: str

    def text(self, key: str, **values: object) -> str:
        """A text of the report in its language."""
        return report_texts()[self.language][key].format(**values)

    @property
    def count(self) -> str:
        """How many cases there are, in words."""
        one = len(self.cases) == 1
        return self.text("cases_one") if one else self.text("cases", n=len(self.cases))

    @property
    def checked(self) -> str:
        """How far the cases were checked."""
        return self.text(
            "checked",
            n=sum(case.checked is not None for case in self.cases),
            all=len(self.cases),
            warned=sum(bool(case.warnings) for case in self.cases),
        )

    def link(self, evidence: Evidence) -> str | None:
        """Where the review pages show a sentence, if there are any."""
        if evidence.case.id not in self.reviewed:
            return None
        return f"{FOLDER}/{case_page(evidence.case.id)}#{anchor_of(evidence)}"

    def source(self, evidence: Evidence) -> str:
        """The case of a sentence, and its page."""
        name = evidence.case.title or evidence.case.source.file
        return f"{name}, {self.text('page', n=evidence.page)}" if evidence.page else name


def make_report(
    folder: Path, words: str, filters: Filters, profiles: Sequence[Profile], language: str
) -> Report:
    """The report on the cases in ``folder`` that ``words`` and ``filters`` select.

    Raises SearchError for a value that no case has, and NoDataYet without data.
    """
    ids = frozenset(select_cases(folder, words, filters))
    cases = tuple(case for case in _records(folder) if case.id in ids)
    texts = report_texts()[language]
    reviewed = (id for id in ids if (folder / FOLDER / case_page(id)).is_file())
    return Report(
        language,
        _selection(words, filters, language),
        cases,
        charts_of(cases, profiles, language, texts["none"]),
        frozenset(reviewed),
        json.dumps({"words": words, "in": language, **asdict(filters)}),
    )


def make_report_again(folder: Path, asked: str, profiles: Sequence[Profile]) -> Report:
    """The report on what is in ``folder`` now, as ``asked`` for before; raises as make_report.

    Raises ValueError where ``asked`` is of no report.
    """
    values = json.loads(asked)
    try:
        words, language = str(values.pop("words")), str(values.pop("in"))
        filters = Filters(**values)
        report_texts()[language]
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(asked) from error
    return make_report(folder, words, filters, profiles, language)


def _records(folder: Path) -> list[CaseStudy]:
    try:
        data = (folder / FILE).read_bytes()
        return CaseStudies.model_validate_json(data).case_studies
    except (OSError, ValueError) as error:
        damaged = _("“{file}” cannot be read: run make extract to make it anew.")
        raise NoDataYet(damaged.format(file=folder / FILE)) from error


def _selection(words: str, filters: Filters, language: str) -> str:
    """The filters in words."""
    texts = report_texts()[language]
    chosen = {
        "words": words.strip() or None,
        "section": filters.section,
        "criterion": filters.criterion,
        "country": filters.country,
        "language": filters.language,
        "start": filters.start,
        "end": filters.end,
    }
    said = [
        texts[f"filter_{name}"].format(value=value)
        for name, value in chosen.items()
        if value is not None
    ]
    return texts["selection"].format(filters=", ".join(said) or texts["all_cases"])
