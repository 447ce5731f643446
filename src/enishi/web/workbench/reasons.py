"""Why an answer is empty, in words, with what stands nearby in the graph."""

from collections.abc import Mapping
from dataclasses import dataclass

from rdflib import Literal, URIRef

from enishi.graph.emptiness import (
    Emptiness,
    Reason,
    emptiness_of,
    iri_of_token,
    predicate_of,
    unknown_terms,
)
from enishi.graph.graph import Graph
from enishi.graph.outline import Element, Outline, outline_of
from enishi.graph.words import Words, text_in
from enishi.store.lexicon import Kind
from enishi.store.refusals import QueryRefusedError
from enishi.store.terms import Term
from enishi.web.language import current_language
from enishi.web.messages import gettext
from enishi.web.workbench.asking import Execute, ask
from enishi.web.workbench.completing import Completer, written
from enishi.web.workbench.sheet import labels_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """One thing to know about an empty answer.

    Attributes:
        text: In words.
        line: What of the query it is about, or what could stand there; "" for none.
    """

    text: str
    line: str = ""


@dataclass(frozen=True, slots=True)
class Adviser:
    """Finds out why answers are empty.

    Attributes:
        graph: What is in the graph.
        execute: Answers queries within a visitor's limits.
        completer: Knows which classes and properties are used.
    """

    graph: Graph
    execute: Execute
    completer: Completer

    def hints(self, query: str) -> tuple[Hint, ...]:
        """Return why a query gives nothing, and what to try; nothing if unknown."""
        try:
            outline = outline_of(query)
            if outline is None or not outline.elements:
                return ()
            found = emptiness_of(outline, self._asks)
            return tuple(self._told(found, outline))
        except QueryRefusedError:
            return ()

    def _asks(self, query: str) -> bool:
        return ask(self.execute, query).truth is True

    def _told(self, found: Emptiness, outline: Outline) -> list[Hint]:
        if found.element is None:
            text = gettext("The pattern fits; HAVING, LIMIT or OFFSET leave nothing.")
            return [Hint(text=text)]
        number = found.element.line
        if found.reason is Reason.ALONE:
            text = gettext(
                "Line %(number)s fits nothing in this graph by itself:", number=number
            )
        else:
            text = gettext(
                "Line %(number)s takes the last rows away: nothing fits it together "
                "with the others.",
                number=number,
            )
        hints = [Hint(text=text, line=" ".join(found.element.text.split()))]
        unknown = self._unknown(found.element, outline)
        return hints + (unknown or self._values(found.element, outline))

    def _unknown(self, element: Element, outline: Outline) -> list[Hint]:
        return [
            Hint(
                text=gettext("This graph does not know %(name)s. Near it:", name=name)
                if near
                else gettext("This graph does not know %(name)s.", name=name),
                line=" · ".join(written(iri) for iri in near),
            )
            for name, near in unknown_terms(element, outline, self.completer.usage)
        ]

    def _values(self, element: Element, outline: Outline) -> list[Hint]:
        """Say what stands with the property instead, and where a text does stand."""
        hints = [
            hint
            for token in element.tokens
            if token.kind is Kind.STRING
            for hint in self._text(token.text.strip("\"'"))
        ]
        predicate = predicate_of(element, outline)
        is_asked = any(
            token.kind in {Kind.STRING, Kind.NUMBER} or iri_of_token(token, outline)
            for token in element.tokens[2:]
        )
        if predicate is not None and is_asked:
            values = [
                record["value"]
                for record in self.graph.query("advice/values", property=predicate)
            ]
            words = labels_of(self.graph, values)
            text = gettext("What stands there most often:")
            line = " · ".join(_said(value, words) for value in values)
            hints.append(Hint(text=text, line=line))
        return hints

    def _text(self, text: str) -> list[Hint]:
        hints = []
        for record in self.graph.query("advice/text", text=text):
            prop = URIRef(text_in(record, "property"))
            language = text_in(record, "language")
            term = Literal(text, lang=language or None).n3()
            hints.append(
                Hint(
                    text=gettext("The graph has this text as:"),
                    line=f"{written(prop)} {term}",
                )
            )
        return hints


def _said(value: Term, words: Mapping[URIRef, Words]) -> str:
    if not isinstance(value, URIRef):
        return value.n3()
    name = words.get(value, Words()).best(current_language())[0]
    return f"{written(value)} ({name})" if name else written(value)
