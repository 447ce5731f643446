"""The page where people write SPARQL: an editor, examples, and the answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from flask import Response, make_response, render_template, request

from enishi.catalog.query import NamedQuery
from enishi.errors import EnishiError
from enishi.graph.answer_network import is_network
from enishi.graph.graph import Graph
from enishi.store.output import WorkerLimits
from enishi.store.refusals import QueryRefusedError
from enishi.vocabulary.prefixes import prefixes
from enishi.web.addresses import revised
from enishi.web.language import current_language
from enishi.web.messages import gettext, marked
from enishi.web.workbench.asking import (
    READ_FOR_PAGE,
    AnswerTooLongError,
    Execute,
    Found,
    ask,
)
from enishi.web.workbench.downloads import (
    Wanted,
    download,
    graph_downloads,
    network_formats,
    result_downloads,
)
from enishi.web.workbench.explaining import Explainer
from enishi.web.workbench.linking import (
    about_answer,
    citation,
    link_to,
    linked,
    own_title,
)
from enishi.web.workbench.permalink import Asked
from enishi.web.workbench.presenting import Here, Presenter
from enishi.web.workbench.reasons import Adviser
from enishi.web.workbench.script_words import script_words
from enishi.web.workbench.since import since
from enishi.web.workbench.snippets import Subject, snippets_of
from enishi.web.workbench.views import view_asked

EXAMPLES: Final = "example"
FOLDERS: Final = {
    "question": marked("Questions of the library"),
    "network": marked("Networks"),
    "check": marked("Checks"),
}
"""Folders of the library that hold examples, and what they are called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A visitor's query and what came of it.

    Attributes:
        query: Its text.
        found: The answer, or None.
        problem: Message and hint of a refusal, or None.
        place: Line and column that a refusal names, or None.
        status: The HTTP status.
        is_long: Whether the answer is too long for a page, and can only be streamed.
    """

    query: str
    found: Found | None = None
    problem: tuple[str, str] | None = None
    place: tuple[int, int] | None = None
    status: int = 200
    is_long: bool = False


@dataclass(frozen=True, slots=True)
class EditorPage:
    """The page.

    Attributes:
        graph: For examples and labels.
        execute: Answers visitors' queries.
        presenter: Makes the views.
        adviser: Says why answers are empty.
        limits: What one query may use, to be said beforehand.
        endpoint: Public address of ``/sparql``; "" where it is beside these pages.
    """

    graph: Graph
    execute: Execute
    presenter: Presenter
    adviser: Adviser
    limits: WorkerLimits
    endpoint: str = ""

    def respond(self) -> Response:
        """Show the editor, and the answer if there is a query."""
        return self.page(self.tried(self._given()))

    def tried(self, query: str) -> Tried:
        """Ask a query; a refusal is a value here, not an error."""
        if not query:
            return Tried(query="")
        try:
            return Tried(query=query, found=ask(self.execute, query, READ_FOR_PAGE))
        except QueryRefusedError as error:
            line, column = (error.details.get(name) for name in ("line", "column"))
            return Tried(
                query=query,
                problem=error.said(current_language()),
                place=(int(line), int(column or 1)) if line is not None else None,
                status=error.status,
            )
        except EnishiError as error:
            return Tried(
                query=query,
                problem=(error.message, error.hint),
                status=error.status,
                is_long=isinstance(error, AnswerTooLongError),
            )

    def page(self, tried: Tried, opened: Asked | None = None) -> Response:
        """Show the whole page.

        Args:
            tried: The query and its answer.
            opened: The permanent link that was opened, if one was.
        """
        table = tried.found.table if tried.found else None
        is_graph = tried.found is not None and tried.found.graph is not None
        text = render_template(
            "workbench/editor.html",
            **self._answer(tried, opened.view if opened else ""),
            query=tried.query or self._first(),
            since=since(opened, self.graph.version, table, self.presenter.sheet)
            if opened
            else None,
            endpoint=self._endpoint(),
            limits=self.limits,
            downloads={
                "table": result_downloads(),
                "network": network_formats(),
                "graph": graph_downloads(),
            },
            answered=["graph"]
            if is_graph
            else ["table", "network"]
            if is_network(table)
            else ["table"],
            prefixes=prefixes(),
            examples=self.graph.library.below(EXAMPLES),
            others=[
                (gettext(FOLDERS[folder]), queries)
                for folder, queries in self._others().items()
            ],
            script_words=script_words(),
        )
        return _kept_short(make_response(text, tried.status), tried)

    def answer(self) -> Response:
        """Show the answer alone, for the page that holds the editor already.

        With ``only=links`` the query is not asked again: its rows are there already.
        """
        query = request.values.get("query", "").strip()
        is_there = request.values.get("only") == "links"
        tried = Tried(query=query) if is_there else self.tried(query)
        text = render_template("workbench/found.html", **self._answer(tried, ""))
        return _kept_short(make_response(text, tried.status), tried)

    def data(self, ending: str) -> Response:
        """Return the answer as a file.

        Raises:
            NotFoundError: If there is no such format.
            QueryRefusedError: If there is no answer.
        """
        query = request.values.get("query", "").strip()
        link = link_to(linked(Asked(query=query), self.graph.version, None))
        about = about_answer(own_title(query), query, link, self.graph.version)
        wanted = Wanted(query=query, about=about, name="query")
        return download(self.execute, wanted, ending)

    def _answer(self, tried: Tried, view: str) -> Mapping[str, object]:
        wished = request.values.get("view", view)
        values: dict[str, object] = {
            "problem": tried.problem,
            "place": tried.place,
            "is_long": tried.is_long,
        }
        if tried.problem or not tried.query:
            return values
        table = tried.found.table if tried.found else None
        asked = linked(Asked(query=tried.query, view=wished), self.graph.version, table)
        title = own_title(tried.query)
        subject = Subject(
            endpoint=self._endpoint(),
            query=tried.query,
            title=title.en,
            link=link_to(asked),
            version=self.graph.version,
        )
        shown = tried.found and self.presenter.shown(
            tried.found,
            Here("/query", {"query": tried.query}),
            (wished, view_asked(tried.query)),
            request.values.get("measure", ""),
        )
        return values | {
            "shown": shown,
            "explained": Explainer(self.graph).explained(tried.query),
            "reasons": self.adviser.hints(tried.query)
            if table is not None and not len(table)
            else (),
            "subject": subject,
            "snippets": snippets_of(subject),
            "citation": citation(title, subject.link, self.graph.version),
            "points": revised("/query.points.json", {"query": [tried.query]}, {}),
        }

    def _given(self) -> str:
        """Return the query of the request: its own text, or an example's.

        Raises:
            NotFoundError: If there is no such example.
        """
        name = request.values.get("example", "")
        text = request.values.get("query", "").strip()
        return self.graph.library[name].sparql if name and not text else text

    def _endpoint(self) -> str:
        return self.endpoint or f"{request.url_root}sparql"

    def _first(self) -> str:
        examples = self.graph.library.below(EXAMPLES)
        return examples[0].sparql if examples else ""

    def _others(self) -> Mapping[str, Sequence[NamedQuery]]:
        """Return the questions of the library by folder."""
        found = {folder: self.graph.library.below(folder) for folder in FOLDERS}
        return {folder: queries for folder, queries in found.items() if queries}


def _kept_short(response: Response, tried: Tried) -> Response:
    if tried.problem:
        response.cache_control.no_store = True
    return response
