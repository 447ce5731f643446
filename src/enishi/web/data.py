"""A thing as data: RDF in four formats, JSON, and a table."""

import csv
import io
import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from flask import Response
from rdflib import Literal

from enishi.errors import SourceError
from enishi.graph.entity import Entity
from enishi.graph.form import plain_form
from enishi.graph.graph import Graph
from enishi.graph.statement import Statement
from enishi.store.protocol import FormatChoice, Request
from enishi.vocabulary.prefixes import prefixes
from enishi.vocabulary.turtle import write_turtle

RDF_NAMES: Final = MappingProxyType(
    {"ttl": "turtle", "nt": "ntriples", "jsonld": "jsonld", "rdf": "rdfxml"}
)
MEDIA_TYPES: Final = MappingProxyType(
    {
        "ttl": "text/turtle",
        "jsonld": "application/ld+json",
        "nt": "application/n-triples",
        "rdf": "application/rdf+xml",
        "json": "application/json",
        "csv": "text/csv",
    }
)
"""Media type by ending, in the order of our own preference."""
COLUMNS: Final = (
    "property",
    "property_ja",
    "property_en",
    "value",
    "value_ja",
    "value_en",
    "language",
    "datatype",
    "stated_in",
    "passages",
)
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def split_ending(key: str) -> tuple[str, str]:
    """Return a key without the ending of a data format, and the ending or ""."""
    name, dot, ending = key.rpartition(".")
    return (name, ending) if dot and ending in MEDIA_TYPES else (key, "")


def data_of(graph: Graph, path: str, ending: str) -> Response:
    """Return a thing as data.

    Args:
        graph: The graph.
        path: The thing's path below ``id/``.
        ending: One of `MEDIA_TYPES`.

    Raises:
        NotFoundError: If the graph says nothing of the thing.
    """
    entity = graph.entity(path)
    if ending in RDF_NAMES:
        body = _rdf(graph, entity.iri, ending)
    elif ending == "csv":
        body = table_of(entity).encode("utf-8-sig")
    else:
        body = json_text(entity).encode()
    response = Response(body, mimetype=MEDIA_TYPES[ending])
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Link"] = f'<{entity.iri}>; rel="describes"'
    return response


def json_text(page: object) -> str:
    """Return a page value as JSON that a person can read."""
    return json.dumps(plain_form(page), ensure_ascii=False, indent=1) + "\n"


def table_of(entity: Entity) -> str:
    """Return what is said of a thing as a table, safe to open in a spreadsheet."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in entity.statements:
        row = _cells(one)
        writer.writerow([_safe(row[column]) for column in COLUMNS])
    return written.getvalue()


def _rdf(graph: Graph, iri: str, ending: str) -> bytes:
    query = graph.library["entity/description"].bind({"entity": iri})
    if ending == "ttl":
        try:
            return write_turtle(graph.service.construct(query), prefixes()).encode()
        except SourceError:  # a graph of others, with blank nodes
            pass
    request = Request(query, FormatChoice.named(RDF_NAMES[ending]))
    return b"".join(graph.service.stream(request))


def _cells(one: Statement) -> Mapping[str, str]:
    value = one.value
    literal = value if isinstance(value, Literal) else None
    return {
        "property": str(one.predicate.iri),
        "property_ja": one.predicate.words.ja,
        "property_en": one.predicate.words.en,
        "value": str(value),
        "value_ja": "" if literal is not None else one.words.ja,
        "value_en": "" if literal is not None else one.words.en,
        "language": (literal.language or "") if literal is not None else "",
        "datatype": str(literal.datatype or "") if literal is not None else "",
        "stated_in": " ".join(one.graphs),
        "passages": " ".join(str(seen.passage.iri) for seen in one.evidence),
    }


def _safe(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    if not cell.startswith(_FORMULA):
        return cell
    number = cell[1:].replace(".", "", 1)
    return cell if cell[0] == "-" and number.isdecimal() else f"'{cell}"
