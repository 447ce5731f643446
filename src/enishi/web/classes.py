"""Lists by class of a graph that is too large to be held: the first things of each."""

from dataclasses import dataclass
from functools import cached_property

from flask import Blueprint, Response, abort, jsonify, render_template
from rdflib import URIRef

from enishi.graph.graph import Graph
from enishi.graph.lookup import LISTED, Lookup
from enishi.graph.words import Thing
from enishi.search.kinds import slug_of
from enishi.web.addresses import revised
from enishi.web.formats import JSON, page_number, wants
from enishi.web.kinds import class_name
from enishi.web.language import current_language
from enishi.web.pagination import Pagination
from enishi.web.revalidation import revalidate
from enishi.web.values import thing_value

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassLink:
    """A class in the list of classes.

    Attributes:
        text: What its things are called.
        total: How many there are.
        href: The list of them.
    """

    text: str
    total: int
    href: str


@dataclass(frozen=True)
class ClassPages:
    """The views of classes.

    Attributes:
        graph: What to show.
    """

    graph: Graph

    @cached_property
    def classes(self) -> dict[str, URIRef]:
        """The classes by the short name that addresses have for them."""
        return {slug_of(iri): iri for iri in reversed(list(self.graph.site.counts))}

    def overview(self) -> str | Response:
        """Show the classes with the number of their things."""
        links = [
            ClassLink(
                text=self._named(iri),
                total=self.graph.site.counts[iri],
                href=revised(f"/browse/{slug}", {}, {}),
            )
            for slug, iri in self.classes.items()
        ]
        links.sort(key=lambda link: (-link.total, link.text))
        if wants(JSON):
            return jsonify(
                kinds=[{"text": one.text, "total": one.total} for one in links]
            )
        return render_template("browse/classes.html", classes=links, most=LISTED)

    def page(self, slug: str) -> str:
        """Show the first things of a class."""
        iri = self.classes.get(slug)
        if iri is None:
            abort(404)
        things = Lookup(self.graph.questions).of_class(iri)
        if not things:
            abort(404)
        pages = Pagination(total=len(things), size=PAGE_SIZE, number=1)
        pages = Pagination(
            total=len(things), size=PAGE_SIZE, number=min(page_number(), pages.last)
        )
        query = self.graph.library["site/of-class"]
        return render_template(
            "browse/class.html",
            title=self._named(iri),
            total=self.graph.site.counts[iri],
            things=[
                thing_value(one)
                for one in things[pages.first_item - 1 : pages.last_item]
            ],
            pages=pages,
            sparql=query.asked({"class": iri}),
        )

    def _named(self, iri: URIRef) -> str:
        language = current_language()
        thing = Thing(iri, self.graph.terms.words(iri))
        return class_name(thing.named(language)[0], iri, language)


def classes_blueprint(graph: Graph) -> Blueprint:
    """Return the blueprint of ``/browse`` and the lists below it."""
    blueprint = Blueprint("browse", __name__, url_prefix="/browse")
    pages = ClassPages(graph)
    revalidate(blueprint)
    blueprint.add_url_rule("", "overview", pages.overview, strict_slashes=False)
    blueprint.add_url_rule("/<slug>", "page", pages.page)
    return blueprint
