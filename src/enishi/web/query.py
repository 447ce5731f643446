"""The addresses of the workbench: questions, the editor, links, completion."""

from flask import Blueprint, Response, request

from enishi.graph.graph import Graph
from enishi.search.finding import Search
from enishi.search.suggesting import Suggester
from enishi.store.output import WorkerLimits
from enishi.web.revalidation import revalidate
from enishi.web.workbench.asking import Execute
from enishi.web.workbench.completing import Completer
from enishi.web.workbench.editor import EditorPage
from enishi.web.workbench.embedding import LinkPages
from enishi.web.workbench.headings import Headings
from enishi.web.workbench.presenting import Presenter
from enishi.web.workbench.question import POINTS, QuestionPages
from enishi.web.workbench.reasons import Adviser
from enishi.web.workbench.shelf import Shelf


def query_blueprint(
    graph: Graph,
    execute: Execute,
    *,
    search: Search | None = None,
    limits: WorkerLimits | None = None,
    endpoint: str = "",
) -> Blueprint:
    """Return the blueprint of ``/query``, ``/q``, ``/embed`` and their data.

    Args:
        graph: For the library, examples and labels.
        execute: Answers visitors' queries within their limits.
        search: Completes names of things; None completes none.
        limits: What a query may use, as the page says beforehand.
        endpoint: Public address of ``/sparql``; "" where it is beside these pages.
    """
    blueprint = Blueprint("query", __name__)
    presenter = Presenter(graph, Headings.read(graph.terms))
    questions = QuestionPages(graph, execute, presenter, endpoint)
    completer = Completer(graph, Suggester(search) if search else None)
    adviser = Adviser(graph, execute, completer)
    allowed = limits or WorkerLimits()
    editor = EditorPage(graph, execute, presenter, adviser, allowed, endpoint)
    links = LinkPages(graph, questions, editor)

    revalidate(blueprint, only=("library", "question"))
    both = ["GET", "POST"]
    blueprint.add_url_rule("/query", "editor", editor.respond, methods=both)
    blueprint.add_url_rule("/query/", "library", Shelf(graph).page)
    blueprint.add_url_rule("/query/<name>", "question", questions.respond)
    blueprint.add_url_rule("/api/answer", "answer", editor.answer, methods=both)
    blueprint.add_url_rule("/q/<packed>", "link", links.open)
    blueprint.add_url_rule("/api/complete", "complete", completer.respond)
    blueprint.add_url_rule("/api/choices/<kind>", "choices", completer.choices)
    blueprint.add_url_rule("/api/labels", "labels", completer.labels, methods=both)

    @blueprint.route("/query.<path:ending>", methods=both)
    def data(ending: str) -> Response:
        if ending == POINTS:
            query = request.values.get("query", "").strip()
            found = editor.tried(query).found
            return questions.points(found.table if found else None)
        return editor.data(ending)

    @blueprint.get("/embed/<packed>")
    def embed(packed: str) -> Response:
        link, _, ending = packed.partition(".")
        return links.points(link) if ending == POINTS else links.embed(link)

    return blueprint
