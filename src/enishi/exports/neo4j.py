"""CSV files for ``neo4j-admin database import``, with the command that reads them.

Neo4j reads the texts as they are, so nothing is put in front of what a spreadsheet
would take for a formula: these files are not for spreadsheets, and their README says
so.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from enishi.exports.about import Bilingual
from enishi.exports.archive import File, write_archive
from enishi.exports.cell import Cell, Column, ColumnKind
from enishi.exports.delimited import write_lines
from enishi.exports.format import Format
from enishi.exports.readme import write_readme
from enishi.exports.table import NodeEdgeTable, NodeRow, text_of

_TYPES: Final = {
    ColumnKind.STRING: "string",
    ColumnKind.INT: "long",
    ColumnKind.FLOAT: "double",
    ColumnKind.BOOL: "boolean",
    ColumnKind.DATE: "date",
    ColumnKind.IRI: "string",
    ColumnKind.LIST: "string[]",
}
_NO_KIND: Final = "Thing"
_NO_TIE: Final = "RELATED"
_NO_FILE: Final = re.compile(r"\W+")
_LONGEST: Final = 40
_USUAL: Final = ";"
_NEVER: Final = "\x1f"  # no text of a table holds it: `enishi.exports.text.clean`


def write_neo4j(table: NodeEdgeTable) -> Iterator[bytes]:
    """Write a zip archive: a file of nodes for each kind, one of relations, a README.

    Members of lists are separated by semicolons, or by U+001F where a member has a
    semicolon; the command in the README says which.
    """
    delimiter = _delimiter(table)
    groups = _groups(table)
    names = [f"nodes_{name}.csv" for name in groups]
    files = [File("README.md", write_readme(table.about, _contents(names, delimiter)))]
    files += [
        File(name, _nodes(nodes, table.node_columns, delimiter))
        for name, nodes in zip(names, groups.values(), strict=True)
    ]
    files.append(File("rels.csv", _relations(table, delimiter)))
    return write_archive(files)


def _contents(names: Iterable[str], delimiter: str) -> Bilingual:
    said = delimiter if delimiter == _USUAL else "U+001F"
    nodes = " \\\n".join(f"      --nodes={name}" for name in names)
    command = (
        "    neo4j-admin database import full neo4j \\\n"
        f"      --multiline-fields=true --array-delimiter='{said}' \\\n"
        + (f"{nodes} \\\n" if nodes else "")
        + "      --relationships=rels.csv"
    )
    return Bilingual(
        "表計算ソフト用ではありません。空のデータベースに次のコマンドで取り込みます。\n\n"
        + command,
        "Not for spreadsheets. Read them into an empty database with:\n\n" + command,
    )


def _groups(table: NodeEdgeTable) -> dict[str, list[NodeRow]]:
    """Return the nodes of each kind, by a name that fits into a file's name."""
    groups: dict[str, list[NodeRow]] = {}
    shown: dict[str, str] = {}
    for node in sorted(table.nodes, key=lambda node: (node.kind, node.number)):
        name = _NO_FILE.sub("_", _kind(node))[:_LONGEST]
        name = shown.setdefault(name.casefold(), name)
        groups.setdefault(name, []).append(node)
    return groups


def _nodes(
    nodes: Iterable[NodeRow], columns: tuple[Column, ...], delimiter: str
) -> Iterator[bytes]:
    own = [place for place, column in enumerate(columns) if column.name != "iri"]
    head = ["iri:ID", "label:string", *(_head(columns[place]) for place in own)]
    rows = (
        (
            node.iri,
            node.label,
            *(_text(columns[place], node.cells[place], delimiter) for place in own),
            _kind(node),
        )
        for node in nodes
    )
    return write_lines([*head, ":LABEL"], rows, bom=False)


def _relations(table: NodeEdgeTable, delimiter: str) -> Iterator[bytes]:
    columns = table.edge_columns
    own = [place for place, column in enumerate(columns) if column.name != "kind"]
    head = [":START_ID", ":END_ID", ":TYPE", "id:string", "weight:double"]
    rows = (
        (
            edge.source.iri,
            edge.target.iri,
            edge.kind or _NO_TIE,
            edge.id,
            repr(edge.weight),
            *(_text(columns[place], edge.cells[place], delimiter) for place in own),
        )
        for edge in table.edges
    )
    return write_lines(
        [*head, *(_head(columns[place]) for place in own)], rows, bom=False
    )


def _head(column: Column) -> str:
    return f"{column.name}:{_TYPES[column.kind]}"


def _text(column: Column, cell: Cell, delimiter: str) -> str:
    if isinstance(cell, tuple):
        return delimiter.join(cell)
    return text_of(column, cell)


def _delimiter(table: NodeEdgeTable) -> str:
    rows = [node.cells for node in table.nodes] + [edge.cells for edge in table.edges]
    members = (
        member
        for cells in rows
        for cell in cells
        if isinstance(cell, tuple)
        for member in cell
    )
    is_taken = any(_USUAL in text for text in chain(members, map(_kind, table.nodes)))
    return _NEVER if is_taken else _USUAL


def _kind(node: NodeRow) -> str:
    return node.kind or _NO_KIND


NEO4J: Final = Format(
    "neo4j",
    Bilingual("Neo4j取込用CSV", "CSV for Neo4j's import"),
    "application/zip",
    ".neo4j.zip",
    ("Neo4j",),
    Bilingual(
        "同梱のREADMEのコマンドで空のデータベースに取り込みます。",
        "Read it into an empty database with the command in its README.",
    ),
    write_neo4j,
)
