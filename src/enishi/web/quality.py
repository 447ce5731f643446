"""An honest mirror: what was read and what not, what is wrong, what is open."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from flask import Blueprint, Response, abort, render_template, request
from rdflib import URIRef

from enishi.catalog.query import NamedQuery, Value
from enishi.graph.graph import Graph
from enishi.graph.words import Words, count_in, iri_in
from enishi.store.protocol import Table
from enishi.vocabulary.namespaces import concept
from enishi.web.answer_rows import answer_rows, rows_of
from enishi.web.formats import CSV, JSON, page_number, wants
from enishi.web.language import Language, current_language
from enishi.web.messages import gettext, marked
from enishi.web.pagination import Pagination
from enishi.web.revalidation import revalidate
from enishi.web.statement import Tile
from enishi.web.statement import Value as Shown
from enishi.web.tabular import PageTable
from enishi.web.values import thing_value
from enishi.web.wording import number

FOLDERS: Final = ("quality", "check")
PAGE_SIZE: Final = 100
TAG: Final = "data quality"
"""Questions of the library with this key word stand on the page too."""
OPENED_BY: Final = {
    "unread-lines": ("quality/open-questions", "unread-line"),
    "remarks": ("quality/open-questions", "remark"),
    "unregistered-names": ("quality/names-not-in-register", ""),
    "violations": ("quality/shape-findings", "violation"),
    "warnings": ("quality/shape-findings", "warning"),
    "hints": ("quality/shape-findings", "info"),
}
"""By metric: the query whose rows the number counts."""
METRICS: Final = (
    "content-lines",
    "fact-lines",
    "furniture-lines",
    "unread-lines",
    "unregistered-names",
    "remarks",
    "violations",
    "warnings",
    "hints",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricCell:
    """One measurement: the number, its length of a bar, and its rows."""

    number: str
    href: str
    share: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """One document with its measurements."""

    document: Shown
    cells: tuple[MetricCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A query of the mirror: what it looks for, and how much it found."""

    name: str
    title: str
    description: str
    count: int
    href: str


