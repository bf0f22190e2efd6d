"""Runs other tools that turn PDFs into Markdown; works in .venv-bench, without this project.

python peers.py TOOL OUTPUT FILE…

Each tool is run in the way its documentation shows first, without options.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path


def pymupdf4llm(files: Sequence[Path], output: Path) -> None:
    """PyMuPDF with its layout model."""
    import pymupdf4llm as tool  # type: ignore[import-not-found, unused-ignore]

    for file in files:
        text = tool.to_markdown(str(file))
        (output / f"{file.stem}.md").write_text(text, "utf-8")


def opendataloader(files: Sequence[Path], output: Path) -> None:
    """OpenDataLoader PDF, which needs Java 11 or later."""
    import opendataloader_pdf as tool  # type: ignore[import-not-found, unused-ignore]

    paths = [str(file) for file in files]
    tool.convert(input_path=paths, output_dir=str(output), format="markdown", quiet=True)


def markitdown(files: Sequence[Path], output: Path) -> None:
    """MarkItDown, which reads PDFs through pdfminer.six and pdfplumber."""
    from markitdown import MarkItDown  # type: ignore[import-not-found, unused-ignore]

    tool = MarkItDown()
    for file in files:
        (output / f"{file.stem}.md").write_text(tool.convert(str(file)).text_content, "utf-8")


TOOLS: dict[str, tuple[str, Callable[[Sequence[Path], Path], None]]] = {
    "pymupdf4llm": ("pymupdf4llm", pymupdf4llm),
    "opendataloader-pdf": ("opendataloader-pdf", opendataloader),
    "markitdown": ("markitdown", markitdown),
}


def main() -> int:
    """The command line."""
    name, output, *files = sys.argv[1:]
    package, convert = TOOLS[name]
    folder = Path(output)
    folder.mkdir(parents=True, exist_ok=True)
    convert([Path(file) for file in files], folder)
    (folder / "version").write_text(version(package), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
