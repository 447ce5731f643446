"""The page of a question of the library: its form, its answer, what to do with it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from urllib.parse import urlencode

from flask import Response, make_response, render_template, request
from werkzeug.datastructures import MultiDict

from enishi.catalog.library import QUESTIONS
from enishi.catalog.query import NamedQuery
from enishi.errors import NotFoundError
from enishi.exports.about import Bilingual
from enishi.exports.text import json_text
from enishi.graph.graph import Graph
from enishi.store.protocol import Table
from enishi.store.refusals import QueryRefusedError
from enishi.web.formats import JSON
from enishi.web.language import LANGUAGES, current_language
from enishi.web.messages import gettext
from enishi.web.workbench.asking import Execute, ask
from enishi.web.workbench.downloads import (
    Wanted,
    download,
    network_downloads,
    result_downloads,
)
from enishi.web.workbench.explaining import Explainer
from enishi.web.workbench.form import LANGUAGE, Form, read_form
from enishi.web.workbench.linking import (
    about_answer,
    citation,
    link_to,
    linked,
)
from enishi.web.workbench.notebook import notebook_of
from enishi.web.workbench.permalink import Asked
from enishi.web.workbench.place_map import points_of
from enishi.web.workbench.presenting import Here, Presenter, Shown
from enishi.web.workbench.since import Since, since
from enishi.web.workbench.snippets import Subject, snippets_of

NOTEBOOK = "ipynb"
POINTS = "points.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A question with its answer.

    Attributes:
        query: The question.
        form: What was given.
        text: Its SPARQL, parameters bound, without header.
        table: The answer; None where the form or the engine refused.
        problem: Message and hint of a refusal, or None.
        status: The HTTP status.
    """

    query: NamedQuery
    form: Form
    text: str
    table: Table | None = None
    problem: tuple[str, str] | None = None
    status: int = 200

    @property
    def title(self) -> Bilingual:
        """What it asks, in both languages."""
        header = self.query.header
        return Bilingual(header.text("summary", "ja"), header.text("summary", "en"))

    @property
    def key(self) -> str:
        """Its name without the folder."""
        return self.query.name.removeprefix(f"{QUESTIONS}/")


