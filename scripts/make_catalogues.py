"""Brings the catalogues of the commands' messages up to date: make words.

The sentences are read from the code by Babel, the help texts from the commands themselves. New ones
are added without a translation, which a test then asks for; those that are gone are left out.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

import typer.main
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from pipeline.cli.app import app
from pipeline.cli.command_words import texts_of
from pipeline.language import CATALOGUES, DOMAIN, LANGUAGES

ROOT = Path(__file__).parents[1]
# What the library that reads the command line asks gettext for by itself.
OF_TYPER = (
    "Arguments", "Options", "Commands", "default: {default}", "required", "Missing command.",
    "No such command {name!r}.",
)  # fmt: skip
_NO_TIME = datetime(2026, 1, 1, tzinfo=UTC)
# Times and versions would make each file another one without a change in it; the rest is unset.
_HEADERS_LEFT_OUT = tuple(
    b'"' + name + b":"
    for name in (
        b"Project-Id-Version", b"Report-Msgid-Bugs-To", b"POT-Creation-Date", b"PO-Revision-Date",
        b"Last-Translator", b"Language-Team", b"Generated-By",
    )
)  # fmt: skip


def messages() -> Catalog:
    """All that is said in the reader's language, without translations."""
    found = Catalog(domain=DOMAIN)
    for _, _, message, _, _ in extract_from_dir(ROOT / "pipeline", [("**.py", "python")]):
        found.add(message)
    for text in sorted(texts_of(typer.main.get_command(app)) | set(OF_TYPER)):
        found.add(text)
    return found


def catalogue_file(language: str, suffix: str) -> Path:
    """The catalogue of ``language``: ``po`` to edit, ``mo`` as gettext reads it."""
    return CATALOGUES / language / "LC_MESSAGES" / f"{DOMAIN}.{suffix}"


def read_catalogue(language: str) -> Catalog:
    """The translations of ``language``."""
    with catalogue_file(language, "po").open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def compiled(catalogue: Catalog) -> bytes:
    """A catalogue as gettext reads it; sentences without a translation are said in English."""
    catalogue.creation_date = catalogue.revision_date = _NO_TIME
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def written(catalogue: Catalog) -> bytes:
    """A catalogue as a translator edits it, in the order of the English sentences."""
    out = io.BytesIO()
    write_po(out, catalogue, sort_output=True, width=100)
    return b"".join(
        line for line in out.getvalue().splitlines(True) if not line.startswith(_HEADERS_LEFT_OUT)
    )


def brought_up_to_date(language: str) -> Catalog:
    """The catalogue of ``language`` with today's messages, and the translations that it has."""
    fresh = Catalog(locale=language, domain=DOMAIN, header_comment="", fuzzy=False)
    had = read_catalogue(language) if catalogue_file(language, "po").exists() else Catalog()
    for message in messages():
        if message.id:
            known = had.get(message.id)
            fresh.add(message.id, known.string if known else None)
    return fresh


def main() -> None:
    for language in LANGUAGES[1:]:
        catalogue = brought_up_to_date(language)
        for suffix, data in (("po", written(catalogue)), ("mo", compiled(catalogue))):
            file = catalogue_file(language, suffix)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        lacking = [one.id for one in catalogue if one.id and not one.string]
        print(f"{language}: {len(catalogue)} messages, {len(lacking)} without a translation")


if __name__ == "__main__":
    main()
