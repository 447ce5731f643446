"""A client's connection to the server, as waitress has it, with fewer hand-overs.

For every answer waitress sends the head and the body apart, and then wakes the thread
that watches all connections to see whether something is left. Here both leave in one
piece, and that thread sleeps on unless something is left: half of what a small answer
cost.
"""

from typing import TYPE_CHECKING, Any

from waitress.channel import HTTPChannel
from waitress.task import WSGITask

if TYPE_CHECKING:
    from waitress.server import BaseWSGIServer


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

    Attributes:
        head: Of the answer that is being written, if it is not sent yet.
    """

    task_class = HeldHead

    def __init__(self, server: "BaseWSGIServer", *rest: Any, **more: Any) -> None:  # noqa: ANN401 - as waitress has it
        self.head = b""
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
