"""Why an answer is empty, in words, with what stands nearby in the graph."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from rdflib import Literal, URIRef

from enishi.graph.emptiness import (
    COMPARED,
    NEARBY,
    Emptiness,
    Reason,
    emptiness_of,
    iri_of_token,
    nearby_question,
    unknown_terms,
)
from enishi.graph.graph import Graph
from enishi.graph.outline import Element, ElementKind, Outline, outline_of
from enishi.graph.words import Words, path_of, text_in
from enishi.search.folding import fold
from enishi.store.lexicon import Kind
from enishi.store.refusals import QueryRefusedError
from enishi.store.terms import Term
from enishi.web.language import current_language
from enishi.web.messages import gettext
from enishi.web.wording import number
from enishi.web.workbench.asking import Execute, ask
from enishi.web.workbench.columns import NUMBERS, number_of
from enishi.web.workbench.completing import Completer, written
from enishi.web.workbench.sheet import labels_of

MOST: Final = 6
"""Values that are named."""
_LIKE: Final = 0.5
_FIGURES: Final = re.compile(r"[\d\s.,:/+-]*")


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
        strangers = self._strangers(found, outline)
        return hints + (unknown or strangers + self._values(found, outline))

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

    def _strangers(self, found: Emptiness, outline: Outline) -> list[Hint]:
        """Say which addresses of things the graph does not know."""
        lines = [one for one in found.before if one.kind is ElementKind.VALUES]
        iris = {
            iri
            for line in [*lines, *([found.element] if found.element else [])]
            for token in line.tokens
            if (iri := iri_of_token(token, outline)) is not None and path_of(iri)
        }
        words = labels_of(self.graph, iris)
        text = gettext("Nothing in this graph has this address:")
        return [
            Hint(text=text, line=written(iri))
            for iri in sorted(iris)
            if not words.get(iri)
            and not len(self.graph.query("entity/statements", entity=iri))
        ]

    def _values(self, found: Emptiness, outline: Outline) -> list[Hint]:
        """Say what stands there instead, and where a text does stand."""
        element = found.element
        tokens = element.tokens if element else ()
        texts = [tok.text.strip("\"'") for tok in tokens if tok.kind is Kind.STRING]
        texts = [text for text in texts if not _FIGURES.fullmatch(text)]
        elsewhere = [hint for text in texts for hint in self._text(text)]
        asked = nearby_question(outline, found)
        if asked is None:
            return elsewhere
        name, query = asked
        table = ask(self.execute, query).table
        values = [row[0] for row in table or () if row[0] is not None]
        near = nearest(values, texts)
        if not near:
            return elsewhere
        if {str(value) for value in near} & set(texts):
            elsewhere = []  # the very text stands here, in another language
        return [*elsewhere, self._held(name, values, near)]

    def _held(self, name: str, values: Sequence[Term], near: Sequence[Term]) -> Hint:
        """Say what stands at a place: from where to where, or some of it."""
        figures = [figure for one in values if (figure := number_of(one)) is not None]
        if len(figures) == len(values) < COMPARED:
            least, most = (
                number(figure, current_language())
                for figure in (min(figures), max(figures))
            )
            text = gettext(
                "The numbers there go from %(least)s to %(most)s.",
                least=least,
                most=most,
            )
            return Hint(text=text)
        words = labels_of(self.graph, near)
        line = " · ".join(_said(value, words) for value in near)
        if name == NEARBY:
            text = gettext("With the other lines, what stands there is:")
        else:
            text = gettext("%(name)s holds, for example:", name=name)
        return Hint(text=text, line=line)

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


def nearest(values: Sequence[Term], texts: Sequence[str]) -> list[Term]:
    """Return some values: those most like what was asked for, else the first.

    Args:
        values: Values that stand there, the most frequent first.
        texts: What was asked for.
    """
    wanted = [fold(text) for text in texts if text]
    folded = {value: fold(str(value)) for value in values}
    like = [
        value
        for value, text in folded.items()
        if any(one in text or text in one for one in wanted)
    ]
    for one in wanted:
        close = get_close_matches(one, folded.values(), MOST, _LIKE)
        like += [value for value, text in folded.items() if text in close]
    return list(dict.fromkeys(like or values))[:MOST]


def _said(value: Term, words: Mapping[URIRef, Words]) -> str:
    if isinstance(value, URIRef):
        name = words.get(value, Words()).best(current_language())[0]
        return f"{written(value)} ({name})" if name else written(value)
    if isinstance(value, Literal) and value.datatype in NUMBERS:
        return str(value)
    return _shortened(value.n3())


def _shortened(literal: str) -> str:
    text, mark, datatype = literal.rpartition("^^<")
    return f"{text}^^{written(URIRef(datatype[:-1]))}" if mark else literal
