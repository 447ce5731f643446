"""A client's connection to the server, as waitress has it, with fewer hand-overs.

For every answer waitress sends the head and the body apart, and then wakes the thread
that watches all connections to see whether something is left. Here both leave in one
piece, and that thread sleeps on unless something is left: half of what a small answer
cost.
"""

import contextlib
import socket
import time
from typing import TYPE_CHECKING, Any, Final

from waitress.channel import HTTPChannel
from waitress.task import WSGITask

from enishi.web.misread import Misread
from enishi.web.parsing import StrictParser

if TYPE_CHECKING:
    from waitress.server import BaseWSGIServer

LINGER: Final = 2.0
"""Seconds for which a client may go on sending what is not read any more."""


class HeldHead(WSGITask):
    """A request being answered, whose head waits for the first bytes of the body."""

    channel: "Connection"

    def build_response_header(self) -> bytes:
        """Give the head to the connection instead of returning it to be sent."""
        self.channel.head = super().build_response_header()
        return b""

    def finish(self) -> None:
        """End the answer; one without a body is its head alone."""
        super().finish()
        self.channel.send_head()


class Doorbell:
    """A server, seen from one of its connections: woken only if it has work to do.

    Args:
        server: The server.
        connection: The connection.
    """

    def __init__(self, server: "BaseWSGIServer", connection: "Connection") -> None:
        self._server = server
        self._connection = connection

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the server has
        return getattr(self._server, name)

    def pull_trigger(self) -> None:
        """Send what waits; wake the server if the client does not take it all."""
        if self._connection.has_more():
            self._server.pull_trigger()


class Connection(HTTPChannel):
    """One client's connection.

    Whoever sends what cannot be read is told so, and may still be sending: if the
    connection were closed at once, the system would reset it and take the answer along.
    So it is closed for writing first, and what comes is thrown away for a moment.

    Attributes:
        head: Of the answer that is being written, if it is not sent yet.
    """

    task_class = HeldHead
    error_task_class = Misread
    parser_class = StrictParser

    def __init__(self, server: "BaseWSGIServer", *rest: Any, **more: Any) -> None:  # noqa: ANN401 - as waitress has it
        self.head = b""
        self._misread = False
        self._lingers_until = 0.0
        super().__init__(server, *rest, **more)
        self.server = Doorbell(server, self)  # type: ignore[assignment]

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

    def has_more(self) -> bool:
        """Send what waits; return whether anything is left to do on this connection."""
        with self.outbuf_lock:
            if self.connected and self.total_outbufs_len:
                self._flush_exception(self._flush_some, do_close=False)  # type: ignore[attr-defined]
        return bool(self.writable() or self.requests)

    def service(self) -> None:
        """Answer the next request."""
        self._misread = self.requests[0].error is not None
        super().service()

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
