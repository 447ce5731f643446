"""A network as an RO-Crate, and a query's answer as one."""

from collections.abc import Iterator
from typing import Final

from enishi.exports.about import Bilingual
from enishi.exports.crate import Member, write_crate
from enishi.exports.format import Format
from enishi.exports.gephi import write_edges, write_nodes
from enishi.exports.gexf import write_gexf
from enishi.exports.graphml import write_graphml
from enishi.exports.network_graph import network_graphs, own_space
from enishi.exports.quads import write_trig
from enishi.exports.result import Result, write_excel_csv, write_result_json
from enishi.exports.table import NodeEdgeTable


def write_network_crate(table: NodeEdgeTable) -> Iterator[bytes]:
    """Write tables, GEXF, GraphML and TriG with the query, version and licence.

    Raises:
        UsageError: If the table's ``about`` says no licence or no day.
    """
    return write_crate(
        table.about,
        (
            Member(
                "nodes.csv",
                "text/csv",
                Bilingual("頂点の表", "Table of nodes"),
                write_nodes(table),
            ),
            Member(
                "edges.csv",
                "text/csv",
                Bilingual("辺の表", "Table of edges"),
                write_edges(table),
            ),
            Member(
                "network.gexf",
                "application/gexf+xml",
                Bilingual("Gephi用のネットワーク", "Network for Gephi"),
                write_gexf(table),
            ),
            Member(
                "network.graphml",
                "application/graphml+xml",
                Bilingual("GraphML形式のネットワーク", "Network as GraphML"),
                write_graphml(table),
            ),
            Member(
                "network.trig",
                "application/trig",
                Bilingual("RDF(TriG)形式のネットワーク", "Network as RDF (TriG)"),
                write_trig(network_graphs(table), own_space(table)),
            ),
        ),
    )


def write_result_crate(result: Result) -> Iterator[bytes]:
    """Write a result as CSV and JSON with the query, version and licence.

    Raises:
        UsageError: If the result's ``about`` says no licence or no day.
    """
    return write_crate(
        result.about,
        (
            Member(
                "result.csv",
                "text/csv",
                Bilingual("結果の表", "Table of results"),
                write_excel_csv(result),
            ),
            Member(
                "result.json",
                "application/json",
                Bilingual("JSON形式の結果", "Results as JSON"),
                write_result_json(result),
            ),
        ),
    )


NETWORK_CRATE: Final = Format(
    "ro-crate",
    Bilingual("RO-Crate（一式）", "RO-Crate (everything)"),
    "application/zip",
    ".crate.zip",
    ("Zenodo", "Dataverse", "WorkflowHub"),
    Bilingual(
        "データ・クエリ・版・ライセンス・引用方法の一式です。リポジトリーに登録できます。",
        "Data, query, version, licence and citation; fit for a repository.",
    ),
    write_network_crate,
)
