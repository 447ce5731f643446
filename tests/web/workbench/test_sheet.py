"""Answers as sheets."""

from collections import defaultdict

import pytest
from flask import Flask
from rdflib import Literal, URIRef

from enishi.graph.graph import Graph
from enishi.store.protocol import Table
from enishi.web.language import install
from enishi.web.workbench.sheet import Sheet, read_sheet


def sheet_of(table: Table, graph: Graph, language: str) -> Sheet:
    """Return a table as a reader of a language gets it."""
    app = Flask(__name__)
    install(app)
    with app.test_request_context(headers={"Accept-Language": language}):
        app.preprocess_request()
        return read_sheet(table, graph, lambda name: name)


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(
    "question",
    ["two-years-side-by-side", "new-contracts", "accord-fields-and-departments"],
)
def test_no_two_departments_of_an_answer_read_alike(
    whole: Graph, question: str, language: str
) -> None:
    """Divisions of several bureaus have one name."""
    asked = whole.query(f"question/{question}", language=language)
    sheet = sheet_of(asked.table, whole, language)
    place = sheet.place("department")
    assert place is not None
    named = defaultdict(set)
    for row in sheet.rows:
        named[row[place].text].add(row[place].address)

    assert named
    assert {text: found for text, found in named.items() if len(found) > 1} == {}


def test_a_label_of_the_answers_own_stays(whole: Graph) -> None:
    """Whoever writes a query may call a thing as it likes."""
    harbours = [
        one.iri
        for city in ("kawasaki", "tokyo", "yokohama")
        for one in whole.related(f"city/{city}", "government", "department").things
        if one.words.ja == "港湾局"
    ]
    rows = tuple((URIRef(iri), Literal("みなと", "ja")) for iri in harbours)
    table = Table(("department", "departmentLabel"), rows)
    sheet = sheet_of(table, whole, "ja")

    assert len(harbours) == 3
    assert [row[0].text for row in sheet.rows] == ["みなと"] * 3
