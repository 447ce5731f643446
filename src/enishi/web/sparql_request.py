"""Reading a query out of an HTTP request: SPARQL 1.1 Protocol, section 2.1.

Everything is decoded once, strictly: a byte that is no UTF-8 is an error and not a
question mark.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final
from urllib.parse import unquote_to_bytes

import werkzeug
from werkzeug.http import parse_options_header

from enishi.store.protocol import DatasetChoice, FormatChoice, Request
from enishi.web.sparql_refusals import (
    BodyTooLargeError,
    MissingQueryError,
    NotUnicodeError,
    QueryAndUpdateError,
    SeveralQueriesError,
    UpdateRefusedError,
    WrongTypeError,
)

MOST_BYTES: Final = 1 << 20
"""Of a body: a query of 100,000 characters, each of them percent-encoded."""

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
LONGEST_TYPE: Final = 1 << 10
"""Characters of a ``Content-Type`` that are looked at."""

SIGNATURE: Final = "\ufeff"
"""What some editors write before a text in UTF-8; no part of the text."""

UNPACKED: Final = frozenset({"", "identity"})
UTF_8: Final = frozenset({"utf-8", "utf8"})

Parameters = Sequence[tuple[str, str]]


def read_request(request: werkzeug.Request) -> Request | None:
    """Return what is asked, or None for a GET without a query.

    The format comes from the parameter ``format`` and else from ``Accept``.

    Raises:
        ProtocolError: If the request does not follow the protocol.
    """
    parameters = list(_parameters(request.query_string))
    if request.method == "POST":
        parameters += _of_body(request)
    elif not any(name in {"query", "update"} for name, _ in parameters):
        return None
    formats = [name for name in _values(parameters, "format") if name]
    return Request(
        _query(parameters),
        FormatChoice.named(formats[-1])
        if formats
        else FormatChoice.accepted(request.headers.get("Accept", "")),
        DatasetChoice(
            _values(parameters, "default-graph-uri"),
            _values(parameters, "named-graph-uri"),
        ),
    )


def _query(parameters: Parameters) -> str:
    queries, updates = _values(parameters, "query"), _values(parameters, "update")
    if updates and queries:
        raise QueryAndUpdateError
    if updates:
        raise UpdateRefusedError
    if not queries:
        raise MissingQueryError
    if len(queries) > 1:
        raise SeveralQueriesError
    return queries[0].removeprefix(SIGNATURE)


def _of_body(request: werkzeug.Request) -> Parameters:
    kind, charset = _type_of(request.headers.get("Content-Type", "")[:LONGEST_TYPE])
    packing = request.headers.get("Content-Encoding", "").strip().lower()
    if kind not in {FORM, QUERY, UPDATE} or packing not in UNPACKED:
        raise WrongTypeError
    if charset not in UTF_8:
        raise NotUnicodeError
    body = request.stream.read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        raise BodyTooLargeError(allowed=MOST_BYTES)
    if kind == FORM:
        return _parameters(body)
    return [("query" if kind == QUERY else "update", _text(body))]


@lru_cache(maxsize=64)
def _type_of(header: str) -> tuple[str, str]:
    """Return media type and charset; the same few headers come again and again."""
    kind, options = parse_options_header(header)
    return kind.lower(), options.get("charset", "utf-8").lower()


def _parameters(encoded: bytes) -> Parameters:
    pairs = [field.partition(b"=") for field in encoded.split(b"&") if field]
    return [(_decoded(name), _decoded(value)) for name, _, value in pairs]


def _decoded(part: bytes) -> str:
    return _text(unquote_to_bytes(part.replace(b"+", b" ")))


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise NotUnicodeError from error


def _values(parameters: Parameters, name: str) -> tuple[str, ...]:
    return tuple(value for key, value in parameters if key == name)
