"""Networks written to files."""

from pathlib import Path

import networkx as nx
import pytest

from enishi.errors import NotFoundError, UsageError
from enishi.exports.format import Format
from enishi.exports.formats import NETWORK_FORMATS
from enishi.exports.table import NodeEdgeTable
from enishi.graph.graph import Graph
from enishi.graph.writing import format_of, write_network


@pytest.mark.parametrize("form", NETWORK_FORMATS, ids=lambda form: form.id)
def test_every_format_can_be_had_from_a_network(
    graph: Graph, tmp_path: Path, form: Format[NodeEdgeTable]
) -> None:
    """The file's own ending is enough to say which."""
    file = graph.export(tmp_path / f"ties{form.suffix}", graph.network("city-partner"))

    assert file.stat().st_size > 100
    assert [found.name for found in tmp_path.iterdir()] == [file.name]


def test_the_longest_ending_wins() -> None:
    """`.neo4j.zip` is not any archive."""
    assert format_of(Path("a.b.neo4j.zip")).id == "neo4j"
    assert format_of(Path("A.GEXF")).id == "gexf"
    with pytest.raises(UsageError, match="names no format"):
        format_of(Path("ties.zip"))


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """A value that no format can hold leaves nothing behind."""
    net: nx.Graph[str] = nx.Graph()
    net.add_node("a", odd=object())

    with pytest.raises(UsageError, match="cannot hold"):
        write_network(tmp_path / "x.gexf", net)
    with pytest.raises(UsageError, match="cannot write"):
        write_network(tmp_path / "none" / "x.gexf", nx.path_graph(2))
    with pytest.raises(NotFoundError, match="no format 'gexx'"):
        write_network(tmp_path / "x", nx.path_graph(2), "gexx")
    assert list(tmp_path.iterdir()) == []
