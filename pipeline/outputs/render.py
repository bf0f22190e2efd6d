"""Makes all output files of a run, as bytes by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.model.record import SCHEMA_VERSION
from pipeline.model.report import FileReport, Remarks
from pipeline.outputs import (
    csv_file,
    database,
    datapackage,
    datasette_metadata,
    json_file,
    parquet_file,
    run_file,
    schema,
    workbook,
)
from pipeline.outputs.code_book_table import code_book_table
from pipeline.outputs.filled_tables import Cut, make_tables
from pipeline.outputs.sheets import sheets_for, used_profiles
from pipeline.profile.model import Profile
from pipeline.version import __version__


def render_outputs(
    files: Sequence[FileReport],
    profiles: Sequence[Profile],
    *,
    delimiter: str,
    remarks: Remarks = Remarks(),  # noqa: B008 - a frozen value
    review: bool = False,
    seconds: float,
) -> Mapping[str, bytes]:
    """The files of a run that took ``seconds``; CSV cells are separated by ``delimiter``.

    ``profiles`` are the series that were tried; ``review`` says that review pages are written, too.
    """
    cases = [case for file in files for case in file.cases]
    verified = {
        one.case.id: one.verification for file in files for one in file.results if one.verification
    }
    sheets = sheets_for(profiles, cases, verified, review=review)
    filled = make_tables(cases, sheets)
    book = code_book_table(filled.tables, used_profiles(profiles, cases))
    tables = [
        datapackage.TableFile(table, csv_file.render_csv(table, delimiter))
        for table in (*filled.tables, book)
    ]
    whole = (*filled.whole, book)
    records = json_file.render_json(cases)
    lines = json_file.render_json_lines(cases)
    parquet = parquet_file.render_parquet(whole)
    return {
        json_file.FILE: records,
        json_file.LINES_FILE: lines,
        **parquet,
        schema.FILE: schema.committed_schema(),
        **{csv_file.csv_name(file.table): file.data for file in tables},
        datapackage.FILE: datapackage.render_datapackage(
            tables,
            _other_files(records, lines, parquet),
            delimiter=delimiter,
            version=SCHEMA_VERSION,
            json_name=json_file.FILE,
        ),
        workbook.FILE: workbook.render_workbook(workbook.grids_of(filled.tables, book)),
        database.FILE: database.render_database(cases, whole),
        datasette_metadata.FILE: datasette_metadata.render_metadata(whole),
        run_file.FILE: run_file.render_run(_run(files, profiles, filled.cuts, remarks, seconds)),
    }


def _other_files(
    records: bytes, lines: bytes, parquet: Mapping[str, bytes]
) -> list[datapackage.OtherFile]:
    """What the data package describes besides the CSV files."""
    return [
        datapackage.OtherFile(
            "records",
            json_file.FILE,
            "Records",
            "The complete record of each case study.",
            "json",
            "application/json",
            records,
        ),
        datapackage.OtherFile(
            "records-by-line",
            json_file.LINES_FILE,
            "Records, one a line",
            "The same records as JSON Lines.",
            "jsonl",
            "application/x-ndjson",
            lines,
        ),
        *(
            datapackage.OtherFile(
                f"{Path(name).stem}-parquet",
                name,
                f"{Path(name).stem} as Parquet",
                "The table of that name with its types, texts complete and unchanged.",
                "parquet",
                "application/vnd.apache.parquet",
                data,
            )
            for name, data in parquet.items()
        ),
    ]


def _run(
    files: Sequence[FileReport],
    profiles: Sequence[Profile],
    cuts: Sequence[Cut],
    remarks: Remarks,
    seconds: float,
) -> run_file.RunEntry:
    entries = tuple(_entry(file, cuts) for file in files)
    return run_file.RunEntry(
        pipeline=__version__,
        schema_version=SCHEMA_VERSION,
        profiles=tuple(_series(profile, files) for profile in profiles),
        totals=run_file.sum_files(entries, round(seconds, 3)),
        ledger=run_file.sum_ledgers(entry.ledger for entry in entries),
        files=entries,
        dropped=tuple(
            run_file.DroppedEntry(one.id, one.file, one.failure.code if one.failure else None)
            for one in remarks.dropped
        ),
        lessened=tuple(
            run_file.LessenedEntry(
                one.id, one.file, one.other_text, one.sections, int(100 * one.kept)
            )
            for one in remarks.lessened
        ),
        skipped=tuple(run_file.SkippedEntry(one.name, one.reason) for one in remarks.skipped),
        problems=remarks.problems,
    )


def _series(profile: Profile, files: Sequence[FileReport]) -> run_file.SeriesEntry:
    cases = sum(1 for file in files for case in file.cases if case.profile == profile.key)
    return run_file.SeriesEntry(profile.key, profile.name, profile.digest, cases)


def _entry(file: FileReport, cuts: Sequence[Cut]) -> run_file.FileEntry:
    ids, failure = tuple(case.id for case in file.cases), file.failure
    own_cuts = tuple(cut for cut in cuts if cut.case_id in ids)
    return run_file.FileEntry(
        file=file.input.name,
        sha256=file.input.sha256,
        bytes=file.input.size,
        outcome=file.status.value,
        id=ids[0] if len(ids) == 1 else None,
        cases=ids,
        code=failure.code if failure else None,
        reason=failure.message if failure else None,
        seconds=round(file.seconds, 3),
        reused=file.reused,
        warnings=sum(len(case.warnings) for case in file.cases) + len(own_cuts),
        ledger=run_file.sum_ledgers(result.ledger for result in file.results),
        cells_cut=own_cuts,
    )
