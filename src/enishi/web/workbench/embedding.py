"""The answer of a permanent link, alone, to be shown inside another page."""

from dataclasses import dataclass

from flask import Response, make_response, render_template, request

from enishi.errors import NotFoundError
from enishi.graph.graph import Graph
from enishi.web.headers import HEADERS
from enishi.web.language import current_language
from enishi.web.messages import gettext
from enishi.web.workbench.editor import EditorPage
from enishi.web.workbench.linking import own_title
from enishi.web.workbench.permalink import DAMAGED, WAY_ON, Asked, unpack
from enishi.web.workbench.presenting import Here
from enishi.web.workbench.question import QuestionPages, given_in
from enishi.web.workbench.since import since
from enishi.web.workbench.views import view_asked

FRAMED = HEADERS["Content-Security-Policy"].replace(
    "frame-ancestors 'none'", "frame-ancestors *"
)
"""Any page may frame an answer: it has no forms and remembers nobody."""


@dataclass(frozen=True, slots=True)
class LinkPages:
    """The pages of permanent links.

    Attributes:
        graph: The graph of today.
        questions: Shows a question of the library.
        editor: Shows a visitor's own query.
    """

    graph: Graph
    questions: QuestionPages
    editor: EditorPage

    def open(self, packed: str) -> Response:
        """Show what a link holds, and say whether the graph has changed since.

        Raises:
            NotFoundError: If the link is damaged or its question is gone.
        """
        asked = _opened(packed)
        if asked.name:
            answered = self.questions.answered(asked.name, given_in(asked.values))
            return self.questions.page(answered, asked)
        return self.editor.page(self.editor.tried(asked.query), asked)

    def embed(self, packed: str) -> Response:
        """Show the answer of a link alone.

        Raises:
            NotFoundError: If the link is damaged or its question is gone.
        """
        asked = _opened(packed)
        view = request.args.get("view", asked.view)
        values = self._question(asked, view) if asked.name else self._own(asked, view)
        page = render_template(
            "workbench/embed.html",
            **values,
            link=f"{request.url_root}q/{packed}",
            points=f"/embed/{packed}.points.json",
            version=self.graph.version[:12],
        )
        response = make_response(page)
        response.headers["Content-Security-Policy"] = FRAMED
        return response

    def points(self, packed: str) -> Response:
        """Return the places of a link's answer, for its map.

        Raises:
            NotFoundError: If the link is damaged or its question is gone.
        """
        asked = _opened(packed)
        if asked.name:
            answered = self.questions.answered(asked.name, given_in(asked.values))
            return self.questions.points(answered.table)
        found = self.editor.tried(asked.query).found
        return self.questions.points(found.table if found else None)

    def _question(self, asked: Asked, view: str) -> dict[str, object]:
        answered = self.questions.answered(asked.name, given_in(asked.values))
        language = current_language()
        said = ""
        if answered.table is not None:
            said = answered.query.said(answered.table, language)
        return {
            "title": answered.query.header.text("summary", language),
            "said": said,
            "shown": self.questions.shown(answered, view),
            "problem": answered.problem or ("", ""),
            "since": self.questions.since(answered, asked),
        }

    def _own(self, asked: Asked, view: str) -> dict[str, object]:
        tried = self.editor.tried(asked.query)
        found = tried.found
        here = Here("/query", {"query": asked.query})
        wishes = (view, view_asked(asked.query))
        presenter = self.editor.presenter
        shown = presenter.shown(found, here, wishes) if found else None
        table = found.table if found else None
        return {
            "title": own_title(asked.query).en,
            "said": "",
            "shown": shown,
            "problem": tried.problem or ("", ""),
            "since": since(asked, self.graph.version, table, presenter.sheet),
        }


def _opened(packed: str) -> Asked:
    """Return what a link holds; if it is damaged, say so in the reader's language."""
    try:
        return unpack(packed)
    except NotFoundError as error:
        raise NotFoundError(gettext(DAMAGED), hint=gettext(WAY_ON)) from error
