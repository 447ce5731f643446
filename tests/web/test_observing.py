"""Tests of health, numbers and log, over a pool of real processes."""

import json
import logging
import os
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families
from waiting import comes_true
from werkzeug.test import Client
from werkzeug.wrappers import Response

from enishi.store.admission import QueueLimits
from enishi.store.cache import AnswerCache
from enishi.store.control import Patience
from enishi.store.holding import PoolSource
from enishi.store.pool import Pool
from enishi.web.app import create_app
from enishi.web.observing import Observed
from enishi.web.settings import WebSettings
from enishi.web.sparql import SparqlSettings, sparql_blueprint

PRIVATE = "SELECT ('himitsu' AS ?x) {}"


@pytest.fixture
def pool(data: Path, tmp_path: Path) -> Iterator[Pool]:
    """Return one worker with a cache."""
    built = shutil.copytree(data / "store" / "built", tmp_path / "built")
    source = PoolSource(built, patience=Patience(seconds=0.5, looks=2))
    with Pool(source, QueueLimits(running=1), cache=AnswerCache(1 << 20)) as opened:
        yield opened


@pytest.fixture
def client(pool: Pool) -> Client:
    """Return somebody who asks an observed site."""
    app = create_app(WebSettings(), [sparql_blueprint(SparqlSettings(pool=pool))])
    return Client(Observed(app, pool), Response)


def test_health_names_the_graph(client: Client, pool: Pool) -> None:
    """While queries are answered, and for this graph."""
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    body = json.loads(answer.data)
    assert (body["status"], body["version"]) == ("ok", pool.status().version)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSTOP])
def test_health_is_true(
    client: Client, pool: Pool, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a holder there is no health; with its successor there is again.

    The successor cannot come before the graph is back where it was.
    """
    monkeypatch.setattr("enishi.store.pool.HEARTBEAT", 0.1)
    before = pool._generation.holder
    graph = pool._source.path
    away = graph.rename(graph.with_name("away"))
    os.kill(before.pid, number)
    assert comes_true(lambda: client.get("/healthz").status_code == 503)
    away.rename(graph)
    assert comes_true(lambda: client.get("/healthz").status_code == 200)
    assert pool._generation.holder is not before
    assert client.get("/sparql", query_string={"query": "ASK {}"}).status_code == 200


def test_numbers_count_requests_and_queries(client: Client) -> None:
    """By part and status, by outcome; an answer from the cache is one of its own."""
    for query in (PRIVATE, PRIVATE, "ASK {", "ASK { SERVICE <http://e/> {} }"):
        client.get("/sparql", query_string={"query": query}, buffered=True)
    client.get("/no/such/page", buffered=True)
    lines = client.get("/metrics").text.splitlines()
    assert 'enishi_request_seconds_count{part="sparql",status="200"} 2.0' in lines
    assert 'enishi_request_seconds_count{part="page",status="404"} 1.0' in lines
    assert 'enishi_queries_total{outcome="answered"} 1.0' in lines
    assert 'enishi_queries_total{outcome="cached"} 1.0' in lines
    assert 'enishi_queries_total{outcome="query-syntax"} 1.0' in lines
    assert 'enishi_queries_total{outcome="query-forbidden"} 1.0' in lines
    assert "enishi_ready 1.0" in lines


def test_numbers_are_in_the_format_that_says_so(client: Client) -> None:
    """Each with its kind and its meaning; the graph's version and memory among them."""
    reply = client.get("/metrics")
    assert reply.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    families = {one.name: one for one in text_string_to_metric_families(reply.text)}
    assert all(one.documentation and one.type != "unknown" for one in families.values())
    (graph,) = families["enishi_graph_info"].samples
    assert graph.labels["version"] == client.get("/healthz").get_json()["version"]
    if sys.platform == "linux":
        (memory,) = families["process_resident_memory_bytes"].samples
        assert memory.value > 1_000_000


def test_the_log_holds_no_query(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    """Method, path, status and time; nothing of what was asked or by whom."""
    with caplog.at_level(logging.INFO, "enishi.web.observing"):
        client.get("/sparql", query_string={"query": PRIVATE}, buffered=True)
        client.get("/a\nb", buffered=True)
    assert "himitsu" not in caplog.text
    facts = [vars(line)["facts"] for line in caplog.records]
    assert [fact["status"] for fact in facts] == [200, 404]
    assert facts[0].keys() == {"method", "path", "status", "seconds"}
    assert all("\n" not in line.getMessage() for line in caplog.records)
