"""A vault of Markdown notes that link to one another, for Obsidian and Logseq."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Final

from enishi.exports.about import Bilingual
from enishi.exports.archive import File, write_archive
from enishi.exports.cell import Cell
from enishi.exports.format import Format
from enishi.exports.label import file_names
from enishi.exports.readme import indented, markdown_said
from enishi.exports.table import EdgeRow, NodeEdgeTable, NodeRow, known
from enishi.exports.text import encode, json_text, markdown_text, one_line

_INDEX: Final = "_index"
_TIES: Final = Bilingual("つながり", "Ties")
_EVIDENCE: Final = Bilingual("根拠", "evidence")
_NOTES: Final = Bilingual("ノート", "Notes")
_LINK: Final = re.compile(r"[\[\]|#^]")
# YAML reads these as line breaks or as a byte order mark, even between quotes.
_YAML: Final = re.compile("[\x85\u2028\u2029\ufeff]")
_SHORT: Final = re.compile(r"^(-?\d+)e")

Names = dict[str, str]
Ties = dict[int, list[tuple[EdgeRow, NodeRow]]]


def write_obsidian(table: NodeEdgeTable) -> Iterator[bytes]:
    """Write a zip archive with a note for each node and an index.

    A note's front matter holds the address, both names as aliases and all columns; its
    text lists the ties, each with its years and the passages behind it.
    """
    names = file_names(table, _INDEX)
    ties: Ties = defaultdict(list)
    for edge in table.edges:
        ties[edge.source.number].append((edge, edge.target))
        if edge.source is not edge.target:
            ties[edge.target.number].append((edge, edge.source))
    return write_archive(_files(table, names, ties))


def _files(table: NodeEdgeTable, names: Names, ties: Ties) -> Iterator[File]:
    yield File(f"{_INDEX}.md", encode(_index(table, names)))
    for node in table.nodes:
        lines = _note(table, node, names, ties.get(node.number, []))
        yield File(f"{names[node.id]}.md", encode(lines))


def _index(table: NodeEdgeTable, names: Names) -> Iterator[str]:
    yield f"# {markdown_text(table.title) or table.about.iri}\n\n"
    for head, text in table.about.lines(table.language):
        yield f"- {head}: {markdown_said(text)}\n"
    yield f"\n## {_NOTES.said(table.language)}\n\n"
    for node in table.nodes:
        yield f"- {_link(node, names)}\n"
    if table.about.query:
        yield f"\n## SPARQL\n\n{indented(table.about.query)}\n"


def _note(
    table: NodeEdgeTable,
    node: NodeRow,
    names: Names,
    ties: list[tuple[EdgeRow, NodeRow]],
) -> Iterator[str]:
    cells = {
        column.name: cell for column, cell in known(table.node_columns, node.cells)
    }
    aliases = dict.fromkeys(
        str(text)
        for text in (node.label, cells.get("label_ja"), cells.get("label_en"))
        if text
    )
    yield f"---\naliases: {_yaml(tuple(aliases))}\n"
    for name, cell in cells.items():
        yield f"{name}: {_yaml(cell)}\n"
    yield f"---\n\n# {markdown_text(node.label)}\n\n<{node.iri}>\n"
    if ties:
        yield f"\n## {_TIES.said(table.language)}\n\n"
    for edge, other in ties:
        yield _tie(table, edge, other, names)


def _tie(table: NodeEdgeTable, edge: EdgeRow, other: NodeRow, names: Names) -> str:
    arrow = "–"
    if table.directed:
        arrow = "→" if other is edge.target else "←"
    said = [f"{markdown_text(edge.kind)} {arrow} {_link(other, names)}".strip()]
    said.append(f"({edge.weight:g})")
    for start, end in edge.spells:
        said.append(f"{start or ''}–{end or ''}")
    for number, address in enumerate(edge.evidence, 1):
        said.append(f"[{_EVIDENCE.said(table.language)} {number}](<{address}>)")
    return f"- {' '.join(said)}\n"


def _link(node: NodeRow, names: Names) -> str:
    shown = _LINK.sub(" ", one_line(node.label)).strip()
    return f"[[{names[node.id]}|{shown or names[node.id]}]]"


def _yaml(cell: Cell) -> str:
    """Return a cell as YAML that reads the same in YAML 1.1 and 1.2."""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        return _SHORT.sub(r"\1.0e", repr(cell))
    return _YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", json_text(cell))


OBSIDIAN: Final = Format(
    "obsidian",
    Bilingual("Obsidianの保管庫", "Obsidian vault"),
    "application/zip",
    ".obsidian.zip",
    ("Obsidian", "Logseq"),
    Bilingual(
        "展開したフォルダーを保管庫として開きます。",
        "Unpack it and open the folder as a vault.",
    ),
    write_obsidian,
)
