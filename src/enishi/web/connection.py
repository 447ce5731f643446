"""A client's connection to the server, as waitress has it, with fewer hand-overs.

For every answer waitress sends the head and the body apart, and then wakes the thread
that watches all connections to see whether something is left. Here both leave in one
piece, and that thread sleeps on unless something is left: half of what a small answer
cost.
"""

import contextlib
import logging
import socket
import struct
import time
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from waitress.channel import HTTPChannel
from waitress.task import WSGITask

from enishi.errors import EnishiError
from enishi.web.lane import Begun, Lane
from enishi.web.misread import Misread
from enishi.web.parsing import StrictParser
from enishi.web.watch import Watch
from enishi.web.whole_answers import OK, SINCE, Beginner, BegunAnswer, WholeAnswer

if TYPE_CHECKING:
    from waitress.server import BaseWSGIServer

KEEP: Final = "keep-alive"
LOG: Final = logging.getLogger(__name__)
AT_ONCE: Final = struct.pack("ii", 1, 0)
LINGER: Final = 2.0
"""Seconds for which a client may go on sending what is not read any more."""


class HeldHead(WSGITask):
    """A request being answered, whose head waits for the first bytes of the body."""

    channel: "Connection"

    def build_response_header(self) -> bytes:
        """Give the head to the connection instead of returning it to be sent."""
        if self.channel.ending:
            self.set_close_on_finish()
        self.channel.head = super().build_response_header()
        return b""

    def finish(self) -> None:
        """End the answer; one without a body is its head alone."""
        super().finish()
        self.channel.send_head()

    def service(self) -> None:
        """Answer; where that breaks off half-way, break off the connection too."""
        try:
            super().service()
        except Exception as error:
            if self.wrote_header and not self.chunked_response:
                self.channel.reset()  # its end would be taken for the answer's
            if not (self.wrote_header and isinstance(error, EnishiError)):
                raise
            LOG.warning("An answer broke off: %s", error.message)
            self.close_on_finish = True


class Doorbell:
    """A server, seen from one of its connections: woken only if it has work to do.

    Args:
        server: The server.
        connection: The connection.
        watch: Who watches it.
        lane: Where requests go.
    """

    def __init__(
        self,
        server: "BaseWSGIServer",
        connection: "Connection",
        watch: Watch,
        lane: Lane,
    ) -> None:
        self._server = server
        self._connection = connection
        self._watch = watch
        self._lane = lane

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the server has
        return getattr(self._server, name)

    def add_task(self, connection: "Connection") -> None:
        """Have a connection's request answered; it may read on."""
        self._changed()
        self._lane.add_task(connection)

    def pull_trigger(self) -> None:
        """Send what waits; wake the server if there is anything left to do."""
        if self._connection.has_more() or not self._is_heard():
            self._changed()
        elif not self._lane.waits_for_threads:
            return
        self._server.pull_trigger()

    def _is_heard(self) -> bool:
        """Return whether the client's next request would be noticed at once.

        While several requests wait, no more are read; and whoever began the last of
        them did not wake the thread that watches.
        """
        connected = self._connection.socket
        return connected is None or self._watch.hears(connected.fileno())

    def _changed(self) -> None:
        connected = self._connection.socket
        if connected is not None:
            self._watch.changed(connected.fileno())


