"""Pajek's format that igraph reads."""

from collections.abc import Callable, Iterator
from pathlib import Path

import igraph

from enishi.exports.label import unique_labels
from enishi.exports.pajek import write_pajek
from enishi.exports.table import NodeEdgeTable

Save = Callable[[Callable[[NodeEdgeTable], Iterator[bytes]], NodeEdgeTable, str], Path]


def test_igraph_reads_names_weights_and_places(
    awkward: NodeEdgeTable, saved: Save
) -> None:
    """Quotes, which Pajek cannot escape, become single; the rest is as it was."""
    graph = igraph.Graph.Read_Pajek(str(saved(write_pajek, awkward, "a.net")))
    names = [name.replace('"', "''") for name in unique_labels(awkward).values()]
    assert graph.vs["name"] == names
    assert graph.es["weight"] == [edge.weight for edge in awkward.edges]
    # igraph puts the lower number of an undirected edge first.
    ends = [(edge.source.number - 1, edge.target.number - 1) for edge in awkward.edges]
    assert [edge.tuple for edge in graph.es] == [tuple(sorted(pair)) for pair in ends]
    assert not graph.is_directed()
    assert (min(graph.vs["x"]), max(graph.vs["x"])) == (0.0, 1.0)
    assert all(0 <= y <= 1 for y in graph.vs["y"])


def test_direction_is_said(directed: NodeEdgeTable, saved: Save) -> None:
    """Arcs have a direction, edges none."""
    path = saved(write_pajek, directed, "a.net")
    assert igraph.Graph.Read_Pajek(str(path)).is_directed()


def test_pajek_is_told_that_it_is_utf_8(bare: NodeEdgeTable) -> None:
    """The file begins with a byte order mark, and every name is on one line."""
    assert (
        b"".join(write_pajek(bare)).decode() == '\ufeff*Vertices 1\n1 "urn:x"\n*Edges\n'
    )


def test_places_without_extent_are_in_the_middle(awkward: NodeEdgeTable) -> None:
    """Scaling does not divide by nothing."""
    lines = b"".join(write_pajek(awkward)).decode().splitlines()
    assert lines[1].endswith(" 0.5")
