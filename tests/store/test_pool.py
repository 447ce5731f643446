"""Tests of the pool: real processes, real signals, real limits."""

import contextlib
import gc
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from waiting import LONG, comes_true, kill

from enishi.errors import SourceError
from enishi.store.admission import QueueLimits
from enishi.store.answers import PoolAnswer
from enishi.store.control import Patience
from enishi.store.frames import framed_request
from enishi.store.holding import PoolSource
from enishi.store.output import WorkerLimits
from enishi.store.overruns import (
    AnswerTooLargeError,
    OverloadedError,
    QueryMemoryError,
    QueryTimeoutError,
    QueryTooLargeError,
)
from enishi.store.pool import Pool
from enishi.store.protocol import DatasetChoice, FormatChoice, Request
from enishi.store.refusals import (
    NotAcceptableError,
    QueryCancelledError,
    QueryCrashError,
    QueryEvaluationError,
    QueryRefusedError,
    QuerySyntaxError,
)

PRODUCT = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
SORTED_PRODUCT = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?f ?c"
ENDLESS = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
SMALL = "SELECT (COUNT(*) AS ?n) WHERE { <http://e/s1> ?p ?o }"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
TRIPLES = 3_000

PATIENT = WorkerLimits(seconds=LONG, cpu_seconds=LONG)
ALONE = QueueLimits(running=1, seconds=LONG)


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file with enough triples for a product that never ends."""
    file = tmp_path_factory.mktemp("graph") / "many.nt"
    lines = (f'<http://e/s{n % 100}> <http://e/p> "値 {n}" .\n' for n in range(TRIPLES))
    file.write_text("".join(lines), encoding="utf-8")
    return file


@pytest.fixture(scope="module", params=["memory", "disk"])
def pool(
    graph: Path,
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Pool]:
    """Return two workers with small limits, but much time, over each kind of store."""
    limits = replace(PATIENT, megabytes=128, rows=100_000)
    queue = QueueLimits(running=2, seconds=LONG)
    shelf = tmp_path_factory.mktemp("shelf") if request.param == "disk" else None
    with Pool(PoolSource(graph, limits=limits, shelf=shelf), queue) as opened:
        yield opened


def answered(pool: Pool, query: str = SMALL, name: str = "csv") -> bytes:
    """Return the whole answer to a query."""
    return b"".join(pool.execute(Request(query, FormatChoice.named(name))))


def answers(pool: Pool) -> bool:
    """Return whether a query is answered, on a machine that may stall just then."""
    with contextlib.suppress(QueryTimeoutError):
        return answered(pool) == b"n\r\n30\r\n"
    return False


def children(pid: int) -> list[int]:
    """Return the processes whose parent is this one."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = status.read_text(encoding="utf-8").rpartition(") ")[2].split()
            if int(fields[1]) == pid and fields[0] != "Z":
                found.append(int(status.parent.name))
    return found


def workers(pool: Pool) -> list[int]:
    """Return the worker processes of a pool."""
    return children(pool._generation.holder.pid)


def gone(pids: list[int]) -> bool:
    """Return whether none of these processes is there any more."""
    return not any(Path(f"/proc/{pid}").exists() for pid in pids)


def test_answer_is_the_engines(pool: Pool) -> None:
    """The bytes arrive whole, in the format that was asked for."""
    assert answered(pool) == b"n\r\n30\r\n"
    assert answered(pool, "ASK {}", "json") == b'{"head":{},"boolean":true}'


def test_query_is_asked_without_waiting_or_not_at_all(graph: Path) -> None:
    """An answer that has come and is given up leaves its worker to the next one."""
    with Pool(PoolSource(graph, limits=PATIENT), ALONE) as opened:
        answered(opened)  # the worker is ready
        before = workers(opened)
        query = opened.prepare(Request(SMALL, FormatChoice.named("csv")))
        answer = opened.ask_now(query, "client", bool)
        assert answer is not None
        assert opened.ask_now(query, "client", bool) is None
        assert comes_true(answer.has_come)
        answer.close()
        again = opened.ask_now(query, "client", bool)
        assert again is not None
        assert b"".join(again.begin()) == b"n\r\n30\r\n"
        assert workers(opened) == before


