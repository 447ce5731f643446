"""The formats an answer can take, and which one an ``Accept`` header asks for.

Negotiation follows RFC 9110, section 12.5.1: the most specific range that matches a
media type gives its weight, a weight of 0 refuses it, and a tie goes to the order of
our own preference.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache


class AnswerKind(Enum):
    """What a query form yields: a table, a truth value, or a graph."""

    SOLUTIONS = "solutions"
    BOOLEAN = "boolean"
    GRAPH = "graph"


def with_charset(media_type: str) -> str:
    """Return a media type with its charset where it is a text type."""
    text = media_type.startswith("text/")
    return f"{media_type}; charset=utf-8" if text else media_type


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write an answer.

    Attributes:
        name: Its short name, as in ``?format=`` and ``--as``.
        media_type: Its registered media type.
        aliases: Other media types under which clients know it.
        suffix: The ending of a file in this format, with its dot.
    """

    name: str
    media_type: str
    aliases: tuple[str, ...] = ()
    suffix: str = ""

    @property
    def content_type(self) -> str:
        """The media type with its charset where it is a text type."""
        return with_charset(self.media_type)


JSON = Format("json", "application/sparql-results+json", ("application/json",), ".srj")
XML = Format(
    "xml", "application/sparql-results+xml", ("application/xml", "text/xml"), ".srx"
)
CSV = Format("csv", "text/csv", (), ".csv")
TSV = Format("tsv", "text/tab-separated-values", (), ".tsv")
TURTLE = Format("turtle", "text/turtle", ("application/x-turtle",), ".ttl")
N_TRIPLES = Format("ntriples", "application/n-triples", ("text/plain",), ".nt")
RDF_XML = Format(
    "rdfxml", "application/rdf+xml", ("application/xml", "text/xml"), ".rdf"
)
JSON_LD = Format("jsonld", "application/ld+json", ("application/json",), ".jsonld")
TRIG = Format("trig", "application/trig", ("application/x-trig",), ".trig")
N_QUADS = Format("nquads", "application/n-quads", ("text/x-nquads",), ".nq")

SOLUTION_FORMATS = (JSON, XML, CSV, TSV)
BOOLEAN_FORMATS = (JSON, XML)
GRAPH_FORMATS = (TURTLE, N_TRIPLES, JSON_LD, RDF_XML, TRIG, N_QUADS)
OTHER_NAMES = {
    "srj": "json",
    "sparql-results+json": "json",
    "srx": "xml",
    "ttl": "turtle",
    "nt": "ntriples",
    "n-triples": "ntriples",
    "rdf": "rdfxml",
    "rdf+xml": "rdfxml",
    "json-ld": "jsonld",
    "ld+json": "jsonld",
    "nq": "nquads",
    "n-quads": "nquads",
}
LONGEST_REMEMBERED = 1 << 10
"""Characters of a header."""

RANGE = re.compile(
    r"^(?P<type>[\w!#$&^.+-]+|\*)/(?P<subtype>[\w!#$&^.+-]+|\*)$", re.ASCII
)
WEIGHT = re.compile(r"^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$", re.ASCII)


def formats_of(kind: AnswerKind) -> tuple[Format, ...]:
    """Return the formats that can carry a kind of answer, our favourite first."""
    return {
        AnswerKind.SOLUTIONS: SOLUTION_FORMATS,
        AnswerKind.BOOLEAN: BOOLEAN_FORMATS,
        AnswerKind.GRAPH: GRAPH_FORMATS,
    }[kind]


def format_named(name: str, kind: AnswerKind) -> Format | None:
    """Return the format that a short name, suffix or media type means.

    ``json`` means SPARQL JSON for a table and JSON-LD for a graph; ``xml`` means
    SPARQL XML or RDF/XML in the same way.

    Args:
        name: As in ``?format=``; case does not matter.
        kind: What the answer is.
    """
    wanted = name.strip().lower().removeprefix(".")
    wanted = OTHER_NAMES.get(wanted, wanted)
    if kind is AnswerKind.GRAPH:
        wanted = {"json": "jsonld", "xml": "rdfxml"}.get(wanted, wanted)
    for form in formats_of(kind):
        if wanted in {form.name, form.media_type, *form.aliases}:
            return form
    return None


def negotiate(accept: str, kind: AnswerKind) -> Format | None:
    """Return the format that an ``Accept`` header asks for.

    Remembered, because the same few headers come again and again and weighing one
    costs a quarter of a small query; but for those that are long enough to fill memory.

    Args:
        accept: The header's value; an empty one accepts everything.
        kind: What the answer is.

    Returns:
        The best format, or None if the header leaves none.
    """
    if len(accept) > LONGEST_REMEMBERED:
        return _negotiated(accept, kind)
    return _remembered(accept, kind)


@lru_cache(maxsize=256)
def _remembered(accept: str, kind: AnswerKind) -> Format | None:
    return _negotiated(accept, kind)


def _negotiated(accept: str, kind: AnswerKind) -> Format | None:
    names = [
        (name, form)
        for form in formats_of(kind)
        for name in (form.media_type, *form.aliases)
    ]
    chosen = best_match(accept, [name for name, _ in names])
    return dict(reversed(names))[chosen] if chosen else None


def best_match(accept: str, offered: Sequence[str]) -> str | None:
    """Return the offered media type that an ``Accept`` header weighs highest.

    Args:
        accept: The header's value; empty or without one valid range accepts all.
        offered: Media types in the order of our own preference.

    Returns:
        One of ``offered``, or None if every one of them is refused.
    """
    ranges = _ranges(accept)
    if not ranges:
        return offered[0] if offered else None
    weighed = [(_weight_of(name, ranges), name) for name in offered]
    best = max((weight for weight, _ in weighed), default=0.0)
    return next((name for weight, name in weighed if weight == best > 0), None)


def _ranges(accept: str) -> list[tuple[str, float]]:
    ranges = []
    for item in accept.split(","):
        name, *parameters = (part.strip() for part in item.lower().split(";"))
        if RANGE.match(name) and (weight := _weight(parameters)) is not None:
            ranges.append((name, weight))
    return ranges


def _weight(parameters: list[str]) -> float | None:
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "q":
            return float(value) if WEIGHT.match(value.strip()) else None
    return 1.0


def _weight_of(name: str, ranges: list[tuple[str, float]]) -> float:
    for candidate in (name, f"{name.partition('/')[0]}/*", "*/*"):
        weights = [weight for pattern, weight in ranges if pattern == candidate]
        if weights:
            return max(weights)
    return 0.0
