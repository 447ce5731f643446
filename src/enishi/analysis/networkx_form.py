"""A network as a networkx graph, and back."""

from collections.abc import Mapping
from typing import Any, TypeAlias

import networkx as nx
from rdflib import URIRef

from enishi.analysis.network import Edge, Network, Node, Record

Graph: TypeAlias = "nx.Graph[URIRef]"


def to_networkx(network: Network) -> Graph:
    """Return a `networkx.Graph` or `networkx.DiGraph` with the evidence on its edges.

    Nodes are addresses with ``label_ja``, ``label_en``, ``kind`` and, in a two-mode
    network, ``bipartite`` (0 for the first mode, as networkx has it). Edges have
    ``weight``, ``kinds``, ``years``, ``vias``, ``evidence`` (tuples) and ``records``.
    """
    graph: Graph = nx.DiGraph() if network.directed else nx.Graph()
    for node in network.nodes:
        graph.add_node(node.iri, **_attributes(node, network))
    for edge in network.edges:
        graph.add_edge(
            edge.source,
            edge.target,
            weight=edge.weight,
            kinds=edge.kinds,
            years=edge.years,
            vias=edge.vias,
            evidence=edge.evidence,
            records=edge.records,
        )
    return graph


def from_networkx(graph: "nx.Graph[Any]", *, two_mode: bool = False) -> Network:
    """Return a network from any networkx graph without parallel edges.

    Args:
        graph: Its nodes become addresses by ``urn:node:`` where they are none; the
            edge attribute ``weight`` (1 when missing) becomes the weight of one record.
        two_mode: Whether the node attribute ``bipartite`` (0 or 1) tells two modes.
    """
    directed = graph.is_directed()
    names = {node: _address(node) for node in graph}
    labels = {names[node]: str(node) for node in graph}
    nodes = tuple(Node(iri, label_en=labels[iri]) for iri in sorted(labels))
    edges = []
    for one, other, data in graph.edges(data=True):
        ends = names[one], names[other]
        swapped = ends[1] < ends[0] and not directed
        if two_mode:
            swapped = graph.nodes[one]["bipartite"] == 1
        source, target = ends[::-1] if swapped else ends
        weight = float(data.get("weight", 1))
        edges.append(Edge(source, target, (Record(weight=weight),)))
    edges.sort(key=lambda edge: (edge.source, edge.target))
    return Network(nodes, tuple(edges), directed, two_mode)


def _address(node: object) -> URIRef:
    if isinstance(node, URIRef):
        return node
    return URIRef(f"urn:node:{str(node).replace(' ', '_')}")


def _attributes(node: Node, network: Network) -> Mapping[str, Any]:
    values = {
        "label_ja": node.label_ja,
        "label_en": node.label_en,
        "kind": node.kind,
    }
    if not network.two_mode:
        return values
    return values | {"bipartite": 0 if node.iri in network.first_mode else 1}
