"""Gives records the names they have in a run, and warns of files whose bytes came before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from pipeline.batch.inputs import Input, same_bytes
from pipeline.batch.later import Later
from pipeline.batch.scheduler import Extracted, Outcome, Reading
from pipeline.model.record import CaseStudy, Warning
from pipeline.text.file_names import file_name


@dataclass(frozen=True, slots=True)
class Naming:
    """What the ids of a run hang on: those of its inputs, and which repeat an earlier one."""

    ids: frozenset[str]
    repeated: Mapping[str, Input]

    @classmethod
    def of(cls, inputs: Sequence[Input]) -> Naming:
        """The naming of a run over ``inputs``."""
        return cls(frozenset(one.id for one in inputs), same_bytes(inputs))

    def named(self, outcome: Outcome, input: Input) -> Outcome:
        """``outcome`` under the names that it has as the result of ``input``."""
        if not isinstance(outcome, Extracted):
            return outcome
        return Extracted(Later(partial(self._named, outcome.readings, input)))

    def _named(self, given: Sequence[Reading], input: Input) -> Sequence[Reading]:
        count = len(given)
        earlier = self.repeated.get(input.id)
        before = self._case_ids(earlier.id, count) if earlier else ()
        readings = []
        for at, (reading, id) in enumerate(
            zip(given, self._case_ids(input.id, count), strict=True)
        ):
            source = reading.case.source.model_copy(update={"file": file_name(input.path)})
            warnings = list(reading.case.warnings)
            if earlier:
                warnings.append(_same_file(earlier, before[at]))
            case: CaseStudy = reading.case.model_copy(
                update={"id": id, "source": source, "warnings": warnings}
            )
            readings.append(replace(reading, case=case))
        return readings

    def _case_ids(self, id: str, count: int) -> tuple[str, ...]:
        """The ids of the cases of the input ``id``: its own, or numbered when there are several."""
        if count == 1:
            return (id,)
        stem, own = id, {id}
        # Another file may be called as the second case of this one would be.
        while self.ids.intersection(ids := _numbered(stem, count)) or stem in self.ids - own:
            stem += "-case"
        return ids


def _numbered(stem: str, count: int) -> tuple[str, ...]:
    return tuple(f"{stem}-{number}" for number in range(1, count + 1))


def _same_file(earlier: Input, id: str) -> Warning:
    return Warning(
        code="same-file",
        message=f"This file holds the same bytes as “{earlier.name}” (case “{id}”); count it once.",
        page=None,
    )
