"""The adjacency matrix, read back by pandas."""

import io

import numpy as np
import pandas as pd
import pytest

from enishi.errors import UsageError
from enishi.exports.about import About, Bilingual
from enishi.exports.adjacency import LARGEST, write_adjacency
from enishi.exports.table import Node, NodeEdgeTable
from enishi.exports.tabulation import tabulate


def matrix(table: NodeEdgeTable) -> pd.DataFrame:
    """Write a table and read its matrix."""
    written = io.BytesIO(b"".join(write_adjacency(table)))
    return pd.read_csv(written, index_col=0, encoding="utf-8-sig")


def test_an_undirected_matrix_is_symmetric(awkward: NodeEdgeTable) -> None:
    """Parallel edges are added; a loop stands once on the diagonal."""
    frame = matrix(awkward)
    values = frame.to_numpy()
    assert np.array_equal(values, values.T)
    assert list(frame.index) == list(frame.columns)
    assert frame.loc["川崎市", 'ペナン "州" <ﾏﾚｰｼｱ> & co'] == 4.5
    assert frame.loc["川崎市", "川崎市"] == 1
    assert values.sum() == 2 * sum(edge.weight for edge in awkward.edges) - 1


def test_rows_of_a_directed_matrix_are_sources(directed: NodeEdgeTable) -> None:
    """What goes one way only is not turned."""
    frame = matrix(directed)
    assert frame.loc["Kawasaki", "'=Penang|a;b"] == 4.5
    assert frame.loc["'=Penang|a;b", "Kawasaki"] == 0


def test_names_are_unique(awkward: NodeEdgeTable) -> None:
    """Two departments of one name are two rows."""
    assert matrix(awkward).index.is_unique


def test_a_matrix_that_no_spreadsheet_opens_is_refused() -> None:
    """The message says how many nodes fit."""
    about = About(iri="https://example.org/n", title=Bilingual())
    nodes = (Node(iri=f"urn:{number}") for number in range(LARGEST + 1))
    with pytest.raises(UsageError, match=r"16384 nodes.*16383 nodes"):
        write_adjacency(tabulate(nodes, [], about, directed=False))
