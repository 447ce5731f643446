"""Node and edge tables that Excel, Gephi and pandas read alike."""

import io
import zipfile

import pandas as pd

from enishi.exports.gephi import write_edges, write_gephi, write_nodes
from enishi.exports.table import NodeEdgeTable


def read(written: bytes) -> pd.DataFrame:
    """Read a CSV file as pandas does when told that it is UTF-8 with a mark."""
    return pd.read_csv(
        io.BytesIO(written), encoding="utf-8-sig", dtype_backend="pyarrow"
    )


def test_excel_sees_that_it_is_utf_8(awkward: NodeEdgeTable) -> None:
    """A byte order mark, and lines that end as RFC 4180 says."""
    written = b"".join(write_nodes(awkward))
    assert written.startswith(b"\xef\xbb\xbfId,Label,")
    assert written.endswith(b"\r\n")


def test_pandas_reads_the_nodes(awkward: NodeEdgeTable) -> None:
    """Quotes and line breaks stay inside their cells; types come back."""
    frame = read(b"".join(write_nodes(awkward)))
    assert list(frame["Id"]) == ["n1", "n2", "n3", "n4", "n5", "n6"]
    assert list(frame["Label"]) == [node.label for node in awkward.nodes]
    assert frame["budget"][0] == 12_345_678_901
    assert frame["x"].tolist() == [node.x for node in awkward.nodes]


def test_no_text_is_a_formula(awkward: NodeEdgeTable) -> None:
    """Numbers keep their minus; texts get an apostrophe."""
    frame = read(b"".join(write_nodes(awkward)))
    english = frame["label_en"]
    assert english[3:6].tolist() == ["'-1+1", "'@cmd", "'=Penang|a;b"]
    assert frame["budget"][2] == -3


def test_gephi_finds_direction_and_relation_where_it_looks(
    awkward: NodeEdgeTable, directed: NodeEdgeTable
) -> None:
    """Type is the direction there; what ties two nodes is Kind."""
    frame = read(b"".join(write_edges(awkward)))
    assert list(frame.columns[:6]) == [
        "Source",
        "Target",
        "Type",
        "Id",
        "Kind",
        "Weight",
    ]
    assert set(frame["Type"]) == {"Undirected"}
    assert set(read(b"".join(write_edges(directed)))["Type"]) == {"Directed"}
    assert frame["Weight"].tolist() == [edge.weight for edge in awkward.edges]
    assert frame["Kind"][1] == "agreement"
    assert frame["years"][2] == "2018|2020|2021"
    assert frame["source_label"][0] == "川崎市"
    assert len({name.lower() for name in frame.columns}) == len(frame.columns)


def test_the_archive_holds_both_and_says_what_they_are(awkward: NodeEdgeTable) -> None:
    """Its README is in both languages and cites version and licence."""
    archive = zipfile.ZipFile(io.BytesIO(b"".join(write_gephi(awkward))))
    assert archive.testzip() is None
    assert archive.namelist() == ["README.md", "nodes.csv", "edges.csv"]
    readme = archive.read("README.md").decode()
    for said in ("頂点", "Cities and partner cities", "0123abcd", "by/4.0/", "SELECT"):
        assert said in readme


def test_a_network_without_nodes_has_heads(empty: NodeEdgeTable) -> None:
    """An empty table still names its columns."""
    assert len(read(b"".join(write_nodes(empty)))) == 0
    assert "Source" in read(b"".join(write_edges(empty))).columns