def test_small_answer_is_complete_before_it_is_read(pool: Pool) -> None:
    """So its length is known and its worker is free already."""
    answer = pool.execute(Request(SMALL, FormatChoice.named("csv")))
    assert answer.complete
    assert answer.length == len(b"n\r\n30\r\n")
    assert pool.status().running == 0


def test_large_answer_comes_in_blocks(pool: Pool) -> None:
    """Every row of it, in order, in more than one piece."""
    query = "SELECT ?a ?c WHERE { ?a ?b 'none' } VALUES ?x { 1 }"
    assert answered(pool, query) == b"a,c\r\n"
    request = Request(
        "SELECT ?o ?b WHERE { ?s ?p ?o . ?s ?p ?b }", FormatChoice.named("tsv")
    )
    blocks = list(pool.execute(request))
    assert len(blocks) > 2
    assert b"".join(blocks).count(b"\n") == TRIPLES * 30 + 1


def test_product_is_stopped_and_its_worker_replaced(graph: Path) -> None:
    """The deadline is the worker's death; the error comes when it is dead."""
    limits = replace(PATIENT, seconds=1)
    with Pool(PoolSource(graph, limits=limits), ALONE) as opened:
        before = workers(opened)
        started = time.monotonic()
        with pytest.raises(QueryTimeoutError, match="after 1 seconds"):
            answered(opened, PRODUCT)
        assert time.monotonic() - started >= 1
        assert gone(before)
        assert opened.status().running == 0
        assert comes_true(lambda: len(workers(opened)) == 1)


def test_query_after_a_stopped_one_is_answered(pool: Pool) -> None:
    """By the worker in the place of the one that was killed."""
    before = workers(pool)
    answer = pool.execute(Request(ENDLESS, FormatChoice.named("tsv")))
    answer.close()
    assert set(workers(pool)) != set(before)
    assert answered(pool) == b"n\r\n30\r\n"


def test_twenty_thousand_parentheses_never_reach_a_worker(graph: Path) -> None:
    """They are refused by a pool that has none any more."""
    nested = "(" * 20_000 + "1" + ")" * 20_000
    with Pool(PoolSource(graph), QueueLimits(running=1, seconds=0)) as opened:
        pass
    with pytest.raises(OverloadedError):
        answered(opened)
    with pytest.raises(QueryTooLargeError):
        answered(opened, f"SELECT * WHERE {{ FILTER{nested} }}")


def test_query_that_ends_the_engine_is_one_failed_query(pool: Pool) -> None:
    """A list of five thousand overflows the engine's stack."""
    with pytest.raises(QueryCrashError):
        answered(pool, "ASK { ?s ?p (" + " 1" * 5_000 + ") }")
    assert answered(pool) == b"n\r\n30\r\n"
    assert pool.status().restarts == 0


@pytest.mark.parametrize(
    "query",
    [
        SORTED_PRODUCT,
        "SELECT ?x9 { BIND('0123456789' AS ?x0) "
        + " ".join(
            f"BIND(CONCAT({','.join([f'?x{n}'] * 9)}) AS ?x{n + 1})" for n in range(9)
        )
        + " }",
    ],
    ids=["sorting", "doubling"],
)
def test_memory_has_a_limit(pool: Pool, query: str) -> None:
    """It is reported as such, not as a crash or a time-out."""
    with pytest.raises(QueryMemoryError, match="128 MiB"):
        answered(pool, query)
    assert answered(pool) == b"n\r\n30\r\n"


def test_rows_have_a_limit(pool: Pool) -> None:
    """An answer that passes it breaks off with an error, never as if it were whole."""
    answer = pool.execute(
        Request("SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f }", FormatChoice.named("csv"))
    )
    with pytest.raises(AnswerTooLargeError, match="100000 rows"):
        list(answer)


@pytest.mark.parametrize("name", ["csv", "tsv", "json", "xml"])
def test_rows_are_counted_exactly(graph: Path, name: str) -> None:
    """Line ends, braces and tags in text are no rows."""
    limits = replace(PATIENT, rows=3)
    text = "'a\\r\\n\"}},{\"b<result>'"
    with Pool(PoolSource(graph, limits=limits), ALONE) as opened:
        for rows, fits in ((3, True), (4, False)):
            values = " ".join([text] * rows)
            query = f"SELECT ?x {{ VALUES ?x {{ {values} }} }}"
            if fits:
                assert answered(opened, query, name)
            else:
                with pytest.raises(AnswerTooLargeError):
                    answered(opened, query, name)


