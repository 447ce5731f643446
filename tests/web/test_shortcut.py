"""Tests of answers that are given again without asking the site."""

import gc
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from urllib.parse import quote
from weakref import ref

import pytest
from flask import Flask
from werkzeug.test import Client, create_environ, run_wsgi_app
from werkzeug.wrappers import Response

from enishi.store.admission import QueueLimits
from enishi.store.holding import PoolSource
from enishi.store.pool import Pool
from enishi.web.app import create_app
from enishi.web.settings import WebSettings
from enishi.web.shortcut import Shortcut
from enishi.web.sparql import SparqlSettings, sparql_blueprint
from enishi.web.sparql_request import MOST_BYTES

SMALL = "SELECT ?o { ?s ?p ?o } ORDER BY ?o LIMIT 2"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
MANY = "SELECT * { { ?a ?b ?c } UNION { ?c ?b ?a } UNION { ?a ?c ?b } }"
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
PLACES = "places.ttl"


@pytest.fixture
def folder(data: Path, tmp_path: Path) -> Path:
    """Return a copy of the small graph."""
    return Path(copytree(data / "store" / "built", tmp_path / "built"))


@pytest.fixture
def pool(folder: Path) -> Iterator[Pool]:
    """Return one worker without a cache of its own."""
    with Pool(PoolSource(folder), QueueLimits(running=1)) as opened:
        yield opened


@pytest.fixture
def site(pool: Pool) -> Flask:
    """Return what stands behind the shortcut."""
    return create_app(WebSettings(), [sparql_blueprint(SparqlSettings(pool=pool))])


@pytest.fixture
def client(site: Flask, pool: Pool) -> Client:
    """Return somebody who asks through the shortcut."""
    return Client(Shortcut(site, pool, 1 << 20), Response)


def ask(client: Client, query: str, accept: str = "text/csv") -> Response:
    """Ask by GET."""
    headers = {"Accept": accept}
    return client.get("/sparql", query_string={"query": query}, headers=headers)


def outcomes(pool: Pool) -> tuple[int, int]:
    """Return how many were answered by a worker, and how many were given again."""
    counts = pool.status().outcomes
    return counts.get("answered", 0), counts.get("cached", 0)


def test_the_same_question_gets_the_same_answer(client: Client, pool: Pool) -> None:
    """Status, headers and body are those of the first one."""
    first, second = ask(client, SMALL), ask(client, SMALL)
    assert (first.status, first.data) == (second.status, second.data)
    assert list(first.headers) == list(second.headers)
    assert outcomes(pool) == (1, 1)


def test_what_an_answer_depends_on_makes_another_question(
    client: Client, pool: Pool
) -> None:
    """Format, query and way of asking; a HEAD goes to the site."""
    kinds = {ask(client, SMALL, accept).mimetype for accept in ("text/csv", "*/*")}
    assert kinds == {"text/csv", "application/sparql-results+json"}
    body = {"query": SMALL}
    assert client.post("/sparql", data=body).status_code == 200
    assert client.post("/sparql", data={"query": COUNT}).status_code == 200
    assert client.head("/sparql", query_string=body).data == b""
    assert outcomes(pool) == (5, 0)


@pytest.mark.parametrize(
    ("letters", "counts"), [(1_000_000, (1, 1)), (1_100_000, (2, 0))]
)
def test_an_answer_is_kept_if_it_is_not_too_large(
    folder: Path, letters: int, counts: tuple[int, int]
) -> None:
    """The second one is the same, byte for byte."""
    (folder / "index.json").unlink()
    line = f'<http://e/a> <http://e/b> "{"x" * letters}" .\n'
    (folder / "long.nt").write_text(line, encoding="utf-8")
    with Pool(PoolSource(folder), QueueLimits(running=1)) as pool:
        site = create_app(WebSettings(), [sparql_blueprint(SparqlSettings(pool=pool))])
        client = Client(Shortcut(site, pool, 1 << 22), Response)
        query = "SELECT ?o { <http://e/a> <http://e/b> ?o }"
        first, second = ask(client, query).data, ask(client, query).data
        assert first == second
        assert len(first) > letters
        assert outcomes(pool) == counts


