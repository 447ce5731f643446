"""The factory: what an application has before it has any pages."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from flask import Blueprint, render_template_string

from enishi.web.app import create_app
from enishi.web.settings import WebSettings

PAGE = (
    '{% extends "base.html" %}{% block title %}Ties{% endblock %}'
    "{% block content %}<h1>Bandung</h1>{% endblock %}"
)


def ties() -> Blueprint:
    """Return a blueprint with one page, as a colleague would write it."""
    blueprint = Blueprint("ties", __name__)

    @blueprint.get("/ties")
    def page() -> str:
        return render_template_string(PAGE)

    return blueprint


def test_a_page_stands_in_the_shell(
    serve: Callable[..., str], ask: Callable[..., Any]
) -> None:
    """A template that extends the base has header, content and footer around it."""
    url = serve(create_app(WebSettings(graph_version="abc123"), [ties()]))
    page = BeautifulSoup(ask(f"{url}/ties").text, "html.parser")

    assert page.title is not None
    assert page.title.text == "Ties · Enishi"
    assert page.select_one("main#content h1").text == "Bandung"  # type: ignore[union-attr]
    assert page.select_one("footer .version").text == "abc123"  # type: ignore[union-attr]
    assert page.select_one("header input[name=q]") is not None


def test_the_header_leads_only_to_what_is_served(
    serve: Callable[..., str], ask: Callable[..., Any]
) -> None:
    """A section appears with its blueprint, and the current one says so."""
    url = serve(create_app(WebSettings(), [ties()]))
    page = BeautifulSoup(ask(f"{url}/ties").text, "html.parser")
    links = [
        (link["href"], link.get("aria-current")) for link in page.select(".site-nav a")
    ]

    assert links == [("/ties", "page")]


def test_without_built_assets_pages_are_plain_but_whole(
    serve: Callable[..., str], ask: Callable[..., Any], tmp_path: Path
) -> None:
    """A checkout without Node still serves every word, and asks for no file."""
    url = serve(create_app(WebSettings(assets=tmp_path), [ties()]))
    reply = ask(f"{url}/ties")

    assert reply.status == 200
    assert "Bandung" in reply.text
    assert "/assets/" not in reply.text


def test_with_built_assets_pages_load_them(guide: str, ask: Callable[..., Any]) -> None:
    """Each style sheet and script that a page names is there."""
    page = BeautifulSoup(ask(f"{guide}/styleguide").text, "html.parser")
    named = [link["href"] for link in page.select("link[rel=stylesheet]")]
    named += [script["src"] for script in page.select("script[src]")]

    assert len(named) >= 2
    assert {ask(f"{guide}{address}").status for address in named} == {200}


def test_the_style_guide_is_for_debugging(
    serve: Callable[..., str], ask: Callable[..., Any], guide: str
) -> None:
    """Operators' visitors never meet it."""
    url = serve(create_app(WebSettings()))

    assert ask(f"{url}/styleguide").status == 404
    assert ask(f"{guide}/styleguide").status == 200


def test_two_applications_share_nothing(
    serve: Callable[..., str], ask: Callable[..., Any]
) -> None:
    """What one is given does not show in another made in the same process."""
    first = serve(create_app(WebSettings(graph_version="first"), [ties()]))
    second = serve(create_app(WebSettings(graph_version="second")))

    assert ask(f"{first}/ties").status == 200
    assert ask(f"{second}/ties").status == 404
    assert "second" in ask(f"{second}/ties", Accept="text/html").text
