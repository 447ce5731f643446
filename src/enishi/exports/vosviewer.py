"""VOSviewer's JSON, for VOSviewer 1.6 and VOSviewer Online."""

from collections import defaultdict
from collections.abc import Iterator
from html import escape
from typing import Final

from enishi.exports.about import Bilingual
from enishi.exports.cell import ColumnKind
from enishi.exports.format import Format
from enishi.exports.label import unique_labels
from enishi.exports.table import NodeEdgeTable, NodeRow
from enishi.exports.text import encode, json_list, json_text

_CLUSTERS: Final = 1000
_NUMBERS: Final = frozenset({ColumnKind.INT, ColumnKind.FLOAT})
_PLACES: Final = frozenset({"community", "latitude", "longitude"})


def write_vosviewer(table: NodeEdgeTable) -> Iterator[bytes]:
    """Write VOSviewer JSON.

    VOSviewer knows one undirected link between two items and none from an item to
    itself: weights of parallel edges are added up, self loops are left out. A column
    of numbers that every node has becomes a score. Texts are escaped where VOSviewer
    reads HTML.
    """
    return encode(_parts(table))


def _parts(table: NodeEdgeTable) -> Iterator[str]:
    about = table.about
    said = "<br>".join(
        f"{escape(head)}: {escape(text)}" for head, text in about.lines(table.language)
    )
    yield '{"info":'
    yield json_text({"title": table.title, "description": said})
    yield ',\n"network":{"items":'
    yield from json_list(_items(table))
    yield ',"links":'
    yield from json_list(_links(table))
    yield "}}\n"


def _items(table: NodeEdgeTable) -> Iterator[dict[str, object]]:
    labels = unique_labels(table)
    scored = [
        (place, column.name)
        for place, column in enumerate(table.node_columns)
        if column.kind in _NUMBERS
        and column.name not in _PLACES
        and all(node.cells[place] is not None for node in table.nodes)
    ]
    sized = all(node.size is not None for node in table.nodes)
    for node in table.nodes:
        item: dict[str, object] = {
            "id": node.number,
            "label": labels[node.id],
            "description": _description(node, table),
            "url": node.iri,
        }
        if table.is_placed:
            item |= {"x": node.x, "y": node.y}
        if node.community is not None and node.community <= _CLUSTERS:
            item["cluster"] = node.community
        if sized:
            item["weights"] = {"Size": node.size}
        if scored:
            item["scores"] = {name: node.cells[place] for place, name in scored}
        yield item


def _description(node: NodeRow, table: NodeEdgeTable) -> str:
    said = {"kind": node.kind}
    for column, cell in zip(table.node_columns, node.cells, strict=True):
        if column.name in {"label_ja", "label_en"} and isinstance(cell, str):
            said[column.name] = cell
    return "<br>".join(escape(text) for text in dict.fromkeys(said.values()) if text)


def _links(table: NodeEdgeTable) -> Iterator[dict[str, object]]:
    strengths: dict[tuple[int, int], float] = defaultdict(float)
    for edge in table.edges:
        one, other = sorted((edge.source.number, edge.target.number))
        if one != other:
            strengths[one, other] += edge.weight
    for (one, other), strength in sorted(strengths.items()):
        yield {"source_id": one, "target_id": other, "strength": strength}


VOSVIEWER: Final = Format(
    "vosviewer",
    Bilingual("VOSviewer JSON", "VOSviewer JSON"),
    "application/json",
    ".vosviewer.json",
    ("VOSviewer", "VOSviewer Online"),
    Bilingual(
        "VOSviewerの「Open」でJSONファイルとして開きます。",
        "Open it in VOSviewer as a JSON file.",
    ),
    write_vosviewer,
)
