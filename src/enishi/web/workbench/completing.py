"""What the editor offers while a query is written, all of it from this graph."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Final

from flask import Response, jsonify, request
from rdflib import URIRef

from enishi.graph.graph import Graph
from enishi.graph.lookup import Lookup
from enishi.graph.usage import Usage
from enishi.graph.words import Words
from enishi.search.folding import fold
from enishi.search.suggesting import Suggester
from enishi.store.refusals import QueryRefusedError
from enishi.vocabulary.namespaces import TERMS
from enishi.vocabulary.prefixes import prefixes
from enishi.web.formats import JSON
from enishi.web.language import current_language
from enishi.web.workbench.choosing import completed, options_of
from enishi.web.workbench.sheet import labels_of, short_address

MOST: Final = 40
"""Completions at once."""
MOST_LABELS: Final = 200
"""Addresses whose names are told at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """Something to complete with.

    Attributes:
        iri: Its whole address.
        value: What is written into the query: with a prefix where one fits.
        label: What it is called in the reader's language.
        other: What it is called in the other one.
        note: How often it is used, or what kind of thing it is.
    """

    iri: str
    value: str
    label: str
    other: str
    note: str = ""


@dataclass(frozen=True)
class Completer:
    """Completes prefixes, classes, properties, things and choices.

    Attributes:
        graph: What it completes from.
        suggester: Finds things by the beginning of a name; without one a whole name
            is looked up.
    """

    graph: Graph
    suggester: Suggester | None = None

    @cached_property
    def usage(self) -> Usage:
        """What is used in this graph."""
        return Usage.read(self.graph.questions)

    def respond(self) -> Response:
        """Answer ``/api/complete?what=…&q=…&class=…``."""
        words = request.args.get("q", "")
        makers = {
            "prefix": self._prefixes,
            "class": self._classes,
            "property": self._properties,
            "entity": self._entities,
        }
        maker = makers.get(request.args.get("what", ""))
        found = maker(words) if maker else []
        return self._said(completions=[asdict(one) for one in found[:MOST]])

    def choices(self, kind: str) -> Response:
        """Answer ``/api/choices/<kind>?q=…``: the values a parameter can have.

        Raises:
            NotFoundError: If there is no such kind.
        """
        try:
            found = options_of(self.graph, kind)
        except QueryRefusedError:  # too many to be listed
            found = ()
        options = {option.value: option for option in found}
        language = current_language()
        fitting = completed(options, request.args.get("q", ""))
        return self._said(
            choices=[
                {
                    "value": option.value,
                    "text": option.words.best(language)[0] or option.value,
                    "other": _other(option.words),
                }
                for option in fitting
            ]
        )

    def labels(self) -> Response:
        """Answer ``/api/labels?iri=…&iri=…``: names and pages of addresses."""
        iris = [URIRef(iri) for iri in request.values.getlist("iri")[:MOST_LABELS]]
        sound = [iri for iri in iris if not set(iri) & set('<>"{}|\\^` \n\r\t')]
        words = labels_of(self.graph, [iri for iri in sound if ":" in iri])
        language = current_language()
        return self._said(
            labels={
                str(iri): words.get(iri, Words()).best(language)[0] for iri in sound
            }
        )

    def _prefixes(self, typed: str) -> list[Completion]:
        wanted = typed.lower()
        return [
            Completion(iri=space, value=f"{prefix}: <{space}>", label=prefix, other="")
            for prefix, space in prefixes().items()
            if prefix.startswith(wanted)
        ]

    def _classes(self, typed: str) -> list[Completion]:
        return self._terms(self.usage.classes, typed)

    def _properties(self, typed: str) -> list[Completion]:
        classes = [URIRef(iri) for iri in request.args.getlist("class")]
        return self._terms(self.usage.of(*classes), typed)

    def _entities(self, typed: str) -> list[Completion]:
        if not typed.strip():
            return []
        if self.suggester is None:
            return self._called(typed.strip())
        found = self.suggester.suggest(typed, MOST)
        return [
            _completion(
                suggestion.item.iri,
                Words(
                    suggestion.item.title.get("ja", ""),
                    suggestion.item.title.get("en", ""),
                ),
                suggestion.item.kind.rpartition("#")[2],
            )
            for suggestion in found
        ]

    def _called(self, name: str) -> list[Completion]:
        """Return the things of a whole name, where names are not searched."""
        return [
            _completion(
                one.thing.iri,
                one.thing.words,
                " ".join(iri.rpartition("#")[2] for iri in one.classes[:1]),
            )
            for one in Lookup(self.graph.questions).called(name)
        ]

    def _terms(self, uses: Mapping[URIRef, int], typed: str) -> list[Completion]:
        """Return terms that begin with or hold what was typed, the most used first."""
        wanted = fold(typed)
        ranked = []
        for iri, count in uses.items():
            words = self.graph.terms.words(iri)
            rank = _rank((short_address(iri), words.ja, words.en), wanted)
            if rank is not None:
                own = not iri.startswith(TERMS)
                ranked.append(((rank, own, -count, iri), words, count))
        ranked.sort(key=lambda one: one[0])
        return [_completion(key[3], words, str(count)) for key, words, count in ranked]

    def _said(self, **said: object) -> Response:
        response = jsonify(version=self.graph.version, **said)
        response.mimetype = JSON
        response.vary.update(("Accept-Language", "Cookie"))
        response.cache_control.max_age = 300
        response.cache_control.private = True
        return response


def _rank(names: Iterable[str], wanted: str) -> int | None:
    best = None
    for name in names:
        folded = fold(name)
        local = folded.rpartition(":")[2]
        if folded.startswith(wanted) or local.startswith(wanted):
            return 0
        if wanted in folded:
            best = 1
    return best


def _completion(iri: str, words: Words, note: str) -> Completion:
    text, _ = words.best(current_language())
    return Completion(
        iri=iri, value=written(iri), label=text, other=_other(words), note=note
    )


def _other(words: Words) -> str:
    return words.en if current_language() == "ja" else words.ja


def written(iri: str) -> str:
    """Return an address as a query writes it: with a prefix where one fits."""
    for prefix, space in prefixes().items():
        local = iri.removeprefix(space)
        if local != iri and local.replace("-", "").replace("_", "").isalnum():
            return f"{prefix}:{local}"
    return f"<{iri}>"
