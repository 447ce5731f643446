"""Smaller answers for whoever can unpack them."""

import gzip
from functools import lru_cache
from typing import Final

from flask import Flask, Response, request
from werkzeug.http import parse_accept_header

TYPES: Final = frozenset(
    {"application/json", "application/ld+json", "image/svg+xml", "text/turtle"}
)
"""Worth packing, besides everything that is called ``text/``."""

LEAST_BYTES: Final = 1000
LONGEST: Final = 1 << 10
"""Characters of an ``Accept-Encoding`` header."""

LEVEL: Final = 5


def install(app: Flask) -> None:
    """Let an application pack what it answers, except for streams and files."""
    app.after_request(_pack)


def packed(body: bytes, kind: str, accepted: str) -> bytes | None:
    """Return a body packed, or None if it had better stay as it is.

    Args:
        body: The whole body.
        kind: Its media type, without parameters.
        accepted: The request's ``Accept-Encoding`` header.
    """
    if len(body) < LEAST_BYTES or not worth_packing(kind) or not _is_accepted(accepted):
        return None
    return gzip.compress(body, LEVEL, mtime=0)


def worth_packing(kind: str) -> bool:
    """Return whether bodies of a media type are text, which packs well."""
    return kind.startswith("text/") or kind in TYPES or kind.endswith(("+json", "+xml"))


def _pack(response: Response) -> Response:
    kind = response.mimetype or ""
    if response.is_streamed or response.direct_passthrough or not worth_packing(kind):
        return response
    response.vary.add("Accept-Encoding")
    if response.content_encoding:
        return response
    accepted = request.headers.get("Accept-Encoding", "")
    body = packed(response.get_data(), kind, accepted)
    if body is None:
        return response
    response.set_data(body)
    response.content_encoding = "gzip"
    if response.headers.get("ETag", "").startswith('"'):
        # The packed bytes differ from the plain ones: the tag can only be a weak one.
        response.headers["ETag"] = f"W/{response.headers['ETag']}"
    return response


def _is_accepted(accepted: str) -> bool:
    """Return whether a client can unpack; one with a header that long cannot."""
    return len(accepted) <= LONGEST and _wanted(accepted)


@lru_cache(maxsize=256)
def _wanted(accepted: str) -> bool:
    """Read a header; the same few come again and again."""
    return bool(parse_accept_header(accepted).quality("gzip"))
