"""Pages that are made once for a graph and given again."""

from collections import Counter

import pytest
from flask import Blueprint, Flask

from enishi.web.app import create_app
from enishi.web.language import current_language
from enishi.web.revalidation import passing, revalidate
from enishi.web.settings import WebSettings


def site(made: Counter[str], version: str = "v1") -> Flask:
    """Return a site that counts how often its pages are made."""
    pages = Blueprint("pages", __name__)
    revalidate(pages)

    @pages.get("/page")
    def page() -> str:
        made["page"] += 1
        return f"<p>{current_language()}</p>" * 400

    @pages.get("/passing")
    def once() -> str:
        made["passing"] += 1
        passing()
        return "<p>not now</p>"

    return create_app(WebSettings(graph_version=version), [pages])


def test_a_page_is_made_once_for_each_language_and_packing() -> None:
    """What a reader gets is what was sent before, byte for byte."""
    made: Counter[str] = Counter()
    client = site(made).test_client()
    ways = [
        {"Accept-Language": language, "Accept-Encoding": packing}
        for language in ("ja", "en")
        for packing in ("gzip", "identity")
    ]

    first = [client.get("/page", headers=way) for way in ways]
    again = [client.get("/page", headers=way) for way in ways]

    assert made["page"] == len({reply.data for reply in first}) == 4
    assert [reply.data for reply in again] == [reply.data for reply in first]
    for one, other in zip(first, again, strict=True):
        assert dict(one.headers) | {"Date": ""} == dict(other.headers) | {"Date": ""}


def test_a_tag_holds_over_a_new_start_and_not_over_another_graph() -> None:
    """No page is made to find out that it is the same."""
    made: Counter[str] = Counter()
    tag = site(made).test_client().get("/page").headers["ETag"]
    shown = {"If-None-Match": tag}

    assert site(made).test_client().get("/page", headers=shown).status_code == 304
    assert made["page"] == 1
    other = site(made, "v2").test_client().get("/page", headers=shown)
    assert other.status_code == 200
    assert other.headers["ETag"] != tag


@pytest.mark.parametrize("version", ["", "v1"])
def test_what_may_change_is_made_anew(version: str) -> None:
    """An answer that failed in part, and any page over no known graph."""
    made: Counter[str] = Counter()
    client = site(made, version).test_client()
    for _ in range(2):
        assert "ETag" not in client.get("/passing").headers
        client.get("/page")

    assert made["passing"] == 2
    assert made["page"] == (1 if version else 2)


def test_a_page_that_remembers_a_language_is_not_given_to_others() -> None:
    """Its cookie belongs to the one who wished for it."""
    client = site(Counter()).test_client()

    assert "Set-Cookie" in client.get("/page?lang=en").headers
    kept = client.get("/page?lang=en")
    assert "Set-Cookie" not in kept.headers
    fresh = site(Counter()).test_client()
    assert "Set-Cookie" in fresh.get("/page?lang=en").headers
