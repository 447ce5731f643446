"""Search and lists in a real browser."""

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PATHS = [
    "/search",
    "/search?q=環境&city=hamasawa",
    "/search?q=環境 xyzzy",
    "/browse",
    "/browse/program?sort=-number&field=climate",
]
READERS = list(product(["ja", "en"], ["light", "dark"], [390, 1440]))
BOX = "#site-search-field"

Open = Callable[..., Any]


def suggest(window: Any, typed: str) -> None:  # noqa: ANN401 - as above
    """Put words into the box, at once, and wait for the suggestions to them."""
    window.page.locator(BOX).fill(typed)
    window.page.locator(".suggestion").first.wait_for()


@pytest.mark.parametrize(("language", "theme", "width"), READERS)
def test_everyone_can_use_it(
    search_site: str, open_window: Open, language: str, theme: str, width: int
) -> None:
    """WCAG 2.2 AA as far as axe-core can tell, and nothing runs off the side."""
    for path in PATHS:
        window = open_window(
            f"{search_site}{path}", language=language, theme=theme, width=width
        )
        window.unfold()

        assert window.findings() == [], path
        assert window.overflow() == 0, path
        assert window.complaints == [], path
        assert {made.startswith(search_site) for made in window.requests} == {True}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_suggestions_can_be_used_by_everyone(
    search_site: str, open_window: Open, language: str, theme: str
) -> None:
    """The open list is a proper combobox, and legible, with one of it chosen."""
    window = open_window(
        f"{search_site}/search", language=language, theme=theme, width=390
    )
    suggest(window, "じゃか")
    window.page.keyboard.press("ArrowDown")

    assert window.findings() == []


def test_the_keyboard_alone_leads_to_a_thing(
    search_site: str, open_window: Open
) -> None:
    """Type, arrow down, Enter; the focus never leaves the box."""
    window = open_window(f"{search_site}/search")
    suggest(window, "jak")
    box = window.page.locator(BOX)

    assert box.get_attribute("aria-expanded") == "true"
    assert box.get_attribute("aria-activedescendant") is None
    window.page.keyboard.press("ArrowDown")
    chosen = box.get_attribute("aria-activedescendant")
    assert window.page.locator(f"#{chosen}").get_attribute("aria-selected") == "true"
    assert window.page.locator(f"{BOX}:focus").count() == 1
    window.page.keyboard.press("Enter")
    window.page.wait_for_url("**/city/jakarta")


def test_arrows_go_round_through_the_box(search_site: str, open_window: Open) -> None:
    """After the last suggestion the reader's own words are chosen again."""
    window = open_window(f"{search_site}/search")
    suggest(window, "jak")
    count = window.page.locator(".suggestion").count()
    for _ in range(count + 1):
        window.page.keyboard.press("ArrowDown")

    assert window.page.locator(BOX).get_attribute("aria-activedescendant") is None
    window.page.keyboard.press("ArrowUp")
    chosen = window.page.locator(BOX).get_attribute("aria-activedescendant")
    assert str(chosen).endswith(f"-{count - 1}")


def test_escape_closes_and_enter_searches(search_site: str, open_window: Open) -> None:
    """Without a choice the words are searched for as they stand."""
    window = open_window(f"{search_site}/search")
    suggest(window, "jak")
    window.page.keyboard.press("Escape")

    expect(window.page.locator(".suggestions")).to_be_hidden()
    assert window.page.locator(BOX).input_value() == "jak"
    window.page.keyboard.press("Enter")
    window.page.wait_for_url("**/search?q=jak")
    window.page.locator(".hit").first.wait_for()


def test_a_suggestion_can_be_clicked(search_site: str, open_window: Open) -> None:
    """The list does not vanish under the pointer."""
    window = open_window(f"{search_site}/search")
    suggest(window, "ジャカ")
    window.page.locator(".suggestion").first.click()
    window.page.wait_for_url("**/city/jakarta")


def test_without_script_the_box_is_a_form(search_site: str, open_window: Open) -> None:
    """And facets are links."""
    page = open_window(f"{search_site}/search", script=False).page
    page.locator(BOX).fill("環境")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    page.locator("#facets").get_by_role("link", name="Tokyo").click()
    page.wait_for_url("**city=tokyo*")

    expect(page.locator(".hit")).to_have_count(1)
