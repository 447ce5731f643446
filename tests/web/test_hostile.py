"""Two hundred hostile queries in a row, while eight clients ask ordinary ones."""

import re
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.client import HTTPConnection, HTTPException
from itertools import cycle
from pathlib import Path

import pytest
from waiting import LONG, comes_true

ROOT = Path(__file__).parents[2]
SECONDS = 0.25
ROUNDS = 10
CLIENTS = 8
WORKERS = 3
MOST_MEMORY = 1_500_000_000
"""Twice what it takes: a limit of memory that fails would take all there is."""

HONEST = {503, 504}
"""What an ordinary query may get on a machine that stalls for so long."""

PRODUCT = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l"
DOUBLING = " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(34))
GROWING = " ".join(
    f"BIND(REPLACE(?x{n}, '.', 'aaaaaaaaaa') AS ?x{n + 1})" for n in range(12)
)
TIME, SIZE, MEMORY = "query-timeout", "query-too-large", "query-memory"
STOPPED = frozenset({TIME, MEMORY})
QUERIES = {
    "product": (f"SELECT (COUNT(*) AS ?n) {{ {PRODUCT} }}", STOPPED),
    "product with filter": (
        f"SELECT (COUNT(*) AS ?n) {{ {PRODUCT} FILTER(?a = ?nothing) }}",
        STOPPED,
    ),
    "sorted product": (f"SELECT * {{ {PRODUCT} }} ORDER BY ?c ?f", STOPPED),
    "distinct product": (f"SELECT DISTINCT * {{ {PRODUCT} }}", {*STOPPED, "broken"}),
    "grouped product": (
        f"SELECT ?a ?d (GROUP_CONCAT(?f) AS ?g) {{ {PRODUCT} }} GROUP BY ?a ?d",
        STOPPED,
    ),
    "doubling": (f"SELECT * {{ BIND('ab' AS ?x0) {DOUBLING} }}", STOPPED),
    "growing": (f"SELECT * {{ BIND('ab' AS ?x0) {GROWING} }}", STOPPED),
    "parentheses": (f"ASK {{ FILTER({'(' * 100_000}1{')' * 100_000}) }}", {SIZE}),
    "groups": (f"ASK {'{' * 40_000}{'}' * 40_000}", {SIZE}),
    "optionals": (f"ASK {'{ OPTIONAL' * 1000} {{}} {'}' * 1000}", {SIZE}),
    "ifs": (f"ASK {{ FILTER({'IF(true,' * 1000}1{',2)' * 1000}) }}", {SIZE}),
    "chain": (f"ASK {{ FILTER({' || '.join(['false'] * 10_000)}) }}", {SIZE}),
    "values": (f"ASK {{ VALUES ?x {{ {'1 ' * 200_000} }} }}", {SIZE}),
    "list": (f"ASK {{ FILTER(1 IN ({', '.join(['2'] * 15_000)})) }}", {SIZE}),
    "paths": ("SELECT (COUNT(*) AS ?n) { ?a (!<e:1>|^!<e:2>)* ?b }", STOPPED),
    "paths of paths": (
        "SELECT (COUNT(*) AS ?n) { ?a ((!<e:1>)+/(!<e:2>)*)+ ?b . ?b (!<e:3>)* ?c }",
        STOPPED,
    ),
    "exists": (
        (
            "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER NOT EXISTS "
            "{ ?c ?x ?y . ?f ?y ?z } }"
        ),
        STOPPED,
    ),
    "construct": (
        f"CONSTRUCT {{ ?a ?e ?i }} WHERE {{ {PRODUCT} }}",
        {*STOPPED, "broken"},
    ),
    "call": ("ASK { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }", {"query-forbidden"}),
    "update": ("DELETE WHERE { ?a ?b ?c }", {"query-forbidden"}),
}
ORDINARY = (
    "SELECT ?p ?o { <https://w3id.org/enishi/id/city/kawasaki> ?p ?o }",
    "SELECT (COUNT(*) AS ?n) { ?s a <https://w3id.org/enishi/ont#City> }",
    """SELECT ?p (COUNT(*) AS ?n) { ?s ?p <https://w3id.org/enishi/id/city/kawasaki> }
    GROUP BY ?p ORDER BY ?n""",
    "ASK { ?s ?p '川崎市'@ja }",
)


