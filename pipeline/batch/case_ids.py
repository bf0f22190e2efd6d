"""Gives records the names they have in a run, and warns of files whose bytes came before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.batch.inputs import same_bytes
from pipeline.model.record import CaseStudy, Warning
from pipeline.model.report import CaseResult, Extracted, Input, Outcome
from pipeline.text.file_names import file_name


@dataclass(frozen=True, slots=True)
class Naming:
    """What the ids of a run depend on: those of its inputs, and which repeat an earlier one."""

    ids: frozenset[str]
    repeated: Mapping[str, Input]

    @classmethod
    def of(cls, inputs: Sequence[Input]) -> Naming:
        """The naming of a run over ``inputs``."""
        return cls(frozenset(one.id for one in inputs), same_bytes(inputs))

    def apply(self, outcome: Outcome, input: Input) -> Outcome:
        """``outcome`` under the names that it has as the result of ``input``."""
        if not isinstance(outcome, Extracted):
            return outcome
        count = len(outcome.results)
        ids = self._case_ids(input.id, count)
        earlier = self.repeated.get(input.id)
        warnings = _same_file(earlier, self._case_ids(earlier.id, count)) if earlier else None
        return Extracted(
            tuple(
                _named(result, input, id, warnings[at] if warnings else None)
                for at, (result, id) in enumerate(zip(outcome.results, ids, strict=True))
            )
        )

    def _case_ids(self, id: str, count: int) -> tuple[str, ...]:
        """The ids of the cases of the input ``id``: its own, or numbered when there are several."""
        if count == 1:
            return (id,)
        stem, own = id, {id}
        # Another file may be called as the second case of this one would be.
        while self.ids.intersection(ids := _numbered(stem, count)) or stem in self.ids - own:
            stem += "-case"
        return ids


def _named(result: CaseResult, input: Input, id: str, warning: Warning | None) -> CaseResult:
    source = result.case.source.model_copy(update={"file": file_name(input.path)})
    warnings = [*result.case.warnings, *([warning] if warning else [])]
    case: CaseStudy = result.case.model_copy(
        update={"id": id, "source": source, "warnings": warnings}
    )
    return replace(result, case=case)


def _numbered(stem: str, count: int) -> tuple[str, ...]:
    return tuple(f"{stem}-{number}" for number in range(1, count + 1))


def _same_file(earlier: Input, ids: Sequence[str]) -> list[Warning]:
    """A warning for each case of a file whose bytes an ``earlier`` one holds, as ``ids``."""
    return [
        Warning(
            code="same-file",
            message=f"This file holds the same bytes as “{earlier.name}” (case “{id}”); "
            "count it once.",
            page=None,
        )
        for id in ids
    ]
