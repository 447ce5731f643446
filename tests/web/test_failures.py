"""One shape for everything that goes wrong."""

import json
import logging
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Blueprint, abort

from enishi.errors import NotFoundError, QueryError
from enishi.web.app import create_app
from enishi.web.settings import WebSettings

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.fixture
def url(serve: Callable[..., str]) -> str:
    """Return the address of a site where everything fails."""
    blueprint = Blueprint("broken", __name__)

    @blueprint.get("/unforeseen")
    def unforeseen() -> str:
        raise ZeroDivisionError("a secret of ours")

    @blueprint.get("/missing")
    def missing() -> str:
        raise NotFoundError("No city <atlantis>.", hint="See /browse/city.")

    @blueprint.get("/query-failed")
    def query() -> str:
        raise QueryError("The query is too long.", hint="Shorten it.")

    @blueprint.get("/status/<int:status>")
    def status(status: int) -> str:
        abort(status)

    return serve(create_app(WebSettings(), [blueprint]))


def test_programs_get_one_shape(url: str, ask: Callable[..., Any]) -> None:
    """Our own error, as JSON, with its code and its hint."""
    reply = ask(f"{url}/missing", Accept="application/json")

    assert reply.status == 404
    assert json.loads(reply.body) == {
        "error": {
            "status": 404,
            "code": "not-found",
            "message": "No city <atlantis>.",
            "hint": "See /browse/city.",
        }
    }


def test_readers_get_a_page_in_their_language(
    url: str, ask: Callable[..., Any]
) -> None:
    """With the header, the footer, and what to do next."""
    reply = ask(f"{url}/nowhere", Accept=BROWSER, Accept_Language="ja")
    page = BeautifulSoup(reply.text, "html.parser")
    heading = page.select_one("h1")

    assert reply.status == 404
    assert heading is not None
    assert heading.text == "このアドレスには何もありません"
    assert page.select_one("header.site-header") is not None


@pytest.mark.parametrize("accept", ["*/*", "text/plain", "text/turtle"])
def test_everybody_else_gets_plain_text(
    url: str, ask: Callable[..., Any], accept: str
) -> None:
    """Clients that do not care, or want what a failure can't be written as."""
    reply = ask(f"{url}/query-failed", Accept=accept)

    assert reply.status == 400
    assert reply.headers["Content-Type"].startswith("text/plain")
    assert reply.text == "400 The query is too long.\nShorten it.\n"


def test_names_from_the_address_are_escaped(url: str, ask: Callable[..., Any]) -> None:
    """An error may quote what a visitor sent."""
    reply = ask(f"{url}/missing", Accept=BROWSER)

    assert "&lt;atlantis&gt;" in reply.text
    assert "<atlantis>" not in reply.text


@pytest.mark.parametrize("accept", [BROWSER, "application/json", "*/*"])
def test_the_unforeseen_is_logged_and_not_shown(
    url: str, ask: Callable[..., Any], caplog: pytest.LogCaptureFixture, accept: str
) -> None:
    """A visitor gets a reference; the log has the same one, with the trace."""
    with caplog.at_level(logging.ERROR):
        reply = ask(f"{url}/unforeseen", Accept=accept)

    assert reply.status == 500
    assert "secret" not in reply.text
    assert "ZeroDivisionError" not in reply.text
    record = next(record for record in caplog.records if record.exc_info)
    assert record.getMessage().removeprefix("failure ") in reply.text


def test_a_wrong_method_says_which_are_right(url: str, ask: Callable[..., Any]) -> None:
    """The header that the standard asks for survives the shape."""
    reply = ask(f"{url}/missing", method="DELETE", Accept="application/json")

    assert reply.status == 405
    assert "GET" in reply.headers["Allow"]
    assert json.loads(reply.body)["error"]["code"] == "http-405"


@pytest.mark.parametrize("status", [400, 403, 404, 410, 413, 429, 500, 501, 503])
def test_every_status_has_words(url: str, ask: Callable[..., Any], status: int) -> None:
    """Also those that have none of their own keep their number."""
    error = json.loads(ask(f"{url}/status/{status}", Accept="application/json").body)

    assert error["error"]["status"] == (500 if status == 500 else status)
    assert error["error"]["message"]


def test_failures_are_not_kept(url: str, ask: Callable[..., Any]) -> None:
    """A cache must not go on failing for us."""
    reply = ask(f"{url}/nowhere")

    assert reply.headers["Cache-Control"] == "no-store"
    assert "Accept" in reply.headers["Vary"].split(", ")
