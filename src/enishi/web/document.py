"""Documents: the list, and the reader with what was made of each passage."""

import re
from dataclasses import dataclass, field
from typing import Final

from flask import Blueprint, Response, abort, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from enishi.catalog.dates import dated
from enishi.errors import NotFoundError
from enishi.graph.document import DocumentPage, Explained
from enishi.graph.graph import Graph
from enishi.web.chips import chips_of
from enishi.web.data import MEDIA_TYPES, data_of, json_text, split_ending
from enishi.web.language import current_language
from enishi.web.revalidation import revalidate
from enishi.web.sections import own_facts, statements_of
from enishi.web.typeset import Typesetter
from enishi.web.values import broken, thing_value

STRETCH: Final = re.compile(r"(\d{1,9})-(\d{1,9})")


@dataclass(frozen=True, slots=True)
class DocumentPages:
    """The views of documents.

    Attributes:
        graph: What to show.
    """

    graph: Graph
    typesetter: Typesetter = field(default_factory=Typesetter)

    def list(self) -> str:
        """Show all documents."""
        return render_template(
            "document/list.html",
            documents=self.graph.site.documents,
            thing_value=thing_value,
            dated=_dated,
        )

    def reader(self, slug: str) -> str | AnyResponse:
        """Show a document, or give what is known of it as data."""
        bare, ending = split_ending(slug)
        try:
            if ending == "json":
                return Response(
                    json_text(self.graph.document(bare)),
                    mimetype=MEDIA_TYPES[ending],
                )
            if ending:
                return data_of(self.graph, f"document/{bare}", ending)
            page = self.graph.document(slug)
        except NotFoundError:
            abort(404)
        return self._shown(page)

    def _shown(self, page: DocumentPage) -> str:
        chosen = _stretch(page)
        found = self.graph.explain(page.facts.slug, *chosen) if chosen else ()
        return render_template(
            "document/page.html",
            page=page,
            facts=page.facts,
            title=thing_value(page.facts.thing),
            lines=self.typesetter.lines(page, chosen),
            chosen=chosen,
            explained=[self._explained(one) for one in found],
            thing_value=thing_value,
            endings=tuple(MEDIA_TYPES),
            dated=_dated,
        )

    def _explained(self, one: Explained) -> dict[str, object]:
        documents = self.graph.documents
        passage = one.evidence.passage
        return {
            "stretch": f"{passage.start}-{passage.end}",
            "line": passage.first_line,
            "text": broken(one.evidence.marked),
            "names": one.names,
            "things": [
                (
                    thing_value(thing.thing),
                    thing.classes,
                    chips_of(thing),
                    statements_of(own_facts(thing), documents),
                )
                for thing in one.things
            ],
        }


def document_blueprint(graph: Graph) -> Blueprint:
    """Return the blueprint of documents: ``/document`` and ``/document/<slug>``."""
    blueprint = Blueprint("document", __name__, url_prefix="/document")
    pages = DocumentPages(graph)
    blueprint.add_url_rule("", "list", pages.list)
    blueprint.add_url_rule("/<slug>", "reader", pages.reader)
    revalidate(blueprint)
    return blueprint


def _stretch(page: DocumentPage) -> tuple[int, int] | None:
    """Return the stretch that ``?hl=`` or ``?passage=`` asks for, or None."""
    asked = request.args.get("hl") or request.args.get("passage") or ""
    match = STRETCH.fullmatch(asked)
    if not match:
        return None
    start, end = int(match[1]), int(match[2])
    last = len(page.text.text) if page.text else end
    return (start, min(end, last)) if start < min(end, last) else None


def _dated(text: str) -> str:
    return dated(text, current_language())