def test_bytes_have_a_limit(graph: Path) -> None:
    """Graphs are limited by their length."""
    limits = replace(PATIENT, bytes=10_000)
    with (
        Pool(PoolSource(graph, limits=limits), ALONE) as opened,
        pytest.raises(AnswerTooLargeError, match="10000 bytes"),
    ):
        answered(opened, "CONSTRUCT WHERE { ?s ?p ?o }", "nt")


def test_processor_time_has_a_limit(graph: Path) -> None:
    """A worker that burns its share is ended by the system."""
    limits = replace(PATIENT, cpu_seconds=0)
    with Pool(PoolSource(graph, limits=limits), ALONE) as opened:
        with pytest.raises(QueryTimeoutError):
            answered(opened, PRODUCT)
        assert answered(opened) == b"n\r\n30\r\n"


def test_errors_come_through_with_their_details(pool: Pool) -> None:
    """What the worker raised, the caller gets."""
    with pytest.raises(QuerySyntaxError) as caught:
        answered(pool, "SELECT * WHERE {\n ?s ?p ?o } LIMIT -1")
    assert caught.value.line == 2
    with pytest.raises(NotAcceptableError):
        answered(pool, "ASK {}", "csv")
    calls = " ".join(f"(<http://e/{n}>() AS ?x{n})" for n in range(60))
    with pytest.raises(QueryEvaluationError):
        answered(pool, f"SELECT {calls} {{}}")


def test_dataset_can_be_chosen(pool: Pool) -> None:
    """An unknown graph is empty."""
    request = Request(
        COUNT, FormatChoice.named("csv"), DatasetChoice(("http://e/none",))
    )
    assert b"".join(pool.execute(request)) == b"n\r\n0\r\n"


def test_closing_an_answer_stops_its_work(pool: Pool) -> None:
    """The worker is killed and replaced, a minute before its deadline."""
    answer = pool.execute(Request(ENDLESS, FormatChoice.named("tsv")))
    blocks = iter(answer)
    assert next(blocks)
    before = set(workers(pool))
    answer.close()
    assert pool.status().running == 0
    assert set(workers(pool)) != before
    assert list(blocks) == []


def test_abandoned_iteration_stops_its_work(pool: Pool) -> None:
    """A caller that just lets go of the iterator frees the worker."""
    blocks = iter(pool.execute(Request(ENDLESS, FormatChoice.named("tsv"))))
    assert next(blocks)
    del blocks
    gc.collect()
    assert pool.status().running == 0


def test_caller_who_has_left_cancels_the_query(pool: Pool) -> None:
    """Also before the first byte."""
    with pytest.raises(QueryCancelledError):
        pool.execute(Request(PRODUCT), gone=lambda: True)
    assert pool.status().running == 0


def test_killed_worker_harms_only_its_answer(pool: Pool) -> None:
    """While one answer is broken off, another goes on to its end."""
    request = Request(
        "SELECT ?o ?b WHERE { ?s ?p ?o . ?s ?p ?b }", FormatChoice.named("tsv")
    )
    victim = pool.execute(Request(ENDLESS, FormatChoice.named("tsv")))
    blocks = iter(victim)
    next(blocks)
    other = pool.execute(request)
    assert isinstance(victim, PoolAnswer)
    os.kill(victim._lease.worker.pid, signal.SIGKILL)
    with pytest.raises(QueryCrashError):
        list(blocks)
    assert b"".join(other).count(b"\n") == TRIPLES * 30 + 1
    assert answered(pool) == b"n\r\n30\r\n"
    assert len(workers(pool)) <= 2


