"""An existing SPARQL endpoint, asked by SPARQLWrapper.

What endpoints do differently is met here and in `enishi.store.dialects`, and nowhere
else: the query goes by POST (a long one fits no address), the format by ``Accept``
alone (Virtuoso refuses what it does not know in ``format=``), what was sent is told by
the answer's own media type, and Virtuoso's header for half an answer is an error.
"""

import http.client
import time
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.error import HTTPError

import rdflib
from SPARQLWrapper import POST, SELECT, SPARQLExceptions, SPARQLWrapper

from enishi.store.addresses import check_address
from enishi.store.dialects import (
    Dialect,
    Standard,
    Virtuoso,
    endpoint_query,
    is_virtuoso,
)
from enishi.store.faults import fault_of
from enishi.store.media import JSON, N_TRIPLES, TURTLE, AnswerKind, Format, formats_of
from enishi.store.overruns import (
    OverloadedError,
    QueryTimeoutError,
)
from enishi.store.protocol import Request, Table
from enishi.store.refusals import (
    NotAcceptableError,
    QueryEvaluationError,
)
from enishi.store.remote_faults import refusal_of
from enishi.store.results import read_boolean, read_graph, read_table

BLOCK = 1 << 16
PROBE = "ASK {}"
HALF_AN_ANSWER = "X-SQL-State"
FOR_GRAPHS = (  # and what another form of query gives, to say so
    f"{N_TRIPLES.media_type}, {TURTLE.media_type};q=0.5, {JSON.media_type};q=0.1"
)
FOR_TERMS = (  # without these numbers Virtuoso answers ASK by a graph
    f"{JSON.media_type}, {N_TRIPLES.media_type};q=0.5, {TURTLE.media_type};q=0.4"
)


@dataclass(frozen=True, slots=True)
class RemoteSettings:
    """How to ask an endpoint.

    Attributes:
        endpoint: Its address.
        seconds: How long to wait for it, each time.
        attempts: How often to ask one that is busy or not there; a query changes
            nothing, so that it may be asked again.
        pause: Seconds before the second attempt; doubled before each further one.
    """

    endpoint: str
    seconds: int = 60
    attempts: int = 3
    pause: float = 0.5


