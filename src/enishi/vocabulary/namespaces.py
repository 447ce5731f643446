"""Closed namespaces: a misspelt term or concept fails where it is written.

What exists is said by the files of ``ontology/`` alone. They are read on first use and
once for each process.
"""

import difflib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from rdflib import RDF, SKOS, Graph, Literal, URIRef

from enishi.config import BASE
from enishi.errors import NotFoundError
from enishi.vocabulary.ontology import schemes_graph, terms_graph

ONTOLOGY: Final = URIRef(f"{BASE}ont")
"""The ontology as a resource."""
TERMS: Final = f"{BASE}ont#"
"""Classes and properties start with this."""
SCHEMES: Final = f"{BASE}scheme/"
"""Concept schemes start with this."""


class ClosedNamespace:
    """A namespace whose members are known; any other name is an error.

    Members are had as attributes (``ENISHI.Program``) or, where a name is no Python
    identifier, by subscription (``ORG["role"]``).

    Args:
        iri: What every member starts with.
        members: Gives the members' local names; asked on first use, not before.
    """

    __slots__ = ("_iri", "_made", "_members")

    def __init__(self, iri: str, members: Callable[[], Collection[str]]) -> None:
        self._iri = iri
        self._members = members
        self._made: dict[str, URIRef] = {}

    def __getattr__(self, name: str) -> URIRef:
        if name.startswith("__"):
            raise AttributeError(name)
        return self._term(name, AttributeError)

    def __getitem__(self, name: str) -> URIRef:
        return self._term(name, KeyError)

    def __contains__(self, name: object) -> bool:
        if not isinstance(name, str):
            return False
        return name.removeprefix(self._iri) in self._members()

    def __iter__(self) -> Iterator[URIRef]:
        return (URIRef(self._iri + name) for name in sorted(self._members()))

    def __len__(self) -> int:
        return len(self._members())

    def __str__(self) -> str:
        return self._iri

    def __repr__(self) -> str:
        return f"ClosedNamespace({self._iri!r})"

    def _term(self, name: str, failure: type[Exception]) -> URIRef:
        made = self._made.get(name)
        if made is not None:
            return made
        members = self._members()
        if name not in members:
            raise failure(f"<{self._iri}> has no {name!r}{_suggestion(name, members)}")
        made = self._made[name] = URIRef(self._iri + name)
        return made


@dataclass(frozen=True, slots=True)
class Scheme:
    """A concept scheme with its concepts.

    Attributes:
        iri: The scheme.
        concepts: Concept by key (the last part of its address).
        printed: Concept by what documents print for it: preferred and alternative
            labels in any language, and notations. A wording that two concepts share
            is left out.
    """

    iri: URIRef
    concepts: Mapping[str, URIRef]
    printed: Mapping[str, URIRef]


@cache
def term_names() -> frozenset[str]:
    """Return the local names of all classes and properties of the ontology."""
    subjects = terms_graph().subjects(RDF.type, unique=True)
    return frozenset(
        str(subject).removeprefix(TERMS)
        for subject in subjects
        if str(subject).startswith(TERMS)
    )


@cache
def schemes() -> Mapping[str, Scheme]:
    """Return every concept scheme by its key, such as ``status``."""
    graph = schemes_graph()
    found = {
        str(iri).removeprefix(SCHEMES): _scheme(graph, URIRef(str(iri)))
        for iri in graph.subjects(RDF.type, SKOS.ConceptScheme)
    }
    return MappingProxyType(dict(sorted(found.items())))


def scheme(key: str) -> Scheme:
    """Return a concept scheme.

    Args:
        key: Its key, such as ``status``.

    Raises:
        NotFoundError: If there is no such scheme.
    """
    known = schemes()
    if key not in known:
        raise NotFoundError(
            f"no concept scheme {key!r}{_suggestion(key, known)}",
            hint="ontology/schemes/ holds one file for each scheme.",
        )
    return known[key]


def concept(scheme_key: str, key: str) -> URIRef:
    """Return a concept.

    Args:
        scheme_key: Key of its scheme, such as ``status``.
        key: Its own key, such as ``no-activity``.

    Raises:
        NotFoundError: If there is no such scheme or concept.
    """
    concepts = scheme(scheme_key).concepts
    if key not in concepts:
        raise NotFoundError(
            f"scheme {scheme_key!r} has no concept {key!r}{_suggestion(key, concepts)}",
            hint=f"ontology/schemes/{scheme_key}.ttl lists the concepts.",
        )
    return concepts[key]


def printed_concept(scheme_key: str, wording: str) -> URIRef | None:
    """Return the concept a document's wording stands for, or None if none does.

    The wording must be a label, an alternative label or the notation of exactly one
    concept of the scheme: ``printed_concept("unit", "名")`` is the unit ``person``.

    Raises:
        NotFoundError: If there is no such scheme.
    """
    return scheme(scheme_key).printed.get(wording)


def _scheme(graph: Graph, iri: URIRef) -> Scheme:
    members = sorted(URIRef(str(item)) for item in graph.subjects(SKOS.inScheme, iri))
    readings: dict[str, set[URIRef]] = {}
    for member in members:
        for predicate in (SKOS.prefLabel, SKOS.altLabel, SKOS.notation):
            for label in graph.objects(member, predicate):
                if isinstance(label, Literal):
                    readings.setdefault(str(label), set()).add(member)
    return Scheme(
        iri,
        MappingProxyType({member.rsplit("/", 1)[-1]: member for member in members}),
        MappingProxyType(
            {text: min(found) for text, found in readings.items() if len(found) == 1}
        ),
    )


def _suggestion(name: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    return f"; did you mean {near[0]!r}?" if near else "."
