"""Tests of finding where a query goes wrong, on the faults that people make."""

from pathlib import Path

import pytest

from enishi.store.embedded import EmbeddedStore
from enishi.store.faults import fault_of
from enishi.store.guard import checked
from enishi.store.refusals import QuerySyntaxError

QUERIES = Path(__file__).parents[2] / "queries"

FAULTS = [
    # keywords
    ("SELCT ?x { ?x ?p ?y }", (1, 1), "did you mean SELECT"),
    ("SELECT ?x WHRE { ?x ?p ?y }", (1, 11), "did you mean WHERE"),
    ("SELECT DISTINT ?x { ?x ?p ?y }", (1, 8), "did you mean DISTINCT"),
    ("SELECT ?x {\n  OPTINAL { ?x ?p ?y } }", (2, 3), "did you mean OPTIONAL"),
    ("SELECT ?x { ?x ?p ?y FLITER(?y > 1) }", (1, 22), "did you mean FILTER"),
    ("SELECT ?x { ?x ?p ?y } ORDER ?x", (1, 30), "expected BY"),
    ("SELECT ?x { ?x ?p ?y } ODER BY ?x", (1, 24), "did you mean ORDER"),
    ("SELECT ?x { ?x ?p ?y } LIMT 5", (1, 24), "did you mean LIMIT"),
    ("SELECT ?x { ?x ?p ?y } LIMIT five", (1, 30), "a whole number"),
    ("SELECT ?x { ?x ?p ?y } LIMIT 1.5", (1, 30), "a whole number"),
    ("SELECT ?x { FILTER (LAGN(?x) = 'ja') }", (1, 21), "did you mean LANG"),
    ("SELECT ?x { FILTER (ISIRY(?x)) }", (1, 21), "did you mean ISIRI"),
    ("SELECT ?x { ?x ?p ?y } HAVING (?x > 1) GROUP BY ?x", (1, 40), "GROUP"),
    # prefixes and names
    ("SELECT ?x {\n  ?x ex:p 1 }", (2, 6), "PREFIX ex:"),
    ("PREFIX a: <http://a/>\nSELECT * { ?x a:b ?y ; b:c 1 . }", (2, 24), "“b:”"),
    ("PREFIX ex <http://x/> SELECT * {}", (1, 8), "such as ex:"),
    ("PREFIX ex:p <http://x/> SELECT * {}", (1, 8), "ends with its colon"),
    ("PREFIX ex: http://x/ SELECT * {}", (1, 12), "expected an address"),
    ("SELECT * { ?x a <http://a b> }", (1, 17), "not closed"),
    ("SELECT * { ?x label ?y }", (1, 15), "a name has a prefix"),
    ("SELECT * { ?x rdfs:label ?y }", (1, 15), "PREFIX rdfs:"),
    ("SELECT x { x ?p ?y }", (1, 8), "a variable begins with"),
    # dots and brackets
    ("SELECT * {\n  ?x a ?c\n  ?x ?p ?y }", (3, 3), "a “.” is missing"),
    ("SELECT * { ?x ?p ?y, }", (1, 22), "cannot stand here"),
    ("SELECT * { ?x ?p }", (1, 18), "cannot stand here"),
    ("SELECT * { ?x ?p ?y", (1, 20), "line 1, column 10 is not closed"),
    ("SELECT * { { ?x ?p ?y }\n\n", (1, 24), "column 10 is not closed"),
    ("SELECT * { ?x ?p ?y }\n}", (2, 1), "closes nothing"),
    ("SELECT * ?x ?p ?y }", (1, 10), "expected"),
    ("SELECT * { FILTER (?x > 1 }", (1, 27), "does not close “(”"),
    ("SELECT * { FILTER (?x > 1)) }", (1, 27), "does not close “{”"),
    ("SELECT * { ?x ?p ?y FILTER ?y > 1 }", (1, 28), "cannot stand here"),
    ("SELECT (COUNT(?x) ?n) { ?x ?p ?y }", (1, 19), "AS"),
    ("SELECT (COUNT(*)) { ?x ?p ?y }", (1, 17), "AS"),
    ("SELECT COUNT(?x) { ?x ?p ?y }", (1, 8), "expected"),
    ("SELECT ?x, ?y { ?x ?p ?y }", (1, 10), "cannot stand here"),
    ("SELECT * { VALUES ?x (1 2) }", (1, 22), "expected {"),
    # strings and characters
    ('SELECT * { ?x ?p "abc }', (1, 18), "not closed"),
    ("SELECT * { ?x ?p 'a'@ }", (1, 21), "nothing in SPARQL begins with"),
    ("SELECT * { ?x ?p ?y }\u3000", (1, 22), "full-width"),
    ("SELECT * ｛ ?x ?p ?y }", (1, 10), "full-width"),
    ("SELECT * { ?x 名称 ?y }", (1, 15), "nothing in SPARQL begins with"),
    ('SELCT * { ?x ?p "abc }', (1, 1), "did you mean SELECT"),
    # operators and calls
    ("SELECT * { FILTER (?x == 1) }", (1, 24), "cannot stand here"),
    ("SELECT * { FILTER (?x && ) }", (1, 26), "cannot stand here"),
    ("SELECT * { FILTER (?x NOT 1) }", (1, 27), "expected IN"),
    ("SELECT * { FILTER (STRLEN(?x, ?y) > 1) }", (1, 29), "cannot stand here"),
    ("SELECT * { FILTER (CONTAINS(?x)) }", (1, 31), "cannot stand here"),
    ("SELECT * { BIND (1 + AS ?x) }", (1, 22), "cannot stand here"),
    ("CONSTRUCT { ?s ?p ?o FILTER (?s) } { ?s ?p ?o }", (1, 22), "cannot stand"),
    # what the grammar allows
    ("SELECT ?x ?y { ?x ?p ?y } GROUP BY ?x", (1, 11), "neither in GROUP BY"),
    ("SELECT * { ?x ?p ?y } GROUP BY ?x", (1, 8), "neither in GROUP BY"),
    ("SELECT ?p (1 AS ?p) { ?x ?p ?y }", (1, 17), "has a value already"),
    ("SELECT * { ?x ?p ?y BIND (1 AS ?x) }", (1, 32), "has a value already"),
    ("SELECT * { _:a ?p ?x { _:a ?q ?x } }", (1, 24), "another group"),
]


