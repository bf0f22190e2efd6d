"""The review pages as files: whole without a network, safe with whatever a PDF says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.audit.line_trace import Account, LineEntry, PageSize
from pipeline.batch.inputs import find_inputs
from pipeline.batch.options import Options
from pipeline.batch.run import run
from pipeline.model.evidence import SignalKind, evidence_of
from pipeline.model.record import Warning
from pipeline.outputs.review_site.review_publish import write_review
from pipeline.outputs.review_site.site import site_pages
from pipeline.outputs.review_site.view import Reviewed
from pipeline.profile.loader import shipped_profiles
from tests.support.records import make_case, make_note, make_section

SAMPLE = Path(__file__).parents[2] / "raw_pdfs" / "tenir-le-registre.pdf"
OPTIONS = Options(entities=False, review=True, processes=1)
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>'


def site(*reviewed: Reviewed) -> dict[str, str]:
    pages = site_pages(reviewed, shipped_profiles(), Path("nowhere"), "program")
    return {page.name: page.render().decode() for page in pages}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("review")
    run(find_inputs([SAMPLE]), output, OPTIONS)
    return output


def test_a_run_writes_an_index_a_page_for_each_case_and_small_pictures(written: Path) -> None:
    page = (written / "review/cases/tenir-le-registre.html").read_text("utf-8")
    assert 'href="cases/tenir-le-registre.html"' in (written / "review/index.html").read_text()
    pictures = re.findall(r'<img src="([^"]+)" loading="lazy"', page)
    assert len(pictures) == 5
    for picture in pictures:
        assert 0 < (written / "review/cases" / picture).stat().st_size < 150_000


def test_unchanged_pages_are_not_drawn_again_and_those_that_lack_are(written: Path) -> None:
    (folder,) = (written / "review/pages").iterdir()
    picture = folder / "1.webp"
    drawn = picture.stat().st_mtime_ns
    run(find_inputs([SAMPLE]), written, OPTIONS)
    assert picture.stat().st_mtime_ns == drawn
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    (written / "review/index.html").unlink()
    run(find_inputs([SAMPLE]), written, OPTIONS)
    assert picture.exists() and (written / "review/index.html").exists()


def test_pages_of_cases_that_are_gone_go_and_nothing_else(tmp_path: Path) -> None:
    old, new = (Reviewed(make_case(name), b"") for name in ("old", "new"))
    write_review(tmp_path, [old, new], shipped_profiles(), "a-program")
    mine = tmp_path / "review/cases/mine.html"
    mine.write_text("<p>my own notes</p>", "utf-8")
    write_review(tmp_path, [new], shipped_profiles(), "a-program")
    assert {path.name for path in mine.parent.iterdir()} == {"new.html", "mine.html"}


def test_only_pages_that_would_change_are_made_again(tmp_path: Path) -> None:
    cases = [make_case(name) for name in ("a", "b", "c", "d")]
    write_review(tmp_path, [Reviewed(case, b"") for case in cases], shipped_profiles(), "a-program")
    pages = {path.stem: path for path in (tmp_path / "review/cases").iterdir()}
    for page in pages.values():
        page.write_text(page.read_text("utf-8") + "<!-- kept -->", "utf-8")
    cases[0] = make_case("a", title="Another title")
    write_review(tmp_path, [Reviewed(case, b"") for case in cases], shipped_profiles(), "a-program")
    kept = {name for name, page in pages.items() if "<!-- kept -->" in page.read_text("utf-8")}
    assert kept == {"c", "d"}  # b names its neighbour


def test_nothing_of_a_case_becomes_markup_and_no_link_runs_anything() -> None:
    note = make_note("1", "javascript:alert(1)", "https://example.org/a?b=1&c=2")
    case = make_case(
        "hostile",
        title=HOSTILE,
        location=HOSTILE,
        sections=[make_section("contexte", HOSTILE)],
        footnotes=[note.model_copy(update={"text": HOSTILE, "marker": HOSTILE})],
        warnings=[Warning(code=HOSTILE, message=HOSTILE, page=1)],
    )
    under = evidence_of(SignalKind.UNDER_HEADING, HOSTILE)
    line = LineEntry(1, 0, (0, 0, 9, 9), HOSTILE, "body", "body", under, 1, "title")
    account = Account((PageSize(1, 100, 100),), (line,)).pack()
    pages = site(Reviewed(case, account))
    for name in ("index.html", "cases/hostile.html"):
        assert "alert(" in pages[name]
        assert "<script>alert" not in pages[name] and "<img src=x" not in pages[name]
        assert len(re.findall(r"<script>", pages[name])) == 1
    page = pages["cases/hostile.html"]
    assert 'href="javascript' not in page
    assert 'href="https://example.org/a?b=1&amp;c=2" target="_blank" rel="noopener' in page


def test_a_page_loads_nothing_from_elsewhere() -> None:
    for page in site(Reviewed(make_case(), b"")).values():
        assert not re.search(r'(?:src|href)="(?:https?:)?//(?!example\.org)', page)
        assert not re.search(r"url\(|@import", page)


def test_without_cases_the_index_says_so() -> None:
    assert "No case was extracted" in site()["index.html"]
