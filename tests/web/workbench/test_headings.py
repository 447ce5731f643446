"""What columns are called: every one of the library's, in both languages."""

import re

import pytest
from flask import Flask, g

from enishi.graph.graph import Graph
from enishi.web.app import create_app
from enishi.web.settings import WebSettings
from enishi.web.workbench.columns import columns_of
from enishi.web.workbench.headings import Headings

JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def app() -> Flask:
    """Return an application, whose words are used."""
    return create_app(WebSettings())


def test_every_column_of_the_library_has_a_name(app: Flask, graph: Graph) -> None:
    """No variable of ours is left for a Japanese reader to guess."""
    headings = Headings.read(graph.terms)
    names = {
        column.name
        for query in graph.library.questions
        for column in columns_of(graph.query(query.name).table)
    }
    with app.test_request_context("/"):
        g.language = "ja"
        unnamed = {name for name in names if not JAPANESE.search(headings.of(name))}

    assert len(names) > 80
    assert unnamed == set()


def test_other_variables_are_split_into_words(app: Flask, graph: Graph) -> None:
    """A visitor's own variable is readable too, in any script."""
    headings = Headings.read(graph.terms)
    with app.test_request_context("/"):
        g.language = "en"

        assert headings.of("numberOfThings") == "Number Of Things"
        assert headings.of("都市の数") == "都市の数"
        assert headings.of("program") == "Program"
