"""Which language a reader gets."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import render_template_string
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import LanguageAccept

from enishi.web.app import create_app
from enishi.web.language import choose
from enishi.web.settings import WebSettings


@pytest.mark.parametrize(
    ("asked", "remembered", "accepted", "expected"),
    [
        ("ja", "en", [("en", 1)], "ja"),
        ("", "ja", [("en", 1)], "ja"),
        ("", "", [("ja-JP", 1), ("en", 0.8)], "ja"),
        ("", "", [("en-GB", 1), ("ja", 0.8)], "en"),
        ("", "", [("fr", 1), ("ja", 0.5)], "ja"),
        ("", "", [("ko", 1)], "en"),
        ("", "", [], "en"),
        ("fr", "xx", [("ja", 1)], "ja"),
    ],
)
def test_the_address_goes_before_the_cookie_before_the_browser(
    asked: str, remembered: str, accepted: list[tuple[str, float]], expected: str
) -> None:
    """The nearest wish that we can fulfil wins."""
    assert choose(asked, remembered, LanguageAccept(accepted)) == expected


@given(asked=st.text(), remembered=st.text(), header=st.text())
def test_nothing_but_our_languages_comes_out(
    asked: str, remembered: str, header: str
) -> None:
    """Whatever is sent, the answer is one of the two."""
    assert choose(asked, remembered, LanguageAccept([(header, 1)])) in {"ja", "en"}


def test_a_page_says_its_language(guide: str, ask: Callable[..., Any]) -> None:
    """In the markup for readers, in the headers for caches."""
    reply = ask(f"{guide}/styleguide", Accept_Language="ja")

    assert '<html lang="ja"' in reply.text
    assert reply.headers["Content-Language"] == "ja"
    assert {"Accept-Language", "Cookie"} <= set(reply.headers["Vary"].split(", "))


def test_a_chosen_language_is_remembered(guide: str, ask: Callable[..., Any]) -> None:
    """Asking by address sets the cookie, which then goes before the browser."""
    reply = ask(f"{guide}/styleguide?lang=ja", Accept_Language="en")
    cookie = reply.cookies[0].split(";")[0]

    assert cookie == "lang=ja"
    again = ask(f"{guide}/styleguide", Accept_Language="en", Cookie=cookie)
    assert '<html lang="ja"' in again.text
    assert again.cookies == []


def test_switching_keeps_the_address(guide: str, ask: Callable[..., Any]) -> None:
    """The switch leads to this very page, with its other arguments as they are."""
    reply = ask(f"{guide}/styleguide?city=%E5%B7%9D%E5%B4%8E&page=2")
    page = BeautifulSoup(reply.text, "html.parser")
    link = page.select_one('.switch a[hreflang="ja"]')

    assert link is not None
    assert link["href"] == "/styleguide?city=%E5%B7%9D%E5%B4%8E&page=2&lang=ja"


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("横浜市国際局", ' lang="ja"'),
        ("16件", ' lang="ja"'),
        ("Accord (実績なし) of two cities", ""),
        ("2021", ""),
    ],
)
def test_a_text_without_a_language_is_said_to_be_in_japanese(
    text: str, attribute: str
) -> None:
    """To a reader of English, so that it is read aloud and set as Japanese."""
    app = create_app(WebSettings())
    for language, expected in (("en", attribute), ("ja", "")):
        with app.test_request_context(f"/?lang={language}"):
            app.preprocess_request()
            said = render_template_string("{{ text | tongue }}", text=text)
            assert said == expected


def test_japanese_names_in_an_english_sentence_are_marked() -> None:
    """Each name is marked for readers of English alone, and nothing is trusted."""
    app = create_app(WebSettings())
    text = "市民局 is <largest>: 3"
    shown = {}
    for language in ("en", "ja"):
        with app.test_request_context(f"/?lang={language}"):
            app.preprocess_request()
            shown[language] = render_template_string("{{ text | tongues }}", text=text)

    assert shown["en"] == '<span lang="ja">市民局</span> is &lt;largest&gt;: 3'
    assert shown["ja"] == "市民局 is &lt;largest&gt;: 3"
