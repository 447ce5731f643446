"""Parquet that pandas reads with its types."""

import io
import sys
import zipfile
from datetime import date

import pandas as pd
import pytest
from pyarrow import parquet

from enishi.errors import UsageError
from enishi.exports.parquet import write_parquet
from enishi.exports.table import NodeEdgeTable


def frames(table: NodeEdgeTable) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the nodes and edges of a written table."""
    archive = zipfile.ZipFile(io.BytesIO(b"".join(write_parquet(table))))
    nodes, edges = (
        pd.read_parquet(io.BytesIO(archive.read(name)), dtype_backend="pyarrow")
        for name in ("nodes.parquet", "edges.parquet")
    )
    return nodes, edges


def test_pandas_reads_types_and_gaps(awkward: NodeEdgeTable) -> None:
    """Dates are dates, lists lists, and what is unknown is null."""
    nodes, edges = frames(awkward)
    assert nodes["label"].tolist() == [node.label for node in awkward.nodes]
    assert nodes["budget"][0] == 12_345_678_901
    assert nodes["founded"][0] == date(1924, 7, 1)
    assert list(nodes["aliases_ja"][0]) == ["カワサキ", 'か"わ,さき\\']
    assert bool(nodes["home"][0]) is True
    assert nodes["size"].isna().tolist() == [False, True, False, True, True, False]
    assert edges["weight"].tolist() == [edge.weight for edge in awkward.edges]
    assert list(edges["evidence"][1]) == list(awkward.edges[1].evidence)


def test_ends_of_edges_are_nodes(awkward: NodeEdgeTable) -> None:
    """Tables join by id and by address."""
    nodes, edges = frames(awkward)
    assert set(edges["source"]) | set(edges["target"]) <= set(nodes["id"])
    assert set(edges["source_iri"]) <= set(nodes["iri"])


def test_the_files_say_where_they_come_from(awkward: NodeEdgeTable) -> None:
    """Version and licence are in the schema, which travels with the file."""
    archive = zipfile.ZipFile(io.BytesIO(b"".join(write_parquet(awkward))))
    schema = parquet.read_schema(io.BytesIO(archive.read("edges.parquet")))
    assert schema.metadata[b"version"] == b"0123abcd"
    assert schema.metadata[b"query"].decode() == awkward.about.query


def test_a_network_without_nodes_has_columns(empty: NodeEdgeTable) -> None:
    """Nothing is still typed."""
    nodes, edges = frames(empty)
    assert (len(nodes), len(edges)) == (0, 0)
    assert "weight" in edges.columns


def test_without_pyarrow_the_message_says_what_to_install(
    awkward: NodeEdgeTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The extra is named before a byte is sent."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pip install enishi\[parquet\]"):
        write_parquet(awkward)
