"""Every route of the whole site: none fails, all are guarded, every page is whole."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from werkzeug.routing import Rule

from enishi.web.headers import HEADERS
from enishi.web.workbench.permalink import Asked, pack

HTML: Final = "text/html"
PART: Final = re.compile(r"<(?:[^<>]*:)?(\w+)>")
"""A variable part of a route, as in ``<any("a", "b"):name>``."""

PACKED: Final = pack(Asked(name="shared-partners", values={"cities": "2"}))
QUERY: Final = "SELECT ?city WHERE { ?city a <https://w3id.org/enishi/ont#City> }"
TIE: Final = {"from": "city/tokyo", "to": "city/beijing"}

ARGUMENTS: Final[Mapping[str, Mapping[str, str]]] = {
    "": {"kind": "city", "key": "kawasaki"},
    "assets.file": {"name": "favicon.svg"},
    "browse": {"kind": "city"},
    "document": {"slug": "kawasaki-progress-sheet-fy2021"},
    "downloads": {"name": "register"},
    "entity.panel": {"folder": "city", "name": "partners"},
    "networks": {"name": "city-partner", "form": "gexf"},
    "quality": {"name": "check/label-missing"},
    "query": {"name": "shared-partners", "packed": PACKED, "ending": "csv"},
}
"""What stands for the variable parts of routes, by endpoint or blueprint."""

QUESTIONS: Final[Mapping[str, Mapping[str, str]]] = {
    "compare.behind": {
        "city": "tokyo",
        "part": "kinds",
        "key": "https://w3id.org/enishi/ont#Measure",
    },
    "connections.show": {"from": "city/kawasaki", "to": "network/citynet"},
    "entity.panel": {"of": "city/kawasaki"},
    "networks.tie": TIE,
    "query.data": {"query": QUERY},
    "search.page": {"q": "環境"},
    "search.suggest": {"q": "東京"},
    "ties.records": {"city": "tokyo", "partner": "city/beijing"},
}
"""What stands behind the question mark, by endpoint."""

Ask = Callable[..., Any]


def address(rule: Rule) -> str:
    """Return an address that a route answers."""
    blueprint = rule.endpoint.partition(".")[0]
    known = {
        **ARGUMENTS[""],
        **ARGUMENTS.get(blueprint, {}),
        **ARGUMENTS.get(rule.endpoint, {}),
    }
    missing = set(PART.findall(rule.rule)) - set(known)
    assert not missing, f"say in ARGUMENTS what stands for {missing} of {rule}"
    path = PART.sub(lambda found: known[found[1]], rule.rule)
    asked = urlencode(QUESTIONS.get(rule.endpoint, {}))
    return f"{path}?{asked}" if asked else path


@pytest.fixture(scope="session")
def addresses(whole_app: Flask) -> list[str]:
    """Return an address of every route that a reader can ask."""
    rules = whole_app.url_map.iter_rules()
    return sorted({address(rule) for rule in rules if "GET" in (rule.methods or ())})


@pytest.fixture(scope="session")
def answers(whole_app: Flask, addresses: list[str]) -> dict[str, Any]:
    """Return what every route answers to a browser."""
    client = whole_app.test_client()
    headers = {"Accept": "text/html,*/*;q=0.8", "Accept-Language": "ja"}
    return {
        path: client.get(path, headers=headers, buffered=True) for path in addresses
    }


def pages(answers: dict[str, Any]) -> dict[str, BeautifulSoup]:
    """Return those answers that are pages."""
    return {
        path: BeautifulSoup(reply.text, "html.parser")
        for path, reply in answers.items()
        if reply.mimetype == HTML and reply.status_code == 200
        if not path.startswith("/api/answer")  # a part of a page
    }


def test_every_route_answers(answers: dict[str, Any]) -> None:
    """With fitting arguments each gives what it is there for, or leads there."""
    assert len(answers) > 50
    failing = {
        path: reply.status_code
        for path, reply in answers.items()
        if reply.status_code not in {200, 301, 302, 303, 308}
    }
    assert not failing


def test_every_answer_is_guarded(answers: dict[str, Any]) -> None:
    """No answer lacks a header that keeps a page from doing harm."""
    lacking = {
        (path, name)
        for path, reply in answers.items()
        for name in HEADERS.keys() - {"X-Frame-Options"}
        if name not in reply.headers
    }
    assert not lacking


def test_policies_allow_nothing_inline_and_nobody_else(answers: dict[str, Any]) -> None:
    """Script, style and data come from this host's own files, on every page."""
    for path, reply in answers.items():
        policy = dict(
            part.strip().partition(" ")[::2]
            for part in reply.headers["Content-Security-Policy"].split(";")
        )
        others = policy.pop("frame-ancestors")
        assert others == ("*" if path.startswith("/embed/") else "'none'"), path
        assert policy["default-src"] in {"'self'", "'none'"}, path
        assert not re.search(r"unsafe|http|\*", " ".join(policy.values())), path


