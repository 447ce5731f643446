"""The page where people write SPARQL: a text area, examples, and the answer."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from flask import Blueprint, Response, make_response, render_template, request
from rdflib import Literal, URIRef

from enishi.catalog.query import NamedQuery
from enishi.errors import EnishiError
from enishi.graph.graph import Graph
from enishi.graph.words import Thing, Words, iri_in, words_in
from enishi.store.media import JSON, TURTLE, AnswerKind
from enishi.store.protocol import Answer, FormatChoice, Request, Row, Table
from enishi.store.refusals import QueryRefusedError
from enishi.store.results import read_boolean, read_table
from enishi.store.terms import Term
from enishi.vocabulary.prefixes import prefixes
from enishi.web.language import current_language
from enishi.web.messages import gettext, marked
from enishi.web.statement import Value
from enishi.web.values import broken, thing_value, typed

SHOWN: Final = 500
"""Rows on the page; the downloads have all of them."""
GRAPH_SHOWN: Final = 200_000
"""Bytes of Turtle on the page."""
FORMATS: Final = FormatChoice(
    {
        AnswerKind.SOLUTIONS: JSON,
        AnswerKind.BOOLEAN: JSON,
        AnswerKind.GRAPH: TURTLE,
    }
)
EXAMPLES: Final = "example"
FOLDERS: Final = {
    "check": marked("Checks"),
    "network": marked("Networks"),
    "question": marked("Questions of the library"),
}
"""Folders of the library that hold questions, and what they are called."""


class Execute(Protocol):
    """Answers a visitor's query within limits, as a pool does."""

    def __call__(
        self, request: Request, *, client: str = "", gone: Callable[[], bool] = bool
    ) -> Answer:
        """Answer a query.

        Raises:
            QueryRefusedError: If there is no answer.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """An answer as the page shows it.

    Attributes:
        headings: Names of the columns of a table.
        rows: The first rows of a table.
        total: How many rows it has.
        truth: The answer to an ASK query, or None.
        text: The Turtle that a CONSTRUCT query made; empty otherwise.
        is_cut: Whether the page shows less than the whole.
    """

    headings: tuple[str, ...] = ()
    rows: tuple[tuple[Value | None, ...], ...] = ()
    total: int = 0
    truth: bool | None = None
    text: str = ""
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class QueryPages:
    """The query page.

    Attributes:
        graph: For examples and labels.
        execute: Answers visitors' queries.
    """

    graph: Graph
    execute: Execute

    def page(self) -> Response:
        """Show the form, and the answer if there is a query."""
        text = request.values.get("query", "").strip()
        result, problem, status = None, None, 200
        if text:
            try:
                result = self._answer(text)
            except QueryRefusedError as error:
                problem, status = error.said(current_language()), error.status
            except EnishiError as error:
                problem, status = (error.message, error.hint), error.status
        page = render_template(
            "query/page.html",
            query=text or self._first(),
            result=result,
            problem=problem,
            examples=self.graph.library.below(EXAMPLES),
            others=[
                (gettext(FOLDERS[folder]), queries)
                for folder, queries in self._others().items()
            ],
        )
        response = make_response(page, status)
        if problem:
            response.cache_control.no_store = True
        return response

    def _answer(self, text: str) -> Result:
        answer = self.execute(Request(text, FORMATS), client=request.remote_addr or "")
        data = b"".join(answer)
        if answer.form == TURTLE:
            shown = data[:GRAPH_SHOWN].decode(errors="ignore")
            return Result(text=shown, is_cut=len(data) > GRAPH_SHOWN)
        try:
            table = read_table(data, answer.form)
        except EnishiError:
            return Result(truth=read_boolean(data, answer.form))
        return self._tabled(table)

    def _tabled(self, table: Table) -> Result:
        rows = table.rows[:SHOWN]
        words = self._labels(term for row in rows for term in row)
        return Result(
            headings=table.variables,
            rows=tuple(_cells(row, words) for row in rows),
            total=len(table),
            is_cut=len(table) > SHOWN,
        )

    def _labels(self, terms: Iterable[Term | None]) -> dict[URIRef, Words]:
        iris = sorted({term for term in terms if isinstance(term, URIRef)})
        if not iris:
            return {}
        words: dict[URIRef, Words] = {}
        for record in self.graph.query("entity/labels", entity=iris):
            iri = iri_in(record, "entity")
            words[iri] = words.get(iri, Words()).joined(words_in(record))
        return words

    def _first(self) -> str:
        examples = self.graph.library.below(EXAMPLES)
        return examples[0].sparql if examples else ""

    def _others(self) -> Mapping[str, Sequence[NamedQuery]]:
        """Return the questions of the library by folder."""
        found: dict[str, list[NamedQuery]] = {}
        for query in self.graph.library:
            folder = query.name.partition("/")[0]
            if folder in FOLDERS:
                found.setdefault(folder, []).append(query)
        return found


def query_blueprint(graph: Graph, execute: Execute) -> Blueprint:
    """Return the blueprint of ``/query``.

    Args:
        graph: For examples and labels.
        execute: Answers visitors' queries within their limits.
    """
    blueprint = Blueprint("query", __name__)
    pages = QueryPages(graph, execute)
    blueprint.add_url_rule("/query", "page", pages.page, methods=["GET", "POST"])
    return blueprint


def _cells(row: Row, words: dict[URIRef, Words]) -> tuple[Value | None, ...]:
    return tuple(_cell(term, words) for term in row)


def _cell(term: Term | None, words: dict[URIRef, Words]) -> Value | None:
    if term is None:
        return None
    if isinstance(term, URIRef):
        named = words.get(term, Words())
        shown = thing_value(Thing(term, named or Words(*(_short(term),) * 2)))
        return Value(text=shown.text, href=shown.href, language=shown.language, note="")
    if isinstance(term, Literal):
        language = current_language()
        tag = term.language or ""
        text = broken(str(term)) if tag else typed(term, URIRef(""), language)
        return Value(text=text, language=tag if tag != language else "")
    return Value(text=f"_:{term}")


def _short(iri: URIRef) -> str:
    """Return an address with its prefix, where it has one."""
    for prefix, namespace in prefixes().items():
        if iri.startswith(namespace) and "/" not in iri.removeprefix(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return str(iri)
