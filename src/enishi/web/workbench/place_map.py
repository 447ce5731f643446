"""An answer on the map: every row with a latitude and a longitude."""

from enishi.web.tie_map import Point, TieMap
from enishi.web.workbench.columns import ColumnKind
from enishi.web.workbench.sheet import Cell, Sheet

_LATITUDE = ("latitude", "lat")
_LONGITUDE = ("longitude", "long", "lng", "lon")


def has_places(sheet: Sheet) -> bool:
    """Tell whether an answer can be drawn on a map."""
    return bool(points_of(sheet).points)


def points_of(sheet: Sheet) -> TieMap:
    """Return the points of an answer; rows without a place are left out."""
    latitude, longitude = sheet.place(*_LATITUDE), sheet.place(*_LONGITUDE)
    if latitude is None or longitude is None:
        return TieMap(points=(), arcs=())
    found: dict[tuple[str, float, float], Point] = {}
    for row in sheet.rows:
        north, east = row[latitude].number, row[longitude].number
        if north is None or east is None:
            continue
        named = [
            row[place]
            for place in sheet.places(ColumnKind.THING, ColumnKind.TEXT)
            if row[place].text
        ]
        point = _point(named, float(north), float(east), _size(sheet, row))
        found.setdefault((point.name, point.latitude, point.longitude), point)
    return TieMap(points=tuple(found.values()), arcs=())


def _point(named: list[Cell], north: float, east: float, size: int) -> Point:
    first = named[0] if named else Cell()
    return Point(
        name=first.text,
        href=first.href,
        longitude=east,
        latitude=north,
        is_home=False,
        records=size,
        note=" · ".join(cell.text for cell in named[1:3]),
    )


def _size(sheet: Sheet, row: tuple[Cell, ...]) -> int:
    numbers = [row[place].number for place in sheet.places(ColumnKind.NUMBER)]
    return max(1, int(next((one for one in numbers if one is not None), 1)))