class Connection(HTTPChannel):
    """One client's connection.

    Whoever sends what cannot be read is told so, and may still be sending: if the
    connection were closed at once, the system would reset it and take the answer along.
    So it is closed for writing first, and what comes is thrown away for a moment.

    Args:
        server: The server.
        rest: As waitress has it.
        watch: Who watches it.
        lane: Where its requests go.
        beginner: Begins to answer what can be answered at once.
        more: As waitress has it.

    Attributes:
        head: Of the answer that is being written, if it is not sent yet.
    """

    error_task_class = Misread
    parser_class = StrictParser

    def __init__(
        self,
        server: "BaseWSGIServer",
        *rest: Any,  # noqa: ANN401 - as waitress has it
        watch: Watch,
        lane: Lane,
        beginner: Beginner,
        **more: Any,  # noqa: ANN401 - as waitress has it
    ) -> None:
        self.head = b""
        self._beginner = beginner
        self._begun: BegunAnswer | None = None
        self._task: HeldHead | WholeAnswer | None = None
        self._watch = watch
        self._lane = lane
        self._misread = False
        self._lingers_until = 0.0
        super().__init__(server, *rest, **more)
        self.server = Doorbell(server, self, watch, lane)  # type: ignore[assignment]

    def task_class(  # type: ignore[override]  # a class there, called all the same
        self,
        _connection: "Connection",
        request: Any,  # noqa: ANN401 - its parser
    ) -> HeldHead | WholeAnswer:
        """Return the request being answered, begun or not."""
        task, self._task = self._task, None
        return task or HeldHead(self, request)

    @property
    def ending(self) -> bool:
        """Whether this connection ends with the answer that is being written."""
        return self._watch.ending

    def begin(self) -> Begun | None:
        """Begin to answer the first request, if that takes no time."""
        request: Any = self.requests[0]
        if request.error or self.total_outbufs_len:
            return None
        self._task = task = HeldHead(self, request)
        task.environ = environ = task.get_environment()
        environ[SINCE] = time.perf_counter()
        self._begun = self._beginner.begin(environ)
        return self._begun

    def finish(self) -> None:
        """Answer the first request with what was begun and is whole."""
        request: Any = self.requests[0]
        connection = request.headers.get("CONNECTION", KEEP).lower()
        plain = request.version == "1.1" and connection == KEEP
        plain = plain and not self.ending
        if plain and self._begun and isinstance(self._task, HeldHead):
            environ = self._task.get_environment()
            sent = partial(self._beginner.note, environ, OK)
            self._task = WholeAnswer(self, request, self._begun, sent)
        self.service()

    def write_soon(self, data: Any) -> int:  # noqa: ANN401 - bytes, or a file of waitress's
        """Send bytes as soon as the client takes them, behind the head."""
        if not data:
            return 0
        if self.head and isinstance(data, bytes):
            data, self.head = self.head + data, b""
        else:
            self.send_head()
        return super().write_soon(data)

    def send_head(self) -> None:
        """Send the head if it has not been sent."""
        if self.head:
            head, self.head = self.head, b""
            super().write_soon(head)

    def _flush_some(self, do_close: bool = True) -> bool:  # noqa: FBT001, FBT002 - as there
        """Send what the client takes, unless another thread is just doing that.

        Waitress takes no lock while no request is being answered; but here whoever has
        answered one sends the rest afterwards, and bytes sent by two are sent twice.
        """
        if not self.outbuf_lock.acquire(blocking=False):
            return False
        try:
            sent = super()._flush_some(do_close=do_close)  # type: ignore[misc]
        finally:
            self.outbuf_lock.release()
        return bool(sent)

    def handle_close(self) -> None:
        """Close the connection; another thread has the one that watches do so."""
        if self._lane.is_watching():
            super().handle_close()
        else:
            self.will_close = True

    def cancel(self) -> None:
        """Answer no more, and hang up."""
        super().cancel()
        begun, self._begun = self._begun, None
        if begun is not None:
            begun.close()

    def reset(self) -> None:
        """Have the system tell the client that the connection ends in a failure."""
        if self.socket is not None:
            with contextlib.suppress(OSError):
                self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)

    def has_more(self) -> bool:
        """Send what waits; return whether anything is left to do on this connection."""
        with self.outbuf_lock:
            if self.connected and self.total_outbufs_len:
                self._flush_exception(self._flush_some, do_close=False)  # type: ignore[attr-defined]
        return bool(self.writable() or self.requests)

    def service(self) -> None:
        """Answer the first request."""
        self._misread = self.requests[0].error is not None
        begun, self._begun = self._begun, None
        try:
            super().service()
        finally:
            if begun is not None:
                begun.close()

    def readable(self) -> bool:
        """Return whether to read from the client."""
        return self._lingers_until > 0 or bool(super().readable())

    def writable(self) -> bool:
        """Return whether something waits to be sent, or the connection to be closed."""
        if 0 < self._lingers_until < time.monotonic():
            self.will_close = True
        return bool(super().writable())

    def handle_read(self) -> None:
        """Read from the client, or throw away what it still sends."""
        if not self._lingers_until:
            super().handle_read()
            return
        try:
            self.recv(self.adj.recv_bytes)  # at the end it closes the connection
        except OSError:
            self.handle_close()

    def handle_write(self) -> None:
        """Send what waits; once a failure is told, begin to linger."""
        if self.will_close or not (self._misread and self.close_when_flushed):
            super().handle_write()
            return
        self._flush_exception(self._flush_some)  # type: ignore[attr-defined]
        if not self.total_outbufs_len:
            self.close_when_flushed = False
            self._lingers_until = time.monotonic() + LINGER
            if self.socket is not None:
                with contextlib.suppress(OSError):
                    self.socket.shutdown(socket.SHUT_WR)
