"""Finding things where nothing holds all their names: by a whole name, or by class."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from rdflib import URIRef

from enishi.errors import UsageError
from enishi.graph.answer import Questions
from enishi.graph.words import Thing, Words, iri_in, iri_of, words_in
from enishi.store.refusals import QuerySyntaxError
from enishi.store.terms import Term

LISTED: Final = 1_000
"""Things of a class at most: the LIMIT of the query ``site/of-class``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A thing that was found.

    Attributes:
        thing: The thing.
        classes: Its classes.
    """

    thing: Thing
    classes: tuple[URIRef, ...]


@dataclass(frozen=True, slots=True)
class Lookup:
    """Looks things up in a graph of any size.

    Attributes:
        questions: The queries.
    """

    questions: Questions

    def called(self, name: str) -> tuple[Found, ...]:
        """Return the things of a name, or at an address.

        Args:
            name: A whole name as the graph has it; a whole address, or its path
                (``city/kawasaki``).
        """
        classes: dict[URIRef, list[URIRef]] = {}
        for record in (
            *self.questions.ask("entity/called", text=name),
            *self._at(name),
        ):
            _note(classes, record)
        words = self._words(classes)
        return tuple(
            Found(thing=Thing(iri, words.get(iri, Words())), classes=tuple(own))
            for iri, own in classes.items()
        )

    def of_class(self, iri: str) -> tuple[Thing, ...]:
        """Return the things of a class by name; of very many the first found."""
        found = self.questions.ask("site/of-class", **{"class": iri})
        return tuple(
            Thing(iri_in(record, "thing"), words_in(record)) for record in found
        )

    def _at(self, address: str) -> Iterable[Mapping[str, Term]]:
        """Return what there is at an address: itself, with its classes."""
        iri = URIRef(address) if ":" in address else iri_of(address)
        try:
            answer = self.questions.ask("entity/classes", entity=iri)
        except (UsageError, QuerySyntaxError):  # no address at all
            return ()
        return answer

    def _words(self, things: Iterable[URIRef]) -> dict[URIRef, Words]:
        wanted = list(things)
        words: dict[URIRef, Words] = {}
        for record in (
            self.questions.ask("entity/labels", entity=wanted) if wanted else ()
        ):
            iri = iri_in(record, "entity")
            words[iri] = words.get(iri, Words()).joined(words_in(record))
        return words


def _note(classes: dict[URIRef, list[URIRef]], record: Mapping[str, Term]) -> None:
    if not isinstance(record.get("entity"), URIRef):
        return
    own = classes.setdefault(iri_in(record, "entity"), [])
    class_ = record.get("class")
    if isinstance(class_, URIRef) and class_ not in own:
        own.append(class_)
