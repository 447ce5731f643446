"""Every kind of page in a real browser: no complaint, no stranger, little to load."""

import re
from collections.abc import Callable
from typing import Any, Final
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Request

pytestmark = pytest.mark.browser

MOST_BYTES: Final = 700_000
"""Of a first visit, as sent, without fonts."""

PAGES: Final = [
    "/",
    "/search?q=環境",
    "/browse",
    "/browse/program-year",
    "/city/kawasaki",
    "/city/beijing",
    "/fiscal-year/2021",
    "/document/kawasaki-progress-sheet-fy2021",
    "/compare",
    "/ties",
    "/ties/dormant",
    "/network",
    "/network/city-partner",
    "/path?from=city/kawasaki&to=network/citynet",
    "/query",
    "/query/",
    "/query/overseas-offices",
    "/quality",
    "/ontology",
    "/about",
    "/downloads",
    "/api",
]

Open = Callable[..., Any]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_makes_no_browser_complain(
    whole_site: str, open_window: Open, path: str
) -> None:
    """No error, no warning, no broken policy, and no request leaves the host."""
    window = open_window(f"{whole_site}{path}", language="ja")
    window.page.wait_for_load_state("networkidle")
    assert window.complaints == []
    host = urlsplit(whole_site).netloc
    assert {urlsplit(url).netloc for url in window.requests} <= {host, ""}


@pytest.mark.parametrize("path", ["/", "/city/tokyo", "/ties", "/query"])
def test_a_first_visit_is_light(chromium: Browser, whole_site: str, path: str) -> None:
    """With an empty cache all files but the fonts stay far below a photograph."""
    context = chromium.new_context(locale="ja")
    context.set_default_timeout(60_000)
    page = context.new_page()
    finished: list[Request] = []
    page.on("requestfinished", lambda request: finished.append(request))  # noqa: PLW0108 - the driver takes functions only
    page.goto(f"{whole_site}{path}", wait_until="networkidle")
    sizes = {
        request.url: request.sizes()["responseBodySize"]
        for request in finished
        if not re.search(r"\.woff2?$", request.url)
    }
    context.close()
    assert len(sizes) > 2
    assert sum(sizes.values()) < MOST_BYTES, sizes
