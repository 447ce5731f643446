"""Panels in a real browser: they come as one scrolls, and everyone can use them."""

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

Open = Callable[..., Any]

READERS = list(product(["ja", "en"], ["light", "dark"], [390, 1440]))
WAITING = "document.querySelectorAll('.panel-wait').length"


def fill(page: Page) -> None:
    """Have every panel of a page fetched, as for printing."""
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".panel-wait")).to_have_count(0)


@pytest.mark.parametrize("reader", READERS, ids=str)
def test_everyone_can_use_a_page_of_panels(
    pages: str, open_window: Open, reader: tuple[str, str, int]
) -> None:
    """No findings, nothing wider than the window, no complaints, all panels there."""
    language, theme, width = reader
    for path in ("/city/kawasaki", "/city/bandung", "/fiscal-year/2021"):
        window = open_window(
            f"{pages}{path}", language=language, theme=theme, width=width
        )
        fill(window.page)
        window.unfold()

        assert window.findings() == []
        assert window.overflow() == 0
        assert window.complaints == []


def test_panels_come_when_they_are_near(pages: str, open_window: Open) -> None:
    """What is far below is not fetched; what comes near is, once, with its map."""
    window = open_window(f"{pages}/city/kawasaki")
    page = window.page
    before = page.evaluate(WAITING)
    page.evaluate("document.querySelector('#panel-city-partner-map').scrollIntoView()")
    page.wait_for_selector("#panel-city-partner-map svg.map .map-home")
    expect(page.locator(".panel-wait")).not_to_have_count(before, timeout=30_000)
    fetched = [url for url in window.requests if ".part" in url]

    assert 0 < page.evaluate(WAITING) < before
    assert len(fetched) == len(set(fetched))
    assert page.locator("#panel-city-partner-map svg.map").count() == 1
    assert all(url.startswith(pages) for url in window.requests)


def test_without_script_every_panel_is_a_click_away(
    pages: str, open_window: Open
) -> None:
    """The link of a panel that is not there opens it on a page of its own."""
    page = open_window(f"{pages}/city/kawasaki", script=False).page
    page.locator("#panel-city-programs-by-field .panel-wait a").click()

    expect(page.locator(".bar-chart tbody tr").nth(3)).to_be_attached()
    assert page.locator(".trail a").get_attribute("href").startswith("/city/kawasaki#")


def test_a_panel_that_cannot_be_fetched_says_so(pages: str, open_window: Open) -> None:
    """The link stays, with a word about it; the page around it is whole."""
    window = open_window("about:blank")
    window.page.route("**/*.part?*", lambda route: route.abort())
    window.page.goto(f"{pages}/city/kawasaki?lang=en")
    failed = window.page.locator(".panel-wait").first
    failed.evaluate("link => link.scrollIntoView()")

    failed.get_by_text("This part could not be fetched.").wait_for()
    assert failed.locator("a").count() == 1