@pytest.mark.parametrize("kind", [FORM, DIRECT])
def test_a_post_is_answered_again_too(client: Client, pool: Pool, kind: str) -> None:
    """It is told apart by its body."""
    bodies = [
        f"query={quote(query)}" if kind == FORM else query for query in (SMALL, COUNT)
    ]
    answers = [
        client.post("/sparql", data=body, content_type=kind).data
        for body in bodies + bodies
    ]
    assert answers[:2] == answers[2:]
    assert answers[0] != answers[1]
    assert outcomes(pool) == (2, 2)


@pytest.mark.parametrize("query", [SMALL, MANY])
@pytest.mark.parametrize("accept", ["text/csv", "application/sparql-results+xml"])
@pytest.mark.parametrize("packing", ["gzip", "identity"])
def test_the_short_way_leads_to_the_same_answer(
    site: Flask, client: Client, query: str, accept: str, packing: str
) -> None:
    """Headers and body are those of the site."""
    headers = {"Accept": accept, "Accept-Encoding": packing}
    asked = {"query": query}
    short = client.get("/sparql", query_string=asked, headers=headers)
    long = site.test_client().get("/sparql", query_string=asked, headers=headers)
    assert dict(short.headers) == dict(long.headers)
    assert short.data == long.data


def test_what_is_no_query_is_the_sites(client: Client) -> None:
    """The description of the service, and every way of asking wrongly."""
    assert b"sparql-service-description" in client.get("/sparql").data
    statuses = [
        client.post("/sparql", data=data, content_type=kind).status_code
        for data, kind in [
            (b"", FORM),
            (b"x" * (MOST_BYTES + 1), DIRECT),
            (b"ASK {}", "text/turtle"),
            (b"\xff", DIRECT),
        ]
    ]
    assert statuses == [400, 413, 415, 400]


def test_relative_names_begin_with_the_address(pool: Pool, site: Flask) -> None:
    """With the public one, if the operator has said it."""
    query = "SELECT (STR(<x>) AS ?name) {}"
    found = [
        ask(Client(Shortcut(site, pool, 0, address), Response), query).get_data(
            as_text=True
        )
        for address in ("", "https://example.org/sparql")
    ]
    assert ["http://localhost/x" in found[0], "https://example.org/x" in found[1]] == [
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("query", "status"), [("ASK {", 400), ("ASK { SERVICE <x:> {} }", 403)]
)
def test_refusals_are_not_kept(client: Client, query: str, status: int) -> None:
    """Their words depend on the reader's language."""
    for language, word in (("ja", "列目"), ("en", "Line")):
        headers = {"Accept-Language": language}
        asked = {"query": query}
        answer = client.get("/sparql", query_string=asked, headers=headers)
        assert answer.status_code == status
        assert word in answer.text


def test_what_changes_is_asked_each_time(client: Client) -> None:
    """Also if the call is hidden in the address."""
    query = "SELECT (STRUUID() AS ?x) {}"
    hidden = "/sparql?query=SELECT%20(STR%55UID()%20AS%20?x)%20{}"
    assert ask(client, query).data != ask(client, query).data
    assert client.get(hidden).data != client.get(hidden).data


def test_a_new_graph_has_new_answers(client: Client, pool: Pool, folder: Path) -> None:
    """Nothing that was kept is given once the graph has changed."""
    before = ask(client, COUNT).data
    (folder / "index.json").unlink()
    (folder / "more.nt").write_text("<http://e/a> <http://e/b> <http://e/c> .\n")
    pool.reload()
    assert ask(client, COUNT).data != before
    assert outcomes(pool) == (2, 0)


class Mark:
    """Something that goes when the request goes."""


@pytest.mark.parametrize("query", [SMALL, "ASK {", "ASK { SERVICE <x:> {} }"])
def test_request_goes_when_it_is_answered(site: Flask, pool: Pool, query: str) -> None:
    """It may be a megabyte, and nobody looks for garbage for long."""
    shortcut = Shortcut(site, pool, 0)
    asked = create_environ("/sparql", method="POST", data={"query": query})
    asked["mark"] = Mark()
    mark = ref(asked["mark"])
    gc.collect()
    gc.disable()
    try:
        answer, _, _ = run_wsgi_app(shortcut, asked, buffered=True)
        assert b"".join(answer)
        del asked, answer
        assert mark() is None
    finally:
        gc.enable()
