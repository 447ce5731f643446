"""Sets of statements: graphs that know nothing but what stands in them.

rdflib's own graphs also keep, for each statement, which graphs of their store hold it.
A build has a hundred thousand statements and never asks; without that they take half
the memory and half the time.
"""

from collections.abc import Iterable
from typing import Final

from rdflib import Graph
from rdflib.term import Node

STORE: Final = "SimpleMemory"


def statements(*parts: Iterable[tuple[Node, Node, Node]]) -> Graph:
    """Return a new graph of all the statements of some others.

    Args:
        parts: Graphs, or statements that come out of graphs.
    """
    graph = Graph(store=STORE, bind_namespaces="none")
    add = graph.store.add
    for part in parts:
        for triple in part:
            add(triple, graph)
    return graph
