"""Tests of queries of our own on the workers of a pool."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from enishi.errors import UsageError
from enishi.store.admission import QueueLimits
from enishi.store.embedded import EmbeddedStore
from enishi.store.holding import PoolSource
from enishi.store.output import WorkerLimits
from enishi.store.overruns import OverloadedError, QueryTimeoutError
from enishi.store.pool import Pool
from enishi.store.pooled import PooledStore
from enishi.store.protocol import FormatChoice, Request
from enishi.store.refusals import QuerySyntaxError
from enishi.store.sharing import SharedPool

NEVER_ENDING = (
    "SELECT (COUNT(*) AS ?n) { "
    + " . ".join(f"?s{at} ?p{at} ?o{at}" for at in range(12))
    + " }"
)
GENEROUS = 60.0


@pytest.fixture(scope="module")
def pool(built: Path) -> Iterator[Pool]:
    """Return a pool of one worker whose visitors may take long."""
    limits = WorkerLimits(seconds=GENEROUS, cpu_seconds=GENEROUS)
    queue = QueueLimits(running=1, waiting=0)
    with Pool(PoolSource(built, limits=limits), queue) as opened:
        yield opened


def shared(pool: Pool, seconds: float = GENEROUS, waiting: int = 8) -> PooledStore:
    """Return a store of our own queries, one at a time."""
    queue = QueueLimits(running=1, waiting=waiting, seconds=GENEROUS, per_client=0)
    return PooledStore(SharedPool(pool, queue, WorkerLimits(seconds=seconds)))


def test_answers_are_those_of_the_embedded_store(
    pool: Pool, store: EmbeddedStore
) -> None:
    """Terms, truth, graphs, bytes and version."""
    ours = shared(pool)
    table = "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o"
    graph = "CONSTRUCT WHERE { ?s ?p ?o }"
    request = Request(table, FormatChoice.named("csv"))
    assert ours.select(table) == store.select(table)
    assert ours.ask("ASK {}")
    assert set(ours.construct(graph)) == set(store.construct(graph))
    assert b"".join(ours.stream(request)) == b"".join(store.stream(request))
    assert ours.version == store.version


def test_a_query_that_never_ends_is_stopped(pool: Pool) -> None:
    """Its worker ends with it, and the next query is answered."""
    ours = shared(pool, seconds=0.2)
    with pytest.raises(QueryTimeoutError):
        ours.select(NEVER_ENDING)
    assert shared(pool).ask("ASK {}")


def test_visitors_do_not_delay_it(pool: Pool) -> None:
    """All their places are taken by a query that goes on."""
    leaving = threading.Event()
    begun = threading.Event()

    def visit() -> None:
        def gone() -> bool:
            begun.set()
            return leaving.is_set()

        with pytest.raises(Exception, match="cancelled"):
            pool.execute(Request(NEVER_ENDING), gone=gone)

    visitor = threading.Thread(target=visit)
    visitor.start()
    assert begun.wait(GENEROUS)
    with pytest.raises(OverloadedError):
        pool.execute(Request("ASK {}"))
    assert shared(pool).ask("ASK {}")
    leaving.set()
    visitor.join()


def test_a_full_queue_is_said(pool: Pool) -> None:
    """The place that a held answer takes is free again when it is closed."""
    lender = SharedPool(
        pool, QueueLimits(running=1, waiting=0, per_client=0), WorkerLimits()
    )
    many = "SELECT * { " + " . ".join(f"?s{n} ?p{n} ?o{n}" for n in range(6)) + " }"
    held = lender.execute(Request(many))
    assert not held.complete
    with pytest.raises(OverloadedError):
        lender.execute(Request("ASK {}"))
    held.close()
    assert lender.execute(Request("ASK {}")).complete


def test_what_is_no_answer_is_an_error(pool: Pool) -> None:
    """As over the other engines."""
    ours = shared(pool)
    with pytest.raises(QuerySyntaxError):
        ours.select("SELECT ?x WHRE { }")
    with pytest.raises(UsageError):
        ours.select("ASK {}")
