"""The views of an answer: which ones suit it, and the one that is shown.

The reader's choice goes first, then what the query asks for (``#+ view: bar``), then
what the answer looks like. A view that an answer has nothing for is never offered.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from enishi.web.chart import BarChart
from enishi.web.messages import gettext, marked
from enishi.web.workbench.bars import bar_chart, bar_measures
from enishi.web.workbench.columns import ColumnKind
from enishi.web.workbench.diagram import Diagram, diagram_of, tie_places
from enishi.web.workbench.pivot import Pivot, pivot_of, pivot_places
from enishi.web.workbench.place_map import has_places
from enishi.web.workbench.sheet import Cell, Sheet
from enishi.web.workbench.timeline import Timeline, time_place, timeline_of

NAMES: Final = {
    "table": marked("Table"),
    "bar": marked("Bars"),
    "pivot": marked("Cross table"),
    "timeline": marked("Timeline"),
    "map": marked("Map"),
    "network": marked("Network"),
    "number": marked("Number"),
}
"""What the views are called, in the order of the menu."""
LARGEST: Final = 5_000
"""Rows beyond which only the table is offered."""
_ASKED: Final = re.compile(r"^[ \t]*#\+[ \t]*view:[ \t]*(\w+)[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """An answer as it is shown, beside its table.

    Attributes:
        kind: Its key in `NAMES`.
        offered: The keys of all views that suit the answer.
        measures: Places of the numbers that a reader may choose from.
        measure: Place of the number that is shown, or None.
        bars: For ``bar``.
        pivot: For ``pivot``.
        timeline: For ``timeline``.
        diagram: For ``network``.
        figure: For ``number``: the cell and its heading.
    """

    kind: str
    offered: tuple[str, ...]
    measures: tuple[int, ...] = ()
    measure: int | None = None
    bars: BarChart | None = None
    pivot: Pivot | None = None
    timeline: Timeline | None = None
    diagram: Diagram | None = None
    figure: tuple[Cell, str] | None = None


def view_asked(query: str) -> str:
    """Return the view that the text of a query asks for; "" if none."""
    found = _ASKED.search(query)
    return found[1] if found and found[1] in NAMES else ""


def offered(sheet: Sheet) -> tuple[str, ...]:
    """Return the views that suit an answer, in the order of the menu."""
    if not sheet.rows or len(sheet.rows) > LARGEST:
        return ("table",)
    suits: dict[str, Callable[[Sheet], bool]] = {
        "bar": lambda one: bool(bar_measures(one)) and len(one.rows) > 1,
        "pivot": lambda one: pivot_places(one) is not None,
        "timeline": lambda one: time_place(one) is not None,
        "map": has_places,
        "network": lambda one: tie_places(one) is not None and len(one.rows) > 1,
        "number": lambda one: len(one.rows) == 1 and bool(_figures(one)),
    }
    return ("table", *(name for name, fits in suits.items() if fits(sheet)))


def view_of(sheet: Sheet, wishes: Iterable[str], measure: str = "") -> View:
    """Return the view of an answer.

    Args:
        sheet: The answer.
        wishes: Views that are wished for, the dearest first; "" and what does not
            suit are passed over.
        measure: Name of the column of numbers to show; "" leaves the choice.
    """
    suited = offered(sheet)
    guess = _guessed(sheet, suited)
    kind = next((wish for wish in wishes if wish in suited), guess)
    measures = _measures(sheet, kind)
    by_name = {sheet.columns[place].name: place for place in measures}
    place = by_name.get(measure, measures[0] if measures else None)
    across = pivot_places(sheet) if kind == "pivot" else None
    ends = tie_places(sheet) if kind == "network" else None
    when = time_place(sheet) if kind == "timeline" else None
    return View(
        kind=kind,
        offered=suited,
        measures=measures,
        measure=place,
        bars=_bars(sheet, place) if kind == "bar" else None,
        pivot=pivot_of(sheet, across, place, gettext("Rows")) if across else None,
        timeline=timeline_of(sheet, when) if when is not None else None,
        diagram=diagram_of(sheet, ends) if ends else None,
        figure=_figures(sheet)[0] if kind == "number" else None,
    )


def _guessed(sheet: Sheet, suited: tuple[str, ...]) -> str:
    """Return the view of an answer by its shape alone."""
    if "number" in suited and len(sheet.columns) == 1:
        return "number"
    return "map" if "map" in suited else "table"


def _measures(sheet: Sheet, kind: str) -> tuple[int, ...]:
    if kind == "bar":
        return bar_measures(sheet)
    return sheet.places(ColumnKind.NUMBER) if kind == "pivot" else ()


def _bars(sheet: Sheet, measure: int | None) -> BarChart | None:
    if measure is None:
        return None
    return bar_chart(sheet, measure, sheet.headings[measure])


def _figures(sheet: Sheet) -> list[tuple[Cell, str]]:
    """Return the figures of a single row; where it has no number, what it names."""
    row = sheet.rows[0] if sheet.rows else ()
    cells = [*zip(row, sheet.headings, strict=True)] if row else []
    figures = [pair for pair in cells if pair[0].number is not None]
    return figures or [pair for pair in cells if pair[0].text][:1]
