"""The first visitor finds pages made."""

import re
from collections import Counter

from flask import Blueprint, request

from enishi.web.app import create_app
from enishi.web.settings import WebSettings
from enishi.web.warming import warm_up

LED = ("/network/city-partner", "/network/city-partner/drawing.json")
LONG = "<p>…</p>" * 1000
"""Enough for a page to be packed."""


def test_sections_and_what_the_home_page_leads_to_are_made_in_both_languages() -> None:
    """Each as often as there are languages; what is not served does no harm."""
    made: Counter[tuple[str, str]] = Counter()
    pages = Blueprint("pages", __name__)

    def page() -> str:
        made[request.path, request.accept_languages.best or ""] += 1
        return (
            '<a href="/city/tokyo">東京都</a><a href="/city/x?y=1">…</a>'
            '<a href="/network/city-partner">…</a><a href="/document/plan">…</a>' + LONG
        )

    lists = ("/", "/document", "/network")
    places = (*lists, "/quality", "/city/tokyo", "/city/x", *LED, "/document/plan")
    for path in places:
        pages.add_url_rule(path, re.sub(r"[/.]", "_", path), page)
    app = create_app(WebSettings(), [pages])

    warm_up(app, "http://127.0.0.1:8000/").join()

    for path in ("/quality", "/city/tokyo", *LED, "/document/plan"):
        assert made[path, "ja"] == made[path, "en"] == 1
    assert made["/", "en"] == 1
    assert not made["/city/x", "ja"]


def test_nothing_is_made_any_more_when_serving_has_ended() -> None:
    """Nobody would read it, and what answers its queries is being closed."""
    made: list[str] = []
    pages = Blueprint("pages", __name__)

    def page() -> str:
        made.append(request.path)
        return ""

    for path in ("/", "/quality"):
        pages.add_url_rule(path, path.replace("/", "_"), page)
    app = create_app(WebSettings(), [pages])

    asked: list[int] = []
    warm_up(
        app,
        "http://127.0.0.1:8000/",
        over=lambda: len(made) > 1,
        give_way=lambda: asked.append(len(made)),
    ).join()

    assert made == ["/", "/"]
    assert asked[0] == 0
    assert set(asked) == {0, 1}
