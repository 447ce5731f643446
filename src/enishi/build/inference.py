"""What rules make of the statements: CONSTRUCT queries in the order of names.

Each rule is a file of ``queries/rule``. A rule sees what the documents and the register
say and what earlier rules made.
"""

from pathlib import Path

from rdflib import RDF, Graph, Literal

from enishi.errors import SourceError
from enishi.resources import folder
from enishi.store.embedded import EmbeddedStore
from enishi.vocabulary.identity import rule_iri
from enishi.vocabulary.literals import text
from enishi.vocabulary.terms import DCTERMS, ENISHI, RDFS

_HEADER = "#+ "


def rule_files() -> list[Path]:
    """Return the rules in the order in which they run."""
    return sorted(folder("queries/rule").glob("*.rq"))


def infer(store: EmbeddedStore) -> Graph:
    """Run every rule over a store of all graphs.

    The rules read nothing that another rule makes, except where a file says so in its
    description; so each runs over the same store.

    Args:
        store: What documents and register say, with the inferred graph of wordings.

    Returns:
        What the rules made, and the description of each rule.
    """
    made = Graph()
    for path in rule_files():
        query = path.read_text(encoding="utf-8")
        made += store.construct(query)
        made += _description(path, query)
    return made


def _description(path: Path, query: str) -> Graph:
    """Return a rule's own statements, from the header of its file."""
    header = dict(
        line.removeprefix(_HEADER).split(": ", 1)
        for line in query.splitlines()
        if line.startswith(_HEADER) and ": " in line
    )
    iri = rule_iri(path.stem.partition("-")[2])
    graph = Graph()
    graph.add((iri, RDF.type, ENISHI.Rule))
    for predicate, key in (
        (RDFS.label, "summary"),
        (DCTERMS.description, "description"),
    ):
        for language, name in (("en", key), ("ja", f"{key}-ja")):
            if name not in header:
                raise SourceError(f"has no {name} in its header.", document=path.name)
            value: Literal = text(header[name], language)
            graph.add((iri, predicate, value))
    return graph