@dataclass
class Watch:
    """What was seen while the queries ran."""

    slowest: float = 0.0
    wrong: list[str] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)
    answered: Counter[int] = field(default_factory=Counter)


def family(pid: int) -> Iterator[int]:
    """Give a process and those it started."""
    yield pid
    for other in Path("/proc").glob("[0-9]*"):
        try:
            stat = (other / "stat").read_text(encoding="utf-8")
        except OSError:
            continue
        if stat.rsplit(")", 1)[1].split()[1] == str(pid):
            yield from family(int(other.name))


def memory(pid: int) -> int:
    """Return the bytes that a family takes, pages shared among them counted once."""
    total = 0
    for member in family(pid):
        try:
            text = Path("/proc", str(member), "smaps_rollup").read_text("ascii")
        except OSError:
            continue
        found = re.search(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)
        total += int(found[1]) * 1024 if found else 0
    return total


@contextmanager
def served() -> Iterator[tuple[int, int]]:
    """Serve the project's graph; give port and process id."""
    command = [sys.executable, "-m", "enishi", "serve", "--port", "0"]
    command += ["--graph", str(ROOT / "graph"), "--seconds", str(SECONDS)]
    command += ["--cache", "0", "--workers", str(WORKERS)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        found = re.search(r":(\d+)/", process.stdout.readline())
        assert found is not None
        try:
            yield int(found[1]), process.pid
        finally:
            process.send_signal(signal.SIGTERM)


def asked(port: int, query: str) -> tuple[int, str]:
    """Return status and code of the error, ``broken`` where an answer breaks off."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=LONG)) as connection:
        headers = {"Content-Type": "application/sparql-query"}
        accept = {"Accept": "application/json"}
        connection.request("POST", "/sparql", query.encode(), {**headers, **accept})
        response = connection.getresponse()
        try:
            body = response.read().decode()
        except (OSError, HTTPException):
            return response.status, "broken"
    found = re.search(r'"code": ?"([a-z-]+)"', body) if response.status >= 400 else None
    return response.status, found[1] if found else ""


def ask_ordinary(port: int, watch: Watch, over: threading.Event) -> None:
    """Ask ordinary queries until the hostile ones are through."""
    for query in cycle(ORDINARY):
        if over.wait(0.1):
            return
        begun = time.monotonic()
        status, _ = asked(port, query)
        watch.slowest = max(watch.slowest, time.monotonic() - begun)
        watch.answered[status] += 1
        if status != 200 and status not in HONEST:
            watch.wrong.append(f"{status}: {query}")


def weigh(pid: int, watch: Watch, over: threading.Event) -> None:
    """Weigh a family again and again."""
    while not over.wait(0.1):
        watch.memory.append(memory(pid))


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_hostile_queries_harm_nobody() -> None:
    """Each gets its error; others their answers; memory stays; nothing is left."""
    watch, over = Watch(), threading.Event()
    with served() as (port, pid):
        arguments = (port, watch, over)
        clients = [
            threading.Thread(target=ask_ordinary, args=arguments)
            for _ in range(CLIENTS)
        ]
        clients.append(threading.Thread(target=weigh, args=(pid, watch, over)))
        for client in clients:
            client.start()
        for name, (query, expected) in [*QUERIES.items()] * ROUNDS:
            status, code = asked(port, query)
            if code not in expected:
                watch.wrong.append(f"{name}: {status} {code}")
        over.set()
        for client in clients:
            client.join()
        assert all(comes_true(partial(answers, port, query)) for query in ORDINARY)
        members = set(family(pid))
    peak = max(watch.memory)
    print(
        f"{len(QUERIES) * ROUNDS} hostile queries; ordinary ones by status: "
        f"{dict(watch.answered)}, the slowest {watch.slowest:.2f} s; "
        f"at most {peak / 1e6:.0f} MB"
    )
    assert not watch.wrong, "\n".join(watch.wrong)
    assert watch.answered[200] > sum(watch.answered[status] for status in HONEST)
    assert peak < MOST_MEMORY
    assert comes_true(
        lambda: not any(Path("/proc", str(member)).exists() for member in members)
    )


def answers(port: int, query: str) -> bool:
    """Return whether a query is answered."""
    return asked(port, query)[0] == 200
