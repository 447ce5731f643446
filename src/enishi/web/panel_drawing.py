"""How the answer of a panel is drawn: tiles, bars, a cross table, in time, on a map."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from enishi.web.chart import Amount, BarChart, bars
from enishi.web.chips import tone_of
from enishi.web.statement import Tile
from enishi.web.workbench.pivot import Pivot, pivot_of
from enishi.web.workbench.sheet import Sheet
from enishi.web.workbench.timeline import Timeline, timeline_of

BARS: Final = 12
"""Bars, or rows of a cross table, on a thing's page."""
MOMENTS: Final = 10
"""Events of a timeline on a thing's page."""
WHOLE: Final = 500
"""Rows on a panel's own page; the downloads have all of them."""
YEAR: Final = "/fiscal-year/"
"""How the pages of fiscal years begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """How a panel's answer is drawn; at most one of these is there, besides a table.

    Attributes:
        tiles: Figures at a glance.
        bars: A chart.
        pivot: A cross table.
        is_cut: Whether it shows less than the whole answer.
        timeline: What was when.
        has_map: Whether the rows stand on a map.
    """

    tiles: tuple[Tile, ...] = ()
    bars: BarChart | None = None
    pivot: Pivot | None = None
    is_cut: bool = False
    timeline: Timeline | None = None
    has_map: bool = False


def drawing_of(
    view: str, plot: tuple[str, ...], sheet: Sheet, *, is_whole: bool
) -> Drawing:
    """Return how an answer is drawn; nothing if its table is all there is to it.

    Args:
        view: The view that the header asks for.
        plot: The columns that it is drawn from.
        sheet: The answer.
        is_whole: Whether it has a page to itself.
    """
    places = tuple(sheet.place(name) for name in plot)
    known = tuple(place for place in places if place is not None)
    maker = _VIEWS.get(view)
    if maker is None or len(known) < len(plot) or not sheet.rows:
        return Drawing()
    return maker(sheet, known, is_whole)


def _tiles(sheet: Sheet, _places: tuple[int, ...], _is_whole: object) -> Drawing:
    """Return each figure of the only row; what is nought has no tile."""
    figures = [
        Tile(figure=cell.text, label=heading)
        for cell, heading in zip(sheet.rows[0], sheet.headings, strict=True)
        if cell.number
    ]
    return Drawing(tiles=tuple(figures))


def _bars(sheet: Sheet, places: tuple[int, ...], is_whole: object) -> Drawing:
    named, measured = places[:2]
    rows = [row for row in sheet.rows if (row[measured].number or Decimal(0)) > 0]
    amounts = [
        Amount(
            label=row[named].text or "–",
            size=float(row[measured].number or 0),
            text=row[measured].text,
            href=row[named].href,
            tone=tone_of(str(row[named].term)),
        )
        for row in rows[: WHOLE if is_whole else BARS]
    ]
    chart = BarChart(
        caption=sheet.headings[measured],
        label_heading=sheet.headings[named],
        size_heading=sheet.headings[measured],
        bars=bars(amounts),
    )
    return Drawing(bars=chart, is_cut=len(amounts) < len(rows)) if rows else Drawing()


def _crossed(sheet: Sheet, places: tuple[int, ...], is_whole: object) -> Drawing:
    down, across, measured = places[:3]
    pivot = _in_order(
        pivot_of(sheet, (down, across), measured, sheet.headings[measured])
    )
    shown = pivot.rows if is_whole else pivot.rows[:BARS]
    return Drawing(
        pivot=replace(pivot, rows=shown), is_cut=len(shown) < len(pivot.rows)
    )


def _in_order(pivot: Pivot) -> Pivot:
    """Return a cross table with its fiscal years, if it has such columns, in order."""
    if not all(href.startswith(YEAR) for _, href in pivot.columns):
        return pivot
    order = sorted(range(len(pivot.columns)), key=lambda at: pivot.columns[at][1])
    return replace(
        pivot,
        columns=tuple(pivot.columns[at] for at in order),
        rows=tuple(
            replace(row, cells=tuple(row.cells[at] for at in order))
            for row in pivot.rows
        ),
        totals=(*(pivot.totals[at] for at in order), *pivot.totals[len(order) :]),
    )


def _in_time(sheet: Sheet, places: tuple[int, ...], is_whole: object) -> Drawing:
    """Return what was when, the latest first; a thing's page shows the latest only."""
    timeline = timeline_of(sheet, places[1])
    years, left = [], WHOLE if is_whole else MOMENTS
    for year in reversed(timeline.years):
        moments = tuple(reversed(year.moments))[:left]
        left -= len(moments)
        if moments:
            years.append(replace(year, moments=moments))
    shown = sum(len(year.moments) for year in years)
    return Drawing(
        timeline=replace(timeline, years=tuple(years)),
        is_cut=shown + timeline.undated < len(sheet.rows),
    )


def _on_map(sheet: Sheet, places: tuple[int, ...], _is_whole: object) -> Drawing:
    latitude = places[1]
    return Drawing(has_map=any(row[latitude].text for row in sheet.rows))


_VIEWS: Final[Mapping[str, Callable[[Sheet, tuple[int, ...], bool], Drawing]]] = (
    MappingProxyType(
        {
            "number": _tiles,
            "bar": _bars,
            "pivot": _crossed,
            "timeline": _in_time,
            "map": _on_map,
        }
    )
)
"""By the view of a header; any other view is the table alone."""
