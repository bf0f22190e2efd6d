"""Draws pictures of the workbook and the terminal for the guides, from the samples.

    python -m scripts.make_screenshots [--output FOLDER]

LibreOffice draws the workbook, with row and column headers; without LibreOffice, its pictures stay
as they are. The pictures of the terminal show the output of the commands.
"""

from __future__ import annotations

import argparse
import io
import os
import pty
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pypdfium2
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image, ImageChops
from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "images"
COLUMNS = 100  # of the terminal
WIDTH = 1500  # pixels of a workbook's picture


@dataclass(frozen=True, slots=True)
class View:
    """The visible part of a sheet: its first rows, and the columns with these headers, or all."""

    sheet: str
    rows: int
    heads: tuple[str, ...] = ()


# The visible part of each sheet: rows, and columns if all of them would make the text too small.
VIEWS = {
    "workbook-cases": View(
        "Cases", 4, ("Case", "Title", "Location", "Start", "End", "Summary", "Section contexte")
    ),
    "workbook-criteria": View("Criteria", 5),
    "workbook-footnotes": View("Footnotes", 7),
    "workbook-dictionary": View(
        "Dictionary", 12, ("Sheet", "Column", "Code", "Meaning", "Signification", "Significado")
    ),
}


COMMANDS = {
    "terminal-extract": ("make extract", ["extract"]),
    "terminal-search": (
        ".venv/bin/python -m pipeline search registre --limit 3",
        ["search", "registre", "--limit", "3"],
    ),
}

# The picture uses a font of the reader's system, not one from the network.
SVG = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
  font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: {char_height}px; line-height: {line_height}px;
}}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: sans-serif; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" /></clipPath>{lines}</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def main() -> None:
    """Extract the samples and draw all pictures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--output", type=Path, default=PICTURES, help="folder for the pictures")
    pictures = parser.parse_args().output
    pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        output = Path(scratch) / "output"
        for name, (shown, arguments) in COMMANDS.items():
            written = typed([*arguments, "--output", str(output)]).replace(str(output), "output")
            terminal(f"$ {shown}", written, pictures / f"{name}.svg")
        if shutil.which("soffice") is None:
            print("LibreOffice is not installed: the pictures of the workbook stay as they are.")
            return
        for name, view in VIEWS.items():
            book = openpyxl.load_workbook(output / "case_studies.xlsx")
            for sheet in book.worksheets:
                if sheet.title != view.sheet:
                    book.remove(sheet)
            show(book[view.sheet], view)
            book.save(Path(scratch) / f"{name}.xlsx")
            save(drawn(Path(scratch) / f"{name}.xlsx"), pictures / f"{name}.png")


def typed(arguments: list[str]) -> str:
    """The output of a command on a terminal of 100 columns, with colours."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(COLUMNS), "TERM": "xterm-256color"}
    process = subprocess.Popen(
        [sys.executable, "-m", "pipeline", *arguments],
        cwd=ROOT, env=environment, stdout=theirs, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(theirs)
    read = b""
    try:
        while some := os.read(ours, 65536):
            read += some
    except OSError:
        pass  # Linux says so when the other end is closed
    process.wait()
    os.close(ours)
    return read.decode().replace("\r\n", "\n")


def terminal(prompt: str, written: str, path: Path) -> None:
    """Save the output of a command as a picture of a terminal."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO())
    console.print(Text(prompt, style="bold"))
    console.print(Text.from_ansi(written))
    name = path.stem  # the same command gives the same file
    path.write_text(console.export_svg(title="", code_format=SVG, unique_id=name), "utf-8")
    print(path)


def show(sheet: Worksheet, view: View) -> None:
    """Set up ``sheet`` to print as it looks on the screen."""
    last = 1
    for shared in list(sheet.column_dimensions.values()):
        # One entry covers all neighbouring columns of the same width.
        for at in range(shared.min or 1, (shared.max or 1) + 1):
            sheet.column_dimensions[get_column_letter(at)].width = shared.width
        shared.max = shared.min
    for at, cell in enumerate(sheet[1], 1):
        if view.heads and cell.value not in view.heads:
            sheet.column_dimensions[get_column_letter(at)].hidden = True
        else:
            last = at
    sheet.print_area = f"A1:{get_column_letter(last)}{view.rows}"
    sheet.print_title_rows = None
    sheet.print_options.headings = sheet.print_options.gridLines = True
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = 1


def drawn(workbook: Path) -> Image.Image:
    """The first page of ``workbook`` as LibreOffice prints it, cropped to its content."""
    command = ["soffice", f"-env:UserInstallation={(workbook.parent / 'profile').as_uri()}"]
    command += ["--headless", "--convert-to", "pdf", "--outdir", str(workbook.parent)]
    subprocess.run([*command, str(workbook)], check=True, capture_output=True)
    with pypdfium2.PdfDocument(workbook.with_suffix(".pdf")) as pdf:
        page = pdf[0].render(scale=4).to_pil().convert("RGB")
    inside = ImageChops.difference(page, Image.new("RGB", page.size, "white")).getbbox()
    whole: Image.Image = page.crop(inside)
    return whole.resize(
        (WIDTH, round(whole.height * WIDTH / whole.width)), Image.Resampling.LANCZOS
    )


def save(picture: Image.Image, path: Path) -> None:
    picture.quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
        path, optimize=True
    )
    print(path)


if __name__ == "__main__":
    main()
