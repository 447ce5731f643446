"""One shape for everything that goes wrong, as a page, as JSON, or as plain text.

``{"error": {"status", "code", "message", "hint"}}`` and nothing else; a page says the
same in the reader's language. What we did not foresee is logged under a reference,
which is all that a visitor sees of it.
"""

import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Final

from flask import Flask, Response, current_app, jsonify, render_template, request
from werkzeug.exceptions import HTTPException, InternalServerError

from enishi.errors import EnishiError
from enishi.store.refusals import QueryRefusedError
from enishi.web.language import current_language
from enishi.web.messages import gettext, marked

OFFERED: Final = ("text/plain", "text/html", "application/json")
"""What a failure can be written as; the first is for clients that don't care."""

WORDS: Final = {
    400: (
        marked("This request is not right"),
        marked("Check the address or the form and try again."),
    ),
    404: (
        marked("There is nothing at this address"),
        marked("Check the address, or look for the name in the search box."),
    ),
    405: (
        marked("This address does not take that kind of request"),
        marked("Open it in a browser, or read the API description."),
    ),
    406: (
        marked("This can't be had in the format that was asked for"),
        marked("Ask for another format in the Accept header."),
    ),
    413: (
        marked("This request is too large"),
        marked("Shorten it and try again."),
    ),
    429: (
        marked("Too many requests at once"),
        marked("Wait a little and try again."),
    ),
    500: (
        marked("Something went wrong on our side"),
        marked("Try again; if it stays so, tell us the reference."),
    ),
    503: (
        marked("The service is busy"),
        marked("Wait a little and try again."),
    ),
}
"""For each status, what happened and what to do."""

NOT_OFFERED: Final = (
    marked("This page is not offered for so large a graph"),
    marked(
        "It needs the whole graph in memory, and this one is read from disk. Ask for "
        "the same with a question of the library or in SPARQL. The operator can offer "
        "the page by serving the graph from memory or through a database."
    ),
)
"""What is said at an address that a smaller graph would have a page at."""
EXTENSION: Final = "enishi.not-offered"


@dataclass(frozen=True, slots=True)
class Failure:
    """What a client is told.

    Attributes:
        status: The HTTP status.
        code: A word for programs, which stays the same in every language.
        message: One sentence that says what is wrong.
        hint: One sentence that says what to do about it; may be empty.
    """

    status: int
    code: str
    message: str
    hint: str


def install(app: Flask, not_offered: Iterable[str] = ()) -> None:
    """Let an application answer every failure in that one shape.

    Args:
        app: The application.
        not_offered: First parts of paths that it would have pages below if its graph
            were smaller.
    """
    app.extensions[EXTENSION] = frozenset(not_offered)
    app.register_error_handler(EnishiError, _of_ours)
    app.register_error_handler(HTTPException, _of_http)
    app.register_error_handler(Exception, _of_the_unforeseen)


def respond(failure: Failure) -> Response:
    """Write a failure in the format the client likes best."""
    wanted = request.accept_mimetypes.best_match(OFFERED, OFFERED[0])
    if wanted == "text/html":
        response = Response(render_template("failure.html", failure=failure))
    elif wanted == "application/json":
        response = jsonify(error=asdict(failure))
    else:
        words = f"{failure.status} {failure.message}\n{failure.hint}".strip()
        response = Response(f"{words}\n", mimetype="text/plain")
    response.status_code = failure.status
    response.vary.add("Accept")
    response.cache_control.no_store = True
    return response


def _of_ours(error: Exception) -> Response:
    if not isinstance(error, EnishiError):
        return _of_the_unforeseen(error)
    message, hint = error.message, error.hint
    if isinstance(error, QueryRefusedError):
        message, hint = error.said(current_language())
    return respond(Failure(error.status, error.code, message, hint))


def _of_http(error: Exception) -> Response:
    if not isinstance(error, HTTPException) or isinstance(error, InternalServerError):
        return _of_the_unforeseen(error)
    status = error.code or 500
    if error.response is not None:
        return error.response  # type: ignore[return-value]
    response = respond(_worded(status))
    for name, value in error.get_headers():
        if name in {"Allow", "Retry-After", "WWW-Authenticate"}:
            response.headers[name] = value
    return response


def _of_the_unforeseen(error: Exception) -> Response:
    reference = secrets.token_hex(4)
    current_app.logger.error("failure %s", reference, exc_info=error)
    failure = _worded(500)
    hint = f"{failure.hint} ({reference})"
    return respond(Failure(500, failure.code, failure.message, hint))


def _worded(status: int) -> Failure:
    known = status if status in WORDS else (400 if status < 500 else 500)  # noqa: PLR2004
    message, hint = WORDS[known]
    section = request.path.strip("/").partition("/")[0].partition(".")[0]
    if known == 404 and section in current_app.extensions[EXTENSION]:  # noqa: PLR2004
        return Failure(status, "not-offered", *map(gettext, NOT_OFFERED))
    code = {404: "not-found", 500: "internal"}.get(known, f"http-{status}")
    return Failure(status, code, gettext(message), gettext(hint))
