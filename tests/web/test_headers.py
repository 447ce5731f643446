"""The headers that protect a page, and pages that need no exception from them."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Blueprint, Response

from enishi.web.app import create_app
from enishi.web.headers import HEADERS
from enishi.web.settings import WebSettings


@pytest.mark.parametrize("path", ["/styleguide", "/nowhere", "/assets/favicon.svg"])
def test_every_answer_is_protected(
    guide: str, ask: Callable[..., Any], path: str
) -> None:
    """Pages, failures and files alike."""
    reply = ask(f"{guide}{path}")

    assert {name: reply.headers.get(name) for name in HEADERS} == dict(HEADERS)


def test_the_policy_has_no_loophole() -> None:
    """Nothing inline, nothing evaluated, nothing from elsewhere."""
    policy = HEADERS["Content-Security-Policy"]

    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    for loophole in ("unsafe", "http:", "https:", "*", "blob:"):
        assert loophole not in policy


@pytest.mark.parametrize(
    "path", ["/styleguide", "/styleguide/query", "/styleguide/failure"]
)
def test_pages_hold_no_inline_style_or_script(
    guide: str, ask: Callable[..., Any], path: str
) -> None:
    """The policy would switch them off in silence."""
    reply = ask(f"{guide}{path}", Accept="text/html")
    page = BeautifulSoup(reply.text, "html.parser")

    assert page.select("[style], style, script:not([src])") == []
    names = {name for tag in page.find_all(name=True) for name in tag.attrs}
    assert [name for name in names if name.startswith("on")] == []


def test_a_view_may_say_otherwise(
    serve: Callable[..., str], ask: Callable[..., Any]
) -> None:
    """What a view sets itself is left alone."""
    blueprint = Blueprint("embedded", __name__)

    @blueprint.get("/embedded")
    def view() -> Response:
        return Response("ok", headers={"X-Frame-Options": "SAMEORIGIN"})

    url = serve(create_app(WebSettings(), [blueprint]))

    assert ask(f"{url}/embedded").headers["X-Frame-Options"] == "SAMEORIGIN"
