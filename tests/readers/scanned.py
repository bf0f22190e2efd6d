"""A publication to be scanned, and whether this machine can read scans."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from tests.press.producers import producer

LANGUAGES = ("fra", "eng", "spa")
SCAN_DPI = 200


def print_html(source: str, **options: bool) -> bytes:
    """The PDF that WeasyPrint makes of a page of HTML; skips the test where it cannot print."""
    if reason := producer("weasyprint").available():
        pytest.skip(reason)
    import weasyprint

    made: bytes = weasyprint.HTML(string=source).write_pdf(**options)
    return made


def _missing() -> str:
    if importlib.util.find_spec("tesserocr") is None:
        return "tesserocr is not installed"
    program = shutil.which("tesseract")
    if program is None:
        return "tesseract is not installed"
    said = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False)
    lacking = [code for code in LANGUAGES if code not in (said.stdout + said.stderr).split()]
    return f"tesseract lacks {', '.join(lacking)}" if lacking else ""


needs_tesseract = pytest.mark.skipif(bool(_missing()), reason=_missing() or "present")

TEXT = (
    "Les communes de la côte ont demandé un appui pour accueillir les familles revenues au pays. "
    "L’équipe a réuni les services de l’état civil, les écoles et les dispensaires autour d’une "
    "même table, et chacun a décrit ce qu’il faisait déjà. Un registre commun a été ouvert. "
)
ADDRESS = "https://registry.example.org/policy_paper/family-study?year=2017#section-3"
PUBLICATION = f"""<html lang="fr"><style>
@page {{ size: A4; margin: 2.2cm; @bottom-center {{ content: counter(page) }} }}
body {{ font: 10.5pt/1.4 "DejaVu Sans", sans-serif }} h1 {{ font-size: 20pt; color: #003a70 }}
h2 {{ font-size: 14pt; color: #003a70 }} .sub {{ font-size: 14pt; color: #c06a10 }}
.box {{ float: right; width: 6.5cm; background: #e8f1f8; padding: 10pt; margin: 0 0 8pt 12pt;
        color: #003a70 }}
.note {{ font-size: 8pt }} sup {{ font-size: 60%; line-height: 0 }}
</style><h1>Un registre pour les familles de retour</h1>
<p class="sub">Côte de Brume (2014-2016)</p>
<p><b>{TEXT[:183]}</b></p>
<h2>Contexte</h2><p>{TEXT * 2}<sup>1</sup></p>
<div class="box">Les actions doivent être approuvées à un niveau élevé</div>
<p>{TEXT * 3}</p>
<h2>Concept d’Action</h2><p>{TEXT * 2}</p>
<ul><li><b>Une table commune :</b> {TEXT}</li><li><b>Un registre ouvert :</b> {TEXT}</li></ul>
<p class="note">1. Voir <u>{ADDRESS}</u> (consulté le 3 mars 2020).</p>
<h2 style="page-break-before: always">Pratiques</h2><p>{TEXT * 3}</p>
<h2>Impact</h2><p>{TEXT * 2}</p><h2>Enseignements</h2><p>{TEXT * 2}</p></html>"""


def scan(source: Path, target: Path) -> None:
    """Write pictures of the pages of ``source`` to ``target``."""
    pdf = pypdfium2.PdfDocument(source)
    images = [page.render(scale=SCAN_DPI / 72).to_pil().convert("RGB") for page in pdf]
    images[0].save(target, save_all=True, append_images=images[1:], resolution=SCAN_DPI)
