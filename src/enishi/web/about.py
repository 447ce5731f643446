"""What this is, how it was made, and how to cite it."""

import re
from dataclasses import dataclass
from importlib.metadata import version as package_version
from typing import Final

from flask import Blueprint, Response, render_template, request
from rdflib import URIRef

from enishi.graph.document import DocumentFacts
from enishi.graph.graph import Graph
from enishi.graph.words import iri_in, iri_of
from enishi.web.citing import Citation, bibtex, document_citation, page_citation, ris
from enishi.web.language import current_language
from enishi.web.messages import gettext, marked
from enishi.web.revalidation import revalidate
from enishi.web.values import thing_value

TITLE: Final = marked("Enishi: a graph of Japanese cities' international policy")
PATH: Final = re.compile(r"[a-z-]+/[A-Za-z0-9/._-]+")
LONGEST: Final = 400
"""Longest path of a page that is cited, in characters."""


@dataclass(frozen=True)
class AboutPages:
    """The views.

    Attributes:
        graph: What is told of.
    """

    graph: Graph

    def page(self) -> str:
        """Show it."""
        language = current_language()
        documents = tuple(self.graph.documents.facts.values())
        return render_template(
            "about/page.html",
            documents=documents,
            rules=self.graph.library.below("rule"),
            language=language,
            thing_value=thing_value,
            package=package_version("enishi"),
            example=bibtex(
                [
                    *(document_citation(one, language) for one in documents[:1]),
                    self._own("/"),
                ]
            ),
        )

    def cite(self, ending: str) -> Response:
        """Give the citation of a page: its sources first, then the page itself."""
        path = request.args.get("page", "/")[:LONGEST]
        if not path.startswith("/") or path.startswith("//"):
            path = "/"
        language = current_language()
        cited = [
            *(document_citation(one, language) for one in self._sources(path)),
            self._own(path),
        ]
        if ending == "bib":
            return _file(bibtex(cited), "application/x-bibtex", ending)
        return _file(ris(cited), "application/x-research-info-systems", ending)

    def _own(self, path: str) -> Citation:
        thing = _thing(path)
        described = self.graph.description(str(thing)) if thing is not None else None
        if thing is None or described is None:
            address = request.url_root.rstrip("/") + path
            return page_citation(gettext(TITLE), address, self.graph.version)
        title = described.thing.named(current_language())[0]
        return page_citation(title, str(thing), self.graph.version)

    def _sources(self, path: str) -> tuple[DocumentFacts, ...]:
        """Return the documents behind a page; all of them where it is about many."""
        known = self.graph.documents.facts
        thing = _thing(path)
        if thing is None:
            return tuple(known.values())
        if thing in known:
            return (known[thing],)
        answer = self.graph.query("site/sources-of", entity=thing)
        found = [iri_in(row, "document") for row in answer]
        return tuple(known[one] for one in found if one in known)


def about_blueprint(graph: Graph) -> Blueprint:
    """Return the blueprint of ``/about`` and of citations."""
    blueprint = Blueprint("about", __name__, url_prefix="/about")
    pages = AboutPages(graph)
    revalidate(blueprint)
    blueprint.add_url_rule("", "page", pages.page)
    for ending in ("bib", "ris"):
        blueprint.add_url_rule(
            f"/cite.{ending}", "cite", pages.cite, defaults={"ending": ending}
        )
    return blueprint


def _thing(path: str) -> URIRef | None:
    """Return the thing that a page's path means, or None for other pages."""
    kind, _, key = path.partition("?")[0].strip("/").partition("/")
    return iri_of(f"{kind}/{key}") if kind and PATH.fullmatch(f"{kind}/{key}") else None


def _file(text: str, media_type: str, ending: str) -> Response:
    response = Response(text, mimetype=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="enishi.{ending}"'
    return response