def test_lengthy_queries_leave_a_worker_to_short_ones(graph: Path) -> None:
    """However many there are: the others are begun again, and told to come later."""
    queue = QueueLimits(running=3, seconds=0.5)

    def lengthy(pool: Pool) -> None:
        with contextlib.suppress(QueryRefusedError):
            answered(pool, PRODUCT)

    with Pool(PoolSource(graph, limits=PATIENT), queue) as opened:
        asking = [threading.Thread(target=lengthy, args=(opened,)) for _ in range(5)]
        for one in asking:
            one.start()
        assert comes_true(lambda: opened.status().outcomes.get("overloaded", 0) == 3)
        assert opened.status().running == 2
        assert answered(opened) == b"n\r\n30\r\n"
        assert opened.status().outcomes["begun-again"] > 0
    for one in asking:
        one.join()
    assert opened.status().running == 0


def test_worker_killed_while_idle_harms_nothing(pool: Pool) -> None:
    """It is noticed before the next query is given to it."""
    killed = workers(pool)
    for worker in killed:
        kill(worker)
    for _ in range(4):
        assert answered(pool) == b"n\r\n30\r\n"


def test_stopped_worker_costs_one_answer(graph: Path) -> None:
    """It is given up at the deadline, and the next query has another."""
    limits = replace(PATIENT, seconds=1)
    with Pool(PoolSource(graph, limits=limits), ALONE) as opened:
        # One that was not ready yet would be replaced before it is asked.
        assert comes_true(lambda: answers(opened))
        (stopped,) = workers(opened)
        os.kill(stopped, signal.SIGSTOP)
        with pytest.raises(QueryTimeoutError):
            answered(opened)
        assert gone([stopped])
        assert comes_true(lambda: answers(opened))


def test_overload_is_said_honestly(graph: Path) -> None:
    """One runs, one waits, the third is told when to come back."""
    queue = replace(ALONE, waiting=1)
    left = threading.Event()
    with Pool(PoolSource(graph, limits=PATIENT), queue) as opened:
        outcomes: list[str] = []

        def ask() -> None:
            try:
                opened.execute(Request(PRODUCT), gone=left.is_set)
            except QueryRefusedError as error:
                outcomes.append(error.code)

        threads = [threading.Thread(target=ask) for _ in range(2)]
        for thread in threads:
            thread.start()
        assert comes_true(lambda: opened.status().waiting == 1)
        with pytest.raises(OverloadedError) as caught:
            answered(opened)
        assert caught.value.retry_after
        left.set()
        for thread in threads:
            thread.join()
        assert outcomes == ["query-cancelled", "query-cancelled"]
        assert opened.status().outcomes["overloaded"] == 1


def test_holder_that_dies_is_started_again(graph: Path) -> None:
    """The next query waits for it and is answered."""
    with Pool(PoolSource(graph), ALONE) as opened:
        before = opened._generation.holder
        workers_before = workers(opened)
        os.kill(before.pid, signal.SIGKILL)
        before.wait()
        assert comes_true(lambda: gone(workers_before))
        assert answered(opened) == b"n\r\n30\r\n"
        assert opened.status().restarts == 1


