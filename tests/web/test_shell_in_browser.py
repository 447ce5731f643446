"""The shell and its components in a real browser."""

import re
from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PATHS = ["/styleguide", "/styleguide/query", "/styleguide/failure"]
READERS = list(product(["ja", "en"], ["light", "dark"]))
WIDTHS = [360, 390, 1440, 2560]

Open = Callable[..., Any]


@pytest.mark.parametrize(("language", "theme"), READERS)
@pytest.mark.parametrize("path", PATHS)
def test_everyone_can_use_it(
    guide: str, open_window: Open, path: str, language: str, theme: str
) -> None:
    """WCAG 2.2 AA as far as axe-core can tell, with every disclosure open."""
    window = open_window(f"{guide}{path}", language=language, theme=theme)
    window.page.wait_for_load_state("networkidle")
    window.unfold()

    assert window.findings() == []


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_runs_off_the_side(
    guide: str, open_window: Open, width: int, path: str
) -> None:
    """From the smallest phone to the widest desk."""
    window = open_window(f"{guide}{path}", language="ja", width=width)
    window.unfold()

    assert window.overflow() == 0


@pytest.mark.parametrize("path", PATHS)
def test_no_request_leaves_the_host(guide: str, open_window: Open, path: str) -> None:
    """Fonts, scripts, editor and all come from here, and nothing is refused."""
    window = open_window(f"{guide}{path}", language="ja")
    window.page.wait_for_load_state("networkidle")

    assert len(window.requests) > 3
    assert [made for made in window.requests if not made.startswith(guide)] == []
    assert [said for said in window.complaints if "404" not in said] == []


@pytest.mark.parametrize("script", [True, False])
def test_the_theme_changes_and_stays(
    guide: str, open_window: Open, *, script: bool
) -> None:
    """In place with script, by a round trip without; the next page has it too."""
    page = open_window(f"{guide}/styleguide?page=2", script=script).page
    page.get_by_title("Dark").click()
    page.wait_for_selector('html[data-theme="dark"]', state="attached")

    assert page.url == f"{guide}/styleguide?page=2"
    page.goto(f"{guide}/styleguide")
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_the_language_changes_by_its_link(guide: str, open_window: Open) -> None:
    """And the page says so in that language."""
    page = open_window(f"{guide}/styleguide", script=False).page
    page.get_by_role("link", name="日本語").click()

    expect(page.locator("html")).to_have_attribute("lang", "ja")
    expect(page.get_by_role("searchbox", name="グラフを検索")).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_a_passage_opens_by_keyboard(
    guide: str, open_window: Open, *, script: bool
) -> None:
    """The mark takes the focus, Enter shows the words, and again hides them."""
    page = open_window(f"{guide}/styleguide", script=script).page
    mark = page.locator(".evidence > summary").first
    passage = page.locator(".evidence .passage mark").first
    mark.focus()

    expect(passage).to_be_hidden()
    page.keyboard.press("Enter")
    expect(passage).to_be_visible()
    page.keyboard.press("Enter")
    expect(passage).to_be_hidden()


def test_the_first_stop_skips_to_the_content(guide: str, open_window: Open) -> None:
    """Keyboard readers need not walk through the header on each page."""
    page = open_window(f"{guide}/styleguide").page
    page.keyboard.press("Tab")
    link = page.locator(":focus")

    assert link.inner_text() == "Skip to the content"
    expect(link).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#content$"))


def test_without_script_the_query_is_a_text_area(guide: str, open_window: Open) -> None:
    """It is there, labelled, and can be sent."""
    page = open_window(f"{guide}/styleguide/query", script=False).page

    page.get_by_label("Query").fill("ASK {}")
    page.get_by_role("button", name="Run").click()
    page.wait_for_url("**/query?query=ASK*")
