"""One label in each language for everything, over all graphs of a build."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rdflib import Graph, Literal

from enishi.vocabulary.terms import RDFS, SKOS

if TYPE_CHECKING:
    from rdflib.term import Node


def settle_labels(graphs: Sequence[Graph]) -> None:
    """Keep one `rdfs:label` per language; the others become `skos:altLabel`.

    The graph that comes first decides: the register before the documents, and these in
    the order of their slugs. Within a graph the shorter label decides, then the order
    of code points, so that the result depends on no hash order.

    Args:
        graphs: The graphs in order of precedence; changed in place.
    """
    settled: dict[tuple[Node, str], str] = {}
    for graph in graphs:
        labels = [
            (subject, label)
            for subject, label in graph.subject_objects(RDFS.label)
            if isinstance(label, Literal)
        ]
        labels.sort(key=lambda pair: (str(pair[0]), len(pair[1]), str(pair[1])))
        for subject, label in labels:
            kept = settled.setdefault((subject, label.language or ""), str(label))
            if kept != str(label):
                graph.remove((subject, RDFS.label, label))
                graph.add((subject, SKOS.altLabel, label))
