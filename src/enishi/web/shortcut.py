"""The short way to ``/sparql``: queries that are answered without asking the site.

A lookup that costs the engine some microseconds costs the site half a millisecond: its
routes, languages and themes have nothing to say to an answer. So a GET or POST goes
from here to the pool, and only what gets no answer goes on to the site, which says why
in the reader's language.

What was answered is kept with everything that the answer depends on: the version of
the graph, the address, and the parts of the request that choose its form.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from werkzeug.sansio.utils import get_current_url, get_host
from werkzeug.wrappers import Request as WebRequest

from enishi.errors import EnishiError
from enishi.store.cache import LARGEST, OVERHEAD, may_change
from enishi.store.keeping import Keeper
from enishi.store.protocol import Request
from enishi.store.visitors import VisitorAnswer, Visitors
from enishi.web.compression import packed
from enishi.web.headers import HEADERS
from enishi.web.sparql import CROSS_ORIGIN, PATH, REFUSAL, client_left
from enishi.web.sparql_request import MOST_BYTES, read_request

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ASKING: Final = frozenset({"GET", "POST"})
CHOOSING: Final = (
    "REQUEST_METHOD",
    "QUERY_STRING",
    "CONTENT_TYPE",
    "HTTP_CONTENT_ENCODING",
    "SCRIPT_NAME",
    "wsgi.url_scheme",
    "HTTP_HOST",
    "HTTP_ACCEPT",
    "HTTP_ACCEPT_ENCODING",
)
"""What of a request an answer may depend on, beside the graph and the body."""

OK: Final = "200 OK"
UNCHANGING: Final = tuple({**HEADERS, **CROSS_ORIGIN}.items())
VARY: Final = ("Vary", "Accept, Accept-Encoding")

Headers: TypeAlias = list[tuple[str, str]]
Key: TypeAlias = tuple[str | bytes, ...]


class Sent(NamedTuple):
    """A whole answer, as it is sent."""

    headers: Headers
    body: bytes


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
        self._address = address

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer a request."""
        method = environ["REQUEST_METHOD"]
        if environ.get("PATH_INFO") != PATH or method not in ASKING:
            return self._site(environ, start_response)
        body = _body(environ) if method == "POST" else b""
        key = (self._pool.version, body, *(environ.get(name, "") for name in CHOOSING))
        sent = self._kept.get(key)
        if sent is None:
            return self._asked(key, environ, start_response)
        self._pool.note_kept()
        start_response(OK, sent.headers.copy())
        return [sent.body]

    def _asked(
        self, key: Key, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Ask the pool; the site tells what is refused, and what is no query."""
        try:
            asked = self._request(environ)
            if asked is None:
                return self._site(environ, start_response)
            answer = self._pool.execute(
                asked,
                client=environ.get("REMOTE_ADDR", ""),
                gone=client_left(environ),
            )
        except EnishiError as refusal:
            environ[REFUSAL] = refusal
            return self._site(environ, start_response)
        if not answer.complete:
            start_response(OK, _headers(answer))
            return answer
        sent = _whole(answer, environ)
        if self._limit and len(sent.body) <= LARGEST and not may_change(asked.query):
            self._keep(key, sent)
        start_response(OK, sent.headers.copy())
        return [sent.body]

    def _request(self, environ: "WSGIEnvironment") -> Request | None:
        """Read what is asked; None is no query.

        Raises:
            ProtocolError: If the request does not follow the protocol.
        """
        asked = read_request(WebRequest(environ))
        if asked is None:
            return None
        return replace(asked, base=self._address or _address(environ))

    def _keep(self, key: Key, sent: Sent) -> None:
        # It may come from the graph that has just taken the other's place.
        if key[0] == self._pool.version:
            size = len(sent.body) + sum(map(len, key)) + 2 * OVERHEAD
            self._kept.put(key, sent, size)


def _body(environ: "WSGIEnvironment") -> bytes:
    """Read a body, and put it back for the site."""
    body: bytes = environ["wsgi.input"].read(MOST_BYTES + 1)
    environ["wsgi.input"] = BytesIO(body)
    return body


def _address(environ: "WSGIEnvironment") -> str:
    """Return the address that the client used, without its parameters."""
    host = environ.get("HTTP_HOST")
    if host is None:
        return WebRequest(environ).base_url
    return _written(environ["wsgi.url_scheme"], host, environ.get("SCRIPT_NAME", ""))


@lru_cache(maxsize=256)
def _written(scheme: str, host: str, root: str) -> str:
    return get_current_url(scheme, get_host(scheme, host), root, PATH)


def _headers(answer: VisitorAnswer) -> Headers:
    return [("Content-Type", answer.form.content_type), VARY, *UNCHANGING]


def _whole(answer: VisitorAnswer, environ: "WSGIEnvironment") -> Sent:
    body, headers = b"".join(answer), _headers(answer)
    kind, accepted = answer.form.media_type, environ.get("HTTP_ACCEPT_ENCODING", "")
    smaller = packed(body, kind, accepted)
    if smaller is not None:
        body = smaller
        headers.append(("Content-Encoding", "gzip"))
    headers.append(("Content-Length", str(len(body))))
    return Sent(headers, body)
