"""Packed answers."""

import gzip
from collections.abc import Callable
from typing import Any

import pytest
from flask import Blueprint, Response

from enishi.web.app import create_app
from enishi.web.settings import WebSettings

LONG = "友好都市 " * 1000


@pytest.fixture
def url(serve: Callable[..., str]) -> str:
    """Return the address of a site with answers of several kinds."""
    blueprint = Blueprint("answers", __name__)

    @blueprint.get("/<kind>")
    def answer(kind: str) -> Response:
        if kind == "stream":
            return Response(iter([LONG]), mimetype="text/plain")
        words = LONG if kind != "short" else "友好都市"
        mimetype = "image/png" if kind == "picture" else "text/plain"
        response = Response(words, mimetype=mimetype)
        response.set_etag("v1")
        return response

    return serve(create_app(WebSettings(), [blueprint]))


def test_long_text_is_packed(url: str, ask: Callable[..., Any]) -> None:
    """It unpacks to the same, and its tag is a weak one."""
    reply = ask(f"{url}/long", Accept_Encoding="br, gzip")

    assert reply.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(reply.body).decode() == LONG
    assert reply.headers["ETag"] == 'W/"v1"'
    assert "Accept-Encoding" in reply.headers["Vary"]


@pytest.mark.parametrize("kind", ["short", "picture", "stream"])
def test_what_gains_nothing_is_left_alone(
    url: str, ask: Callable[..., Any], kind: str
) -> None:
    """Short answers, pictures, and streams, which would have to be held back."""
    reply = ask(f"{url}/{kind}", Accept_Encoding="gzip")

    assert "Content-Encoding" not in reply.headers


@pytest.mark.parametrize("wanted", ["identity", "gzip;q=0", ""])
def test_who_cannot_unpack_gets_it_plain(
    url: str, ask: Callable[..., Any], wanted: str
) -> None:
    """Plain, but caches learn that it depends."""
    reply = ask(f"{url}/long", Accept_Encoding=wanted)

    assert reply.text == LONG
    assert "Accept-Encoding" in reply.headers["Vary"]
