"""RDF formats on offer, for graphs and for networks."""

from collections.abc import Iterator
from typing import Final

from enishi.exports.about import Bilingual
from enishi.exports.format import Format
from enishi.exports.jsonld import write_jsonld
from enishi.exports.network_graph import network_graph, network_graphs, own_space
from enishi.exports.quads import (
    Graphs,
    write_nquads,
    write_ntriples,
    write_trig,
    write_turtle,
)
from enishi.exports.table import NodeEdgeTable

_TOOLS: Final = ("Virtuoso", "GraphDB", "Apache Jena", "rdflib")
_APART: Final = Bilingual(
    "RDFツールで読み込みます。出典ごとの名前付きグラフが残ります。",
    "Load it with any RDF tool; the named graph of each source stays apart.",
)
_MERGED: Final = Bilingual(
    "RDFツールで読み込みます。名前付きグラフは一つにまとまります。",
    "Load it with any RDF tool; named graphs become one.",
)

GRAPH_FORMATS: Final[tuple[Format[Graphs], ...]] = (
    Format(
        "turtle",
        Bilingual("Turtle", "Turtle"),
        "text/turtle",
        ".ttl",
        _TOOLS,
        _MERGED,
        write_turtle,
    ),
    Format(
        "jsonld",
        Bilingual("JSON-LD", "JSON-LD"),
        "application/ld+json",
        ".jsonld",
        _TOOLS,
        _APART,
        write_jsonld,
    ),
    Format(
        "trig",
        Bilingual("TriG", "TriG"),
        "application/trig",
        ".trig",
        _TOOLS,
        _APART,
        write_trig,
    ),
    Format(
        "nquads",
        Bilingual("N-Quads", "N-Quads"),
        "application/n-quads",
        ".nq",
        _TOOLS,
        _APART,
        write_nquads,
    ),
    Format(
        "ntriples",
        Bilingual("N-Triples", "N-Triples"),
        "application/n-triples",
        ".nt",
        _TOOLS,
        _MERGED,
        write_ntriples,
    ),
)
"""Every way to write graphs, in the order of the menu."""


def _turtle(table: NodeEdgeTable) -> Iterator[bytes]:
    return write_turtle(network_graph(table), own_space(table))


def _trig(table: NodeEdgeTable) -> Iterator[bytes]:
    return write_trig(network_graphs(table), own_space(table))


def _jsonld(table: NodeEdgeTable) -> Iterator[bytes]:
    return write_jsonld(network_graphs(table), own_space(table))


def _nquads(table: NodeEdgeTable) -> Iterator[bytes]:
    return write_nquads(network_graphs(table))


def _ntriples(table: NodeEdgeTable) -> Iterator[bytes]:
    return write_ntriples(network_graph(table))


_OF_NETWORK: Final = {
    "turtle": _turtle,
    "jsonld": _jsonld,
    "trig": _trig,
    "nquads": _nquads,
    "ntriples": _ntriples,
}

NETWORK_RDF_FORMATS: Final[tuple[Format[NodeEdgeTable], ...]] = tuple(
    Format(
        form.id,
        form.name,
        form.media_type,
        form.suffix,
        form.tools,
        form.use,
        _OF_NETWORK[form.id],
    )
    for form in GRAPH_FORMATS
)
"""The same for a network, which becomes a graph first."""
