"""Tests of the answers that are kept."""

import pytest

from enishi.store.cache import AnswerCache, KeptAnswer
from enishi.store.media import CSV, JSON
from enishi.store.protocol import DatasetChoice, FormatChoice, Request

QUERY = "SELECT ?o { <http://e/s> <http://e/p> ?o }"
ASKED = Request(QUERY, FormatChoice.named("csv"))
ANSWER = KeptAnswer(CSV, b"o\r\n1\r\n", "one")


def test_the_same_question_gets_the_same_bytes() -> None:
    """What was put in comes out."""
    cache = AnswerCache(10_000)
    cache.put(ASKED, ANSWER)
    kept = cache.get("one", Request(QUERY, FormatChoice.named("csv")))
    assert kept is not None
    assert (b"".join(kept), kept.form, kept.complete) == (ANSWER.body, CSV, True)
    assert kept.length == len(ANSWER.body)


@pytest.mark.parametrize(
    ("version", "request_"),
    [
        ("two", ASKED),
        ("one", Request(QUERY + " ", FormatChoice.named("csv"))),
        ("one", Request(QUERY, FormatChoice.named("json"))),
        ("one", Request(QUERY, ASKED.formats, DatasetChoice(("http://e/g",)))),
        ("one", Request(QUERY, ASKED.formats, DatasetChoice((), ("http://e/g",)))),
        ("one", Request(QUERY, ASKED.formats, base="http://e/")),
    ],
)
def test_another_question_gets_nothing(version: str, request_: Request) -> None:
    """Another graph, text, format, dataset or base is another question."""
    cache = AnswerCache(10_000)
    cache.put(ASKED, ANSWER)
    assert cache.get(version, request_) is None


@pytest.mark.parametrize(
    "call", ["RAND()", "now()", "STRUUID()", "UUID()", "BNODE()", "\\u0052AND()"]
)
def test_what_changes_is_not_kept(call: str) -> None:
    """The next answer to such a question is another one."""
    cache = AnswerCache(10_000)
    request = Request(f"SELECT ({call} AS ?x) {{}}", ASKED.formats)
    cache.put(request, ANSWER)
    assert cache.get("one", request) is None


def test_the_oldest_make_room() -> None:
    """The size stays below the limit, and what was asked for lately stays."""
    cache = AnswerCache(3_000)
    requests = [Request(f"{QUERY} # {n}", ASKED.formats) for n in range(20)]
    for request in requests:
        cache.get("one", requests[0])
        cache.put(request, ANSWER)
        cache.put(request, ANSWER)
    assert 0 < cache.size <= 3_000
    assert cache.get("one", requests[0]) is not None
    assert cache.get("one", requests[1]) is None
    assert cache.get("one", requests[-1]) is not None


def test_without_room_nothing_is_kept() -> None:
    """A limit of 0 turns the cache off; what is larger than it all is left out."""
    for limit in (0, 1_000):
        cache = AnswerCache(limit)
        cache.put(ASKED, KeptAnswer(JSON, b"x" * 2_000, "one"))
        assert cache.get("one", ASKED) is None
        assert cache.size == 0


def test_what_was_asked_takes_room_too() -> None:
    """A visitor may send a megabyte, get ten bytes, and do it again."""
    cache = AnswerCache(100_000)
    graphs, base = (
        DatasetChoice(("http://e/" + "x" * 30_000,)),
        "http://" + "e" * 30_000,
    )
    for number in range(20):
        query = f"{QUERY} # {number}" + "値" * 10_000
        cache.put(Request(query, ASKED.formats, graphs, base), ANSWER)
    assert 0 < cache.size <= 100_000
    kept = [
        cache.get(
            "one",
            Request(f"{QUERY} # {n}" + "値" * 10_000, ASKED.formats, graphs, base),
        )
        for n in range(20)
    ]
    assert sum(one is not None for one in kept) == 1
