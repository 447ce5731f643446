"""Cytoscape.js JSON, for Cytoscape.js and Cytoscape Desktop."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from enishi.exports.about import Bilingual
from enishi.exports.cell import Cell, Column
from enishi.exports.format import Format
from enishi.exports.table import EdgeRow, NodeEdgeTable, NodeRow, known
from enishi.exports.text import encode, json_list, json_text


def write_cytoscape(table: NodeEdgeTable) -> Iterator[bytes]:
    """Write Cytoscape.js JSON; Desktop reads ``name`` and ``interaction``.

    Cytoscape's vertical axis points down, so positions are turned.
    """
    return encode(_parts(table))


def _parts(table: NodeEdgeTable) -> Iterator[str]:
    yield '{"format_version":"1.0","generated_by":"Enishi","data":'
    yield json_text(network_data(table))
    yield ',\n"elements":{"nodes":'
    yield from json_list(_node(node, table) for node in table.nodes)
    yield ',"edges":'
    yield from json_list(_edge(edge, table) for edge in table.edges)
    yield "}}\n"


def network_data(table: NodeEdgeTable) -> dict[str, str]:
    """Return what is known of the network as a whole, by Cytoscape's names."""
    about = table.about
    said = {
        "name": table.title,
        "description": table.description,
        "reference": about.citation,
        "rights": about.licence,
        "version": about.version,
        "created": about.created,
        "address": about.iri,
        "query": about.query,
    }
    return {name: text for name, text in said.items() if text}


def json_cell(cell: Cell) -> object:
    """Return a cell as JSON says it: a date as text, a list as a list."""
    return cell.isoformat() if isinstance(cell, date) else cell


def json_cells(
    columns: tuple[Column, ...], cells: tuple[Cell, ...]
) -> dict[str, object]:
    """Return the cells of a row that are not empty as JSON says them, by column."""
    return {column.name: json_cell(cell) for column, cell in known(columns, cells)}


def _node(node: NodeRow, table: NodeEdgeTable) -> dict[str, object]:
    data: dict[str, object] = {"id": node.id, "name": node.label, "label": node.label}
    if node.size is not None:
        data["size"] = node.size
    if node.colour:
        data["colour"] = node.colour
    data |= json_cells(table.node_columns, node.cells)
    element: dict[str, object] = {"data": data}
    if node.x is not None and node.y is not None:
        element["position"] = {"x": node.x, "y": -node.y}
    return element


def _edge(edge: EdgeRow, table: NodeEdgeTable) -> dict[str, object]:
    kind = edge.kind or "related"
    data: dict[str, object] = {
        "id": edge.id,
        "source": edge.source.id,
        "target": edge.target.id,
        "name": f"{edge.source.label} ({kind}) {edge.target.label}",
        "interaction": kind,
        "weight": edge.weight,
        "directed": table.directed,
    }
    return {"data": data | json_cells(table.edge_columns, edge.cells)}


CYTOSCAPE: Final = Format(
    "cytoscape",
    Bilingual("Cytoscape.js JSON", "Cytoscape.js JSON"),
    "application/json",
    ".cyjs",
    ("Cytoscape.js", "Cytoscape Desktop"),
    Bilingual(
        "Cytoscapeで「File > Import > Network from File」。",
        "In Cytoscape, File > Import > Network from File.",
    ),
    write_cytoscape,
)
