"""Pajek's .net, for Pajek, VOSviewer, Gephi and igraph."""

from collections.abc import Iterator
from typing import Final

from enishi.exports.about import Bilingual
from enishi.exports.format import Format
from enishi.exports.label import unique_labels
from enishi.exports.table import NodeEdgeTable
from enishi.exports.text import BOM, encode, one_line


def write_pajek(table: NodeEdgeTable) -> Iterator[bytes]:
    """Write Pajek's format: names, positions, weights, and nothing else.

    Pajek knows no escape: a double quote in a name becomes two single ones, a line
    break a blank. Parallel edges stay apart. Positions are scaled into 0 to 1, with
    the vertical axis downwards. Without the byte order mark Pajek would not take the
    file for UTF-8.
    """
    return encode(_lines(table))


def _lines(table: NodeEdgeTable) -> Iterator[str]:
    yield f"{BOM}*Vertices {len(table.nodes)}\n"
    labels = unique_labels(table)
    for node, place in zip(table.nodes, _places(table), strict=True):
        name = one_line(labels[node.id]).replace('"', "''")
        yield f'{node.number} "{name}"{place}\n'
    yield "*Arcs\n" if table.directed else "*Edges\n"
    for edge in table.edges:
        yield f"{edge.source.number} {edge.target.number} {edge.weight!r}\n"


def _places(table: NodeEdgeTable) -> Iterator[str]:
    if not table.is_placed:
        yield from ("" for _ in table.nodes)
        return
    across = _scaled([node.x for node in table.nodes if node.x is not None])
    down = _scaled([-node.y for node in table.nodes if node.y is not None])
    for x, y in zip(across, down, strict=True):
        yield f" {x:.6f} {y:.6f} 0.5"


def _scaled(values: list[float]) -> Iterator[float]:
    low, width = min(values), max(values) - min(values)
    for value in values:
        yield (value - low) / width if width else 0.5


PAJEK: Final = Format(
    "pajek",
    Bilingual("Pajek", "Pajek"),
    "text/plain",
    ".net",
    ("Pajek", "VOSviewer", "igraph"),
    Bilingual(
        "名前と重みだけを持ちます。Pajekで「Network > Read」。",
        "Names and weights only. In Pajek, Network > Read.",
    ),
    write_pajek,
)