class RemoteStore:
    """Answers queries from an existing endpoint.

    Args:
        settings: Which, and how to ask it.

    Raises:
        UsageError: If its address is none.
    """

    def __init__(self, settings: RemoteSettings) -> None:
        check_address(settings.endpoint)
        self._settings = settings
        self._dialect: Dialect | None = None

    @property
    def endpoint(self) -> str:
        """Its address."""
        return self._settings.endpoint

    @property
    def version(self) -> str:
        """The version that the loading noted; empty where it did not.

        Raises:
            QueryRefusedError: If the endpoint gives no answer.
        """
        rows = self.select(endpoint_query("version")).rows
        return str(rows[0][0]) if len(rows) == 1 else ""

    def renew(self) -> None:
        """Ask the endpoint anew, at the next query, which graphs it holds."""
        self._dialect = None

    def select(self, query: str) -> Table:
        """Answer a SELECT query.

        Raises:
            UsageError: If the query is of another form.
            QueryRefusedError: If it gets no answer.
        """
        answer = self._for_terms(query)
        return read_table(b"".join(answer), answer.form)

    def ask(self, query: str) -> bool:
        """Answer an ASK query.

        Raises:
            UsageError: If the query is of another form.
            QueryRefusedError: If it gets no answer.
        """
        answer = self._for_terms(query)
        return read_boolean(b"".join(answer), answer.form)

    def construct(self, query: str) -> rdflib.Graph:
        """Answer a CONSTRUCT or DESCRIBE query.

        Raises:
            UsageError: If the query is of another form.
            QueryRefusedError: If it gets no answer.
        """
        answer = self._for_terms(query, FOR_GRAPHS)
        return read_graph(b"".join(answer), answer.form)

    def stream(self, request: Request) -> "RemoteAnswer":
        """Answer a query of any form in bytes.

        Raises:
            QueryRefusedError: If it gets no answer, or none in an accepted format.
        """
        accepted = [form for form in request.formats.formats.values() if form]
        accept = ", ".join(dict.fromkeys(form.media_type for form in accepted))
        answer = RemoteAnswer(self._asked(request, accept))
        if answer.form not in accepted:
            answer.close()
            raise NotAcceptableError(offered=answer.form.media_type)
        return answer

    def _for_terms(self, query: str, accept: str = FOR_TERMS) -> "RemoteAnswer":
        return RemoteAnswer(self._asked(Request(query), accept))

    def _asked(self, request: Request, accept: str) -> http.client.HTTPResponse:
        """Ask, and ask again while the endpoint is busy or not there."""
        pause = self._settings.pause
        for _ in range(self._settings.attempts - 1):
            try:
                return self._asked_in_dialect(request, accept)
            except OverloadedError:
                time.sleep(pause)
                pause *= 2
        return self._asked_in_dialect(request, accept)

    def _asked_in_dialect(
        self, request: Request, accept: str
    ) -> http.client.HTTPResponse:
        if self._dialect is None:
            self._dialect = self._learned()
        return self._asked_once(request, self._dialect, accept)

    def _learned(self) -> Dialect:
        """Ask something that costs nothing, and see who answers."""
        try:
            response = self._asked_once(Request(PROBE), Standard(), FOR_TERMS)
        except QueryEvaluationError as refusal:  # it is there, whatever it dislikes
            server = _server_of(refusal.__cause__)
        else:
            response.close()
            server = response.headers.get("Server", "")
        return self._virtuoso() if is_virtuoso(server) else Standard()

    def _virtuoso(self) -> Virtuoso:
        """Learn which graphs a Virtuoso holds."""
        listing = Request(endpoint_query("graphs"))
        answer = RemoteAnswer(self._asked_once(listing, Standard(), FOR_TERMS))
        table = read_table(b"".join(answer), answer.form)
        return Virtuoso(tuple(sorted(map(str, table.column("graph")))))

    def _asked_once(
        self, request: Request, dialect: Dialect, accept: str
    ) -> http.client.HTTPResponse:
        wrapper = SPARQLWrapper(self._settings.endpoint)
        wrapper.setMethod(POST)
        wrapper.setOnlyConneg(True)
        wrapper.setTimeout(self._settings.seconds)
        wrapper.addCustomHttpHeader("Accept", accept)
        for iri in request.graphs.default:
            wrapper.addParameter("default-graph-uri", iri)
        for iri in request.graphs.named:
            wrapper.addParameter("named-graph-uri", iri)
        wrapper.setQuery(dialect.said(request))
        wrapper.queryType = SELECT  # it looks for one in comments too, and finds ADD
        try:
            response: http.client.HTTPResponse = wrapper.query().response
        except SPARQLExceptions.QueryBadFormed as error:
            raise fault_of(request.query) or refusal_of(
                error, self._settings.seconds
            ) from error
        except (SPARQLExceptions.SPARQLWrapperException, OSError) as error:
            raise refusal_of(error, self._settings.seconds) from error
        if response.headers.get(HALF_AN_ANSWER):
            response.close()
            raise QueryTimeoutError(seconds=self._settings.seconds)
        return response


class RemoteAnswer:
    """An answer that comes from another endpoint.

    Args:
        response: The open response.

    Raises:
        QueryEvaluationError: If its media type is none of ours.
    """

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self._response = response
        kind = response.headers.get_content_type()
        form = _format_of(kind)
        if form is None:
            response.close()
            raise QueryEvaluationError(reason=f"the endpoint answered in {kind}")
        self._form = form

    @property
    def form(self) -> Format:
        """The format of the bytes."""
        return self._form

    def __iter__(self) -> Iterator[bytes]:
        try:
            while not self._response.closed and (block := self._response.read(BLOCK)):
                yield block
            if self._response.length:  # the library is silent about it
                raise http.client.IncompleteRead(b"", self._response.length)
        except (OSError, http.client.HTTPException) as error:
            raise QueryEvaluationError(
                reason=f"the endpoint broke off ({error})"
            ) from error
        finally:
            self.close()

    def close(self) -> None:
        """Hang up; most endpoints then stop working on it."""
        self._response.close()


def _format_of(media_type: str) -> Format | None:
    """Return the format that a media type means in an answer; ours come first."""
    for kind in (AnswerKind.SOLUTIONS, AnswerKind.GRAPH):
        for form in formats_of(kind):
            if media_type == form.media_type:
                return form
    for kind in (AnswerKind.SOLUTIONS, AnswerKind.GRAPH):
        for form in formats_of(kind):
            if media_type in form.aliases:
                return form
    return None


def _server_of(error: BaseException | None) -> str:
    """Return what an endpoint that refused calls itself, as far as it is known."""
    while error is not None and not isinstance(error, HTTPError):
        error = error.__context__
    return error.headers.get("Server", "") if error is not None else ""
