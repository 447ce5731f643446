"""Tests of how queries are put to engines that have their own ways."""

import pytest

from enishi.store.dialects import (
    LOADED,
    MERGED,
    Standard,
    Virtuoso,
    endpoint_query,
    is_time_out,
    is_virtuoso,
)
from enishi.store.protocol import DatasetChoice, Request

ONE, TWO = "https://example.org/one", "https://example.org/two"
DEFAULT = f"define input:default-graph-uri <{MERGED}> "


@pytest.fixture
def virtuoso() -> Virtuoso:
    """Return one that was loaded with two graphs."""
    own = "http://localuriqaserver/sparql"
    return Virtuoso((own, ONE, TWO, LOADED, MERGED))


def test_the_standard_changes_nothing() -> None:
    """Whatever the query."""
    query = "SELECT * { VALUES ?x { UNDEF } GRAPH ?g { ?s ?p ?x } }"
    assert Standard().said(Request(query)) == query


def test_virtuoso_is_told_its_default_graph(virtuoso: Virtuoso) -> None:
    """Which holds every triple once."""
    query = "SELECT * { ?s ?p ?o }"
    assert virtuoso.said(Request(query)) == DEFAULT + query


def test_virtuoso_is_told_the_named_graphs_that_were_loaded(virtuoso: Virtuoso) -> None:
    """Not its own, nor those in which the loading keeps its notes."""
    query = "SELECT * { GRAPH ?g { ?s ?p ?o } }"
    named = "".join(f"define input:named-graph-uri <{iri}> " for iri in (ONE, TWO))
    assert virtuoso.said(Request(query)) == DEFAULT + named + query


def test_a_graph_that_is_named_may_be_asked(virtuoso: Virtuoso) -> None:
    """As the question for the version does."""
    said = virtuoso.said(Request(endpoint_query("version")))
    assert f"define input:named-graph-uri <{LOADED}> " in said


@pytest.mark.parametrize(
    "request_",
    [
        Request("SELECT * FROM <https://example.org/one> { ?s ?p ?o }"),
        Request("SELECT * { ?s ?p ?o }", graphs=DatasetChoice((ONE,))),
        Request("SELECT * { ` }"),
    ],
)
def test_a_dataset_of_ones_own_stays(virtuoso: Virtuoso, request_: Request) -> None:
    """As does what is no SPARQL."""
    assert virtuoso.said(request_) == request_.query


def test_a_store_that_was_loaded_otherwise_is_left_alone() -> None:
    """Without the merged graph there is nothing to name."""
    query = "SELECT * { ?s ?p ?o }"
    assert Virtuoso((ONE,)).said(Request(query)) == query


def test_values_that_say_nothing_are_left_out() -> None:
    """Lines stay where they are; values that say something stay too."""
    query = (
        "SELECT * {\n  values ?a\n{ undef } VALUES ?b { 1 }\n"
        "  VALUES (?c ?d) { (UNDEF 1) } VALUES ?e { UNDEF 2 }\n ?a ?b ?c }"
    )
    expected = query.replace("values ?a\n{ undef }", "\n")
    assert Virtuoso().said(Request(query)) == expected


@pytest.mark.parametrize(
    ("server", "is_one"),
    [
        ("Virtuoso/07.20.3229 (Linux) x86_64-pc-linux-gnu", True),
        ("oxigraph/0.5", False),
    ],
)
def test_virtuoso_says_its_name(server: str, *, is_one: bool) -> None:
    """In a header of every answer."""
    assert is_virtuoso(server) is is_one


@pytest.mark.parametrize(
    ("said", "is_one"),
    [
        ("Virtuoso S1T00 Error SR171: Transaction timed out", True),
        ("Virtuoso S1TAT Error RC...: Returning incomplete results", True),
        ("Virtuoso 37000 Error TR...: transitive start not given", False),
        ("S1T00", False),
    ],
)
def test_a_time_out_is_told_by_its_state(said: str, *, is_one: bool) -> None:
    """Which Virtuoso sends as an error of the server."""
    assert is_time_out(said) is is_one
