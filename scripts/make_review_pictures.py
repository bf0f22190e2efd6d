"""Draws pictures of the review pages for the documentation, from the samples, with Chromium.

python -m scripts.make_review_pictures [--output FOLDER]
"""

from __future__ import annotations

import argparse
import io
import shutil
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from pipeline.batch.inputs import find_inputs
from pipeline.batch.options import Options
from pipeline.review.server import make_app
from pipeline.review.service import Desk

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "images"
DESK, PHONE = (1280, 800), (390, 780)
COLOURS = 256
PASSAGE = ".part[data-part='sections.contexte.passages.1']"
CASE = "cases/tenir-le-registre.html"


def main() -> None:
    """Extract the samples, serve them, and draw what an analyst sees."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--output", type=Path, default=PICTURES, help="folder for the pictures")
    pictures = parser.parse_args().output
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("Chromium is not installed: the pictures of the review pages are as they were.")
        return
    pictures.mkdir(parents=True, exist_ok=True)
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for language in ("en", "fr"):
            index(browser, address, language, pictures / f"review-index-{language}.png")
            case(browser, address, language, pictures / f"review-case-{language}.png")
            correct(browser, address, language, pictures / f"review-correct-{language}.png")
        phone(browser, address, pictures / "review-phone.png")
        browser.close()


@contextmanager
def served() -> Iterator[str]:
    """A context with the address of the review pages of the samples, while they are served."""
    with tempfile.TemporaryDirectory() as scratch, socket.create_server(("127.0.0.1", 0)) as port:
        folder = Path(scratch)
        options = Options(entities=False)
        desk = Desk(
            lambda: find_inputs([ROOT / "raw_pdfs"]), folder / "out", options, folder / "kept"
        )
        desk.extract()
        number = port.getsockname()[1]
        config = uvicorn.Config(make_app(desk, "t", number), log_level="error", ws="none")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [port]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{number}/t/review"
        server.should_exit = True
        thread.join()


def index(browser: Browser, address: str, language: str, path: Path) -> None:
    """All cases: charts, filters, table."""
    page = opened(browser, f"{address}/index.html", language)
    save(page, path, full=True)


def case(browser: Browser, address: str, language: str, path: Path) -> None:
    """A case with a passage highlighted on its page."""
    page = opened(browser, f"{address}/{CASE}", language)
    hide_tools(page)
    page.hover(PASSAGE)
    page.wait_for_timeout(900)
    save(page, path)


def correct(browser: Browser, address: str, language: str, path: Path) -> None:
    """A case while a passage is corrected."""
    page = opened(browser, f"{address}/{CASE}", language)
    page.locator(".line[data-part='callouts.0']").first.focus()
    page.hover(PASSAGE)
    page.click(f"{PASSAGE} .pen")
    page.wait_for_timeout(900)
    save(page, path)


def phone(browser: Browser, address: str, path: Path) -> None:
    """A case on a phone in dark mode: its record, and its pages."""
    sides = []
    for side in ("record", "pages"):
        page = opened(browser, f"{address}/{CASE}", "en", size=PHONE, scheme="dark")
        hide_tools(page)
        page.click(f"#side-{side}")
        if side == "pages":
            page.locator("#page-2").scroll_into_view_if_needed()
            page.evaluate("document.querySelector('#page-2').scrollIntoView()")
        page.wait_for_timeout(400)
        sides.append(Image.open(io.BytesIO(page.screenshot())))
    both = Image.new("RGB", (2 * PHONE[0] + 20, PHONE[1]), "white")
    for at, picture in enumerate(sides):
        both.paste(picture, (at * (PHONE[0] + 20), 0))
    reduced(both, path)


def opened(
    browser: Browser,
    address: str,
    language: str,
    *,
    size: tuple[int, int] = DESK,
    scheme: str = "light",
) -> Page:
    """A page in the given language, in a window of the given size."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        locale=language,
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(address)
    page.wait_for_timeout(300)
    return page


def hide_tools(page: Page) -> None:
    """Hide what only a served page has."""
    page.add_style_tag(content="#tools, .pen, .roles { display: none !important; }")


def save(page: Page, path: Path, *, full: bool = False) -> None:
    """Save a picture of the page."""
    reduced(Image.open(io.BytesIO(page.screenshot(full_page=full))).convert("RGB"), path)
    page.context.close()


def reduced(picture: Image.Image, path: Path) -> None:
    """Write ``picture`` with few colours, so that the file is small."""
    few = picture.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    print(path)


if __name__ == "__main__":
    main()
