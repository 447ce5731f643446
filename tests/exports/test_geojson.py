"""GeoJSON as RFC 7946 has it."""

import json
from collections.abc import Iterator
from typing import Any

from enishi.exports.geojson import write_geojson
from enishi.exports.table import NodeEdgeTable


def features(table: NodeEdgeTable) -> list[dict[str, Any]]:
    """Return the features of a written table."""
    document = json.loads(b"".join(write_geojson(table)))
    assert document["type"] == "FeatureCollection"
    found: list[dict[str, Any]] = document["features"]
    return found


def positions(coordinates: Any) -> Iterator[tuple[float, float]]:  # noqa: ANN401 - JSON
    """Give every position in a geometry."""
    if isinstance(coordinates[0], int | float):
        yield tuple(coordinates)
    else:
        for inner in coordinates:
            yield from positions(inner)


def test_geometries_are_what_the_rfc_says(awkward: NodeEdgeTable) -> None:
    """Longitude comes first, lines have two positions, types fit coordinates."""
    depth = {"Point": 1, "LineString": 2, "MultiLineString": 3}
    for feature in features(awkward):
        assert feature.keys() == {"type", "id", "geometry", "properties"}
        geometry = feature["geometry"]
        if geometry is None:
            continue
        coordinates = geometry["coordinates"]
        inner, levels = coordinates, 1
        while isinstance(inner[0], list):
            inner, levels = inner[0], levels + 1
        assert levels == depth[geometry["type"]]
        for longitude, latitude in positions(coordinates):
            assert -180 <= longitude <= 180
            assert -90 <= latitude <= 90


def test_nodes_are_points_and_edges_lines(awkward: NodeEdgeTable) -> None:
    """Ids tell which is which; what has no place is there without geometry."""
    kinds = {
        feature["id"]: feature["geometry"] and feature["geometry"]["type"]
        for feature in features(awkward)
    }
    assert kinds["n1"] == "Point"
    assert kinds["n4"] is None
    assert kinds["e1"] == kinds["e2"] == "LineString"
    assert kinds["e5"] == "MultiLineString", "from Wellington over the date line"
    assert kinds["e6"] is None


def test_kawasaki_is_in_japan(awkward: NodeEdgeTable) -> None:
    """Longitude before latitude."""
    first = features(awkward)[0]
    assert first["geometry"]["coordinates"] == [139.703, 35.5308]
    assert first["properties"]["label"] == "川崎市"
    assert first["properties"]["founded"] == "1924-07-01"


def test_an_edge_names_its_ends_and_times(awkward: NodeEdgeTable) -> None:
    """A map shows a tie without looking its ends up."""
    edge = features(awkward)[7]["properties"]
    assert edge["source_label"] == "川崎市"
    assert edge["target_label"] == 'ペナン "州" <ﾏﾚｰｼｱ> & co'
    assert (edge["start"], edge["weight"]) == ("1996-07-02", 2.5)
