"""The ontology as a page: classes, properties, concept schemes, examples."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from flask import Blueprint, Response, render_template
from rdflib import URIRef

from enishi.graph.class_links import ClassLink, counted_links
from enishi.graph.graph import Graph
from enishi.graph.ontology import Ontology, TermView
from enishi.graph.words import Thing, Words
from enishi.resources import folder
from enishi.search.kinds import slug_of
from enishi.vocabulary.ontology import ontology_graph
from enishi.vocabulary.prefixes import prefixes
from enishi.vocabulary.turtle import write_turtle
from enishi.web.class_map import class_map, main_links
from enishi.web.class_tree import class_tree
from enishi.web.data import json_text
from enishi.web.language import current_language
from enishi.web.links import page_of
from enishi.web.revalidation import revalidate
from enishi.web.statement import Value
from enishi.web.values import thing_value


@dataclass(frozen=True, slots=True, kw_only=True)
class TermRow:
    """A class or property as the page shows it.

    Attributes:
        name: Its local name and anchor.
        label: Its name.
        definition: What it means.
        above: What stands above it.
        domains: What it is said of.
        ranges: What it leads to.
        count: How often it is used.
        list: The page that lists its things, or "".
        example: A thing of it, or None.
        properties: The properties said of it, for a class.
    """

    name: str
    label: Value
    definition: Value
    above: tuple[Value, ...]
    domains: tuple[Value, ...]
    ranges: tuple[Value, ...]
    count: int
    list: str
    example: Value | None
    properties: tuple[Value, ...] = ()


@dataclass(frozen=True)
class OntologyPages:
    """The views of the ontology.

    Attributes:
        graph: What to show.
        is_large: Whether it is too large for examples and for counting ties.
    """

    graph: Graph
    is_large: bool = False

    @cached_property
    def ontology(self) -> Ontology:
        """The ontology, read once for each version of the graph."""
        return Ontology.read(self.graph.questions, is_large=self.is_large)

    @cached_property
    def links(self) -> dict[ClassLink, int]:
        """How often the main classes are tied, counted once for each version."""
        if self.is_large:
            return {}
        return counted_links(self.graph.questions, main_links())

    def page(self) -> str:
        """Show it."""
        ontology = self.ontology
        drawn = () if self.is_large else (*ontology.classes, *ontology.properties)
        return render_template(
            "ontology/page.html",
            classes=[self._row(one) for one in ontology.classes],
            properties=[self._row(one) for one in ontology.properties],
            schemes=ontology.schemes,
            tree=class_tree(ontology.classes),
            map=class_map(drawn, self.links),
            thing_value=thing_value,
            worded=_worded,
        )

    def data(self) -> Response:
        """Give it as JSON."""
        return Response(json_text(self.ontology), mimetype="application/json")

    def turtle(self) -> Response:
        """Give its files as one: terms, schemes, rules, prefixes."""
        return _turtle(write_turtle(ontology_graph(), prefixes()))

    def shapes(self) -> Response:
        """Give the shapes that every build is checked by."""
        file = folder("ontology") / "shapes.ttl"
        return _turtle(file.read_text(encoding="utf-8"))

    def _row(self, term: TermView) -> TermRow:
        own = self.ontology.properties if term.is_class else ()
        return TermRow(
            name=term.name,
            label=thing_value(term.thing),
            definition=_worded(term.definition),
            above=self._named(term.above),
            domains=self._named(term.domains),
            ranges=self._named(term.ranges),
            count=term.count,
            list=f"/browse/{slug_of(term.thing.iri)}" if term.is_class else "",
            example=thing_value(term.example) if term.example else None,
            properties=tuple(
                Value(text=one.thing.named(current_language())[0], href=f"#{one.name}")
                for one in own
                if term.thing.iri in one.domains
            ),
        )

    def _named(self, iris: Iterable[URIRef]) -> tuple[Value, ...]:
        terms = self.graph.terms
        named = [(iri, terms.words(iri)) for iri in iris]
        return tuple(
            thing_value(Thing(iri, words))
            if words
            else Value(text=_short(iri), href=page_of(iri))
            for iri, words in named
        )


def ontology_blueprint(graph: Graph, *, is_large: bool = False) -> Blueprint:
    """Return the blueprint of ``/ontology`` and its downloads.

    Args:
        graph: What to show.
        is_large: Whether it is too large for examples and for counting ties.
    """
    blueprint = Blueprint("ontology", __name__)
    pages = OntologyPages(graph, is_large)
    revalidate(blueprint)
    blueprint.add_url_rule("/ontology", "page", pages.page)
    blueprint.add_url_rule("/ontology.json", "data", pages.data)
    blueprint.add_url_rule("/ontology.ttl", "turtle", pages.turtle)
    blueprint.add_url_rule("/ontology/shapes.ttl", "shapes", pages.shapes)
    return blueprint


def _worded(words: Words) -> Value:
    language = current_language()
    text, tag = words.best(language)
    return Value(text=text, language=tag if tag != language else "")


def _turtle(text: str) -> Response:
    response = Response(text, mimetype="text/turtle")
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _short(iri: URIRef) -> str:
    """Return an address with its prefix, where it has one."""
    for prefix, namespace in prefixes().items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return str(iri)
