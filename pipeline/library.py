"""The functions for use from Python, without a command and without files being written."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from pipeline.errors import ProfileError, Rejected, SeveralCases

if TYPE_CHECKING:
    from pandas import DataFrame

    from pipeline.batch.options import ReadSettings
    from pipeline.model.record import CaseStudy
    from pipeline.model.report import Outcome
    from pipeline.profile.model import Profile

StrPath = str | PathLike[str]
Source = StrPath | bytes | BinaryIO
"""A path, the bytes of a file, or a file that is open for reading in binary mode."""

DEFAULT_NAME = "document.pdf"
"""What bytes are called that come without a name."""

_log = logging.getLogger("pipeline")


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one of many files: its cases, at least one, or the error that it met."""

    path: Path
    cases: tuple[CaseStudy, ...] = ()
    error: Rejected | None = None


def extract(
    source: Source,
    *,
    name: str | None = None,
    entities: bool = True,
    profile: StrPath | None = None,
    reader: str = "pdfium",
) -> CaseStudy:
    """The record of a file that holds one case study: a PDF, or text taken out of one.

    ``source`` is a path, the bytes of a file, or a file that is open in binary mode. ``name`` is
    what the record calls the file (``source.file``); it must end in ``.txt`` for text. Without it,
    a path and an open file have their own name, and bytes are called “document.pdf”.
    ``entities`` also looks for names of persons, organisations and places, which loads a language
    model. ``profile`` says which series the file belongs to: the key of a shipped profile, or the
    path of a profile's file (.toml); without it, the shipped ones are tried. ``reader`` is the
    library that reads PDFs, “pdfium” or “pdfplumber”.

    Raises Rejected when the file cannot be read or cannot become a record (its ``code`` says why,
    its text what to do), SeveralCases when the file binds several cases, ProfileError when the
    profile cannot be used, ValueError for another ``reader``, and TypeError for a file that is
    open in text mode.
    """
    cases = extract_all(source, name=name, entities=entities, profile=profile, reader=reader)
    if len(cases) > 1:
        file = cases[0].source.file
        raise SeveralCases(f"{file} binds {len(cases)} cases: read it with extract_all")
    return cases[0]


def extract_all(
    source: Source,
    *,
    name: str | None = None,
    entities: bool = True,
    profile: StrPath | None = None,
    reader: str = "pdfium",
) -> list[CaseStudy]:
    """The records of all case studies bound in one file, in its order; at least one.

    Takes what :func:`extract` takes, and raises what it raises, but for SeveralCases.
    """
    from pipeline.extraction.extract import extract_bytes

    settings = _settings(entities, profile, reader)
    data, own_name = _contents(source)
    extractions = extract_bytes(
        data,
        name or own_name,
        entities=settings.entities,
        profiles=settings.profiles,
        reader=settings.reader,
    )
    return [extraction.case for extraction in extractions]


def extract_many(
    paths: Iterable[StrPath],
    *,
    processes: int = 0,
    entities: bool = True,
    profile: StrPath | None = None,
    reader: str = "pdfium",
) -> Iterator[FileResult]:
    """Read many files one by one; what becomes of each, with its cases or its error.

    A file that fails does not stop the others. With ``processes`` 0, all are read in this process,
    in their order. With more, so many worker processes read them, and results come as files end;
    a file that crashes, hangs or takes too much memory then costs only itself, within the limits
    that the command line has. A script that asks for processes must be guarded by
    ``if __name__ == "__main__":``, as for all of Python's multiprocessing.

    The other arguments are those of :func:`extract`. Raises ProfileError when the profile cannot be
    used, ValueError for another ``reader``; all that is wrong with a file is in its FileResult.
    """
    settings = _settings(entities, profile, reader)
    return _each(list(map(Path, paths)), processes, settings)


def to_pandas(cases: Iterable[CaseStudy], *, profile: StrPath | None = None) -> DataFrame:
    """A table of ``cases``, one row each, ordered by id, with the columns of case_studies.csv.

    Texts are whole, numbers are of pandas' type Int64, yes and no of its type boolean. ``profile``
    is that of the cases, if it is not a shipped one. Raises ProfileError when it cannot be used,
    or when a case is of a series that is not among the profiles.
    """
    from pipeline.outputs.data_frame import make_frame
    from pipeline.outputs.sheets import sheets_for

    listed, profiles = list(cases), _profiles(profile)
    unknown = {case.profile for case in listed} - {one.key for one in profiles}
    if unknown:
        raise ProfileError(
            f"the columns of the series “{min(unknown)}” are not known: name its profile's file, "
            "as in to_pandas(cases, profile=…)"
        )
    return make_frame(sheets_for(profiles, listed)[0], listed)


def _each(paths: list[Path], processes: int, settings: ReadSettings) -> Iterator[FileResult]:
    from pipeline.batch.many import read_many

    for path, outcome in read_many(paths, processes, settings):
        yield _result(path, outcome)


def _result(path: Path, outcome: Outcome) -> FileResult:
    from pipeline.model.report import Extracted

    if isinstance(outcome, Extracted):
        return FileResult(path, tuple(result.case for result in outcome.results))
    _log.warning("%s: %s", path, outcome.message)
    if outcome.trace:
        _log.debug("%s: %s", path, outcome.trace)
    return FileResult(path, error=Rejected(outcome.code, outcome.message))


def _contents(source: Source) -> tuple[bytes, str]:
    """The bytes of a file, and its name; raises Rejected when it cannot be read."""
    from pipeline.extraction.read import read_file
    from pipeline.text.file_names import file_name

    if isinstance(source, bytes):
        return source, DEFAULT_NAME
    if isinstance(source, str | PathLike):
        return read_file(Path(source)), file_name(Path(source))
    data = source.read()
    if not isinstance(data, bytes):
        raise TypeError("open the file in binary mode, as in open(path, 'rb')")
    own_name = getattr(source, "name", None)
    return data, file_name(Path(own_name)) if isinstance(own_name, str) else DEFAULT_NAME


def _settings(entities: bool, profile: StrPath | None, reader: str) -> ReadSettings:
    from pipeline.batch.options import ReadSettings
    from pipeline.extras import Extra, install_command, is_installed
    from pipeline.readers.pdf import Reader

    if entities and not is_installed(Extra.NAMES):
        _log.warning("Names are left out; to have them, run “%s”.", install_command(Extra.NAMES))
    return ReadSettings(entities, _profiles(profile), Reader(reader))


def _profiles(profile: StrPath | None) -> tuple[Profile, ...]:
    from pipeline.profile.loader import chosen_profiles

    return chosen_profiles([fspath(profile)] if profile is not None else [], folder=None)
