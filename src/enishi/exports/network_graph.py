"""A network as RDF, so that it can be asked beside the graph it was made from.

An edge is an ``rdf:Statement`` whose predicate is ``dcterms:relation``: the network
says that two things are tied and what by, and asserts nothing new about either.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from typing import Final, TypeAlias

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from enishi.exports.about import Bilingual
from enishi.exports.cell import Cell, Column, ColumnKind
from enishi.exports.quads import Graphs
from enishi.exports.table import EdgeRow, NodeEdgeTable, NodeRow, known
from enishi.vocabulary.terms import DCTERMS, ENISHI, OWL, RDF, RDFS, SH, VOID, XSD

Triple: TypeAlias = tuple[Node, Node, Node]

_SAID: Final = frozenset({"iri", "label_ja", "label_en", "kind", "evidence"})


def network_graphs(table: NodeEdgeTable) -> Graphs:
    """Return the network as a named graph, described in the default graph.

    Columns become properties below the network's own address; names, kinds and
    evidence use the vocabularies that have them. Positions, sizes and colours belong
    to a drawing and are left out.
    """
    return {
        "": _graph(_described(table)),
        table.about.iri: _graph(_network(table)),
    }


def network_graph(table: NodeEdgeTable) -> Graphs:
    """Return the same as one graph, for formats that cannot keep graphs apart."""
    return {"": _graph(chain(_described(table), _network(table)))}


def _graph(triples: Iterable[Triple]) -> Graph:
    graph = Graph(bind_namespaces="none")
    for triple in triples:
        graph.add(triple)
    return graph


def _described(table: NodeEdgeTable) -> Iterator[Triple]:
    yield from _description(table)
    yield from _properties(table)


def _network(table: NodeEdgeTable) -> Iterator[Triple]:
    for node in table.nodes:
        yield from _node(node, table)
    for edge in table.edges:
        yield from _edge(edge, table)


def own_space(table: NodeEdgeTable) -> dict[str, str]:
    """Return the prefix of the network's own properties and edges."""
    return {"network": f"{table.about.iri}#"}


def _description(table: NodeEdgeTable) -> Iterator[Triple]:
    about = table.about
    whole = URIRef(about.iri)
    yield whole, RDF.type, VOID.Dataset
    said = {
        DCTERMS.bibliographicCitation: about.citation,
        OWL.versionInfo: about.version,
        SH.select: about.query,
    }
    for predicate, text in said.items():
        if text:
            yield whole, predicate, Literal(text)
    for literal in _in_both(about.title):
        yield whole, DCTERMS.title, literal
    for literal in _in_both(about.description):
        yield whole, DCTERMS.description, literal
    if about.licence:
        yield whole, DCTERMS.license, URIRef(about.licence)
    if about.created:
        yield whole, DCTERMS.created, Literal(about.created, datatype=XSD.date)


def _properties(table: NodeEdgeTable) -> Iterator[Triple]:
    for column in table.columns:
        if column.name not in _SAID:
            yield _property(column, table), RDF.type, RDF.Property
            yield _property(column, table), RDFS.label, Literal(column.name)


def _in_both(text: Bilingual) -> Iterator[Literal]:
    if text.ja:
        yield Literal(text.ja, lang="ja")
    if text.en:
        yield Literal(text.en, lang="en")


def _property(column: Column, table: NodeEdgeTable) -> URIRef:
    return URIRef(f"{table.about.iri}#{column.name}")


def _node(node: NodeRow, table: NodeEdgeTable) -> Iterator[Triple]:
    subject = URIRef(node.iri)
    cells = {
        column.name: cell for column, cell in known(table.node_columns, node.cells)
    }
    names = Bilingual(str(cells.get("label_ja", "")), str(cells.get("label_en", "")))
    yield subject, RDF.type, RDFS.Resource
    for literal in _in_both(names):
        yield subject, RDFS.label, literal
    if node.kind:
        yield subject, DCTERMS.type, Literal(node.kind)
    yield from _own(subject, table.node_columns, node.cells, table)


def _edge(edge: EdgeRow, table: NodeEdgeTable) -> Iterator[Triple]:
    subject = URIRef(f"{table.about.iri}#{edge.id}")
    yield subject, RDF.type, RDF.Statement
    yield subject, RDF.subject, URIRef(edge.source.iri)
    yield subject, RDF.predicate, DCTERMS.relation
    yield subject, RDF.object, URIRef(edge.target.iri)
    yield subject, RDF.value, Literal(repr(edge.weight), datatype=XSD.double)
    if edge.kind:
        yield subject, DCTERMS.type, Literal(edge.kind)
    for address in edge.evidence:
        yield subject, ENISHI.evidence, URIRef(address)
    for column, cell in known(table.edge_columns, edge.cells):
        if column.name == "iri":
            yield subject, RDFS.seeAlso, URIRef(str(cell))
    yield from _own(subject, table.edge_columns, edge.cells, table)


def _own(
    subject: URIRef,
    columns: tuple[Column, ...],
    cells: tuple[Cell, ...],
    table: NodeEdgeTable,
) -> Iterator[Triple]:
    for column, cell in known(columns, cells):
        if column.name in _SAID:
            continue
        members = cell if isinstance(cell, tuple) else (cell,)
        for member in members:
            yield subject, _property(column, table), _term(column.kind, member)


def _term(kind: ColumnKind, cell: Cell) -> Node:
    if kind is ColumnKind.IRI:
        return URIRef(str(cell))
    if isinstance(cell, bool):
        return Literal("true" if cell else "false", datatype=XSD.boolean)
    if isinstance(cell, int):
        return Literal(str(cell), datatype=XSD.integer)
    if isinstance(cell, float):
        return Literal(repr(cell), datatype=XSD.double)
    if isinstance(cell, date):
        return Literal(cell.isoformat(), datatype=XSD.date)
    return Literal(str(cell))
