"""Tests of calls of listed endpoints: what passes, and what the worker then may."""

import contextlib
import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from listening import listening
from waiting import LONG, comes_true

from enishi.errors import QueryError, UsageError
from enishi.store.admission import QueueLimits
from enishi.store.embedded import EmbeddedStore
from enishi.store.federation import calls_out, listed_services
from enishi.store.frames import FrameKind, framed_request
from enishi.store.guard import QueryLimits, checked
from enishi.store.holding import PoolSource, WorkerHandle
from enishi.store.pool import Pool
from enishi.store.protocol import Request
from enishi.store.refusals import QueryForbiddenError, QuerySyntaxError
from enishi.store.sandbox import MACHINES

LISTED = "http://127.0.0.1:1/sparql"
LIMITS = QueryLimits(services=("https://example.org/query", LISTED))
CALL = f"<{LISTED}> {{ ?a ?b ?c }}"
ELSEWHERE = "<http://127.0.0.1:1/> { ?a ?b ?c }"
PASSING = [
    f"SELECT * {{ SERVICE {CALL} }}",
    f"SELECT * {{ service silent{CALL} }}",
    f"SELECT * {{ SERVICE # there\n {CALL} }}",
    f"ASK {{ ?s ?p ?o FILTER EXISTS {{ SERVICE {CALL} }} }}",
    f"ASK {{ {{ SELECT ?a {{ SERVICE {CALL} }} }} SERVICE {CALL} }}",
    f"BASE <http://127.0.0.1:1/> ASK {{ SERVICE {CALL} }}",
    "ASK { SERVICE <http://127.0.0.1:1/sp\\u0061rql> { ?a ?b ?c } }",
    "ASK { SERVICE <https://example.org/query> { ?a ?b 'SERVICE <x:y>' } }",
]
REFUSED = {
    "another address": f"ASK {{ SERVICE {ELSEWHERE} }}",
    "another after a listed one": f"ASK {{ SERVICE {CALL} SERVICE {ELSEWHERE} }}",
    "another within a listed one": f"ASK {{ SERVICE <{LISTED}>{{SERVICE{ELSEWHERE}}}}}",
    "another silently": f"ASK {{ SERVICE SILENT {ELSEWHERE} }}",
    "another in EXISTS": f"ASK {{ FILTER EXISTS {{ SERVICE {ELSEWHERE} }} }}",
    "another in a sub-select": f"ASK {{ {{ SELECT * {{ SERVICE {ELSEWHERE} }} }} }}",
    "with a slash more": f"ASK {{ SERVICE <{LISTED}/> {{}} }}",
    "with a query": f"ASK {{ SERVICE <{LISTED}?a> {{}} }}",
    "with a fragment": f"ASK {{ SERVICE <{LISTED}#a> {{}} }}",
    "in capitals": f"ASK {{ SERVICE <{LISTED.upper()}> {{}} }}",
    "with percents": "ASK { SERVICE <http://127.0.0.1:1/sp%61rql> {} }",
    "with dots": "ASK { SERVICE <http://127.0.0.1:1/a/../sparql> {} }",
    "other escaped letter": "ASK { SERVICE <http://127.0.0.1:1/sp\\u0062rql> {} }",
    "escape of an escape": "ASK { SERVICE <http://127.0.0.1:1/sp\\u005Cu0061rql> {} }",
    "escape of an escape, expanded by one reading": (
        "ASK { FILTER(\\u0031 = 1) SERVICE <http://127.0.0.1:1/sp\\u005Cu0062rql> {} }"
    ),
    "escaped keyword": f"ASK {{ \\u0053ERVICE {CALL} }}",
    "escaped end": f"ASK {{ SERVICE <{LISTED}\\u003E> {{}} }}",
    "variable": f"ASK {{ VALUES ?x {{ <{LISTED}> }} SERVICE ?x {{ ?a ?b ?c }} }}",
    "relative": "BASE <http://127.0.0.1:1/> ASK { SERVICE <sparql> {} }",
    "prefixed": "PREFIX e: <http://127.0.0.1:1/> ASK { SERVICE e:sparql {} }",
    "string": f"ASK {{ SERVICE '{LISTED}' {{}} }}",
    "no address": "ASK { SERVICE",
    "no address after SILENT": "ASK { SERVICE SILENT { ?s ?p ?o } }",
    "grown together": f"SELECT * {{ ?s ?p trueSERVICE{CALL} }}",
    "grown to SILENT": f"SELECT * {{ SERVICESILENT {CALL} }}",
    "string that is none": (
        f"ASK {{ SERVICE {CALL} "
        f"FILTER(?x<'>'||EXISTS{{SERVICE{ELSEWHERE}}}||?x<'>') #'\n}}"
    ),
    "triple term that is none": (
        f"ASK {{ FILTER(?x<<http://e/#>||EXISTS{{SERVICE{ELSEWHERE}}}\n) "
        f"SERVICE {CALL} }}"
    ),
    "load": f"LOAD <{LISTED}>",
    "update around a call": f"INSERT {{ ?a ?b ?c }} WHERE {{ SERVICE {CALL} }}",
}


