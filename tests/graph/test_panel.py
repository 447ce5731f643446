"""Panels: which pages show them, what they tell, and the passages behind their rows."""

import re

import pytest
from rdflib import Literal, URIRef

from enishi.catalog.header import VIEWS
from enishi.catalog.library import read_library
from enishi.catalog.query import NamedQuery
from enishi.errors import NotFoundError, UsageError
from enishi.graph.graph import Graph
from enishi.graph.panel import EVIDENCE, Panels, panels_in
from enishi.vocabulary.namespaces import TERMS
from enishi.vocabulary.ontology import ontology_graph

PANELS = panels_in(read_library())
KAWASAKI = "https://w3id.org/enishi/id/city/kawasaki"


@pytest.fixture(scope="module")
def panels(graph: Graph) -> Panels:
    """The panels over the graph of two sheets."""
    return Panels(graph.questions, graph.documents)


def names(panels: Panels, graph: Graph, path: str) -> list[str]:
    """Return the names of the panels on a page, in their order."""
    return [
        query.name.removeprefix("panel/") for query in panels.of(graph.entity(path))
    ]


@pytest.mark.parametrize("query", PANELS, ids=lambda query: query.name)
def test_every_panel_answers_in_both_languages(
    panels: Panels, query: NamedQuery
) -> None:
    """It runs on a city, tells the same rows in both languages, and says a sentence."""
    japanese = panels.answer(query, KAWASAKI, "ja")
    english = panels.answer(query, KAWASAKI, "en")

    assert len(japanese.table) == len(english.table) == len(japanese.evidence)
    assert japanese.said
    assert english.said
    assert japanese.said != english.said
    assert "#+" not in japanese.sparql


@pytest.mark.parametrize("query", PANELS, ids=lambda query: query.name)
def test_every_panel_says_where_it_stands_and_how_it_is_drawn(
    query: NamedQuery,
) -> None:
    """Header, parameters, classes, and the columns it is drawn from."""
    header = query.header
    keys = ("summary", "description", "answer", "empty")

    assert all(header.text(key, language) for key in keys for language in ("ja", "en"))
    assert [one.name for one in header.parameters] == ["thing", "language"]
    assert header.classes
    assert header.view in VIEWS
    projected = re.findall(r"\?(\w+)", query.sparql.partition("WHERE")[0])
    assert set(header.plot) <= set(projected)


@pytest.mark.parametrize("query", PANELS, ids=lambda query: query.name)
def test_panels_name_only_terms_that_there_are(query: NamedQuery) -> None:
    """No query asks for a class or property that the ontology does not have."""
    known = {str(term) for term in ontology_graph().subjects()}
    used = set(re.findall(r"(?<![:\w])enishi:(\w+)", query.text))

    assert {name for name in used if TERMS + name not in known} == set()


def test_a_home_city_and_its_partner_have_panels_of_their_own(
    panels: Panels, graph: Graph
) -> None:
    """Kawasaki's page begins with its figures, Bandung's with its ties."""
    home, partner = (
        names(panels, graph, "city/kawasaki"),
        names(panels, graph, "city/bandung"),
    )

    assert home[:2] == ["city/portrait", "city/partners"]
    assert partner[:2] == ["partner-city/portrait", "partner-city/ties"]
    assert not set(home).intersection(partner)


def test_a_panel_stands_only_where_its_property_is(
    panels: Panels, graph: Graph
) -> None:
    """A country without anything in it has no list of partners."""
    assert "program/partners" in {
        name
        for record in graph.query("example/initiatives-of-kawasaki")
        if str(record["number"]) == "17"
        for name in names(panels, graph, str(record["initiative"]))
    }
    assert "city/ratings" not in names(panels, graph, "fiscal-year/2021")


def test_the_ratings_are_those_of_the_sheet(panels: Panels) -> None:
    """150 rows are rated, 27 of them below target, as counted in the document."""
    answer = panels.answer(panels.named("city/ratings"), "city/kawasaki", "en")
    rows = [
        (str(record["achievement"])[-1], int(str(record["rows"])))
        for record in answer.table.records()
    ]

    assert answer.said == "150 rated rows."
    assert sum(count for level, count in rows if level == "4") == 27


def test_a_row_has_its_passages(panels: Panels) -> None:
    """The column of passages is quoted beside each row, and is no column any more."""
    answer = panels.answer(panels.named("city/partners"), "city/kawasaki", "ja")

    assert EVIDENCE not in answer.table.variables
    assert all(answer.evidence)
    partners = answer.table.column("partnerLabel")
    seen = answer.evidence[partners.index(Literal("バンドン市", lang="ja"))]
    assert any("バンドン" in one.passage.text for one in seen)


def test_an_answer_is_made_once(panels: Panels) -> None:
    """The graph never changes, so the same question is given the same answer."""
    query = panels.named("city/portrait")

    first = panels.answer(query, "city/kawasaki", "ja")
    assert panels.answer(query, "city/kawasaki", "ja") is first
    assert panels.answer(query, "city/kawasaki", "en") is not first


def test_what_is_not_there_is_said(panels: Panels) -> None:
    """No rows give the sentence for that; no panel and no address are errors."""
    answer = panels.answer(panels.named("city/money"), "city/nowhere", "en")

    assert answer.said == "The documents of this city print no amounts."
    assert answer.thing == URIRef("https://w3id.org/enishi/id/city/nowhere")
    with pytest.raises(NotFoundError):
        panels.named("city/nothing")
    with pytest.raises(UsageError):
        panels.answer(panels.named("city/money"), "> } DROP ALL", "en")
