"""Queries in words, by rule, in both languages."""

import pytest
from flask import Flask, g

from enishi.graph.graph import Graph
from enishi.web.app import create_app
from enishi.web.settings import WebSettings
from enishi.web.workbench.explaining import Explainer

QUERY = """PREFIX enishi: <https://w3id.org/enishi/ont#>
SELECT ?program (COUNT(?row) AS ?rows) WHERE {
  ?program a enishi:Program ;
    enishi:government <https://w3id.org/enishi/id/city/kawasaki> .
  OPTIONAL { ?row enishi:ofProgram ?program }
  FILTER (?rows > 1)
} GROUP BY ?program ORDER BY DESC(?rows) LIMIT 10"""


@pytest.fixture(scope="module")
def app() -> Flask:
    """Return an application, whose words are used."""
    return create_app(WebSettings())


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            [
                "Count or add up, and give ?program, ?rows, where",
                "?program is a thing of the kind “Program”",
                "?program has as “government” Kawasaki",
                "If there is one: ?row has as “of program” ?program",
                "Only where ?rows > 1",
                "One row for each group.",
                "The largest first.",
                "At most 10 rows.",
            ],
        ),
        (
            "ja",
            [
                "数えるか合計し、?program, ?rows を示す。条件は次のとおり。",
                "?program は「事業」である",
                "?program の「自治体」は 川崎市 である",
                "あれば：?row の「対象事業」は ?program である",
                "次に当てはまるものだけ：?rows > 1",
                "まとまりごとに一行。",
                "大きい順。",
                "10行まで。",
            ],
        ),
    ],
)
def test_a_query_is_said_in_words(
    app: Flask, graph: Graph, language: str, expected: list[str]
) -> None:
    """Terms and things by their names; the rest as it is written."""
    with app.test_request_context("/"):
        g.language = language
        said = [*Explainer(graph).explained(QUERY)]

    assert said == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (
            "{ ?x a enishi:City } UNION { ?x a enishi:Region }",
            (
                "Any one of these: ?x is a thing of the kind “City” — or — "
                "?x is a thing of the kind “Region”"
            ),
        ),
        (
            "?p enishi:partner/^enishi:party* ?x",
            "From ?p “partner” → “party” backwards any number of times leads to ?x",
        ),
        (
            "FILTER NOT EXISTS { ?p enishi:partner ?x }",
            "Only where there is nothing of this: ?p has as “partner” ?x",
        ),
        (
            "{ SELECT ?x (COUNT(?p) AS ?n) { ?p enishi:partner ?x } GROUP BY ?x }",
            (
                "First, by itself: Count or add up, and give ?x, ?n, where; "
                "?p has as “partner” ?x; One row for each group."
            ),
        ),
        ('FILTER (LANG(?l) = "ja")', "Only where ?l is in Japanese"),
        ('FILTER CONTAINS(STR(?l), "環境")', "Only where ?l holds “環境”"),
        ("BIND (STRLEN(?t) AS ?n)", "Call ?n what STRLEN(?t) gives"),
        ('?a rdfs:label "東京"@ja', '?a has as “name” "東京" (ja)'),
        ('?a rdfs:label "1"^^enishi:x', '?a has as “name” "1"'),
        ("?a enishi:party [ a enishi:City ]", "?a enishi:party [ a enishi:City ]"),
    ],
)
def test_each_kind_of_line_has_its_sentence(
    app: Flask, graph: Graph, pattern: str, expected: str
) -> None:
    """Patterns within patterns are said too; brackets stay as they are written."""
    query = (
        "PREFIX enishi: <https://w3id.org/enishi/ont#>\n"
        "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n"
        f"SELECT * WHERE {{\n{pattern} # a remark\n}}"
    )
    with app.test_request_context("/"):
        g.language = "en"
        said = Explainer(graph).explained(query)

    assert said == ("Give everything, where", expected)


def test_every_question_of_the_library_can_be_said(app: Flask, graph: Graph) -> None:
    """No line of ours is beyond the rules."""
    with app.test_request_context("/"):
        g.language = "en"
        for query in graph.library.questions:
            assert len(Explainer(graph).explained(query.sparql)) > 1, query.name


def test_what_is_broken_is_not_explained(app: Flask, graph: Graph) -> None:
    """No words are better than wrong ones."""
    with app.test_request_context("/"):
        assert Explainer(graph).explained("SELECT ` {") == ()
        assert Explainer(graph).explained("DESCRIBE <urn:a>") == ()
