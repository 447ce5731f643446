"""The short way to ``/sparql``: queries that are answered without asking the site.

A lookup that costs the engine some microseconds costs the site half a millisecond: its
routes, languages and themes have nothing to say to an answer. So a GET or POST goes
from here to the pool, and only what gets no answer goes on to the site, which says why
in the reader's language.

What was answered is kept with everything that the answer depends on: the version of
the graph, the address, and the parts of the request that choose its form. What was
read out of a request is kept in the same way, also if its answer is not.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Final

from werkzeug.sansio.utils import get_current_url, get_host
from werkzeug.wrappers import Request as WebRequest

from enishi.errors import EnishiError
from enishi.store.cache import OVERHEAD, may_change
from enishi.store.keeping import Keeper
from enishi.store.pool import Pool
from enishi.store.protocol import Request
from enishi.store.visitors import VisitorAnswer, Visitors
from enishi.web.begun import BEGUN, Asked, BegunQuery, KeptBefore, Key
from enishi.web.sent import Sent, headers_for, sent_whole
from enishi.web.sparql import PATH, REFUSAL, client_left
from enishi.web.sparql_request import MOST_BYTES, read_request

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ASKING: Final = frozenset({"GET", "POST"})
ENCODINGS: Final = "HTTP_ACCEPT_ENCODING"
CHOOSING: Final = (
    "REQUEST_METHOD",
    "QUERY_STRING",
    "CONTENT_TYPE",
    "HTTP_CONTENT_ENCODING",
    "SCRIPT_NAME",
    "wsgi.url_scheme",
    "HTTP_HOST",
    "HTTP_ACCEPT",
    ENCODINGS,
)
"""What of a request an answer may depend on, beside the graph and the body."""

OK: Final = "200 OK"

READ_BYTES: Final = 1 << 22
"""Of all remembered requests together."""

SHORT: Final = 1 << 12
"""Characters of an address, or bytes of a body, that take no time to read."""


class Shortcut:
    """Answers queries from a pool, or again what it has answered before.

    Args:
        site: What answers everything else, and tells refusals.
        pool: Who answers queries.
        limit: Bytes of all kept answers together; 0 keeps none.
        address: The endpoint's public address, where it differs from the one that the
            client used; empty otherwise.
    """

    def __init__(
        self, site: "WSGIApplication", pool: Visitors, limit: int, address: str = ""
    ) -> None:
        self._site = site
        self._pool = pool
        self._limit = limit
        self._kept: Keeper[Key, Sent] = Keeper(limit)
        self._read: Keeper[Key, Asked] = Keeper(READ_BYTES)
        self._address = address

    def begin(self, environ: "WSGIEnvironment") -> KeptBefore | BegunQuery | None:
        """Begin to answer a request, if that takes no time; never waits nor fails.

        Whatever is returned is also in the request's environment, for whoever then
        answers the request.

        Returns:
            What was begun; None for everything that takes its time.
        """
        if not (_is_query(environ) and _is_short(environ)):
            return None
        if not isinstance(self._pool, Pool):
            return None
        key = _key(environ)
        sent = self._kept.get((self._pool.version, *key))
        begun: KeptBefore | BegunQuery | None
        if sent is not None:
            self._pool.note_kept()
            begun = KeptBefore(sent)
        else:
            begun = self._begun(self._pool, key, environ)
        if begun is not None:
            environ[BEGUN] = begun
        return begun

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer a request."""
        if not _is_query(environ):
            return self._site(environ, start_response)
        try:
            found = self._found(environ)
        except EnishiError as refusal:
            environ[REFUSAL] = refusal
            found = None
        if found is None:  # the site tells what is refused, and what is no query
            return self._site(environ, start_response)
        if isinstance(found, Sent):
            start_response(OK, found.headers.copy())
            return [found.body]
        start_response(OK, headers_for(found.form))
        return found

    def _found(self, environ: "WSGIEnvironment") -> Sent | VisitorAnswer | None:
        """Return an answer, or one on its way; None for what is no query.

        Raises:
            ProtocolError: If the request does not follow the protocol.
            QueryRefusedError: If there is no answer.
        """
        begun = environ.get(BEGUN)
        if isinstance(begun, KeptBefore):
            return begun.sent()
        if isinstance(begun, BegunQuery) and (answer := begun.answer()):
            return self._sent(begun, answer)
        return self._asked(environ)

    def _asked(self, environ: "WSGIEnvironment") -> Sent | VisitorAnswer | None:
        key = (self._pool.version, *_key(environ))
        sent = self._kept.get(key)
        if sent is not None:
            self._pool.note_kept()
            return sent
        request = self._request(environ)
        if request is None:
            return None
        client, gone = environ.get("REMOTE_ADDR", ""), client_left(environ)
        answer = self._pool.execute(request, client=client, gone=gone)
        encodings = environ.get(ENCODINGS, "")
        return self._passed(
            key, answer, encodings, lasting=not may_change(request.query)
        )

    def _begun(
        self, pool: Pool, key: Key, environ: "WSGIEnvironment"
    ) -> BegunQuery | None:
        """Read a query, to be asked; None if the thorough way must say why not."""
        asked = self._read.get(key)
        if asked is None:
            try:
                request = self._request(environ)
                if request is None:
                    return None
                query = pool.prepare(request)
            except EnishiError:
                return None
            if query.calling:
                return None  # others' endpoints take their time
            lasting, encodings = (
                not may_change(request.query),
                environ.get(ENCODINGS, ""),
            )
            asked = Asked(key, query, lasting, encodings)
            size = len(asked.query.frame) + 2 * sum(map(len, key)) + 2 * OVERHEAD
            self._read.put(key, asked, size)
        client, gone = environ.get("REMOTE_ADDR", ""), client_left(environ)
        return BegunQuery(asked, pool, client, gone, self._sent)

    def _sent(self, begun: BegunQuery, answer: VisitorAnswer) -> Sent | VisitorAnswer:
        asked = begun.asked
        key = (begun.version, *asked.key)
        return self._passed(key, answer, asked.encodings, lasting=asked.lasting)

    def _passed(
        self, key: Key, answer: VisitorAnswer, encodings: str, *, lasting: bool
    ) -> Sent | VisitorAnswer:
        """Return what is sent of an answer, whole if it is, and keep it."""
        if not answer.complete:
            return answer
        sent = sent_whole(answer.form, b"".join(answer), encodings)
        if lasting and self._limit:
            self._keep(key, sent)
        return sent

    def _request(self, environ: "WSGIEnvironment") -> Request | None:
        """Read what is asked; None is no query.

        Raises:
            ProtocolError: If the request does not follow the protocol.
        """
        try:
            asked = read_request(_web_request(environ))
        finally:
            if environ["REQUEST_METHOD"] == "POST":
                environ["wsgi.input"].seek(0)  # for whoever answers, or tells why not
        if asked is None:
            return None
        return replace(asked, base=self._address or _address(environ))

    def _keep(self, key: Key, sent: Sent) -> None:
        # It may come from the graph that has just taken the other's place.
        if key[0] == self._pool.version:
            size = len(sent.body) + sum(map(len, key)) + 2 * OVERHEAD
            self._kept.put(key, sent, size)


