"""The ontology as the graph holds it: terms, concepts, how often each is used."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rdflib import OWL, URIRef

from enishi.graph.answer import Questions
from enishi.graph.ties import names_of
from enishi.graph.words import Thing, Words, count_in, iri_in, text_in, words_in
from enishi.store.terms import Term
from enishi.vocabulary.namespaces import TERMS

Rows = Sequence[Mapping[str, Term]]
_CLASS: Final = str(OWL.Class)


@dataclass(frozen=True, slots=True, kw_only=True)
class TermView:
    """A class or a property.

    Attributes:
        thing: Its address and name.
        is_class: Whether it is a class.
        definition: What it means.
        above: The classes or properties above it.
        domains: What it is said of, for a property.
        ranges: What it leads to, for a property.
        count: How many things or statements there are of it.
        example: A thing that is of it or has it, or None.
    """

    thing: Thing
    is_class: bool
    definition: Words
    above: tuple[URIRef, ...]
    domains: tuple[URIRef, ...]
    ranges: tuple[URIRef, ...]
    count: int
    example: Thing | None

    @property
    def name(self) -> str:
        """Its local name, which is its anchor too."""
        return self.thing.iri.removeprefix(TERMS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptView:
    """A concept: its name, meaning, printed sign, and how often it is used."""

    thing: Thing
    definition: Words
    notation: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeView:
    """A concept scheme with its concepts."""

    thing: Thing
    definition: Words
    concepts: tuple[ConceptView, ...]

    @property
    def key(self) -> str:
        """Its key, such as ``status``."""
        return self.thing.iri.rpartition("/")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontology:
    """The ontology.

    Attributes:
        classes: The classes by name.
        properties: The properties by name.
        schemes: The concept schemes by key.
    """

    classes: tuple[TermView, ...]
    properties: tuple[TermView, ...]
    schemes: tuple[SchemeView, ...]

    @classmethod
    def read(cls, questions: Questions, *, is_large: bool = False) -> "Ontology":
        """Read it from the graph.

        Args:
            questions: The queries.
            is_large: Whether the graph is too large to look for examples in it.
        """
        used = list(_counted(questions) if is_large else _exemplified(questions))
        examples = {iri_in(row, "term"): row for row in used}
        shown = {iri_in(row, "example") for row in used if "example" in row}
        named = names_of(questions, sorted(shown))
        grouped = _by_term(questions.ask("site/ontology"))
        terms = [
            _term(iri, rows, examples.get(iri, {}), named)
            for iri, rows in sorted(grouped.items())
        ]
        return cls(
            classes=tuple(one for one in terms if one.is_class),
            properties=tuple(one for one in terms if not one.is_class),
            schemes=_schemes(questions.ask("site/concepts")),
        )


def _exemplified(questions: Questions) -> Iterator[Mapping[str, Term]]:
    """Yield how often each term is used, with an example."""
    yield from questions.ask("site/class-examples")
    yield from questions.ask("site/property-examples")


def _counted(questions: Questions) -> Iterator[Mapping[str, Term]]:
    """Yield how often each term is used."""
    for name, term in (("site/counts", "class"), ("site/properties", "property")):
        for row in questions.ask(name):
            if isinstance(row[term], URIRef):
                yield {"term": row[term], "count": row["count"]}


def _by_term(
    rows: Iterable[Mapping[str, Term]],
) -> dict[URIRef, list[Mapping[str, Term]]]:
    grouped: dict[URIRef, list[Mapping[str, Term]]] = defaultdict(list)
    for row in rows:
        grouped[iri_in(row, "term")].append(row)
    return grouped


def _term(
    iri: URIRef,
    rows: Rows,
    used: Mapping[str, Term],
    named: Mapping[URIRef, Words],
) -> TermView:
    example = None
    if "example" in used:
        thing = iri_in(used, "example")
        example = Thing(thing, named.get(thing, Words()))
    return TermView(
        thing=Thing(iri, words_in(rows[0])),
        is_class=text_in(rows[0], "kind") == _CLASS,
        definition=words_in(rows[0], "definitionJa", "definitionEn"),
        above=_values(rows, "above"),
        domains=_values(rows, "domain"),
        ranges=_values(rows, "range"),
        count=count_in(used, "count"),
        example=example,
    )


def _values(rows: Rows, name: str) -> tuple[URIRef, ...]:
    return tuple(sorted({iri_in(row, name) for row in rows if name in row}))


def _schemes(rows: Iterable[Mapping[str, Term]]) -> tuple[SchemeView, ...]:
    grouped: dict[URIRef, list[Mapping[str, Term]]] = defaultdict(list)
    heads: dict[URIRef, Mapping[str, Term]] = {}
    for row in rows:
        scheme, term = iri_in(row, "scheme"), iri_in(row, "term")
        if scheme == term:
            heads[scheme] = row
        else:
            grouped[scheme].append(row)
    return tuple(
        SchemeView(
            thing=Thing(scheme, words_in(head)),
            definition=words_in(head, "definitionJa", "definitionEn"),
            concepts=tuple(
                ConceptView(
                    thing=Thing(iri_in(row, "term"), words_in(row)),
                    definition=words_in(row, "definitionJa", "definitionEn"),
                    notation=text_in(row, "notation"),
                    count=count_in(row, "count"),
                )
                for row in {
                    iri_in(row, "term"): row for row in grouped[scheme]
                }.values()
            ),
        )
        for scheme, head in sorted(heads.items())
    )
