"""The addresses of panels: a page of their own, a part of a page, a table, data."""

from dataclasses import asdict, dataclass
from typing import Final

from flask import Blueprint, Response, abort, jsonify, render_template, request
from rdflib import Literal

from enishi.catalog.query import NamedQuery
from enishi.errors import EnishiError, UsageError
from enishi.graph.entity import Entity
from enishi.graph.graph import Graph, address_of
from enishi.graph.panel import EVIDENCE, FOLDER, PanelAnswer, Panels
from enishi.store.refusals import QueryRefusedError
from enishi.store.terms import Term
from enishi.web.language import current_language
from enishi.web.panel import Drawer, Panel
from enishi.web.panel_map import map_of
from enishi.web.revalidation import passing
from enishi.web.tabular import Cell, PageTable
from enishi.web.values import thing_value
from enishi.web.workbench.headings import Headings

FIRST: Final = 2
"""Panels that stand on the page of a thing in a graph of usual size."""
PART: Final = "part"
POINTS: Final = "points"


@dataclass(frozen=True, slots=True)
class PanelPages:
    """The views of panels.

    Attributes:
        graph: What to show.
        panels: The panels with their answers.
        drawer: Draws them.
        first: How many stand on a thing's page from the beginning; the others follow.
    """

    graph: Graph
    panels: Panels
    drawer: Drawer
    first: int = FIRST

    @classmethod
    def over(cls, graph: Graph, *, is_large: bool = False) -> "PanelPages":
        """Return the panels over a graph.

        Args:
            graph: The graph.
            is_large: Whether a panel may take so long that no page waits for one.
        """
        return cls(
            graph,
            Panels(graph.questions, graph.documents),
            Drawer(graph, Headings.read(graph.terms)),
            first=0 if is_large else FIRST,
        )

    def of(self, entity: Entity) -> tuple[Panel, ...]:
        """Return the panels of a thing's page, the first of them with their answers."""
        return tuple(
            self._drawn(query, entity.iri)
            if place < self.first
            else self.drawer.waiting(query, entity.iri)
            for place, query in enumerate(self.panels.of(entity))
        )

    def has_portrait(self, entity: Entity) -> bool:
        """Tell whether a thing is shown in figures at a glance."""
        return any(query.header.view == "number" for query in self.panels.of(entity))

    def tables(self, entity: Entity) -> list[dict[str, object]]:
        """Return the answers of all panels of a thing, for its JSON.

        Where no page waits for a panel, where each is to be had.
        """
        if not self.first:
            waiting = self.of(entity)
            return [
                {"title": one.title, "data": f"{one.address}.json{one.arguments}"}
                for one in waiting
            ]
        return [
            {
                "title": query.header.text("summary", current_language()),
                "query": answer.sparql,
                "answer": answer.said,
                "rows": _records(answer),
            }
            for query in self.panels.of(entity)
            for answer in [self._answer(query, entity.iri)]
        ]

    def respond(self, folder: str, name: str) -> Response | str:
        """Show one panel: its page, or by its ending a part of a page or data."""
        bare, _, ending = name.partition(".")
        query = self._named(f"{folder}/{bare}")
        of = request.args.get("of", "")
        if not of or ending not in {"", PART, POINTS, "csv", "json"}:
            abort(404)
        answer = self._answer(query, str(address_of(of)))
        if ending in {"", PART}:
            return self._shown(answer, is_part=bool(ending))
        if ending == POINTS:
            points = map_of(self.drawer.sheet(answer), query.header.plot)
            return jsonify(asdict(points))
        table = _page_table(answer, self.graph.version)
        return table.as_csv() if ending == "csv" else table.as_json()

    def _named(self, key: str) -> NamedQuery:
        try:
            return self.panels.named(key)
        except UsageError:
            abort(404)

    def _answer(self, query: NamedQuery, iri: str) -> PanelAnswer:
        return self.panels.answer(query, iri, current_language())

    def _drawn(self, query: NamedQuery, iri: str) -> Panel:
        """Return a panel with its answer; one that fails says so in its place."""
        try:
            return self.drawer.drawn(self._answer(query, iri))
        except EnishiError as error:
            passing()
            return self.drawer.waiting(query, iri, problem=_said(error))

    def _shown(self, answer: PanelAnswer, *, is_part: bool) -> str | Response:
        panel = self.drawer.drawn(answer, is_whole=not is_part)
        if is_part:
            text = render_template("panel/part.html", panel=panel)
            response = Response(text, mimetype="text/html")
            response.headers["X-Robots-Tag"] = "noindex"
            return response
        entity = self.graph.entity(str(answer.thing))
        return render_template(
            "panel/page.html",
            panel=panel,
            name=thing_value(entity.thing),
            sparql=answer.sparql,
        )


def add_panels(blueprint: Blueprint, pages: PanelPages) -> None:
    """Serve panels at ``/panel/<class>/<name>?of=<path of a thing>``."""
    blueprint.add_url_rule(f"/{FOLDER}/<folder>/<name>", FOLDER, pages.respond)


def _records(answer: PanelAnswer) -> list[dict[str, Cell]]:
    table = _page_table(answer, "")
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def _page_table(answer: PanelAnswer, version: str) -> PageTable:
    """Return an answer as a table with its passages in a column of their own."""
    has_evidence = any(answer.evidence)
    rows = [
        [
            *(_cell(term) for term in row),
            *([" ".join(str(one.passage.iri) for one in seen)] if has_evidence else []),
        ]
        for row, seen in zip(answer.table, answer.evidence, strict=True)
    ]
    names = (*answer.table.variables, *([EVIDENCE] if has_evidence else []))
    return PageTable(
        name=answer.key.replace("/", "-"),
        version=version,
        columns=names,
        rows=rows,
        notes={
            "about": str(answer.thing),
            "query": answer.sparql,
            "answer": answer.said,
        },
    )


def _cell(term: Term | None) -> Cell:
    if term is None:
        return None
    value = term.toPython() if isinstance(term, Literal) else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    return str(term)


def _said(error: EnishiError) -> str:
    """Return what is wrong, in the reader's language where the error can say it."""
    if isinstance(error, QueryRefusedError):
        return error.said(current_language())[0]
    return error.message
