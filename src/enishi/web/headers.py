"""The headers that keep a page from doing anything it was not written to do."""

from typing import Final

from flask import Flask, Response

HEADERS: Final = {
    # No 'unsafe-inline' anywhere: style and script live in files of their own.
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""Sent with every response; a view may set its own value of any of them."""


def install(app: Flask) -> None:
    """Let an application send the headers."""
    app.after_request(_protect)


def _protect(response: Response) -> Response:
    # The older header would contradict a page that lets others frame it.
    policy = response.headers.get("Content-Security-Policy", "")
    for name, value in HEADERS.items():
        if name != "X-Frame-Options" or "frame-ancestors *" not in policy:
            response.headers.setdefault(name, value)
    return response
