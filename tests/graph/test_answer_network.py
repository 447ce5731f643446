"""Answers of queries as networks."""

import pytest
from rdflib import Literal, URIRef

from enishi.analysis.reading import Form
from enishi.errors import UsageError
from enishi.exports.about import About, Bilingual
from enishi.graph.answer_network import answer_network, is_network
from enishi.store.protocol import Table

ABOUT = About(
    iri="https://example.org/q", title=Bilingual("問い", "A question"), query="SELECT"
)
A, B = URIRef("https://example.org/a"), URIRef("https://example.org/b")


def test_a_row_ties_its_source_to_its_target() -> None:
    """Equal rows are one record; labels keep their languages."""
    table = Table(
        ("source", "sourceLabel", "target", "targetLabel"),
        (
            (A, Literal("A-ya", lang="en"), B, Literal("ビー", lang="ja")),
            (A, Literal("A-ya", lang="en"), B, Literal("ビー", lang="ja")),
        ),
    )

    made = answer_network(table, ABOUT)

    assert is_network(table)
    assert set(made.edges) == {(A, B)}
    assert made.nodes[A]["label_en"] == "A-ya"
    assert made.nodes[B]["label_ja"] == "ビー"
    assert made.graph["title_en"] == "A question"
    assert not made.is_directed()
    assert answer_network(table, ABOUT, Form(directed=True)).is_directed()


def test_other_answers_are_no_networks() -> None:
    """Without source and target there is nothing to tie."""
    table = Table(("city", "partner"), ((A, B),))

    assert not is_network(table)
    assert not is_network(None)
    with pytest.raises(UsageError, match="no network"):
        answer_network(table, ABOUT)
