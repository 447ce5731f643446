"""Answers of ``/sparql`` that are given again without asking the site.

A lookup that costs the engine some microseconds costs HTTP and the site half a
millisecond. What a GET was answered is kept with everything that the answer depends
on: the version of the graph, the address, and the headers that choose its form.
"""

from collections.abc import Iterable
from contextlib import closing
from typing import TYPE_CHECKING, Any, Final, TypeAlias
from urllib.parse import unquote_plus

from werkzeug.wsgi import ClosingIterator

from enishi.store.cache import LARGEST, OVERHEAD, may_change
from enishi.store.keeping import Keeper
from enishi.store.visitors import Visitors

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

PATH: Final = "/sparql"
CHOOSING: Final = (
    "QUERY_STRING",
    "SCRIPT_NAME",
    "HTTP_HOST",
    "HTTP_ACCEPT",
    "HTTP_ACCEPT_ENCODING",
    "HTTP_ACCEPT_LANGUAGE",
    "HTTP_COOKIE",
    "HTTP_IF_NONE_MATCH",
    "HTTP_RANGE",
)
"""What of a request an answer may depend on, beside the graph."""

Headers: TypeAlias = list[tuple[str, str]]
Kept: TypeAlias = tuple[str, Headers, bytes]


class Shortcut:
    """Gives a whole, small answer again to whoever asks the very same.

    Args:
        site: What answers everything else.
        pool: Whose graph the answers come from.
        limit: Bytes of all kept answers together; 0 keeps none.
    """

    def __init__(self, site: "WSGIApplication", pool: Visitors, limit: int) -> None:
        self._site = site
        self._pool = pool
        self._kept: Keeper[tuple[str, ...], Kept] = Keeper(limit)

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer a request."""
        if environ.get("PATH_INFO") != PATH or environ["REQUEST_METHOD"] != "GET":
            return self._site(environ, start_response)
        key = (self._pool.version, *(environ.get(name, "") for name in CHOOSING))
        kept = self._kept.get(key)
        if kept is None:
            return self._asked(key, environ, start_response)
        status, headers, body = kept
        self._pool.note_kept()
        start_response(status, headers.copy())
        return [body]

    def _asked(
        self,
        key: tuple[str, ...],
        environ: "WSGIEnvironment",
        start_response: "StartResponse",
    ) -> Iterable[bytes]:
        """Ask the site, and keep what it answers if it is whole and small."""
        begun: list[tuple[str, Headers]] = []

        def start(status: str, headers: Headers, *rest: Any) -> Any:  # noqa: ANN401 - as WSGI has it
            begun.append((status, list(headers)))
            return start_response(status, headers, *rest)

        answer = self._site(environ, start)
        if not begun or not _worth_keeping(*begun[-1]):
            return answer
        with closing(ClosingIterator(answer)) as blocks:
            body = b"".join(blocks)
        status, headers = begun[-1]
        if not may_change(unquote_plus(environ.get("QUERY_STRING", ""))):
            size = len(body) + sum(map(len, key)) + 2 * OVERHEAD
            if key[0] == self._pool.version:
                self._kept.put(key, (status, headers, body), size)
        return [body]


def _worth_keeping(status: str, headers: Headers) -> bool:
    named = {name.lower(): value for name, value in headers}
    length = named.get("content-length", "")
    return (
        status.startswith("200")
        and "set-cookie" not in named
        and length.isdecimal()
        and int(length) <= LARGEST
    )
