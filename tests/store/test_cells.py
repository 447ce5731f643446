"""A table written as TSV is read as the same terms as one written as JSON."""

import pytest
import rdflib
from rdflib.namespace import XSD

from enishi.store.cells import read_cells
from enishi.store.embedded import EmbeddedStore
from enishi.store.media import JSON, TSV, Format
from enishi.store.protocol import FormatChoice, Request, Table
from enishi.store.refusals import QueryEvaluationError
from enishi.store.results import read_table

TERMS = r"""
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT ?a ?b {
  VALUES (?a ?b) {
    (1 01) (1.50 1e3) (true "tRue"^^xsd:boolean) (UNDEF UNDEF)
    ("tab\tline\nreturn\r\\back\"quote\u2028\u0085" "川崎市"@ja)
    ("2020"^^xsd:gYear UNDEF) ("+5"^^xsd:integer "abc"^^xsd:integer)
    ("" ""@en-GB) ("INF"^^xsd:double "1.e5"^^xsd:double)
    (<http://example.org/川崎> "\u0001\b\f\u007f") ("5."^^xsd:decimal .5)
    ("-5"^^xsd:decimal "5"^^xsd:int) ("１"^^xsd:integer "a\"@ja")
    ("1" "true") ("\"^^<http://example.org/>" "<http://example.org/>") ("_:b" "\\t")
  }
}
"""


def answered(store: EmbeddedStore, query: str, form: Format) -> Table:
    """Return the answer to a query as it is read back from a format."""
    answer = store.stream(Request(query, FormatChoice.named(form.name)))
    assert answer.form is form
    return read_table(b"".join(answer), form)


@pytest.mark.parametrize(
    "query",
    [
        TERMS,
        "SELECT * {}",
        "SELECT ?a { VALUES ?a { UNDEF 1 } }",
        "SELECT ?a ?b {}",
        "SELECT ?a { VALUES ?a { 1 } FILTER (?a > 1) }",
    ],
)
def test_terms_are_those_of_json(store: EmbeddedStore, query: str) -> None:
    """Same variables, order, holes, languages, datatypes and characters."""
    as_json, as_tsv = answered(store, query, JSON), answered(store, query, TSV)

    assert as_tsv == as_json
    assert _datatypes(as_tsv) == _datatypes(as_json)


def test_blank_nodes_and_code_points_are_read() -> None:
    """As other writers than ours may give them."""
    variables, rows = read_cells('?a\t?b\n_:x\t"\\u5DDD\\U00005D0E\\x"\n')

    assert variables == ("a", "b")
    assert rows == ((rdflib.BNode("x"), rdflib.Literal("川崎x")),)


def test_numbers_keep_their_characters() -> None:
    """What has no quotation marks is a number of the kind that Turtle says."""
    _, rows = read_cells("?a\n-01\n+1.50\n1.E3\n")

    assert [(str(row[0]), getattr(row[0], "datatype", None)) for row in rows] == [
        ("-01", XSD.integer),
        ("+1.50", XSD.decimal),
        ("1.E3", XSD.double),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?a",
        "?a\n1\n2",
        "?a\n1\t2\n",
        '?a\n"open\n',
        '?a\n<<( <x:a> <x:b> "c" )>>\n',
    ],
)
def test_what_is_no_table_is_refused(text: str) -> None:
    """Half an answer, lines of other columns, and terms that rdflib has not."""
    with pytest.raises(QueryEvaluationError):
        read_table(text.encode(), TSV)


def _datatypes(table: Table) -> list[object]:
    return [getattr(term, "datatype", None) for row in table for term in row]