@dataclass(frozen=True)
class QualityPages:
    """The views of the mirror.

    Attributes:
        graph: What to show.
    """

    graph: Graph

    @cached_property
    def measured(self) -> Mapping[URIRef, Mapping[str, int]]:
        """Number by document and metric; empty for a graph built without reports."""
        found: dict[URIRef, dict[str, int]] = defaultdict(dict)
        for row in self.graph.query("site/measurements"):
            metric = iri_in(row, "metric").rpartition("/")[2]
            found[iri_in(row, "document")][metric] = count_in(row, "value")
        return found

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """Number of rows by query."""
        return {one.name: len(self.graph.query(one.name)) for one in self.queries}

    @cached_property
    def queries(self) -> tuple[NamedQuery, ...]:
        """The queries of the mirror, in the order of the page."""
        library = self.graph.library
        asked = [one for one in library.below("question") if TAG in one.header.tags]
        return (*library.below("quality"), *asked, *library.below("check"))

    def page(self) -> str:
        """Show the mirror."""
        language = current_language()
        panels = [self._panel(one, language) for one in self.queries]
        return render_template(
            "quality/page.html",
            metrics=[self._metric(one) for one in METRICS],
            rows=[self._row(one) for one in self.measured],
            tiles=self._tiles(),
            doubts=[one for one in panels if not one.name.startswith("check/")],
            checks=[one for one in panels if one.name.startswith("check/")],
        )

    def rows(self, name: str, ending: str = "") -> str | Response:
        """Show the rows of one query."""
        query = {one.name: one for one in self.queries}.get(name)
        if query is None:
            abort(404)
        table, sparql = self._asked(query)
        if ending == "csv" or (not ending and wants(CSV)):
            return self._table(query, table).as_csv()
        if ending == "json" or (not ending and wants(JSON)):
            return self._table(query, table).as_json()
        return self._shown(query, table, sparql)

    def _shown(self, query: NamedQuery, table: Table, sparql: str) -> str:
        language = current_language()
        paths = [path for path in request.args.getlist("of") if path]
        found = list(table)
        for path in paths:
            found = rows_of(Table(table.variables, tuple(found)), path)
        last = max(1, -(-len(found) // PAGE_SIZE))
        pages = Pagination(
            total=len(found), size=PAGE_SIZE, number=min(page_number(), last)
        )
        shown = found[max(0, pages.first_item - 1) : pages.last_item]
        return render_template(
            "quality/rows.html",
            title=query.header.text("summary", language),
            description=query.header.text("description", language),
            answer=answer_rows(self.graph, table, shown, query.header.money),
            narrowed=paths,
            pages=pages,
            sparql=sparql,
            base=f"/quality/{query.name}",
            is_check=query.name.startswith("check/"),
        )

    def _asked(self, query: NamedQuery) -> tuple[Table, str]:
        values: dict[str, Value] = {}
        if any(one.name == "language" for one in query.header.parameters):
            values["language"] = current_language()
        answer = self.graph.query(query.name, **values)
        return answer.table, query.bind(values)

    def _table(self, query: NamedQuery, table: Table) -> PageTable:
        return PageTable(
            name=query.name.replace("/", "-"),
            version=self.graph.version,
            columns=table.variables,
            rows=[
                [None if term is None else str(term) for term in row] for row in table
            ],
            notes={"query": query.sparql},
        )

    def _panel(self, query: NamedQuery, language: Language) -> Panel:
        return Panel(
            name=query.name,
            title=query.header.text("summary", language),
            description=query.header.text("description", language),
            count=self.counts[query.name],
            href=f"/quality/{query.name}",
        )

    def _metric(self, metric: str) -> Words:
        return self._metric_words.get(metric, Words())

    @cached_property
    def _metric_words(self) -> Mapping[str, Words]:
        iris = {concept("quality-metric", one): one for one in METRICS}
        named = self.graph.query("entity/labels", entity=list(iris))
        return {
            iris[iri_in(row, "entity")]: Words(str(row["ja"]), str(row["en"]))
            for row in named
            if "ja" in row and "en" in row
        }

    def _row(self, document: URIRef) -> DocumentRow:
        language = current_language()
        values = self.measured[document]
        path = document.rpartition("/")[2]
        cells = []
        for metric in METRICS:
            value = values.get(metric, 0)
            query, kind = OPENED_BY.get(metric, ("", ""))
            href = f"/quality/{query}?of=document/{path}" + (
                f"&of={_path_of(kind)}" if kind else ""
            )
            share = metric in {"fact-lines", "furniture-lines", "unread-lines"}
            cells.append(
                MetricCell(
                    number=number(value, language),
                    href=href if query and value else "",
                    share=_percent(value, values.get("content-lines", 0))
                    if share
                    else "",
                )
            )
        known = self.graph.documents.facts
        return DocumentRow(
            document=thing_value(known[document].thing), cells=tuple(cells)
        )

    def _tiles(self) -> Sequence[Tile]:
        language = current_language()
        total = {
            metric: sum(one.get(metric, 0) for one in self.measured.values())
            for metric in METRICS
        }
        words = {
            "content-lines": marked("lines with words"),
            "unread-lines": marked("lines not read"),
            "unregistered-names": marked("names not in the register"),
            "violations": marked("violations of the shapes"),
            "warnings": marked("warnings of the shapes"),
        }
        tiles = [
            Tile(
                figure=number(total[metric], language),
                label=gettext(text),
                href=f"/quality/{OPENED_BY[metric][0]}" if metric in OPENED_BY else "",
            )
            for metric, text in words.items()
        ]
        share = _percent(
            total["fact-lines"] + total["furniture-lines"], total["content-lines"]
        )
        return [
            *tiles[:1],
            Tile(figure=share, label=gettext("of them accounted for")),
            *tiles[1:],
        ]


def quality_blueprint(graph: Graph) -> Blueprint:
    """Return the blueprint of ``/quality`` and the rows behind its numbers."""
    blueprint = Blueprint("quality", __name__, url_prefix="/quality")
    pages = QualityPages(graph)
    revalidate(blueprint)
    blueprint.add_url_rule("", "page", pages.page)
    for ending in ("csv", "json"):
        blueprint.add_url_rule(
            f"/<path:name>.{ending}", "rows", pages.rows, defaults={"ending": ending}
        )
    blueprint.add_url_rule("/<path:name>", "rows", pages.rows)
    return blueprint


def _path_of(kind: str) -> str:
    named = {"violation": "Violation", "warning": "Warning", "info": "Info"}
    return named.get(kind, f"scheme/open-question/{kind}")


def _percent(part: int, whole: int) -> str:
    return f"{part / whole * 100:.1f}%" if whole else "–"
