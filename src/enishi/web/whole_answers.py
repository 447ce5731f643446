"""Answers that are begun and ended by the thread that watches all connections."""

import time
from collections.abc import Callable
from email.utils import formatdate
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Protocol

from enishi.web.lane import Begun

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

SINCE: Final = "enishi.since"
"""Where a request's environment holds when it was read, as `time.perf_counter`."""

OK: Final = "200 OK"


class Whole(Protocol):
    """A whole answer."""

    @property
    def headers(self) -> list[tuple[str, str]]:
        """Its headers, with the body's length."""

    @property
    def body(self) -> bytes:
        """Its body."""


class BegunAnswer(Begun, Protocol):
    """What was begun for a request, and becomes an answer with status 200."""

    def sent(self) -> Whole:
        """Return the answer, once it has come."""


class Beginner(Protocol):
    """Begins to answer requests, in the thread that watches all connections."""

    def begin(self, environ: "WSGIEnvironment") -> BegunAnswer | None:
        """Begin to answer a request, if that takes no time; never waits nor fails."""

    def note(self, environ: "WSGIEnvironment", status: str) -> None:
        """Take note of an answer that was begun here and has been sent."""


class Nothing:
    """Begins nothing."""

    def begin(self, _environ: "WSGIEnvironment") -> None:
        """Begin nothing."""

    def note(self, environ: "WSGIEnvironment", status: str) -> None:
        """Take no note."""


class Outgoing(Protocol):
    """A connection, seen by what is sent over it."""

    def write_soon(self, data: bytes) -> int:
        """Send bytes as soon as the client takes them."""


class WholeAnswer:
    """A request being answered with what is whole already, in one piece.

    It does for HTTP/1.1 what waitress does for every request and answer, in a fifth
    of the time: there is nothing to decide about such an answer.

    Args:
        connection: The client's.
        request: The request.
        begun: The answer.
        sent: Called when it has been sent.
    """

    wrote_header = True
    close_on_finish = False

    def __init__(
        self,
        connection: Outgoing,
        request: Any,  # noqa: ANN401 - its parser
        begun: BegunAnswer,
        sent: Callable[[], None],
    ) -> None:
        self.request = request
        self._connection = connection
        self._begun = begun
        self._sent = sent

    def service(self) -> None:
        """Send the answer."""
        whole = self._begun.sent()
        lines = [f"{name}: {value}\r\n" for name, value in whole.headers]
        date = _date(int(time.time()))
        head = f"HTTP/1.1 {OK}\r\n{''.join(lines)}Date: {date}\r\n\r\n"
        self._connection.write_soon(head.encode("latin-1") + whole.body)
        self._sent()


@lru_cache(maxsize=1)
def _date(second: int) -> str:
    return formatdate(second, usegmt=True)