def test_pages_hold_to_their_policy(answers: dict[str, Any]) -> None:
    """No page has style, script or handlers inside, or a file of another host."""
    for path, page in pages(answers).items():
        assert not page.select("[style], style, [onclick], [onload]"), path
        inline = [script for script in page.select("script") if not script.get("src")]
        assert all("json" in str(script.get("type", "")) for script in inline), path
        files = page.select("script[src], img[src], link[rel=stylesheet], iframe[src]")
        for file in files:
            source = str(file.get("src") or file.get("href"))
            assert source.startswith(("/", "data:")), (path, source)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_page_says_its_language_and_title(
    whole_app: Flask, answers: dict[str, Any], language: str
) -> None:
    """Both in the header and in the page, with one heading and a title of its own."""
    client = whole_app.test_client()
    titles: dict[str, str] = {}
    for path in pages(answers):
        query = f"{path}{'&' if '?' in path else '?'}lang={language}"
        reply = client.get(query, headers={"Accept": HTML})
        page = BeautifulSoup(reply.text, "html.parser")
        assert page.html is not None
        assert page.html.get("lang") == language, path
        assert reply.headers["Content-Language"] == language, path
        assert page.title is not None, path
        title = page.title.get_text(strip=True)
        if not path.startswith(("/embed/", "/q/")):  # a question, by another door
            assert len(page.select("h1")) == 1, path
            titles.setdefault(title, path)
            assert titles[title].split("?")[0] == path.split("?")[0], (path, title)
        assert title, path


def test_a_head_request_gets_the_same_headers(
    whole_site: str, ask: Ask, addresses: list[str]
) -> None:
    """But no body, so that links can be checked cheaply."""
    for path in addresses:
        reply = ask(f"{whole_site}{path}", method="HEAD", Accept=HTML)
        assert reply.status < 400, path
        assert reply.body == b"", path
        assert "Content-Type" in reply.headers, path


def test_what_did_not_change_is_not_sent_again(
    whole_app: Flask, answers: dict[str, Any]
) -> None:
    """Whatever has an ETag answers 304 to it, without a body."""
    client = whole_app.test_client()
    tagged = {
        path: reply.headers["ETag"]
        for path, reply in answers.items()
        if "ETag" in reply.headers and reply.status_code == 200
    }
    assert {"/", "/city/kawasaki", "/document", "/ties"} <= set(tagged)
    for path, tag in tagged.items():
        headers = {"If-None-Match": tag, "Accept-Language": "ja"}
        headers |= {"Accept": "text/html,*/*;q=0.8"}
        reply = client.get(path, headers=headers, buffered=True)
        assert (reply.status_code, reply.data) == (304, b""), path


def test_robots_keep_off_queries_and_find_the_pages(answers: dict[str, Any]) -> None:
    """What crawlers are told, and every page kind they may follow."""
    robots = answers["/robots.txt"].text
    assert "Disallow: /sparql" in robots
    assert "Sitemap: http" in robots
    assert "/city/kawasaki<" in answers["/sitemap.xml"].text