@pytest.mark.parametrize(("query", "place", "words"), FAULTS)
def test_a_fault_is_found_where_it_is(
    store: EmbeddedStore, query: str, place: tuple[int, int], words: str
) -> None:
    """And said in words, in both languages."""
    with pytest.raises(QuerySyntaxError) as caught:
        store.select(checked(query))
    found = caught.value
    assert (found.line, found.column) == place
    assert words in found.message
    japanese, _ = found.said("ja")
    assert f"{place[0]}行{place[1]}列目" in japanese
    assert found.details["reason_ja"] != found.details["reason"]


def test_nothing_is_wrong_with_the_library() -> None:
    """No fault is invented in any of its queries."""
    texts = {path: path.read_text(encoding="utf-8") for path in QUERIES.rglob("*.rq")}
    assert texts
    assert [path for path, text in texts.items() if fault_of(text)] == []


@pytest.mark.parametrize(
    "query",
    [
        "ASK { ?s <p>+/^<q>|!(<r>|^a) 'a'^^<t>, -5.0e3, true, [], (1 [ <p> () ]) }",
        "BASE <http://x/> DESCRIBE <a> ?b FROM NAMED <g>",
        "CONSTRUCT WHERE { ?s ?p ?o . ?o ?q 1 . }",
        "SELECT (COUNT(DISTINCT *) AS ?n) { } GROUP BY (1 AS ?x) <f>(?y) ABS(?z)",
        (
            "SELECT * { { SELECT ?a {VALUES (?a ?b) { (1 UNDEF) }}} MINUS { ?a ?b 1 } "
            "FILTER NOT EXISTS { ?a ?b ?c FILTER (?x NOT IN (1, -2) && !BOUND(?b)) } "
            "BIND (?a - 1 + 2 AS ?d) GRAPH ?g { } } "
            "ORDER BY DESC(?a) ?b LIMIT 1"
        ),
        (
            "SELECT ?g { ?s ?p ?o BIND (?s AS ?t) } GROUP BY ?g OFFSET 1 LIMIT 2 "
            "VALUES ?g {}"
        ),
        "SELECT * { ?s ?p ?o MINUS { ?s ?q ?x } BIND (1 AS ?x) }",
    ],
)
def test_what_the_recommendation_allows_is_no_fault(query: str) -> None:
    """Forms that are seldom seen."""
    assert fault_of(query) is None


def test_a_deep_query_is_no_danger() -> None:
    """The stack is a list."""
    query = f"SELECT * {{ FILTER ({'(' * 50_000}"
    found = fault_of(query)
    assert found is not None
    assert found.column == len(query) + 1


def test_signs_of_a_later_version_are_left_to_the_engine() -> None:
    """It knows them; the grammar here does not."""
    assert fault_of("SELECT * { << ?s ?p ?o >> ?q }") is None
