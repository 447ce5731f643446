"""An answer as bars: what each row names, and one of its numbers."""

from typing import Final

from enishi.web.chart import Amount, BarChart, bars
from enishi.web.workbench.columns import ColumnKind
from enishi.web.workbench.sheet import Sheet

MOST: Final = 60
"""Bars on a page; the table below has every row."""


def bar_measures(sheet: Sheet) -> tuple[int, ...]:
    """Return the places of columns that bars can show: numbers, none below nought."""
    return tuple(
        place
        for place in sheet.places(ColumnKind.NUMBER)
        if all((row[place].number or 0) >= 0 for row in sheet.rows)
        and any(row[place].number for row in sheet.rows)
    )


def bar_chart(sheet: Sheet, measure: int, caption: str) -> BarChart:
    """Return the chart of a column.

    Args:
        sheet: The answer.
        measure: Place of the column, of `bar_measures`.
        caption: What is shown.
    """
    names = _naming(sheet, measure)
    amounts = [
        Amount(
            label=" · ".join(row[place].text for place in names if row[place].text),
            size=float(row[measure].number or 0),
            text=row[measure].text,
            href=next((row[place].href for place in names if row[place].href), ""),
        )
        for row in sheet.rows
        if row[measure].number is not None
    ]
    return BarChart(
        caption=caption,
        label_heading=" · ".join(sheet.headings[place] for place in names),
        size_heading=sheet.headings[measure],
        bars=bars(amounts[:MOST]),
    )


def _naming(sheet: Sheet, measure: int) -> tuple[int, ...]:
    """Return the fewest columns from the left that tell the rows apart."""
    places = [
        place
        for place in sheet.places(ColumnKind.THING, ColumnKind.TEXT, ColumnKind.DATE)
        if place != measure
    ]
    if not places:
        return tuple(
            place for place in sheet.places(ColumnKind.NUMBER) if place != measure
        )[:1]
    for count in range(1, len(places) + 1):
        names = {
            tuple(row[place].text for place in places[:count]) for row in sheet.rows
        }
        if len(names) == len(sheet.rows) or count == 3:  # noqa: PLR2004 - words fit in a line
            return tuple(places[:count])
    return tuple(places)
