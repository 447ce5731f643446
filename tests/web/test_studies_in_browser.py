"""Ties, comparison, quality and what explains the graph, in a real browser."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PATHS = [
    "/ties",
    "/ties/dormant",
    "/ties/records?city=tokyo&partner=city/beijing&year=2021&activity=none",
    "/compare",
    "/compare/behind?part=fields&city=tokyo&key=scheme/field/climate",
    "/quality",
    "/quality/quality/corrections-made",
    "/ontology",
    "/about",
    "/downloads",
    "/api",
]
READERS = [
    ("ja", "light", 360),
    ("ja", "dark", 1440),
    ("en", "dark", 390),
    ("en", "light", 1440),
]
PAIRS = [READERS[::3], READERS[1:3]]
VISITS = [
    (path, reader) for number, path in enumerate(PATHS) for reader in PAIRS[number % 2]
]
"""Each page for a reader of either language, one on a phone, themes alternating."""

Open = Callable[..., Any]


@pytest.mark.parametrize(("path", "reader"), VISITS, ids=str)
def test_everyone_can_use_every_page(
    whole_site: str, open_window: Open, path: str, reader: tuple[str, ...]
) -> None:
    """WCAG 2.2 AA, nothing off the side, no complaint, no request to elsewhere."""
    window = open_window(
        f"{whole_site}{path}", language=reader[0], theme=reader[1], width=reader[2]
    )
    window.page.wait_for_load_state("networkidle")
    window.unfold()

    assert window.findings() == []
    assert window.overflow() == 0
    assert {made.startswith(whole_site) for made in window.requests} == {True}
    assert window.complaints == []


def test_the_map_draws_land_cities_and_ties(whole_site: str, open_window: Open) -> None:
    """One drawing with a name, from files of this host, leading to the cities."""
    page = open_window(f"{whole_site}/ties?city=tokyo").page
    page.wait_for_selector("svg.map")

    expect(page.locator("svg.map .map-land")).to_have_count(1)
    assert page.locator("svg.map .map-home").count() == 1
    assert page.locator("svg.map .map-city").count() > 20
    assert (
        page.locator("svg.map .map-tie").count()
        == page.locator("svg.map .map-city").count()
    )
    assert page.locator("svg.map").get_attribute("aria-label")


@pytest.mark.parametrize("script", [True, False])
def test_from_an_accord_to_the_passage(
    whole_site: str, open_window: Open, *, script: bool
) -> None:
    """Dormant ties, Paris, its records without activity, their source: four clicks."""
    page = open_window(f"{whole_site}/ties", language="en", script=script).page
    page.get_by_role("link", name="Agreements and activity").click()
    page.get_by_role("link", name="No activity recorded 3").click()
    row = page.locator("tr", has=page.get_by_role("link", name="Paris", exact=True))
    row.get_by_role("link", name="4 no activity reported").first.click()
    expect(page.locator(".record")).to_have_count(4)
    record = page.locator(".record").first
    record.locator("details.evidence summary").last.click()

    expect(record.locator("details.evidence[open] mark")).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_choosing_cities_needs_no_script(
    whole_site: str, open_window: Open, *, script: bool
) -> None:
    """A form without script: untick one city, compare, and read the new address."""
    page = open_window(f"{whole_site}/compare", language="en", script=script).page
    page.get_by_role("checkbox", name="Yokohama").uncheck()
    page.get_by_role("button", name="Compare").click()

    expect(page).to_have_url(re.compile(r"\?city=tokyo&city=kawasaki$"))
    assert "Yokohama" not in page.locator("h1").inner_text()
