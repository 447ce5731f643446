"""A panel on the map: what its rows name, and the threads to what they are tied to.

The columns are taken in the order of the header's `plot`: what, its latitude and
longitude; and where rows are tied to something, that, its latitude and longitude, and
how many records there are.
"""

from decimal import Decimal
from typing import Final

from enishi.web.tie_map import Arc, Point, TieMap
from enishi.web.workbench.sheet import Cell, Sheet

_TIED: Final = 7
"""Columns of a plot with both ends and the count of records."""

Place = tuple[Cell, float, float]


def map_of(sheet: Sheet, plot: tuple[str, ...]) -> TieMap:
    """Return the map of a sheet; rows without a place are left out."""
    known = [sheet.place(name) for name in plot]
    places = [place for place in known if place is not None]
    if len(places) < len(plot):
        return TieMap(points=(), arcs=())
    ends: dict[str, Place] = {}
    ties: list[tuple[str, str, int]] = []
    homes: set[str] = set()
    for row in sheet.rows:
        cells = [row[place] for place in places]
        found = _placed(*cells[:3])
        if found is None:
            continue
        ends[found[0].text] = found
        other = _placed(*cells[3:6]) if len(cells) >= _TIED else None
        if other is not None:
            ends.setdefault(other[0].text, other)
            homes.add(other[0].text)
            ties.append((other[0].text, found[0].text, _count(cells[6])))
    return _drawn(ends, ties, homes)


def _drawn(
    ends: dict[str, Place], ties: list[tuple[str, str, int]], homes: set[str]
) -> TieMap:
    order = sorted(ends, key=lambda name: name not in homes)
    at = {name: place for place, name in enumerate(order)}
    records = {
        name: sum(count for home, other, count in ties if name in {home, other})
        for name in order
    }
    return TieMap(
        points=tuple(
            Point(
                name=name,
                href=ends[name][0].href,
                latitude=ends[name][1],
                longitude=ends[name][2],
                is_home=name in homes,
                records=records[name],
                note="",
            )
            for name in order
        ),
        arcs=tuple(
            Arc(home=at[home], partner=at[other], records=count, took_place=count > 0)
            for home, other, count in ties
        ),
    )


def _placed(what: Cell, latitude: Cell, longitude: Cell) -> Place | None:
    north, east = _degrees(latitude), _degrees(longitude)
    if not what.text or north is None or east is None:
        return None
    return what, north, east


def _degrees(cell: Cell) -> float | None:
    return None if cell.number is None else float(cell.number)


def _count(cell: Cell) -> int:
    return int(cell.number or Decimal(0))
