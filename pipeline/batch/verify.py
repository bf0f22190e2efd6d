"""Verifies the records of a run against the pictures of their pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from gettext import gettext as _
from pathlib import Path

from pipeline.batch.options import Options
from pipeline.batch.pool import WorkerPool
from pipeline.batch.run import run
from pipeline.batch.verifications import VerificationCache, with_verifications
from pipeline.errors import ExitCode, MissingExtra
from pipeline.model.report import CaseResult, Failed, FileReport, Input, RunReport, Skipped, Status
from pipeline.model.verification import Verification
from pipeline.readers.formats import has_pages


@dataclass(frozen=True, slots=True)
class VerifyTask:
    """A PDF, and the cases read from it."""

    name: str
    path: Path
    results: tuple[CaseResult, ...]


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """The run with the verifications in its files, and the PDFs that could not be verified."""

    run: RunReport
    failed: tuple[tuple[str, Failed], ...]

    @property
    def exit_code(self) -> ExitCode:
        """Success only if every file was extracted and verified."""
        extracted = self.run.count(Status.EXTRACTED)
        if not extracted:
            return ExitCode.NOTHING_EXTRACTED
        whole = extracted == len(self.run.files) and not self.failed
        return ExitCode.SUCCESS if whole else ExitCode.INCOMPLETE

    def summary(self, output: Path) -> list[str]:
        """What was found, in a few lines: the cases with most differences first."""
        found = [
            (result.case.id, result.verification)
            for file in self.run.files
            for result in file.results
            if result.verification
        ]
        differing = sorted(
            ((len(one.differences), id) for id, one in found if one.differences), reverse=True
        )
        pages = sum(len(one.pages) for _, one in found)
        total = sum(count for count, _ in differing)
        verified = _(
            "Pages verified: {pages}, of {cases} cases. Differences: {n}, listed in {file}."
        )
        return [
            verified.format(
                pages=pages, cases=len(found), n=total, file=output / "verification.csv"
            ),
            *(f"{count:5}  {id}" for count, id in differing),
        ]


def verify(
    inputs: Sequence[Input],
    output: Path,
    options: Options,
    *,
    skipped: Sequence[Skipped] = (),
    on_file: Callable[[str], None] = lambda name: None,
) -> VerifyReport:
    """Extract ``inputs`` where need be, verify their PDFs, and write all outputs into ``output``.

    What was verified before is not verified again, unless ``options.force``. ``on_file`` gets the
    name of each file as it is verified. Raises MissingExtra without OCR, and what
    :func:`pipeline.batch.run.run` raises.
    """
    _require_ocr(options)
    first = run(inputs, output, options, skipped=skipped)
    if first.interrupted or first.kept_older:
        return VerifyReport(first, ())
    files = with_verifications(first.files, output)
    cache = VerificationCache(output)
    tasks = [task for file in files if (task := _task(file, force=options.force))]
    failed: list[tuple[str, Failed]] = []
    with (
        WorkerPool(
            verify_task, size=options.worker_count, limits=options.limits, quiet=options.quiet
        ) as pool,
        closing(pool.run(tasks)) as results,
    ):
        for result in results:
            on_file(result.task.name)
            if isinstance(result.outcome, Failed):
                failed.append((result.task.name, result.outcome))
                continue
            for case, verification in zip(result.task.results, result.outcome, strict=True):
                cache.save(case, verification)
    report = run(inputs, output, replace(options, force=False), skipped=skipped)
    verified = with_verifications(report.files, output)
    report = replace(report, files=verified, remarks=first.remarks)
    return VerifyReport(report, tuple(failed))


def verify_task(task: VerifyTask, on_page: Callable[[], None]) -> tuple[Verification, ...]:
    """Verify the cases of one PDF, page by page."""
    import pypdfium2

    from pipeline.audit.line_trace import unpack
    from pipeline.audit.page_reading import PageReading, small_type
    from pipeline.audit.verification import verify_case
    from pipeline.profile.loader import shipped_profiles

    pdf = pypdfium2.PdfDocument(task.path.read_bytes())
    try:
        found = []
        for result in task.results:
            case = result.case
            usual = tuple({one for p in shipped_profiles() for one in p.languages})
            languages = (case.language,) if case.language else tuple(sorted(usual))
            pages = range(case.source.first_page, case.source.last_page + 1)
            lines = unpack(result.account).lines
            readings = {
                number: PageReading(
                    pdf[number - 1],
                    languages,
                    on_page,
                    small_type=small_type(line for line in lines if line.page == number),
                )
                for number in pages
                if number not in case.source.ocr_pages
            }
            found.append(verify_case(lines, case, readings))
        return tuple(found)
    finally:
        pdf.close()


def _task(file: FileReport, *, force: bool) -> VerifyTask | None:
    """What is to be verified of a file; None for texts, and where all is verified."""
    left = tuple(one for one in file.results if force or one.verification is None)
    if not left or not has_pages(file.input.path):
        return None
    return VerifyTask(file.input.name, file.input.path, left)


def _require_ocr(options: Options) -> None:
    from pipeline.readers.ocr.tesseract import what_to_install

    languages = sorted({one for profile in options.tried_profiles for one in profile.languages})
    if lacking := what_to_install(languages):
        missing = _("Pages are verified by OCR, which is not installed here: install {what}.")
        raise MissingExtra(missing.format(what=lacking))
