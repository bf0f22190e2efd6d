"""A PDF that has lost its end: its objects are whole, but nothing says where the first one is."""

from __future__ import annotations

import re

# The catalog is the object that all others hang on (ISO 32000-1, 7.7.2).
_CATALOG = re.compile(rb"(\d+)\s+(\d+)\s+obj\b(?:(?!endobj).)*?/Type\s*/Catalog\b", re.DOTALL)


def with_trailer(data: bytes) -> bytes | None:
    """``data`` with a trailer that names its last catalog; None where it has one, or no catalog.

    Readers then search the file for its objects, as they do where a cross-reference table is wrong.
    """
    if b"trailer" in data:
        return None
    catalogs: list[tuple[bytes, bytes]] = _CATALOG.findall(data)
    if not catalogs:
        return None
    return data + b"\ntrailer\n<< /Root %s %s R >>\nstartxref\n0\n%%%%EOF\n" % catalogs[-1]