@pytest.mark.parametrize("query", PASSING)
def test_listed_endpoints_may_be_called(query: str) -> None:
    """Written in full; without the list none of these passes."""
    assert calls_out(checked(query, LIMITS))
    with pytest.raises(QueryForbiddenError):
        checked(query)


@pytest.mark.parametrize("query", REFUSED.values(), ids=REFUSED.keys())
def test_nothing_else_may_be_called(query: str) -> None:
    """The refusal names the endpoints that may, in both languages."""
    with pytest.raises(QueryForbiddenError) as caught:
        checked(query, LIMITS)
    assert caught.value.status == 403
    for language in ("en", "ja"):
        _, hint = caught.value.said(language)
        assert hint.endswith(f"<https://example.org/query> <{LISTED}>")
    assert "SERVICE" in caught.value.hint


@pytest.mark.parametrize(
    "query", ["ASK {}", "ASK { ?service ?p 'SERVICE <http://e/> {}' } # SERVICE"]
)
def test_what_calls_nobody_needs_no_network(query: str) -> None:
    """The word alone is no call."""
    assert not calls_out(checked(query, LIMITS))


@pytest.mark.parametrize(
    "text",
    [
        *("sparql", "//example.org/sparql", "ftp://example.org/", "http:///sparql"),
        *("http://me:secret@example.org/", "http://example.org/#a", "http://e/a>b"),
        *("http://e:0/", "http://e:x/", "http://[e/", "http://例.jp/", "file:///etc"),
        *("['http://example.org/']", "http://a/ b"),
    ],
)
def test_a_list_of_anything_but_addresses_is_refused(text: str) -> None:
    """Also one that would show a password to visitors."""
    with pytest.raises(UsageError, match="services"):
        listed_services(text)


def test_a_list_is_read_as_it_is_written() -> None:
    """Each once, in its order."""
    assert listed_services(" ") == ()
    text = "https://b.example/sparql\n http://a:80/?x=1,2 https://b.example/sparql"
    assert listed_services(text) == ("https://b.example/sparql", "http://a:80/?x=1,2")


@pytest.fixture(scope="module")
def two_listeners() -> Iterator[tuple[str, str, list[str]]]:
    """Give a listed and another address, and the list of those who called the other."""
    with listening() as (listed, _), listening() as (other, calls):
        yield listed, other, calls


WORDS = st.sampled_from(
    [
        *("SELECT * { ?s ?p ?o }", "ASK{ ?s ?p ?o ", "FILTER(", "?o", "<", ">", "<'>"),
        *("<#>", "'", '"', '"""', "#", "\n", "\\", "||", "EXISTS{", "}", ")", "?x"),
        *(
            "SERVICE<LISTED>{?a ?b ?c}",
            "SERVICE<OTHER>{?a ?b ?c}",
            "SERVICE",
            "<OTHER>",
        ),
        *("<LISTED>", "SILENT", "true", "@en", "<<", "e:", "1", ".", "BASE<OTHER>"),
    ]
)


