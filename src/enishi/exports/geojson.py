"""GeoJSON (RFC 7946), for QGIS, kepler.gl, Leaflet and every other map."""

from collections.abc import Iterator
from typing import Final

from enishi.exports.about import Bilingual
from enishi.exports.cytoscape import json_cells, network_data
from enishi.exports.format import Format
from enishi.exports.great_circle import great_circle
from enishi.exports.table import EdgeRow, NodeEdgeTable, NodeRow
from enishi.exports.text import encode, json_list, json_text


def write_geojson(table: NodeEdgeTable) -> Iterator[bytes]:
    """Write nodes as points and edges as great circles, cut at 180 degrees.

    What has no place is a feature without geometry: in the table, but not on the map.
    Times are the properties ``start`` and ``end``; GeoJSON has no standard for them.
    """
    return encode(_parts(table))


def _parts(table: NodeEdgeTable) -> Iterator[str]:
    yield '{"type":"FeatureCollection","metadata":'
    yield json_text(network_data(table))
    yield ',\n"features":'
    yield from json_list(_features(table))
    yield "}\n"


def _features(table: NodeEdgeTable) -> Iterator[dict[str, object]]:
    for node in table.nodes:
        yield _feature(node.id, _point(node), _node(node, table))
    for edge in table.edges:
        yield _feature(edge.id, _line(edge), _edge(edge, table))


def _feature(
    identifier: str,
    geometry: dict[str, object] | None,
    properties: dict[str, object],
) -> dict[str, object]:
    return {
        "type": "Feature",
        "id": identifier,
        "geometry": geometry,
        "properties": properties,
    }


def _point(node: NodeRow) -> dict[str, object] | None:
    if node.latitude is None or node.longitude is None:
        return None
    return {"type": "Point", "coordinates": [node.longitude, node.latitude]}


def _line(edge: EdgeRow) -> dict[str, object] | None:
    ends = [
        (node.longitude, node.latitude)
        for node in (edge.source, edge.target)
        if node.longitude is not None and node.latitude is not None
    ]
    if len(ends) != len((edge.source, edge.target)):
        return None
    pieces = great_circle(*ends)
    if len(pieces) == 1:
        return {"type": "LineString", "coordinates": pieces[0]}
    return {"type": "MultiLineString", "coordinates": pieces}


def _node(node: NodeRow, table: NodeEdgeTable) -> dict[str, object]:
    said: dict[str, object] = {"part": "node", "label": node.label}
    if node.colour:
        said["marker-color"] = node.colour
    return said | json_cells(table.node_columns, node.cells)


def _edge(edge: EdgeRow, table: NodeEdgeTable) -> dict[str, object]:
    said: dict[str, object] = {
        "part": "edge",
        "source": edge.source.id,
        "target": edge.target.id,
        "source_label": edge.source.label,
        "target_label": edge.target.label,
        "weight": edge.weight,
        "directed": table.directed,
    }
    return said | json_cells(table.edge_columns, edge.cells)


GEOJSON: Final = Format(
    "geojson",
    Bilingual("GeoJSON", "GeoJSON"),
    "application/geo+json",
    ".geojson",
    ("QGIS", "kepler.gl", "Leaflet"),
    Bilingual(
        "QGISに重ねます。つながりは大圏コースの線です。",
        "Drop it onto QGIS; ties are great circles.",
    ),
    write_geojson,
)
