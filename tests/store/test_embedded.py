"""Tests of the embedded engine and of the terms it returns."""

import json
from dataclasses import replace

import pytest
import rdflib
from rdflib.namespace import RDFS, XSD

from enishi.errors import UsageError
from enishi.store.embedded import EmbeddedStore
from enishi.store.protocol import DatasetChoice, FormatChoice, QueryService, Request
from enishi.store.refusals import (
    GraphNameError,
    NotAcceptableError,
    QueryEvaluationError,
    QuerySyntaxError,
)

EX = rdflib.Namespace("http://example.org/")
FRIENDS = "http://example.org/graph/friends"
PLACES = "http://example.org/graph/places"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


def counted(store: EmbeddedStore, choice: DatasetChoice, query: str = COUNT) -> int:
    """Return the number that a COUNT query gives over a dataset chosen outside."""
    answer = store.stream(Request(query, FormatChoice.named("json"), choice))
    bindings = json.loads(b"".join(answer))["results"]["bindings"]
    return int(bindings[0]["n"]["value"])


def test_embedded_store_is_a_query_service(store: EmbeddedStore) -> None:
    """Whoever takes a service may be given this one."""
    service: QueryService = store
    assert service.ask("ASK { ?s ?p ?o }")


def test_select_returns_rdflib_terms_in_projected_order(store: EmbeddedStore) -> None:
    """Languages, datatypes and printed forms come through."""
    table = store.select(
        "SELECT ?p ?o WHERE { <http://example.org/kawasaki> ?p ?o } ORDER BY ?p ?o"
    )
    assert table.variables == ("p", "o")
    assert set(table.rows) >= {
        (EX.code, rdflib.Literal("014")),
        (RDFS.label, rdflib.Literal("川崎市", lang="ja")),
        (EX.founded, rdflib.Literal("1924-07", datatype=XSD.gYearMonth)),
        (EX.friend, EX.shenyang),
    }
    areas = [term for name, term in table if name == EX.area]
    assert [area.toPython() for area in areas if area] == [
        rdflib.Literal("144.35", datatype=XSD.decimal).toPython()
    ]


def test_unbound_variables_are_none_in_rows_and_absent_in_records(
    store: EmbeddedStore,
) -> None:
    """OPTIONAL leaves a hole, and a record has no key for it."""
    table = store.select(
        "SELECT ?s ?near WHERE { ?s a <http://example.org/City> "
        "OPTIONAL { ?s <http://example.org/near> ?near } } ORDER BY ?s"
    )
    assert table.column("near") == [None, None, EX.kawasaki]
    assert [set(record) for record in table.records()] == [{"s"}, {"s"}, {"s", "near"}]
    assert len(table) == 3


def test_union_counts_a_triple_of_two_graphs_once(store: EmbeddedStore) -> None:
    """The default graph is a set of triples."""
    assert store.select(COUNT).rows == ((rdflib.Literal(13),),)


@pytest.mark.parametrize(
    ("default", "named", "plain", "in_named"),
    [
        ((FRIENDS,), (), 7, 0),
        ((FRIENDS, PLACES), (), 13, 0),
        ((), (PLACES,), 0, 7),
        ((FRIENDS,), (PLACES,), 7, 7),
        ((FRIENDS, PLACES), (FRIENDS, PLACES), 13, 14),
        (("http://example.org/unknown",), (), 0, 0),
    ],
)
def test_dataset_chosen_outside_is_built_from_the_store(
    store: EmbeddedStore,
    default: tuple[str, ...],
    named: tuple[str, ...],
    plain: int,
    in_named: int,
) -> None:
    """Default graphs are merged, named ones stand apart, unknown ones are empty."""
    choice = DatasetChoice(default, named)
    assert counted(store, choice) == plain
    in_graphs = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
    assert counted(store, choice, in_graphs) == in_named


