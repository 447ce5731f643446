"""The outline of a query: its lines, told apart without any parser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.graph.outline import ElementKind, outline_of
from enishi.store.refusals import QuerySyntaxError

QUERY = """PREFIX enishi: <https://w3id.org/enishi/ont#>
# what is asked { of whom }
SELECT ?city (COUNT(?p) AS ?n) WHERE {
  VALUES (?city ?x) { (<urn:a> "}") }
  ?p a enishi:Program ;
     enishi:government ?city , ?other ;
     enishi:partner/enishi:country ?country .
  OPTIONAL { ?p enishi:amount ?amount }
  { ?p enishi:x 1 } UNION { ?p enishi:y 2 }
  FILTER (?n > 1)
  FILTER NOT EXISTS { ?p enishi:z ?z }
  BIND (1 AS ?one)
  MINUS { ?p enishi:q [ enishi:r "." ] }
  [] enishi:s ?city
}
GROUP BY ?city LIMIT 5"""


def test_every_line_of_a_pattern_is_told_apart() -> None:
    """Properties of one subject are lines of their own; brackets stay whole."""
    outline = outline_of(QUERY)

    assert outline is not None
    assert outline.form == "SELECT"
    assert [(one.kind.value, one.line) for one in outline.elements] == [
        ("values", 4),
        ("triple", 5),
        ("triple", 6),
        ("triple", 7),
        ("optional", 8),
        ("group", 9),
        ("filter", 10),
        ("filter", 11),
        ("bind", 12),
        ("minus", 13),
        ("triple", 14),
    ]
    texts = [one.text for one in outline.elements]
    assert texts[2] == "?p enishi:government ?city , ?other"
    assert texts[5] == "{ ?p enishi:x 1 } UNION { ?p enishi:y 2 }"
    assert texts[7] == "FILTER NOT EXISTS { ?p enishi:z ?z }"
    assert [token.text for token in outline.tail][:2] == ["GROUP", "BY"]


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o . }", [ElementKind.TRIPLE]),
        ("CONSTRUCT WHERE { ?s ?p ?o }", [ElementKind.TRIPLE]),
        ("ASK {}", []),
        ("SELECT (EXISTS { ?a ?b ?c } AS ?x) { ?s ?p ?o }", [ElementKind.TRIPLE]),
    ],
)
def test_the_pattern_is_found_in_every_form(
    query: str, kinds: list[ElementKind]
) -> None:
    """Templates and braces in expressions are no patterns."""
    outline = outline_of(query)

    assert outline is not None
    assert [one.kind for one in outline.elements] == kinds


def test_what_has_no_pattern_has_no_outline() -> None:
    """A description of one thing asks for nothing that could fail to fit."""
    assert outline_of("DESCRIBE <urn:a>") is None
    assert outline_of("") is None


SIGNS = ["?x", "<urn:a>", "'a'", "a", "1", *"{}()[].;,"]
FORMS = ["SELECT", "ASK", "CONSTRUCT", "WHERE"]
JOINS = ["OPTIONAL", "FILTER", "UNION", "VALUES", "MINUS", "GRAPH", "BIND", "EXISTS"]
WORDS = st.lists(st.sampled_from([*SIGNS, *FORMS, *JOINS]), max_size=40)


@given(WORDS)
def test_any_words_have_an_outline_or_none(words: list[str]) -> None:
    """However broken, a text is gone over once and never loops or fails."""
    outline = outline_of(" ".join(words))

    assert outline is None or len(outline.elements) <= len(words)


def test_what_is_no_sparql_is_refused() -> None:
    """As everywhere, with its place."""
    with pytest.raises(QuerySyntaxError):
        outline_of("SELECT ` {")
