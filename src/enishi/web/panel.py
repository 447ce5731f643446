"""A panel of a thing's page: a question, its answer in words and drawn, its data."""

from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode

from enishi.catalog.header import Header
from enishi.catalog.query import NamedQuery
from enishi.graph.graph import Graph
from enishi.graph.panel import FOLDER, PanelAnswer
from enishi.graph.words import path_of
from enishi.web.chips import tone_of
from enishi.web.language import current_language
from enishi.web.panel_drawing import WHOLE, Drawing, drawing_of
from enishi.web.panel_words import heading
from enishi.web.passage import Quotation
from enishi.web.values import quotations
from enishi.web.workbench.headings import Headings
from enishi.web.workbench.sheet import Cell, Sheet, read_sheet

ROWS: Final = 8
"""Rows of a table on a thing's page; the panel's own page has more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelCell:
    """A value in a panel's table: its words, and its tone if it is a grade."""

    cell: Cell
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelRow:
    """A row of a panel's table with the passages behind it."""

    cells: tuple[PanelCell, ...]
    evidence: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelTable:
    """The rows of a panel.

    Attributes:
        headings: What the columns are called.
        numeric: Places of the columns that stand at the right.
        rows: The rows that are shown.
        has_evidence: Whether any of them has passages.
    """

    headings: tuple[str, ...]
    numeric: tuple[int, ...]
    rows: tuple[PanelRow, ...]
    has_evidence: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A panel as a page shows it.

    Attributes:
        title: What it asks.
        anchor: Its place on the page.
        address: Its own page; with an ending, its data.
        arguments: What follows the address: whom it is about.
        description: What is counted and how.
        said: The answer in words; "" before it is asked.
        total: How many rows the answer has.
        is_cut: Whether fewer are shown.
        drawing: How it is drawn; None before it is asked, or if it gave nothing.
        table: Its rows; None where the drawing says it all.
        passages: For a timeline, the passages behind each row of the answer.
        query: Address of the editor with its query.
        problem: Why it could not be asked; "" if it could.
    """

    title: str
    anchor: str
    address: str
    arguments: str
    description: str = ""
    said: str = ""
    total: int = 0
    is_cut: bool = False
    drawing: Drawing | None = None
    table: PanelTable | None = None
    passages: tuple[tuple[Quotation, ...], ...] = ()
    query: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Drawer:
    """Makes panels of answers.

    Attributes:
        graph: Gives names and passages.
        headings: Says what columns are called.
    """

    graph: Graph
    headings: Headings

    def waiting(self, query: NamedQuery, iri: str, problem: str = "") -> Panel:
        """Return a panel that is still to be asked, or that could not be."""
        key = query.name.removeprefix(f"{FOLDER}/")
        return Panel(
            title=query.header.text("summary", current_language()),
            anchor=f"panel-{key.replace('/', '-')}",
            address=f"/{FOLDER}/{key}",
            arguments="?" + urlencode({"of": path_of(iri) or iri}),
            problem=problem,
        )

    def drawn(self, answer: PanelAnswer, *, is_whole: bool = False) -> Panel:
        """Return a panel with its answer.

        Args:
            answer: The answer, in the reader's language.
            is_whole: Whether it has a page to itself.
        """
        header = answer.query.header
        sheet = self.sheet(answer)
        drawing = drawing_of(header.view, header.plot, sheet, is_whole=is_whole)
        is_plain = drawing == Drawing()
        limit = WHOLE if is_whole else ROWS
        with_table = is_plain or is_whole or drawing.has_map
        return replace(
            self.waiting(answer.query, str(answer.thing)),
            description=header.text("description", current_language()),
            said=answer.said,
            total=len(sheet.rows),
            is_cut=drawing.is_cut or (with_table and len(sheet.rows) > limit),
            drawing=drawing if sheet.rows else None,
            table=self._table(sheet, answer, limit)
            if with_table and sheet.rows
            else None,
            passages=self._passages(answer) if drawing.timeline else (),
            query="/query?" + urlencode({"query": answer.sparql}),
        )

    def sheet(self, answer: PanelAnswer) -> Sheet:
        """Return the rows of an answer in the reader's language."""

        def headed(name: str) -> str:
            return heading(name, self.headings)

        money = answer.query.header.money
        return read_sheet(answer.table, self.graph, headed, money)

    def _passages(self, answer: PanelAnswer) -> tuple[tuple[Quotation, ...], ...]:
        if not any(answer.evidence):
            return ()
        documents = self.graph.documents
        return tuple(quotations(found, documents) for found in answer.evidence)

    def _table(self, sheet: Sheet, answer: PanelAnswer, limit: int) -> PanelTable:
        documents = self.graph.documents
        kept = _told(sheet, answer.query.header)
        pairs = list(zip(sheet.rows, answer.evidence, strict=True))[:limit]
        rows = tuple(
            PanelRow(
                cells=tuple(
                    PanelCell(cell=row[place], tone=tone_of(str(row[place].term)))
                    for place in kept
                ),
                evidence=quotations(evidence, documents),
            )
            for row, evidence in pairs
        )
        return PanelTable(
            headings=tuple(sheet.headings[place] for place in kept),
            numeric=tuple(
                at for at, place in enumerate(kept) if place in sheet.numeric
            ),
            rows=rows,
            has_evidence=any(row.evidence for row in rows),
        )


def _told(sheet: Sheet, header: Header) -> tuple[int, ...]:
    """Return the places of the columns that tell a reader something.

    Empty columns don't, nor does on which degrees a map was drawn.
    """
    drawn = set(header.plot[1:-1]) if header.view == "map" else set()
    return tuple(
        place
        for place, column in enumerate(sheet.columns)
        if column.name not in drawn and any(row[place].text for row in sheet.rows)
    )
