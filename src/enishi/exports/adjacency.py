"""The adjacency matrix as CSV, for UCINET, R, MATLAB and spreadsheets."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from enishi.errors import UsageError
from enishi.exports.about import Bilingual
from enishi.exports.delimited import write_lines
from enishi.exports.format import Format
from enishi.exports.label import unique_labels
from enishi.exports.table import NodeEdgeTable
from enishi.exports.text import formula_safe

LARGEST: Final = 16_383
"""Nodes: Excel has 16,384 columns, and the first holds the names."""


def write_adjacency(table: NodeEdgeTable) -> Iterator[bytes]:
    """Write sums of weights, one row and one column to a node.

    Rows are sources and columns targets; the matrix of an undirected network is
    symmetric, and a self loop stands once on its diagonal.

    Raises:
        UsageError: If the network has more nodes than a spreadsheet has columns.
    """
    if len(table.nodes) > LARGEST:
        raise UsageError(
            f"a matrix of {len(table.nodes)} nodes has too many columns.",
            hint=f"Filter it to {LARGEST} nodes, or take node and edge tables.",
        )
    labels = unique_labels(table)
    names = [formula_safe(labels[node.id]) for node in table.nodes]
    return write_lines(["", *names], _rows(table, names), bom=True)


def _rows(table: NodeEdgeTable, names: list[str]) -> Iterator[list[str]]:
    sums = _sums(table)
    for number, name in enumerate(names, 1):
        row = sums.get(number, {})
        yield [name, *(_shown(row.get(other)) for other in range(1, len(names) + 1))]


def _sums(table: NodeEdgeTable) -> dict[int, dict[int, float]]:
    sums: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for edge in table.edges:
        source, target = edge.source.number, edge.target.number
        sums[source][target] += edge.weight
        if not table.directed and source != target:
            sums[target][source] += edge.weight
    return sums


def _shown(weight: float | None) -> str:
    return f"{weight:.15g}" if weight else "0"


MATRIX: Final = Format(
    "matrix",
    Bilingual("隣接行列(CSV)", "Adjacency matrix (CSV)"),
    "text/csv",
    ".matrix.csv",
    ("UCINET", "R", "MATLAB", "Excel"),
    Bilingual(
        "行が起点、列が終点、値が重みの合計です。",
        "Rows are sources, columns targets, values sums of weights.",
    ),
    write_adjacency,
)
