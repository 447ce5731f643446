"""What a parameter can be: the choices of its kind, found by name in two languages."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from rdflib import URIRef

from enishi.errors import NotFoundError
from enishi.graph.graph import Graph
from enishi.graph.words import Words, iri_in, path_of, text_in
from enishi.search.folding import fold
from enishi.search.romaji import romaji
from enishi.store.refusals import QueryRefusedError
from enishi.vocabulary.prefixes import prefixes

MOST: Final = 12
"""Choices that completion offers at once."""
_KEY: Final = re.compile(r"[A-Za-z0-9]+(?:[-.][A-Za-z0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """Something that can be chosen.

    Attributes:
        value: What an address or a form says for it: short where that is enough.
        iri: Its address.
        words: What it is called.
    """

    value: str
    iri: URIRef
    words: Words


def options_of(graph: Graph, kind: str) -> tuple[Option, ...]:
    """Return everything of a kind that this graph has, in the order of its query.

    Raises:
        NotFoundError: If there is no such kind.
    """
    words: dict[URIRef, Words] = {}
    for language in ("ja", "en"):
        for record in graph.query(f"choice/{kind}", language=language):
            iri, label = iri_in(record, "value"), text_in(record, "valueLabel")
            said = Words(ja=label) if language == "ja" else Words(en=label)
            words[iri] = words.get(iri, Words()).joined(said)
    return tuple(
        Option(value=short_value(iri, kind), iri=iri, words=said)
        for iri, said in words.items()
    )


def choices_of(graph: Graph, kind: str) -> tuple[Option, ...] | None:
    """Return what `options_of` does; None where anything may be typed.

    That is where the library lists no choices of a kind, and where this graph has more
    than can be listed.
    """
    try:
        return options_of(graph, kind)
    except (NotFoundError, QueryRefusedError):
        return None


def short_value(iri: URIRef, kind: str) -> str:
    """Return the shortest text that binding a parameter of a kind takes for an IRI."""
    local = iri.removeprefix(prefixes().get(kind, "\0"))
    if local != iri and _KEY.fullmatch(local):
        return local
    path = path_of(iri)
    if not path or path.startswith(("scheme/", "rule/")):
        return str(iri)
    key = path.removeprefix(f"{kind}/")
    if kind not in prefixes() and key != path and _KEY.fullmatch(key):
        return key
    return path


def named(options: Mapping[str, Option], text: str) -> tuple[Option, ...]:
    """Return the options that a text names: by value, by address, or by name.

    Args:
        options: Options by value.
        text: What was typed or chosen.
    """
    typed = text.strip()
    if typed in options:
        return (options[typed],)
    folded = fold(typed)
    return tuple(
        option
        for option in options.values()
        if typed in {str(option.iri), path_of(option.iri)}
        or (folded and folded in map(fold, (option.words.ja, option.words.en)))
    )


def completed(options: Mapping[str, Option], typed: str) -> tuple[Option, ...]:
    """Return options whose names begin with what was typed, then those that hold it."""
    wanted = [text for text in {fold(typed), romaji(fold(typed))} if text]
    ranked = [
        (rank, place, option)
        for place, option in enumerate(options.values())
        if (rank := _rank(option, wanted)) is not None
    ]
    ranked.sort(key=lambda one: one[:2])
    return tuple(option for _, _, option in ranked[:MOST])


def _rank(option: Option, wanted: list[str]) -> int | None:
    names = [fold(name) for name in _names(option)]
    if not wanted or any(name.startswith(text) for name in names for text in wanted):
        return 0
    return 1 if any(text in name for name in names for text in wanted) else None


def _names(option: Option) -> Iterator[str]:
    yield from filter(None, (option.words.ja, option.words.en, option.value))
