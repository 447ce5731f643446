"""Permanent links: nothing is lost, nothing is stored, nothing breaks on opening."""

import re
import string
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import BNode, Literal, URIRef

from enishi.errors import NotFoundError
from enishi.store.protocol import Table
from enishi.web.workbench.linking import linked
from enishi.web.workbench.permalink import Asked, digest_of, pack, unpack

Ask = Callable[..., Any]

SAFE = frozenset(string.ascii_letters + string.digits + "-_")


@given(
    name=st.text(max_size=30),
    query=st.text(max_size=400),
    values=st.dictionaries(st.text(max_size=8), st.text(max_size=20), max_size=4),
    rows=st.integers(0, 10**9),
)
def test_what_is_packed_comes_back(
    name: str, query: str, values: dict[str, str], rows: int
) -> None:
    """A link holds every character of a query, whatever it is."""
    asked = Asked(name=name, query=query, values=values, rows=rows, version="5f2c")
    packed = pack(asked)

    assert unpack(packed) == asked
    assert set(packed) <= SAFE


def test_a_link_is_short() -> None:
    """A question of the library fits a line of a paper."""
    asked = Asked(
        name="partner-map",
        values={"city": "kawasaki"},
        version="f19c828fc67b",
        digest="0123456789",
        rows=29,
    )

    assert len(pack(asked)) < 90


def test_links_of_the_first_form_stay_readable() -> None:
    """A link that was printed once is understood for ever."""
    printed = (
        "1q1bKS8xNBYpAXaqbm1iAzarsxPLE4sTsTCTzoSrh5qcZWiZbGFmkJZuZJyHbZWBoZ"
        "GxiamZuYQm31ciyFgA"
    )
    asked = unpack(printed)

    assert asked.name == "partner-map"
    assert asked.values == {"city": "kawasaki"}
    assert (asked.view, asked.version, asked.rows) == ("map", "f19c828fc67b", 29)
    with pytest.raises(NotFoundError):
        unpack("2" + printed[1:])


@given(st.text(max_size=60))
def test_a_damaged_link_is_told_as_such(text: str) -> None:
    """Any text is a link, or an error that says what to do."""
    with pytest.raises(NotFoundError, match="Copy it"):
        unpack(text)


def test_a_link_cannot_blow_up() -> None:
    """A small link that unpacks to very much is refused."""
    with pytest.raises(NotFoundError):
        unpack(pack(Asked(query="a" * 300_000)))


def test_the_digest_ignores_order_and_blank_nodes() -> None:
    """The same answer in another order is the same answer."""
    rows = ((URIRef("urn:a"), Literal(1)), (BNode("x"), None))
    other = ((BNode("y"), None), (URIRef("urn:a"), Literal(1)))

    assert digest_of(Table(("a", "b"), rows)) == digest_of(Table(("a", "b"), other))
    assert digest_of(Table(("a", "b"), rows)) != digest_of(Table(("a", "c"), rows))
    assert digest_of(Table(("a", "b"), rows)) != digest_of(Table(("a", "b"), rows[:1]))


def test_an_old_link_tells_what_has_changed(served: str, ask: Ask) -> None:
    """Under a newer graph the page says which rows are new or other; gone, how many."""
    values = "(<urn:a> 1) (<urn:b> 2) (<urn:d> 4)"
    query = f"SELECT ?n ?m WHERE {{ VALUES (?n ?m) {{ {values} }} }}"
    rows = (("urn:a", 1), ("urn:b", 9), ("urn:c", 3))
    then = Table(("n", "m"), tuple((URIRef(n), Literal(m)) for n, m in rows))
    link = pack(linked(Asked(query=query), "an older graph", then))
    page = ask(f"{served}/q/{link}", Accept_Language="en").text
    frame = ask(f"{served}/embed/{link}", Accept_Language="ja").text

    assert "This link was made for version an older gra" in page
    assert "3 rows then, 3 rows now" in page
    assert "1 row is new." in page
    assert "1 row has other values than then." in page
    assert "1 row of then is gone; which one cannot be told" in page
    assert page.count('<span class="row-mark">new</span>') == 2
    assert page.count('<span class="row-mark">other values</span>') == 2
    assert "1行が新しく加わりました。" in frame


def test_a_link_of_before_signatures_says_only_what_it_can(
    served: str, ask: Ask
) -> None:
    """An older link has counts alone; nothing is guessed."""
    asked = Asked(query="SELECT (1 AS ?n) {}", version="old", digest="0", rows=4)
    page = ask(f"{served}/q/{pack(asked)}", Accept_Language="en").text

    assert "4 rows then, 1 row now" in page
    assert "row-mark" not in page


def test_a_link_means_the_same_in_either_language(served: str, ask: Ask) -> None:
    """Names are compared in the language they were given in, and examples are kept."""
    page = ask(f"{served}/query/departments-by-rows", Accept_Language="ja").text
    (link,) = set(re.findall("/q/([A-Za-z0-9_-]+)", page))
    made = unpack(link)
    assert made.values == {"city": "kawasaki", "year": "2021", "language": "ja"}
    older = pack(replace(made, version="an older graph"))
    page = ask(f"{served}/q/{older}", Accept_Language="en").text

    assert "The answer is still the same." in page
    assert "Environmental Protection Bureau" in page
