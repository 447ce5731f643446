"""The search of a graph that is too large to be indexed: by whole names."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from flask import Blueprint, Response, jsonify, render_template, request

from enishi.graph.graph import Graph
from enishi.graph.lookup import Found, Lookup
from enishi.graph.terms import Terms
from enishi.web.language import current_language
from enishi.web.links import page_of
from enishi.web.revalidation import revalidate
from enishi.web.statement import Value
from enishi.web.values import listed, thing_value

LONGEST: Final = 500
"""Characters of a name that is looked up."""
SUGGESTED: Final = 8
EXAMPLE: Final = "example/names-holding"
"""The query that finds parts of names, for the editor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundThing:
    """A thing that was found.

    Attributes:
        name: It, leading to its page.
        kind: Its classes in words.
    """

    name: Value
    kind: str


@dataclass(frozen=True, slots=True)
class ExactSearch:
    """The views of such a search.

    Attributes:
        lookup: Finds things.
        terms: Names of classes.
        partial: The query that finds parts of names.
    """

    lookup: Lookup
    terms: Terms
    partial: str

    def page(self) -> str:
        """Show what has the name."""
        words = _words()
        return render_template(
            "search/exact.html",
            query=words,
            found=[self._shown(one) for one in self._found(words)],
            editor="/query?" + urlencode({"query": self.partial}),
        )

    def suggest(self) -> Response:
        """Give what has the name already while it is typed."""
        words = _words()
        shown = [self._shown(one) for one in self._found(words)[:SUGGESTED]]
        response = jsonify(
            query=words,
            suggestions=[
                {
                    "text": one.name.text,
                    "language": one.name.language or current_language(),
                    "name": "",
                    "kind": one.kind,
                    "href": one.name.href,
                }
                for one in shown
            ],
        )
        response.vary.update(("Accept-Language", "Cookie"))
        return response

    def _found(self, words: str) -> tuple[Found, ...]:
        found = self.lookup.called(words) if words else ()
        return tuple(one for one in found if page_of(one.thing.iri))

    def _shown(self, one: Found) -> FoundThing:
        language = current_language()
        classes = self.terms.classes(one.classes)
        names = (thing.named(language)[0] for thing in classes)
        return FoundThing(name=thing_value(one.thing), kind=listed(names, language))


def exact_search_blueprint(graph: Graph) -> Blueprint:
    """Return the blueprint that serves ``/search`` and ``/api/suggest``.

    Args:
        graph: What is searched.
    """
    blueprint = Blueprint("search", __name__)
    partial = graph.library[EXAMPLE].sparql
    pages = ExactSearch(Lookup(graph.questions), graph.terms, partial)
    revalidate(blueprint)
    blueprint.add_url_rule("/search", "page", pages.page)
    blueprint.add_url_rule("/api/suggest", "suggest", pages.suggest)
    return blueprint


def _words() -> str:
    return request.args.get("q", "").strip()[:LONGEST]
