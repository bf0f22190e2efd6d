"""A browser for the tests of the review pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.review.served import CHROMIUM

OURS = ("file:", "data:", "http://127.0.0.1:")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page whose console must stay silent and that asks nobody else for anything.

    Parameters are options of its context.
    """
    options: dict[str, Any] = {"locale": "en-GB", "viewport": {"width": 1280, "height": 800}}
    context = browser.new_context(**options | getattr(request, "param", {}))
    opened = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    context.close()
    # a correction that is refused is said by the browser, too
    assert [one for one in said if "status of 422" not in one] == []
    assert [url for url in asked if not url.startswith(OURS)] == []
