"""Opens documents that are ZIP archives of XML, in bounds, without what XML can do to a reader."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pipeline.errors import Rejected, RejectionCode
from pipeline.extras import Extra, install_command, is_installed

if TYPE_CHECKING:
    Element = Any  # lxml has no types

# Bytes of one part, unpacked. The text of a book of a thousand pages takes some twenty million.
MOST_BYTES = 100_000_000
_ENCRYPTED = 0x1


class Package:
    """The parts of a document; raises Rejected when the archive cannot be read."""

    def __init__(self, data: bytes) -> None:
        check_lxml()
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise damaged() from error

    def names(self, *begins: str) -> list[str]:
        """The names of the parts that begin so, in the order of the alphabet."""
        return sorted(name for name in self._archive.namelist() if name.startswith(begins))

    def part(self, name: str) -> Element | None:
        """The root of an XML part; None if there is none of the name."""
        data = self.bytes_of(name)
        return None if data is None else parse_xml(data)

    def bytes_of(self, name: str) -> bytes | None:
        """The bytes of a part; None if there is none of the name. Raises Rejected."""
        try:
            info = self._archive.getinfo(name)
        except KeyError:
            return None
        if info.flag_bits & _ENCRYPTED:
            raise protected()
        try:
            with self._archive.open(info) as file:
                data = file.read(MOST_BYTES + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError) as error:
            raise damaged() from error
        if len(data) > MOST_BYTES:
            raise Rejected(
                RejectionCode.TOO_LARGE,
                f"The document unpacks to more than {MOST_BYTES // 1_000_000} MB of text; save it "
                "as PDF, or in parts.",
            )
        return data


def parse_xml(data: bytes) -> Element:
    """The root of an XML document; entities are not resolved, and nothing is fetched."""
    check_lxml()
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise damaged() from error


def protected() -> Rejected:
    """What is said of a document that nobody can read without its password."""
    return Rejected(
        RejectionCode.ENCRYPTED, "The document is protected by a password; save it without one."
    )


def damaged() -> Rejected:
    """What is said of a document that cannot be opened."""
    return Rejected(
        RejectionCode.DAMAGED,
        "The document cannot be opened: it is damaged, or not what its name says; open it in a "
        "word processor, and save it again or as PDF.",
    )


def check_lxml() -> None:
    """Raise Rejected, naming what to install, where lxml is not."""
    if not is_installed(Extra.DOCUMENTS):
        raise Rejected(
            RejectionCode.UNREADABLE,
            "Documents of Word and OpenDocument, and web pages, are read with lxml, which is not "
            f"installed here: run “{install_command(Extra.DOCUMENTS)}”, or save the file as PDF.",
        )