@pytest.mark.parametrize(
    "clauses",
    [
        f"FROM <{PLACES}> FROM <{FRIENDS}>",
        f"FROM <{PLACES}> FROM <{FRIENDS}> FROM <{PLACES}> FROM NAMED <{PLACES}>",
        "from g:places # a comment\nFROM g:friends",
        "FROM <places> FROM <friends>",
        "FROM <places> FROM <\\u0066riends>",
    ],
)
def test_several_from_are_merged(store: EmbeddedStore, clauses: str) -> None:
    """A triple of both graphs counts once, however the graphs are named."""
    prologue = (
        "BASE <http://example.org/graph/> PREFIX g: <http://example.org/graph/>\n"
    )
    query = prologue + COUNT.replace("WHERE", f"{clauses} WHERE")
    chosen = DatasetChoice((PLACES, FRIENDS))
    assert counted(store, DatasetChoice(), query) == counted(store, chosen)


@pytest.mark.parametrize(
    "clauses", ["FROM g:a FROM g:b", "FROM <a> FROM FROM", "FROM `", "FROM <a> FROM"]
)
def test_several_from_that_are_wrong_are_syntax_errors(
    store: EmbeddedStore, clauses: str
) -> None:
    """The engine says so; reading them before it changes nothing."""
    with pytest.raises(QuerySyntaxError):
        store.select(COUNT.replace("WHERE", f"{clauses} FROM `x WHERE"))


def test_dataset_chosen_outside_overrides_from(store: EmbeddedStore) -> None:
    """The protocol's parameters win over the query's own dataset."""
    query = COUNT.replace("WHERE", f"FROM <{PLACES}> WHERE")
    assert counted(store, DatasetChoice(), query) == 7
    assert counted(store, DatasetChoice(("http://example.org/none",)), query) == 0


def test_construct_returns_an_rdflib_graph(store: EmbeddedStore) -> None:
    """Each triple once, with its terms."""
    graph = store.construct(
        "CONSTRUCT { ?o <http://example.org/friendOf> ?s } "
        "WHERE { ?s <http://example.org/friend> ?o }"
    )
    assert set(graph) == {(EX.shenyang, EX.friendOf, EX.kawasaki)}


def test_each_method_takes_its_own_form_only(store: EmbeddedStore) -> None:
    """A mix-up is the caller's mistake and says which method to use."""
    with pytest.raises(UsageError, match="ask or construct"):
        store.select("ASK {}")
    with pytest.raises(UsageError, match="select or construct"):
        store.ask("SELECT * {}")
    with pytest.raises(UsageError, match="select or ask"):
        store.construct("ASK {}")


def test_syntax_error_has_line_and_column_in_characters(store: EmbeddedStore) -> None:
    """Japanese characters before the mistake count one each."""
    with pytest.raises(QuerySyntaxError) as caught:
        store.select('SELECT * WHERE {\n  ?s ?p "川崎" } LIMIT -1')
    assert (caught.value.line, caught.value.column) == (2, 22)
    assert "2行22列" in caught.value.said("ja")[0]


def test_undeclared_prefix_is_said_in_words(store: EmbeddedStore) -> None:
    """The engine's list of expected characters is of no use to anyone."""
    with pytest.raises(QuerySyntaxError, match="prefix “foo:” is not declared"):
        store.ask("ASK { ?s foo:bar ?o }")


def test_an_unknown_function_is_an_expression_error(store: EmbeddedStore) -> None:
    """It binds nothing, `COALESCE` gets past it, and a filter on it fails."""
    table = store.select(
        "PREFIX f: <http://example.org/> SELECT (f:a(1) AS ?x) "
        "(COALESCE(f:b(), 'else') AS ?y) {}"
    )
    assert [row[0] for row in table] == [None]
    assert [str(row[1]) for row in table] == ["else"]
    assert not store.ask("ASK { FILTER(<http://example.org/f>(1)) }")


def test_more_unknown_functions_than_anyone_needs_are_refused(
    store: EmbeddedStore,
) -> None:
    """Each of them costs a try."""
    calls = " ".join(f"(<http://e/{n}>() AS ?x{n})" for n in range(60))
    with pytest.raises(QueryEvaluationError, match="custom function"):
        store.select(f"SELECT {calls} {{}}")


