"""Pages as readers get them."""

from collections.abc import Callable
from typing import Any

from bs4 import BeautifulSoup
from flask.testing import FlaskClient


def soup(ask: Callable[..., Any], url: str, language: str = "en") -> BeautifulSoup:
    """Return a page of a running site, to look things up in."""
    reply = ask(url, Accept="text/html", Accept_Language=language)
    assert reply.status == 200, url
    return BeautifulSoup(reply.text, "html.parser")


def html(client: FlaskClient, path: str, language: str = "en") -> str:
    """Return a page that must be there."""
    answer = client.get(
        path, headers={"Accept": "text/html", "Accept-Language": language}
    )
    assert answer.status_code == 200, path
    return answer.text