@dataclass(frozen=True, slots=True)
class QuestionPages:
    """The pages of the library's questions.

    Attributes:
        graph: Has the library, and gives names.
        execute: Answers within limits.
        presenter: Makes the views.
        endpoint: Public address of ``/sparql``; "" where it is beside these pages.
    """

    graph: Graph
    execute: Execute
    presenter: Presenter
    endpoint: str = ""

    def respond(self, name: str) -> Response:
        """Return a question's page, or with an ending its answer as data.

        Raises:
            NotFoundError: If there is no such question or format.
        """
        key, _, ending = name.partition(".")
        answered = self.answered(key, request.args)
        if not ending:
            return self.page(answered)
        if answered.problem or not answered.form.is_sound:
            return self.page(answered)
        return self._data(answered, ending)

    def answered(self, key: str, given: Mapping[str, str]) -> Answered:
        """Ask a question as it was given.

        Raises:
            NotFoundError: If there is no such question.
        """
        query = self.question(key)
        form = read_form(self.graph, query, given)
        if not form.is_sound:
            bound = _without_header(query, query.text)
            return Answered(query=query, form=form, text=bound, status=400)
        text = _without_header(query, query.bind(form.values))
        try:
            found = ask(self.execute, text)
        except QueryRefusedError as error:
            return Answered(
                query=query,
                form=form,
                text=text,
                problem=error.said(current_language()),
                status=error.status,
            )
        return Answered(query=query, form=form, text=text, table=found.table)

    def question(self, key: str) -> NamedQuery:
        """Return a question of the library.

        Raises:
            NotFoundError: If there is none of that name.
        """
        for query in self.graph.library.questions:
            if query.name == f"{QUESTIONS}/{key}":
                return query
        raise NotFoundError(
            gettext("There is no question “%(key)s”.", key=key),
            hint=gettext("The library lists them: /query/"),
        )

    def shown(self, answered: Answered, view: str) -> Shown | None:
        """Return the answer as it is shown; None if there is none."""
        if answered.table is None:
            return None
        wishes = (view, answered.query.header.view)
        plot = answered.query.header.plot
        measure = request.args.get("measure", plot[-1] if plot else "")
        here = Here(f"/query/{answered.key}", answered.form.given)
        money = answered.query.header.money
        sheet = self.presenter.sheet(answered.table, money)
        return self.presenter.shown_sheet(sheet, here, wishes, measure)

    def page(self, answered: Answered, opened: Asked | None = None) -> Response:
        """Show a question.

        Args:
            answered: The question with its answer.
            opened: The permanent link that was opened, if one was.
        """
        view = request.args.get("view", opened.view if opened else "")
        subject = self.subject(answered, view)
        arguments = urlencode(answered.form.given)
        language = current_language()
        header = answered.query.header
        shown = self.shown(answered, view)
        text = render_template(
            "workbench/question.html",
            answered=answered,
            title=header.text("summary", language),
            description=header.text("description", language),
            said=answered.query.said(answered.table, language)
            if answered.table is not None
            else "",
            shown=shown,
            explained=Explainer(self.graph).explained(answered.text),
            since=self.since(answered, opened) if opened else None,
            subject=subject,
            snippets=snippets_of(subject),
            downloads=(*result_downloads(), *network_downloads(answered.table)),
            base=f"/query/{answered.key}",
            arguments=f"?{arguments}" if arguments else "",
            citation=citation(answered.title, subject.link, self.graph.version),
            others=self._others(answered.query),
        )
        response = make_response(text, answered.status)
        if answered.status != 200:  # noqa: PLR2004 - the HTTP status
            response.cache_control.no_store = True
        return response

    def subject(self, answered: Answered, view: str = "") -> Subject:
        """Return what code is written for."""
        asked = Asked(name=answered.key, values=answered.form.pinned, view=view)
        title = answered.query.header.text("summary", current_language())
        return Subject(
            endpoint=self.endpoint or f"{request.url_root}sparql",
            query=answered.text,
            title=title,
            link=link_to(linked(asked, self.graph.version, answered.table)),
            version=self.graph.version,
            name=answered.key,
            values=answered.form.values,
        )

    def since(self, answered: Answered, opened: Asked) -> Since | None:
        """Say what has changed since a link was made.

        An answer is compared in the language it was given in, because names are part
        of it.
        """
        version, sheet_of = self.graph.version, self.presenter.sheet
        spoken = opened.values.get(LANGUAGE, "")
        if spoken not in LANGUAGES or spoken == answered.form.values.get(LANGUAGE):
            return since(opened, version, answered.table, sheet_of)
        found = since(opened, version, self._in(answered, spoken), sheet_of)
        return found and replace(found, is_aligned=False)

    def _in(self, answered: Answered, language: str) -> Table | None:
        """Return the answer with names in another language; None if there is none."""
        if answered.table is None or LANGUAGE not in answered.form.values:
            return answered.table
        bound = answered.query.bind({**answered.form.values, LANGUAGE: language})
        try:
            return ask(self.execute, _without_header(answered.query, bound)).table
        except QueryRefusedError:
            return None

    def points(self, table: Table | None) -> Response:
        """Return the places of an answer, for its map."""
        points = points_of(self.presenter.sheet(table or Table((), ())))
        response = Response(json_text(asdict(points)), mimetype=JSON)
        response.vary.update(("Accept-Language", "Cookie"))
        return response

    def _data(self, answered: Answered, ending: str) -> Response:
        subject = self.subject(answered)
        about = about_answer(
            answered.title, answered.text, subject.link, self.graph.version
        )
        if ending == NOTEBOOK:
            response = Response(
                notebook_of(subject, about.citation),
                mimetype="application/x-ipynb+json",
            )
            name = f"enishi-{answered.key}.ipynb"
            response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
            return response
        if ending == POINTS:
            return self.points(answered.table)
        wanted = Wanted(query=answered.text, about=about, name=answered.key)
        return download(self.execute, wanted, ending)

    def _others(self, query: NamedQuery) -> list[NamedQuery]:
        """Return other questions that share most of its key words."""
        tags = set(query.header.tags)
        others = [
            (len(tags.intersection(other.header.tags)), other)
            for other in self.graph.library.questions
            if other.name != query.name
        ]
        others.sort(key=lambda one: (-one[0], one[1].header.order))
        return [other for shared, other in others[:5] if shared]


def given_in(values: Mapping[str, str]) -> MultiDict[str, str]:
    """Return the values of a link as if a form had given them."""
    return MultiDict(values)


def _without_header(query: NamedQuery, text: str) -> str:
    return NamedQuery(query.name, query.header, text).sparql