@given(st.lists(WORDS, max_size=14).map("".join))
def test_nothing_that_passes_makes_the_engine_call_another(
    store: EmbeddedStore, two_listeners: tuple[str, str, list[str]], text: str
) -> None:
    """Whatever is glued together, and with listed calls in it."""
    listed, other, calls = two_listeners
    limits = QueryLimits(services=listed_services(listed))
    with contextlib.suppress(QueryError):
        query = checked(text.replace("LISTED", listed).replace("OTHER", other), limits)
        b"".join(store.stream(Request(query)))
    assert calls == []


CALLER = """
import os, socket, sys
from enishi.store.sandbox import shut_in
done = shut_in(calling=True)
def tried(act):
    try:
        act()
    except OSError as error:
        return error.strerror
    return "done"
file = sys.argv[1]
made = socket.socket()
print(done, tried(lambda: open(file, "rb").close()),
      tried(lambda: socket.getaddrinfo("localhost", 80)),
      tried(lambda: socket.create_connection(("127.0.0.1", int(sys.argv[2])))),
      tried(lambda: open(file, "r+b")), tried(lambda: open(file + "x", "w")),
      tried(lambda: os.execv("/bin/true", ["x"])), tried(made.listen),
      tried(lambda: socket.socket(socket.AF_UNIX)), tried(socket.socketpair), sep="|")
"""


@pytest.mark.skipif(platform.machine() not in MACHINES, reason="no filter here")
def test_worker_that_calls_may_read_and_call_and_nothing_else(tmp_path: Path) -> None:
    """Names and certificates are in files; nothing is written, started or offered."""
    file = tmp_path / "names"
    file.write_bytes(b"kept")
    with listening() as (address, calls):
        port = address.strip("/").rpartition(":")[2]
        said = subprocess.run(
            [sys.executable, "-c", CALLER, str(file), port],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        )
    assert said.stdout.strip() == "True" + "|done" * 3 + "|Permission denied" * 6
    assert len(calls) == 1
    assert file.read_bytes() == b"kept"


def answered(worker: WorkerHandle, address: str) -> None:
    """Have a worker answer, past the guard, what calls an address."""
    query = f"ASK {{ SERVICE SILENT <{address}> {{ ?a ?b ?c }} }}"
    worker.ask(framed_request(Request(query)))
    frame = worker.read(time.monotonic() + LONG, bool)
    while frame.kind is not FrameKind.END:
        assert frame.kind in {FrameKind.HEAD, FrameKind.DATA}
        frame = worker.read(time.monotonic() + LONG, bool)


def test_workers_with_and_without_a_network_never_change_places(
    built: Path, listener: tuple[str, list[str]]
) -> None:
    """Not when they are given back, nor when others are made in their place."""
    address, calls = listener
    limits = QueryLimits(services=listed_services(address))
    taken: list[WorkerHandle] = []
    with Pool(PoolSource(built), QueueLimits(running=1), limits) as opened:
        for turn in range(3):
            for calling in (False, True):
                generation, worker = opened.lend(LONG, calling=calling)
                assert worker.alive()
                answered(worker, address)
                if turn == 1:
                    generation.discard(worker)
                else:
                    generation.give_back(worker)
            assert comes_true(lambda: len(calls) == turn + 1)  # noqa: B023 - asked at once

        def take() -> bool:
            found = generation.take_ready()
            taken.extend([found] if found else [])
            return bool(taken)

        assert comes_true(take)
        assert [worker.calling for worker in taken] == [False]
        generation.give_back(taken[0])
    assert len(calls) == 3


def test_a_fault_of_a_query_that_calls_is_told() -> None:
    """The place of what is no word of SPARQL, as ever."""
    with pytest.raises(QuerySyntaxError):
        checked(f"ASK {{ SERVICE {CALL} `", LIMITS)
