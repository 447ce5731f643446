"""Node and edge tables as Parquet, for pandas, DuckDB, R's arrow and Spark.

Needs the extra ``parquet`` (pyarrow).
"""

import importlib
from collections.abc import Iterator, Sequence
from types import ModuleType
from typing import Any, Final

from enishi.errors import UsageError
from enishi.exports.about import About, Bilingual
from enishi.exports.archive import File, write_archive
from enishi.exports.cell import Cell, Column, ColumnKind, Part
from enishi.exports.format import Format
from enishi.exports.readme import write_readme
from enishi.exports.table import NodeEdgeTable

_CONTENTS: Final = Bilingual(
    "- `nodes.parquet`: 頂点\n- `edges.parquet`: 辺",
    "- `nodes.parquet`: nodes\n- `edges.parquet`: edges",
)
_NODES: Final = {
    "id": ColumnKind.STRING,
    "label": ColumnKind.STRING,
    "x": ColumnKind.FLOAT,
    "y": ColumnKind.FLOAT,
    "size": ColumnKind.FLOAT,
    "colour": ColumnKind.STRING,
}
_EDGES: Final = {
    "id": ColumnKind.STRING,
    "source": ColumnKind.STRING,
    "target": ColumnKind.STRING,
    "source_iri": ColumnKind.IRI,
    "target_iri": ColumnKind.IRI,
    "weight": ColumnKind.FLOAT,
}


def write_parquet(table: NodeEdgeTable) -> Iterator[bytes]:
    """Write a zip archive with `nodes.parquet` and `edges.parquet`.

    Dates are dates, lists are lists, and what is unknown is null.

    Raises:
        UsageError: If pyarrow is not installed.
    """
    arrow = _arrow("pyarrow")
    _arrow("pyarrow.parquet")
    return write_archive(
        (
            File("README.md", write_readme(table.about, _CONTENTS)),
            File("nodes.parquet", _file(arrow, table.about, *_nodes(table))),
            File("edges.parquet", _file(arrow, table.about, *_edges(table))),
        )
    )


def _arrow(name: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        raise UsageError(
            "Parquet needs pyarrow, which is not installed.",
            hint="Run `pip install enishi[parquet]`, or take CSV.",
        ) from error


def _nodes(table: NodeEdgeTable) -> tuple[list[Column], list[tuple[Cell, ...]]]:
    columns = [Column(name, kind, Part.NODE) for name, kind in _NODES.items()]
    rows = [
        (
            *(node.id, node.label, node.x, node.y, node.size, node.colour or None),
            *node.cells,
        )
        for node in table.nodes
    ]
    return [*columns, *table.node_columns], rows


def _edges(table: NodeEdgeTable) -> tuple[list[Column], list[tuple[Cell, ...]]]:
    columns = [Column(name, kind, Part.EDGE) for name, kind in _EDGES.items()]
    rows = []
    for edge in table.edges:
        source, target = edge.source, edge.target
        ends = (source.id, target.id, source.iri, target.iri)
        rows.append((edge.id, *ends, edge.weight, *edge.cells))
    return [*columns, *table.edge_columns], rows


def _file(
    arrow: Any,  # noqa: ANN401 - pyarrow has no types
    about: About,
    columns: Sequence[Column],
    rows: Sequence[tuple[Cell, ...]],
) -> Iterator[bytes]:
    types = {
        ColumnKind.STRING: arrow.string(),
        ColumnKind.INT: arrow.int64(),
        ColumnKind.FLOAT: arrow.float64(),
        ColumnKind.BOOL: arrow.bool_(),
        ColumnKind.DATE: arrow.date32(),
        ColumnKind.IRI: arrow.string(),
        ColumnKind.LIST: arrow.list_(arrow.string()),
    }
    said = {head: text for (head, text) in _said(about).items() if text}
    schema = arrow.schema(
        [(column.name, types[column.kind]) for column in columns], metadata=said
    )
    arrays = [
        arrow.array([row[place] for row in rows], type=types[column.kind])
        for place, column in enumerate(columns)
    ]
    sink = arrow.BufferOutputStream()
    arrow.parquet.write_table(arrow.Table.from_arrays(arrays, schema=schema), sink)
    yield sink.getvalue().to_pybytes()


def _said(about: About) -> dict[str, str]:
    return {
        "address": about.iri,
        "title": about.title.en or about.title.ja,
        "version": about.version,
        "licence": about.licence,
        "citation": about.citation,
        "query": about.query,
    }


PARQUET: Final = Format(
    "parquet",
    Bilingual("Parquet", "Parquet"),
    "application/zip",
    ".parquet.zip",
    ("pandas", "DuckDB", "R arrow", "Spark"),
    Bilingual(
        "展開し、`nodes.parquet` と `edges.parquet` を読み込みます。",
        "Unpack; read `nodes.parquet` and `edges.parquet`.",
    ),
    write_parquet,
)
