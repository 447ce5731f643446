"""The first page, from a real server."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup

Ask = Callable[..., Any]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_first_page_says_what_is_inside(
    ask: Ask, pages: str, language: str
) -> None:
    """Numbers, cities, documents and partner cities, each leading to its page."""
    reply = ask(f"{pages}/", Accept="text/html", Accept_Language=language)
    page = BeautifulSoup(reply.text, "html.parser")
    hrefs = {str(a["href"]) for a in page.select("main a")}

    assert {
        "/city/kawasaki",
        "/document/kawasaki-progress-sheet-fy2021",
        "/city/bandung",
        "/query",
    } <= hrefs
    figures = [tile.get_text() for tile in page.select(".tile-figure")]
    assert figures
    assert all(figure.replace(",", "").isdigit() for figure in figures)


def test_its_numbers_are_data_too(ask: Ask, pages: str) -> None:
    """The page value is served as JSON, version and coverage included."""
    site = json.loads(ask(f"{pages}/index.json").body)

    assert site["version"]
    assert all(0 < document["coverage"] <= 1 for document in site["documents"])


def test_a_page_that_is_at_hand_is_not_sent_again(ask: Ask, pages: str) -> None:
    """The browser shows its tag and gets 304; another language has another tag."""
    first = ask(f"{pages}/", Accept="text/html", Accept_Language="ja")
    tag = first.headers["ETag"]
    again = ask(f"{pages}/", Accept_Language="ja", If_None_Match=tag)
    other = ask(f"{pages}/", Accept_Language="en", If_None_Match=tag)

    assert (again.status, again.body) == (304, b"")
    assert other.status == 200
    assert "Accept-Language" in first.headers["Vary"]
