"""Two versions of a case, read side by side in a browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.review.served import CHROMIUM, Served, serving
from tests.review.test_french import assert_french
from tests.support.texts import CASE

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
    pytest.mark.parametrize("page", [{"locale": "fr-FR"}], indirect=True),
]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("same")
    first, second = folder / "first.txt", folder / "second.txt"
    first.write_text(CASE, "utf-8")
    second.write_text(CASE.replace("onze îles", "douze îles"), "utf-8")
    with serving(folder, [first, second]) as found:
        yield found


def test_versions_stand_side_by_side_with_what_differs(page: Page, served: Served) -> None:
    for address in (served.file("cases/first.html"), f"{served.address}/cases/first.html"):
        page.goto(address)
        page.click("text=Côte à côte")
        page.wait_for_selector(".beside")
        assert page.locator(".beside tbody tr").count() == 9
        assert page.locator(".beside del").all_inner_texts() == ["onze"]
        assert page.locator(".beside ins").all_inner_texts() == ["douze"]
        assert_french(page)
        serious = [
            one["id"]
            for one in Axe().run(page).response["violations"]
            if one["impact"] in ("serious", "critical")
        ]
        assert serious == []
        page.click("thead a >> nth=1")
        assert page.url.endswith("second.html")


def test_a_corrected_case_stays_tied(page: Page, served: Served) -> None:
    page.on("dialog", lambda dialog: dialog.accept("Ana"))
    page.goto(f"{served.address}/cases/first.html")
    block = page.locator(".part[data-part='sections.impact.passages.0']")
    block.hover()
    block.locator(":scope > .pen").click()
    page.fill("form.edit textarea", "Le registre compte les arrivées.")
    with page.expect_navigation():
        page.click("form.edit .primary")
    assert page.locator("text=Côte à côte").count() == 1
    assert served.record("second")["same_case"] == ["first"]
