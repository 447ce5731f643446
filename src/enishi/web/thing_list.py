"""Things in a list, each with what a reader needs to judge it, and its passages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rdflib import URIRef

from enishi.graph.graph import Graph
from enishi.graph.statement import Description
from enishi.graph.words import iri_in
from enishi.vocabulary.terms import DCTERMS, ENISHI
from enishi.web.chips import chips_of
from enishi.web.sections import statements_of
from enishi.web.statement import Chip, Statement, Value
from enishi.web.values import thing_value

SHOWN: Final = frozenset(
    {
        DCTERMS.description,
        ENISHI.agreementType,
        ENISHI.amount,
        ENISHI.assessmentReason,
        ENISHI.cooperationField,
        ENISHI.heldOn,
        ENISHI.implementedBy,
        ENISHI.partner,
        ENISHI.party,
        ENISHI.plannedContent,
        ENISHI.resultText,
        ENISHI.signedYear,
        ENISHI.statusWords,
    }
)
"""What is told of each thing; its own page has the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingView:
    """One thing of a list.

    Attributes:
        name: The thing.
        chips: Its year, status and grades.
        statements: What is told of it, with passages.
    """

    name: Value
    chips: tuple[Chip, ...]
    statements: tuple[Statement, ...]


def thing_views(graph: Graph, things: Sequence[URIRef]) -> dict[URIRef, ThingView]:
    """Return things as a list shows them; those the graph says nothing of are absent.

    The results of program years are told with them.
    """
    wanted = list(dict.fromkeys(things))
    if not wanted:
        return {}
    answer = graph.query("ties/results", record=wanted)
    results = [(iri_in(row, "record"), iri_in(row, "result")) for row in answer]
    described = graph.describing.descriptions([*wanted, *(part for _, part in results)])
    return {
        thing: _view(
            graph,
            described[thing],
            [described[part] for whole, part in results if whole == thing],
        )
        for thing in wanted
        if thing in described
    }


def _view(
    graph: Graph, thing: Description, results: Sequence[Description]
) -> ThingView:
    facts = [
        fact
        for one in (thing, *results)
        for fact in one.statements
        if fact.predicate.iri in SHOWN
    ]
    return ThingView(
        name=thing_value(thing.thing),
        chips=chips_of(thing),
        statements=statements_of(facts, graph.documents),
    )
