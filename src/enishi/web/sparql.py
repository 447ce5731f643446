"""The address ``/sparql``: the query side of the SPARQL 1.1 Protocol.

An answer goes from its worker to the client's socket as the engine makes it. Whoever
leaves takes the query along: the server closes the response, which closes the answer,
which ends the worker. An answer that must break off breaks the transfer; it never ends
as if it were whole.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Final

from flask import Blueprint, Response, jsonify, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from enishi.store.media import GRAPH_FORMATS, AnswerKind, best_match, negotiate
from enishi.store.protocol import Request
from enishi.store.refusals import NotAcceptableError, QueryRefusedError
from enishi.store.visitors import Visitors
from enishi.web.failures import Failure, respond
from enishi.web.language import current_language
from enishi.web.service_description import Service, written
from enishi.web.sparql_refusals import ProtocolError, WrongMethodError
from enishi.web.sparql_request import read_request

PATH: Final = "/sparql"
METHODS: Final = (*WrongMethodError.allow, "PUT", "DELETE", "PATCH", "TRACE")
"""All of these come here, so that each refusal has the same shape and headers."""

CROSS_ORIGIN: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Type, ETag, Retry-After",
}
PREFLIGHT: Final = {
    "Allow": ", ".join(WrongMethodError.allow),
    "Access-Control-Allow-Methods": ", ".join(WrongMethodError.allow),
    "Access-Control-Allow-Headers": "Accept, Accept-Language, Content-Type",
    "Access-Control-Max-Age": "86400",
}
CLIENT_LEFT: Final = "waitress.client_disconnected"
"""Where the server leaves a function that tells whether the client has left."""

REFUSAL: Final = "enishi.refusal"
"""Where whoever stands before the site leaves why a query got no answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SparqlSettings:
    """What the endpoint is told.

    Attributes:
        pool: Who answers.
        query_page: Path of the page where people write queries; a browser that comes
            without a query is sent there. Empty if there is none.
        address: The endpoint's public address, where it differs from the one that the
            client used; empty otherwise.
    """

    pool: Visitors
    query_page: str = ""
    address: str = ""


def sparql_blueprint(settings: SparqlSettings) -> Blueprint:
    """Make the endpoint.

    Args:
        settings: What it is told.

    Returns:
        A blueprint with one address, ``/sparql``.
    """
    blueprint = Blueprint("sparql", __name__)
    endpoint = SparqlEndpoint(settings)
    blueprint.add_url_rule(
        PATH,
        "endpoint",
        endpoint.answer,
        methods=METHODS,
        provide_automatic_options=False,
    )
    blueprint.register_error_handler(QueryRefusedError, refused)
    blueprint.after_request(_for_every_origin)
    blueprint.before_app_request(_refuse_unheard_method)
    return blueprint


class SparqlEndpoint:
    """Answers requests from a pool.

    Args:
        settings: What it is told.
    """

    def __init__(self, settings: SparqlSettings) -> None:
        self._settings = settings

    def answer(self) -> AnyResponse:
        """Answer the current request.

        Raises:
            QueryRefusedError: If there is no answer.
        """
        if REFUSAL in request.environ:
            raise request.environ.pop(REFUSAL)  # else each would hold the other
        if request.method == "OPTIONS":
            return Response(b"", headers=PREFLIGHT, mimetype="text/plain")
        if request.method not in WrongMethodError.allow:
            raise WrongMethodError
        asked = read_request(request)
        if asked is None:
            return self._without_query()
        return self._queried(replace(asked, base=self._address()))

    def _queried(self, asked: Request) -> Response:
        answer = self._settings.pool.execute(
            asked, client=request.remote_addr or "", gone=client_left(request.environ)
        )
        if answer.complete:
            response = Response(b"".join(answer))
        else:
            response = Response(iter(answer), direct_passthrough=True)
            response.call_on_close(answer.close)
        response.content_type = answer.form.content_type
        response.vary.add("Accept")
        return response

    def _without_query(self) -> AnyResponse:
        accept = request.headers.get("Accept", "")
        offered = [form.media_type for form in GRAPH_FORMATS]
        page = self._settings.query_page
        if page and best_match(accept, [*offered, "text/html"]) == "text/html":
            response = redirect(page, HTTPStatus.SEE_OTHER)
            response.vary.add("Accept")
            return response
        form = negotiate(accept, AnswerKind.GRAPH)
        if form is None:
            raise NotAcceptableError(offered=", ".join(offered))
        response = Response(written(self._service(), form))
        response.content_type = form.content_type
        response.vary.add("Accept")
        return response

    def _address(self) -> str:
        return self._settings.address or request.base_url

    def _service(self) -> Service:
        status = self._settings.pool.status()
        return Service(
            endpoint=self._address(),
            default_graph=status.default_graph,
            triples=status.triples,
            graphs=status.graphs,
            federated=bool(status.services),
        )


def refused(error: QueryRefusedError) -> Response:
    """Write a refusal as JSON, text or, for browsers only, HTML."""
    message, hint = error.said(current_language())
    failure = Failure(error.status, error.code, message, hint)
    accepted = ("text/plain", "text/html", "application/json")
    if request.accept_mimetypes.best_match(accepted) == "application/json":
        place = {
            name: error.details[name]
            for name in ("line", "column")
            if name in error.details
        }
        shape = {"status": error.status, "code": error.code, "message": message}
        response = jsonify(error={**shape, "hint": hint, **place})
        response.status_code = error.status
        response.vary.add("Accept")
        response.cache_control.no_store = True
    else:
        response = respond(failure)
    response.vary.add("Accept-Language")
    if error.retry_after is not None:
        response.headers["Retry-After"] = str(error.retry_after)
    if isinstance(error, ProtocolError) and error.allow:
        response.headers["Allow"] = ", ".join(error.allow)
    return response


def _refuse_unheard_method() -> Response | None:
    """Refuse a method that no route can name, in the same way as the others."""
    if request.path != PATH or request.method in METHODS:
        return None
    return _for_every_origin(refused(WrongMethodError()))


def _for_every_origin(response: Response) -> Response:
    response.headers.update(CROSS_ORIGIN)
    return response


def client_left(environ: Mapping[str, object]) -> Callable[[], bool]:
    """Return a function that tells whether a request's client has left."""
    left = environ.get(CLIENT_LEFT)
    return left if callable(left) else bool