def _is_query(environ: "WSGIEnvironment") -> bool:
    return environ.get("PATH_INFO") == PATH and environ["REQUEST_METHOD"] in ASKING


def _is_short(environ: "WSGIEnvironment") -> bool:
    length = environ.get("CONTENT_LENGTH") or "0"
    return len(environ.get("QUERY_STRING", "")) <= SHORT and int(length) <= SHORT


def _key(environ: "WSGIEnvironment") -> Key:
    """Return everything that an answer depends on, but the graph."""
    body = _body(environ) if environ["REQUEST_METHOD"] == "POST" else b""
    return body, *(environ.get(name, "") for name in CHOOSING)


def _web_request(environ: "WSGIEnvironment") -> WebRequest:
    """Return a request that its environment does not hold in turn.

    Two that hold each other, and a body of a megabyte, would stay until somebody looks
    for garbage.
    """
    return WebRequest(environ, populate_request=False)


def _body(environ: "WSGIEnvironment") -> bytes:
    """Read a body, and put it back for the site."""
    body: bytes = environ["wsgi.input"].read(MOST_BYTES + 1)
    environ["wsgi.input"] = BytesIO(body)
    return body


def _address(environ: "WSGIEnvironment") -> str:
    """Return the address that the client used, without its parameters."""
    host = environ.get("HTTP_HOST")
    if host is None:
        return _web_request(environ).base_url
    return _written(environ["wsgi.url_scheme"], host, environ.get("SCRIPT_NAME", ""))


@lru_cache(maxsize=256)
def _written(scheme: str, host: str, root: str) -> str:
    return get_current_url(scheme, get_host(scheme, host), root, PATH)
