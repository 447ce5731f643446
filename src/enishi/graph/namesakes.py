"""Things of one name, told apart where they meet.

Bureaus of several cities share a name, and so do divisions of one city. Where a list
or a network has two of them, each is called by its name and whose it is; a thing whose
name no other has there keeps its plain name.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from rdflib import URIRef

from enishi.analysis.network import Network, Node
from enishi.graph.answer import Questions
from enishi.graph.words import NO_WORDS, Thing, Words, iri_in, words_in

LANGUAGES: Final = ("ja", "en")
ASKED_AT_ONCE: Final = 2000
"""Things in one query."""


def told_apart(questions: Questions, things: Sequence[Thing]) -> tuple[Thing, ...]:
    """Return things in their order, those that share a name told apart.

    Args:
        questions: The queries of the graph that has the things.
        things: What stands in one list.

    Raises:
        QueryError: If the graph does not answer.
    """
    placed = placed_names(questions, namesakes(things))
    return tuple(
        Thing(one.iri, placed.get(one.iri, NO_WORDS).joined(one.words))
        for one in things
    )


def nodes_told_apart(questions: Questions, network: Network) -> Network:
    """Return a network with those of its nodes told apart that share a name.

    Raises:
        QueryError: If the graph does not answer.
    """
    things = [
        Thing(node.iri, Words(node.label_ja, node.label_en)) for node in network.nodes
    ]
    told = told_apart(questions, things)
    if all(one.words == other.words for one, other in zip(told, things, strict=True)):
        return network
    nodes = (Node(one.iri, one.words.ja, one.words.en) for one in told)
    return replace(network, nodes=tuple(nodes))


def namesakes(things: Iterable[Thing]) -> list[URIRef]:
    """Return the addresses of things that a reader of either language finds alike."""
    names = {
        one.iri: [one.named(language)[0] for language in LANGUAGES] for one in things
    }
    shared = [Counter(pair[place] for pair in names.values()) for place in (0, 1)]
    return [
        iri
        for iri, pair in names.items()
        if any(shared[place][pair[place]] > 1 for place in (0, 1))
    ]


def placed_names(questions: Questions, wanted: Sequence[URIRef]) -> dict[URIRef, Words]:
    """Return names that say whose each thing is; those that belong to none are absent.

    Raises:
        QueryError: If the graph does not answer.
    """
    found: dict[URIRef, Words] = {}
    for start in range(0, len(wanted), ASKED_AT_ONCE):
        asked = list(wanted[start : start + ASKED_AT_ONCE])
        for record in questions.ask("entity/whose", entity=asked):
            iri = iri_in(record, "entity")
            found[iri] = found.get(iri, NO_WORDS).joined(words_in(record))
    return found
