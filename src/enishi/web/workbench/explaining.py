"""A query in words, by rule from its outline: no guess, no model.

Each line of the pattern becomes a sentence that names what the ontology calls its
terms; what the rules don't know is shown as it is written.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rdflib import RDF, URIRef

from enishi.graph.emptiness import iri_of_token
from enishi.graph.graph import Graph
from enishi.graph.outline import Element, ElementKind, Outline, outline_of
from enishi.graph.words import Words
from enishi.store.lexicon import Kind, Token
from enishi.store.refusals import QueryRefusedError
from enishi.web.language import current_language
from enishi.web.messages import gettext, marked
from enishi.web.workbench.sheet import labels_of, short_address

MOST_VALUES = 3
_AGGREGATES = frozenset({"COUNT", "SUM", "MIN", "MAX", "AVG", "GROUP_CONCAT"})
_EXPRESSIONS = frozenset({ElementKind.FILTER, ElementKind.BIND, ElementKind.GRAPH})
_SENTENCES = {
    ElementKind.OPTIONAL: marked("If there is one: %(what)s"),
    ElementKind.FILTER: marked("Only where %(what)s"),
    ElementKind.MINUS: marked("Not where %(what)s"),
    ElementKind.BIND: marked("Work out %(what)s"),
    ElementKind.GRAPH: marked("In the graph %(what)s"),
    ElementKind.GROUP: marked("Together with %(what)s"),
}


@dataclass(frozen=True, slots=True)
class Explainer:
    """Says queries in words.

    Attributes:
        graph: Names terms and things.
    """

    graph: Graph

    def explained(self, query: str) -> tuple[str, ...]:
        """Return a query as sentences; nothing where it has no pattern."""
        try:
            outline = outline_of(query)
        except QueryRefusedError:
            return ()
        if outline is None:
            return ()
        words = self._words(outline)
        lines = [self._line(one, outline, words) for one in outline.elements]
        return (_asked(outline), *lines, *_followed(outline.tail))

    def _words(self, outline: Outline) -> dict[URIRef, Words]:
        iris = {
            iri
            for element in outline.elements
            for token in element.tokens
            if (iri := iri_of_token(token, outline)) is not None
        }
        terms = {iri: self.graph.terms.words(iri) for iri in iris}
        things = labels_of(self.graph, [iri for iri in iris if not terms[iri]])
        return {**terms, **things}

    def _line(
        self, element: Element, outline: Outline, words: dict[URIRef, Words]
    ) -> str:
        if element.kind is ElementKind.TRIPLE:
            return self._triple(element, outline, words)
        if element.kind is ElementKind.VALUES:
            return self._values(element, outline, words)
        text = " ".join(element.text.split())
        cut = _after_word if element.kind in _EXPRESSIONS else _inside
        return gettext(_SENTENCES[element.kind], what=cut(text))

    def _triple(
        self, element: Element, outline: Outline, words: dict[URIRef, Words]
    ) -> str:
        tokens = element.tokens
        if len(tokens) < 3 or any(  # noqa: PLR2004 - subject, predicate, object
            token.kind is Kind.OPERATOR and token.text in "/|*+^" for token in tokens
        ):
            return " ".join(element.text.split())
        subject = _said(tokens[0], outline, words)
        objects = gettext(" or ").join(
            _said(token, outline, words)
            for token in tokens[2:]
            if token.kind is not Kind.LANGUAGE and token.text != ","
        )
        if iri_of_token(tokens[1], outline) == RDF.type:
            return gettext("%(thing)s is a %(kind)s", thing=subject, kind=objects)
        return gettext(
            "%(thing)s has as “%(property)s” %(value)s",
            thing=subject,
            property=_said(tokens[1], outline, words),
            value=objects,
        )

    def _values(
        self, element: Element, outline: Outline, words: dict[URIRef, Words]
    ) -> str:
        names = [token.text for token in element.tokens if token.kind is Kind.VARIABLE]
        values = [
            _said(token, outline, words)
            for token in element.tokens
            if token.kind in {Kind.IRI, Kind.NAME, Kind.STRING, Kind.NUMBER}
        ]
        shown = ", ".join(values[:MOST_VALUES])
        if len(values) > MOST_VALUES:
            shown = gettext("%(values)s and others", values=shown)
        return gettext(
            "%(name)s is one of: %(values)s", name=", ".join(names), values=shown
        )


def _asked(outline: Outline) -> str:
    if outline.form == "ASK":
        return gettext("Is there anything that fits all of this?")
    if outline.form != "SELECT":
        return gettext("Make a graph of everything that fits all of this:")
    names = [token.text for token in outline.head if token.kind is Kind.VARIABLE]
    counted = any(token.text.upper() in _AGGREGATES for token in outline.head)
    shown = ", ".join(dict.fromkeys(names)) or gettext("everything")
    if counted:
        return gettext("Count or add up, and give %(names)s, where", names=shown)
    return gettext("Give %(names)s, where", names=shown)


def _followed(tail: Sequence[Token]) -> tuple[str, ...]:
    words = [token.text.upper() for token in tail]
    said = []
    if "GROUP" in words:
        said.append(gettext("One row for each group."))
    if "ORDER" in words:
        down = "DESC" in words
        said.append(gettext("The largest first.") if down else gettext("In order."))
    if "LIMIT" in words[:-1]:
        count = tail[words.index("LIMIT") + 1].text
        said.append(gettext("At most %(count)s rows.", count=count))
    return tuple(said)


def _said(token: Token, outline: Outline, words: dict[URIRef, Words]) -> str:
    iri = iri_of_token(token, outline)
    if iri is None:
        return token.text
    return words.get(iri, Words()).best(current_language())[0] or short_address(iri)


def _inside(text: str) -> str:
    return text.partition("{")[2].rpartition("}")[0].strip() or text


def _after_word(text: str) -> str:
    return text.partition(" ")[2] or text