def test_relative_iris_begin_with_the_base(store: EmbeddedStore) -> None:
    """Where the caller gives one; the query's own comes before it."""
    query = "{} SELECT (STR(<#a>) AS ?x) {{}}"
    plain = Request(query.format(""), FormatChoice.named("csv"), base="http://e/sparql")
    assert b"".join(store.stream(plain)) == b"x\r\nhttp://e/sparql#a\r\n"
    own = replace(plain, query=query.format("BASE <http://own/>"))
    assert b"".join(store.stream(own)) == b"x\r\nhttp://own/#a\r\n"
    with pytest.raises(QuerySyntaxError):
        store.stream(replace(plain, base=""))


@pytest.mark.parametrize(
    ("query", "name", "start"),
    [
        ("SELECT ?s { ?s ?p 'x' }", "json", b'{"head"'),
        ("SELECT ?s { ?s ?p 'x' }", "xml", b"<?xml"),
        ("SELECT ?s { ?s ?p 'x' }", "csv", b"s\r\n"),
        ("SELECT ?s { ?s ?p 'x' }", "tsv", b"?s\n"),
        ("ASK {}", "json", b'{"head"'),
        ("ASK {}", "xml", b"<?xml"),
        ("DESCRIBE <http://example.org/yokohama>", "turtle", b"<http://"),
        ("DESCRIBE <http://example.org/yokohama>", "nt", b"<http://"),
        ("DESCRIBE <http://example.org/yokohama>", "rdf", b"<?xml"),
        ("DESCRIBE <http://example.org/yokohama>", "jsonld", b"["),
        ("DESCRIBE <http://example.org/yokohama>", "trig", b"<http://"),
        ("DESCRIBE <http://example.org/yokohama>", "nq", b"<http://"),
    ],
)
def test_every_format_is_written(
    store: EmbeddedStore, query: str, name: str, start: bytes
) -> None:
    """The bytes begin as the format does."""
    answer = store.stream(Request(query, FormatChoice.named(name)))
    assert b"".join(answer).startswith(start)


def test_format_that_cannot_carry_the_answer_is_refused(store: EmbeddedStore) -> None:
    """A truth value has no table form; the refusal names what there is."""
    with pytest.raises(NotAcceptableError, match=r"sparql-results\+json"):
        store.stream(Request("ASK {}", FormatChoice.named("csv")))


def test_closed_answer_gives_no_more_bytes(store: EmbeddedStore) -> None:
    """Closing twice is fine, and reading after it gives nothing."""
    answer = store.stream(Request("ASK {}"))
    answer.close()
    answer.close()
    assert list(answer) == []


@pytest.mark.parametrize(
    ("query", "english", "japanese"),
    [
        ("ASK { <http://[> ?p ?o }", "no valid IRI", "IRI として"),
        ("SELECT ?x ?x {}", "a variable twice", "同じ変数が二度"),
        ("SELECT * {} LIMIT 99999999999999999999", "LIMIT is too large", "大きすぎ"),
        ("ASK { ?s ?p 'x'@toolonglanguagetag }", "language tag", "言語タグ"),
        ("SELECT (SUM(?x) AS ?y) ?z {?x ?z ?q}", "not grouped by", "GROUP BY にも"),
        ("SELECT * { VALUES (?a ?b) { (1) } }", "expected", "読み取れなくなりました"),
    ],
)
def test_what_only_the_engine_finds_is_said_in_both_languages(
    store: EmbeddedStore, query: str, english: str, japanese: str
) -> None:
    """With its place; the engine's own words stand in brackets if nothing is better."""
    with pytest.raises(QuerySyntaxError, match=english) as caught:
        store.stream(Request(query, FormatChoice.accepted("")))
    assert japanese in caught.value.said("ja")[0]


@pytest.mark.parametrize("name", ["", "g", "a b", "http://[", "<http://e/g>"])
def test_graph_is_chosen_by_an_absolute_iri(store: EmbeddedStore, name: str) -> None:
    """Anything else is an error of the request, not of its query."""
    for choice in (DatasetChoice((name,)), DatasetChoice((), (name,))):
        with pytest.raises(GraphNameError, match="no absolute IRI"):
            store.stream(Request("ASK {}", FormatChoice.accepted(""), choice))
