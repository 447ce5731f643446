"""What rules make of the statements: CONSTRUCT queries in the order of names.

Each rule is a file of ``queries/rule``. A rule sees what the documents and the register
say, and what was worked out from their wording. Those numbered from 60 on also see what
the rules before 60 made; no rule sees what others of its own stage make.
"""

from collections.abc import Iterable
from typing import Final

from rdflib import RDF, Graph

from enishi.catalog.library import Library
from enishi.catalog.query import NamedQuery
from enishi.store.embedded import EmbeddedStore
from enishi.vocabulary.identity import rule_iri
from enishi.vocabulary.literals import text
from enishi.vocabulary.statements import statements
from enishi.vocabulary.terms import DCTERMS, ENISHI, RDFS

_SECOND_STAGE: Final = "60"


def stages(library: Library) -> list[list[NamedQuery]]:
    """Return the rules in the two stages in which they run."""
    first = [query for query in library if query.name < _SECOND_STAGE]
    return [first, [query for query in library if query.name >= _SECOND_STAGE]]


def infer(store: EmbeddedStore, rules: Iterable[NamedQuery]) -> Graph:
    """Run the rules of a stage over a store of all graphs.

    Args:
        store: What documents and register say, with what wordings and earlier stages
            gave.
        rules: The rules.

    Returns:
        What the rules made, and the description of each rule.
    """
    made = statements()
    for query in rules:
        made += store.construct(query.text)
        made += _description(query)
    return made


def _description(query: NamedQuery) -> Graph:
    """Return a rule's own statements, from the header of its file."""
    name = query.name.partition("-")[2]
    graph, iri = statements(), rule_iri(name)
    graph.add((iri, RDF.type, ENISHI.Rule))
    for language in ("ja", "en"):
        for predicate, key in (
            (RDFS.label, "summary"),
            (DCTERMS.description, "description"),
        ):
            words = query.header.text(key, language)
            graph.add((iri, predicate, text(words, language)))
    return graph
