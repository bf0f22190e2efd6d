"""Small documents of our own wording, made as files: Word's and OpenDocument's, from their XML."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

from tests.press.odt_styles import NAMESPACES

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MORE = (
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def docx(body: str, **parts: str) -> bytes:
    """A Word document: ``body`` is what ``w:body`` holds, each part what its root holds.

    ``links`` holds relationships; the others are called as their files: ``styles``, ``footnotes``.
    """
    roots = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes"}
    roots |= {"endnotes": "endnotes", "header1": "hdr", "footer1": "ftr"}
    files = {"word/document.xml": _word("document", f"<w:body>{body}</w:body>")}
    for name, inner in parts.items():
        if name == "links":
            text = f'<Relationships xmlns="{_RELATIONS}">{inner}</Relationships>'
            files["word/_rels/document.xml.rels"] = text
        else:
            files[f"word/{name}.xml"] = _word(roots[name], inner)
    return zipped(files)


def _word(root: str, inner: str) -> str:
    return f"<w:{root} {_W} {_MORE}>{inner}</w:{root}>"


def par(text: str, style: str = "", properties: str = "", run: str = "") -> str:
    """A paragraph of Word's with one run; ``text`` may hold elements of a run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = text if text.startswith("<") else f'<w:t xml:space="preserve">{text}</w:t>'
    return f"<w:p><w:pPr>{named}{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr>{inner}</w:r></w:p>"


def odt(body: str, styles: str = "", automatic: str = "", masters: str = "") -> bytes:
    """An OpenDocument text in one file: what its text, styles and master pages hold."""
    return (
        f'<office:document {NAMESPACES} xmlns:xlink="http://www.w3.org/1999/xlink" '
        'office:version="1.3"><office:styles>'
        f"{styles}</office:styles><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:master-styles>{masters}</office:master-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive of ``files``."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return data.getvalue()