def test_holder_that_is_silent_for_a_moment_stays(
    graph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said meanwhile; idle workers answer; what was left to do is done then."""
    monkeypatch.setattr("enishi.store.pool.HEARTBEAT", 0.05)
    patience = Patience(seconds=0.2, looks=round(LONG / 0.2))
    queue = replace(ALONE, seconds=0)
    with Pool(PoolSource(graph, limits=PATIENT, patience=patience), queue) as opened:
        holder, before = opened._generation.holder, workers(opened)
        os.kill(holder.pid, signal.SIGSTOP)
        assert comes_true(lambda: not opened.status().ready)
        assert answered(opened) == b"n\r\n30\r\n"
        opened.execute(Request(ENDLESS, FormatChoice.named("tsv"))).close()
        with pytest.raises(OverloadedError):  # there is no worker, and none is made
            answered(opened)
        os.kill(holder.pid, signal.SIGCONT)
        assert comes_true(lambda: opened.status().ready)
        assert comes_true(lambda: gone(before))
        assert answered(opened) == b"n\r\n30\r\n"
        assert opened._generation.holder is holder
        assert opened.status().restarts == 0


def test_holder_that_is_silent_for_good_is_replaced(graph: Path) -> None:
    """As one that has died."""
    patience = Patience(seconds=0.5, looks=2)
    with Pool(PoolSource(graph, patience=patience), ALONE) as opened:
        before = opened._generation.holder.pid
        os.kill(before, signal.SIGSTOP)
        assert comes_true(lambda: gone([before]))
        assert answered(opened) == b"n\r\n30\r\n"
        assert opened.status().restarts


def test_reload_serves_the_new_graph_and_drops_nothing(
    graph: Path, tmp_path: Path
) -> None:
    """An answer that began over the old graph ends over the old graph."""
    file = tmp_path / "graph.nt"
    shutil.copy(graph, file)
    query = "SELECT ?o ?b WHERE { ?s ?p ?o . ?s ?p ?b }"
    with Pool(PoolSource(file), QueueLimits(running=2, seconds=LONG)) as opened:
        before = opened.status().version
        running = opened.execute(Request(query, FormatChoice.named("tsv")))
        old = opened._generation.holder.pid
        file.write_text('<http://e/s1> <http://e/p> "1" .\n', encoding="utf-8")
        opened.reload()
        assert opened.status().version != before
        assert answered(opened) == b"n\r\n1\r\n"
        assert b"".join(running).count(b"\n") == TRIPLES * 30 + 1
        assert comes_true(lambda: gone([old]))


def test_reload_of_a_damaged_graph_keeps_the_old_one(
    graph: Path, tmp_path: Path
) -> None:
    """The error says what is wrong; queries go on."""
    file = tmp_path / "graph.nt"
    shutil.copy(graph, file)
    with Pool(PoolSource(file), ALONE) as opened:
        file.write_text("<http://e/s1> <http", encoding="utf-8")
        with pytest.raises(SourceError, match="damaged"):
            opened.reload()
        assert answered(opened) == b"n\r\n30\r\n"


def test_missing_graph_is_said_at_the_start(tmp_path: Path) -> None:
    """The holder's error is the caller's."""
    before = children(os.getpid())
    with pytest.raises(SourceError, match="no such file"):
        Pool(PoolSource(tmp_path / "none.ttl"))
    assert set(children(os.getpid())) <= set(before)


def test_closed_pool_leaves_no_process(graph: Path) -> None:
    """Neither the holder nor a worker in the middle of an answer."""
    with Pool(PoolSource(graph), QueueLimits(running=2)) as opened:
        blocks = iter(opened.execute(Request(ENDLESS, FormatChoice.named("tsv"))))
        next(blocks)
        holder = opened._generation.holder.pid
        processes = [holder, *children(holder)]
        assert len(processes) == 3
    assert comes_true(lambda: gone(processes))
    with pytest.raises(QueryRefusedError):
        list(blocks)


def test_killed_caller_leaves_no_process(graph: Path) -> None:
    """The end of the control socket ends the holder, its end the workers."""
    script = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from enishi.store.holding import PoolSource\n"
        "from enishi.store.pool import Pool\n"
        "from enishi.store.protocol import FormatChoice, Request\n"
        "pool = Pool(PoolSource(Path(sys.argv[1])))\n"
        "answer = pool.execute(Request(sys.argv[2], FormatChoice.named('tsv')))\n"
        "print('running', flush=True)\n"
        "time.sleep(60)\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, "-c", script, str(graph), ENDLESS],
        stdout=subprocess.PIPE,
        env=environment,
    ) as caller:
        assert caller.stdout
        assert caller.stdout.readline() == b"running\n"
        (holder,) = children(caller.pid)
        processes = [holder, *children(holder)]
        assert len(processes) > 2
        caller.kill()
    assert comes_true(lambda: gone(processes))


def test_worker_has_no_network_even_without_the_guard(
    graph: Path, listener: tuple[str, list[str]]
) -> None:
    """The second wall stands when the first is taken away."""
    address, calls = listener
    with Pool(PoolSource(graph), ALONE) as opened:
        worker = opened._generation.take()
        query = f"SELECT * {{ ?s ?p ?o SERVICE SILENT <{address}> {{ ?a ?b ?c }} }}"
        worker.ask(framed_request(Request(query)))
        worker.read(time.monotonic() + LONG, bool)
        opened._generation.discard(worker)
    assert calls == []
