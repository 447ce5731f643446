"""Networks and paths in a real browser, with and without WebGL and script."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser

DRAWN = "[data-drawn]"
LONG = 60_000
PATHS = [
    "/network",
    "/network/measures",
    "/network/city-partner?colour=country",
    "/network/city-partner?project=newman&side=second&chance=rewiring&draws=20",
    "/network/organization-office?city=yokohama",
    "/network/department-field?alpha=0.5&resolution=2",
    "/path?from=city/tokyo&to=network/citynet",
    "/network/city-partner/tie?from=city/tokyo&to=city/seoul",
    "/path",
    "/path?from=city/kawasaki&to=organization/unep",
    "/path?from=kawas&to=organization/unep",
]
READERS = [
    ("ja", "light", 390),
    ("ja", "dark", 1440),
    ("en", "dark", 390),
    ("en", "light", 1440),
]

JAPANESE_TEXTS = """() => {
  const found = [];
  const note = (text, element) => {
    if (/[\u3040-\u30ff\u3400-\u9fff]/.test(text))
      found.push([text.trim(), element.closest("[lang]").getAttribute("lang")]);
  };
  const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    const parent = nodes.currentNode.parentElement;
    if (!parent.closest("script, style")) note(nodes.currentNode.data, parent);
  }
  for (const element of document.querySelectorAll("[aria-label]"))
    note(element.getAttribute("aria-label"), element);
  return found;
}"""
"""Returns each text with Japanese letters and the language that it is marked with."""

Open = Callable[..., Any]


@pytest.mark.parametrize(("language", "theme", "width"), READERS)
def test_everyone_can_use_it(
    network_site: str,
    open_window: Open,
    language: str,
    theme: str,
    width: int,
) -> None:
    """WCAG 2.2 AA as far as axe-core can tell, and nothing runs off the side."""
    for path in PATHS:
        window = open_window(
            f"{network_site}{path}", language=language, theme=theme, width=width
        )
        if "city-partner?" in path:
            window.page.wait_for_selector(DRAWN)
        window.unfold()

        assert window.findings() == [], path
        assert window.overflow() == 0, path
        assert window.complaints == [], path
        assert {
            made.startswith((network_site, "data:")) for made in window.requests
        } == {True}


def test_evidence_is_read_beside_the_drawing(
    network_site: str, open_window: Open
) -> None:
    """Find a node by name, choose a neighbour, read the passage: by keyboard alone."""
    window = open_window(f"{network_site}/network/city-partner", language="ja")
    page = window.page
    page.wait_for_selector(DRAWN)
    page.locator(".net-find").press_sequentially("ソウル")
    page.keyboard.press("Enter")
    neighbour = page.locator(".net-neighbours a").first
    neighbour.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".net-panel .passage mark")

    assert page.locator(".net-panel h3").first.inner_text().count("ソウル") == 1
    expect(page.locator(".net-panel")).to_be_focused()
    assert window.findings() == []
    page.locator(".net-close").click()
    expect(page.locator(".net-panel")).to_be_hidden()
    assert window.complaints == []


def test_a_tie_of_the_table_opens_in_place(
    network_site: str, open_window: Open
) -> None:
    """Without leaving the page; the link itself leads to the tie's own page."""
    window = open_window(f"{network_site}/network/city-partner", language="en")
    page = window.page
    page.wait_for_selector(DRAWN)
    page.locator("#ties a[data-evidence]").first.click()
    page.wait_for_selector(".net-panel .passage")

    assert page.url.endswith("/network/city-partner")


def test_the_year_can_be_moved(network_site: str, open_window: Open) -> None:
    """The slider stands for the list; moving it changes the address, alone."""
    page = open_window(f"{network_site}/network/city-partner", language="en").page
    page.wait_for_selector(DRAWN)
    slider = page.locator(".net-slider")
    with page.expect_navigation():
        slider.press("End")

    assert page.url.endswith("?year=2021")
    expect(slider).to_have_attribute("aria-valuetext", "FY2021")


def test_the_picture_can_be_saved(network_site: str, open_window: Open) -> None:
    """As PNG, made of the server's drawing with all that is printed in it."""
    page = open_window(f"{network_site}/network/city-partner", language="en").page
    page.wait_for_selector(DRAWN)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as PNG").click()
    content = Path(saved.value.path()).read_bytes()

    assert saved.value.suggested_filename == "enishi-city-partner.png"
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert len(content) > 20_000


def test_without_webgl_the_drawing_of_the_server_stays(
    network_site: str, without_webgl: Browser
) -> None:
    """Nothing fails, nothing of the drawing library is fetched."""
    with closing(without_webgl.new_page()) as page:
        page.set_default_timeout(LONG)
        made: list[str] = []
        complaints: list[str] = []
        page.on("request", lambda one: made.append(one.url))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{network_site}/network/city-partner")
        page.get_by_role("button", name="PNG").wait_for()

        assert (
            page.evaluate("document.createElement('canvas').getContext('webgl2')")
            is None
        )
        assert page.locator(".net-drawing").is_visible()
        assert page.locator(DRAWN).count() == 0
        assert not any("network-drawing" in one for one in made)
        assert complaints == []


def test_without_script_everything_is_there(
    network_site: str, open_window: Open
) -> None:
    """The drawing, its legend, the tables; a node leads to its ties."""
    page = open_window(
        f"{network_site}/network/city-partner", language="en", script=False
    ).page

    assert page.locator(".net-drawing").is_visible()
    assert page.locator(".net-legend li").count() >= 2
    assert page.locator("#ties tbody tr").count() > 10
    page.locator(".net-dots a").last.click()
    page.wait_for_url("**node=**")
    assert page.locator(".net-focus").is_visible()


def test_the_largest_network_is_drawn(network_site: str, open_window: Open) -> None:
    """All of the graph, in the page."""
    window = open_window(f"{network_site}/network/whole-graph", language="en")
    window.page.wait_for_selector(DRAWN)

    assert int(window.page.locator(DRAWN).get_attribute("data-drawn")) > 3000
    assert window.complaints == []


def test_the_ends_of_a_path_are_completed(network_site: str, open_window: Open) -> None:
    """Suggestions while typing; choosing one by its path finds the way."""
    page = open_window(f"{network_site}/path", language="en").page
    page.locator("#path-from").press_sequentially("kawas")
    kawasaki = page.locator("#path-from-names option[value='city/kawasaki']")
    expect(kawasaki).to_be_attached()

    page.locator("#path-from").fill("city/kawasaki")
    page.locator("#path-to").fill("organization/unep")
    with page.expect_navigation():
        page.locator("#path-to").press("Enter")
    assert page.locator(".path-node").count() == 3
    assert page.url.endswith("/path?from=city%2Fkawasaki&to=organization%2Funep")


@pytest.mark.parametrize(
    "path", ["department-partner", "city-organization?node=city/yokohama"]
)
def test_japanese_names_say_so_on_english_pages(
    network_site: str, open_window: Open, path: str
) -> None:
    """A voice that reads English can't read them; in tables, forms and drawings."""
    page = open_window(f"{network_site}/network/{path}", language="en").page
    page.wait_for_selector(DRAWN)
    if "node=" in path:
        page.wait_for_selector(".net-neighbours a")
    texts = page.evaluate(JAPANESE_TEXTS)

    assert len(texts) > 20
    assert [text for text, tongue in texts if tongue != "ja"] == []
