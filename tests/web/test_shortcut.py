"""Tests of answers that are given again without asking the site."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from werkzeug.test import Client
from werkzeug.wrappers import Response

from enishi.store.admission import QueueLimits
from enishi.store.holding import PoolSource
from enishi.store.pool import Pool
from enishi.web.app import create_app
from enishi.web.settings import WebSettings
from enishi.web.shortcut import Shortcut
from enishi.web.sparql import SparqlSettings, sparql_blueprint

SMALL = "SELECT ?o { ?s ?p ?o } ORDER BY ?o LIMIT 2"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
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
def client(pool: Pool) -> Client:
    """Return somebody who asks through the shortcut."""
    app = create_app(WebSettings(), [sparql_blueprint(SparqlSettings(pool=pool))])
    return Client(Shortcut(app, pool, 1 << 20), Response)


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
    """Format and query; a POST and a HEAD go to the site."""
    kinds = {ask(client, SMALL, accept).mimetype for accept in ("text/csv", "*/*")}
    assert kinds == {"text/csv", "application/sparql-results+json"}
    body = {"query": SMALL}
    assert client.post("/sparql", data=body).status_code == 200
    assert client.head("/sparql", query_string=body).data == b""
    assert outcomes(pool) == (4, 0)


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
