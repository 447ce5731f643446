"""An answer as pages show it: in words, in a view, in its table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rdflib import Graph as Triples

from enishi.errors import SourceError
from enishi.graph.graph import Graph
from enishi.store.protocol import Table
from enishi.vocabulary.prefixes import bind_all, prefixes
from enishi.vocabulary.turtle import write_turtle
from enishi.web.addresses import revised
from enishi.web.choices import Choice
from enishi.web.messages import gettext
from enishi.web.workbench.asking import Found
from enishi.web.workbench.headings import Headings
from enishi.web.workbench.sheet import SHOWN, Sheet, read_sheet
from enishi.web.workbench.views import NAMES, View, view_of

GRAPH_SHOWN: Final = 200_000
"""Characters of Turtle on the page."""


@dataclass(frozen=True, slots=True)
class Here:
    """Where an answer is shown, so that its choices lead back there.

    Attributes:
        path: The page.
        arguments: What its address says, without the choice of a view.
    """

    path: str
    arguments: Mapping[str, str]

    def with_choice(self, **choice: str) -> str:
        """Return the address with a choice made."""
        said = {name: [value] for name, value in self.arguments.items()}
        return revised(self.path, said, choice)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An answer.

    Attributes:
        sheet: The columns and the rows that are shown; None if it is no table.
        view: How it is shown beside its table; None if it is no table.
        total: How many rows it has.
        truth: The answer to an ASK query, else None.
        turtle: What a CONSTRUCT query made; "" otherwise.
        is_graph: Whether it is a graph.
        is_cut: Whether the page shows less than the whole.
        views: The views to choose from, as links.
        measures: The numbers to choose from, as links.
    """

    sheet: Sheet | None = None
    view: View | None = None
    total: int = 0
    truth: bool | None = None
    turtle: str = ""
    is_graph: bool = False
    is_cut: bool = False
    views: Sequence[Choice] = ()
    measures: Sequence[Choice] = ()

    @property
    def kind(self) -> str:
        """The view's key; "" if it is no table."""
        return self.view.kind if self.view else ""


@dataclass(frozen=True, slots=True)
class Presenter:
    """Makes pages' values of answers.

    Attributes:
        graph: Gives names.
        headings: Says what columns are called.
    """

    graph: Graph
    headings: Headings

    def shown(
        self, found: Found, here: Here, wishes: Sequence[str], measure: str = ""
    ) -> Shown:
        """Return an answer in the reader's language.

        Args:
            found: The answer.
            here: Where it is shown.
            wishes: Views that are wished for, the dearest first.
            measure: Name of the column of numbers that is wished for.
        """
        if found.truth is not None:
            return Shown(truth=found.truth)
        if found.table is None:
            return _graph(found.graph or Triples())
        return self.shown_sheet(self.sheet(found.table), here, wishes, measure)

    def sheet(self, table: Table, money: frozenset[str] = frozenset()) -> Sheet:
        """Return a table as a sheet in the reader's language.

        Args:
            table: The table.
            money: Names of the columns that hold amounts of yen.
        """
        return read_sheet(table, self.graph, self.headings.of, money)

    def shown_sheet(
        self, sheet: Sheet, here: Here, wishes: Sequence[str], measure: str = ""
    ) -> Shown:
        """Return a sheet as it is shown; the other arguments as for `shown`."""
        view = view_of(sheet, wishes, measure)
        return Shown(
            sheet=Sheet(
                columns=sheet.columns,
                headings=sheet.headings,
                rows=sheet.rows[:SHOWN],
                money=sheet.money,
            ),
            view=view,
            total=len(sheet.rows),
            is_cut=len(sheet.rows) > SHOWN,
            views=_views(view, here),
            measures=_measures(sheet, view, here),
        )


def _graph(triples: Triples) -> Shown:
    try:
        text = write_turtle(triples, prefixes())
    except SourceError:  # blank nodes have no order of their own
        bind_all(triples)
        text = triples.serialize(format="turtle")
    return Shown(
        turtle=text[:GRAPH_SHOWN],
        total=len(triples),
        is_graph=True,
        is_cut=len(text) > GRAPH_SHOWN,
    )


def _views(view: View, here: Here) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            text=gettext(NAMES[kind]),
            href=here.with_choice(view=kind),
            is_chosen=kind == view.kind,
        )
        for kind in view.offered
    )


def _measures(sheet: Sheet, view: View, here: Here) -> tuple[Choice, ...]:
    if len(view.measures) < 2:  # noqa: PLR2004 - nothing to choose from
        return ()
    return tuple(
        Choice(
            text=sheet.headings[place],
            href=here.with_choice(view=view.kind, measure=sheet.columns[place].name),
            is_chosen=place == view.measure,
        )
        for place in view.measures
    )
