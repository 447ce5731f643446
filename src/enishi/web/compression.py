"""Smaller answers for whoever can unpack them."""

import gzip
from typing import Final

from flask import Flask, Response, request

TYPES: Final = frozenset(
    {"application/json", "application/ld+json", "image/svg+xml", "text/turtle"}
)
"""Worth packing, besides everything that is called ``text/``."""

LEAST_BYTES: Final = 1000
LEVEL: Final = 5


def install(app: Flask) -> None:
    """Let an application pack what it answers, except for streams and files."""
    app.after_request(_pack)


def _pack(response: Response) -> Response:
    if response.is_streamed or response.direct_passthrough or not _is_text(response):
        return response
    response.vary.add("Accept-Encoding")
    if not request.accept_encodings.quality("gzip") or response.content_encoding:
        return response
    body = response.get_data()
    if len(body) < LEAST_BYTES:
        return response
    response.set_data(gzip.compress(body, LEVEL, mtime=0))
    response.content_encoding = "gzip"
    if response.headers.get("ETag", "").startswith('"'):
        # The packed bytes differ from the plain ones: the tag can only be a weak one.
        response.headers["ETag"] = f"W/{response.headers['ETag']}"
    return response


def _is_text(response: Response) -> bool:
    kind = response.mimetype or ""
    return kind.startswith("text/") or kind in TYPES or kind.endswith(("+json", "+xml"))
