"""The HTTP server in front of the application, and its beginning and end.

It is waitress, driven by a loop of our own. Of the servers that were tried it alone
does all of this: one thread reads and writes every connection, so that clients that
trickle or stall cost no thread; the application can ask whether its client has left; a
full client stops the application's iterator; and an answer that fails half-way breaks
the transfer, where granian ends it as if whole. What can be answered without waiting,
that one thread answers by itself (`enishi.web.lane`).
"""

import logging
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from math import ceil
from types import FrameType
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer, create_server

from enishi.web.connection import Connection
from enishi.web.descriptors import room_for
from enishi.web.lane import Lane
from enishi.web.listening import listening
from enishi.web.progress import Progress
from enishi.web.watch import Watch
from enishi.web.whole_answers import Beginner, Nothing

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

BUFFERED: Final = 1 << 20
"""Bytes of an answer that may wait for a slow client before the application does."""

MOST_BYTES: Final = 1 << 22
"""Of a request's body."""

IN_MEMORY: Final = 1 << 20
"""Bytes of it that take no disk, which may be full: as many as a query may have."""

CROWDED: Final = 0.9
"""Share of the connections that may be open, past which none is kept for nothing."""

CROWDED_SECONDS: Final = 3.0
SETTLING: Final = 0.3
"""Seconds after the order to stop in which idle connections may still be used."""

LOOP_SECONDS: Final = 0.5
TURN: Final = 0.0005
"""Seconds that a thread may work while another waits: a tenth of Python's own, because
a query has to wait its turn some times over while a page is being written."""

LOG: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerSettings:
    """How to serve.

    Attributes:
        host: Name or address to listen on.
        port: Port to listen on; 0 takes a free one.
        threads: Requests that are worked on at once. Queries wait in a queue of their
            own, so there should be more threads than that queue has places.
        connections: Connections that are open at once.
        drain_seconds: What requests may still take after the server was told to stop.
        stalled_seconds: How long a client may take nothing of its answer, or be busy
            sending its request; less where many others wait to be let in.
        scheme: What the addresses in answers begin with, behind a proxy.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    threads: int = 96
    connections: int = 1000
    drain_seconds: float = 10.0
    stalled_seconds: float = 60.0
    scheme: str = "http"


class WebServer:
    """Serves one application on one port.

    Args:
        app: What to serve.
        settings: How to serve it.
        beginner: Begins to answer what can be answered at once.

    Raises:
        UsageError: If the port cannot be had.
    """

    def __init__(
        self,
        app: "WSGIApplication",
        settings: ServerSettings,
        beginner: Beginner | None = None,
    ) -> None:
        self._settings = replace(settings, connections=room_for(settings.connections))
        self._socket = listening(settings.host, settings.port)
        self._port: int = self._socket.getsockname()[1]
        self._map = Watch()
        self._server = _waitress(app, self._map, self._socket, self._settings)
        self._lane = Lane(self._map, self._server.task_dispatcher)
        # What makes the server's connections.
        self._server.channel_class = partial(  # type: ignore[assignment]
            Connection, watch=self._map, lane=self._lane, beginner=beginner or Nothing()
        )
        self._stopping = threading.Event()
        self._over = False
        self._ending = threading.RLock()  # a signal may come to whoever holds it
        self._begun: WeakKeyDictionary[HTTPChannel, float] = WeakKeyDictionary()
        self._progress = Progress()
        self._looked = 0.0

    @property
    def address(self) -> str:
        """Where the server listens."""
        host = self._settings.host
        return f"http://{f'[{host}]' if ':' in host else host}:{self._port}/"

    @property
    def stopping(self) -> bool:
        """Whether the server was told to stop."""
        return self._stopping.is_set()

    def run(self) -> None:
        """Serve until `stop` is called, then let requests end."""
        self._lane.open()
        while not self.stopping:
            self._turn()
            self._close_stalled()
        self._drain()

    def stop(self) -> None:
        """Stop serving; may be called from any thread and from a signal handler."""
        with self._ending:
            self._stopping.set()
            if not self._over:  # its descriptor may be somebody else's by then
                self._server.pull_trigger()

    def _turn(self) -> None:
        self._map.turn(self._lane.seconds(LOOP_SECONDS))
        self._lane.turn()

    def _channels(self) -> list[HTTPChannel]:
        return [item for item in [*self._map.values()] if isinstance(item, HTTPChannel)]

    def _close_stalled(self) -> None:
        """Close what has not moved for too long, from either side.

        Only this thread closes channels; whoever writes to one is then told. It looks
        at them now and then: for every event it would cost a sixth of all work.
        """
        now = time.monotonic()
        if now - self._looked < LOOP_SECONDS:
            return
        self._looked, channels = now, self._channels()
        crowded = len(self._map) >= CROWDED * self._settings.connections
        patience = self._settings.stalled_seconds
        if crowded:
            patience = min(patience, CROWDED_SECONDS)
        for channel in channels:
            if channel.request is None:
                self._begun.pop(channel, None)
            since = self._begun.setdefault(channel, now) if channel.request else now
            moved = self._progress.since(channel, now)
            idle = crowded and channel.request is None and not channel.requests
            if idle or channel.total_outbufs_len:
                since = min(since, moved)
            if now - since > patience:
                channel.handle_close()

    def _drain(self) -> None:
        """Take no more connections, let requests end, then end those that do not."""
        self._server.accepting = False
        self._map.ending = True
        self._server.del_channel(self._map)
        self._socket.close()
        told, until = time.time(), time.monotonic() + self._settings.drain_seconds
        while time.monotonic() < until and self._close_idle(told):
            self._turn()
        for channel in self._channels():
            channel.handle_close()
        left = max(0, until - time.monotonic())
        self._server.task_dispatcher.shutdown(timeout=ceil(left))
        with self._ending:
            self._over = True
            wasyncore.close_all(self._map)

    def _close_idle(self, told: float) -> int:
        """Close connections without a request; return how many are left.

        A request may be on its way over an idle one: so, for a moment after the server
        was told to stop, it stays open, and whoever uses it is told that it closes.
        """
        channels, fresh = self._channels(), time.time() - told < SETTLING
        idle = [
            one
            for one in channels
            if not (fresh or one.requests or one.total_outbufs_len)
        ]
        for channel in idle:
            channel.handle_close()
        return len(channels) - len(idle)


def serve(
    app: "WSGIApplication",
    settings: ServerSettings,
    *,
    ready: Callable[[str, Callable[[], None]], None],
    reload: Callable[[], None],
    beginner: Beginner | None = None,
) -> None:
    """Serve until SIGTERM or Ctrl-C; must be called from the main thread.

    Args:
        app: What to serve.
        settings: How to serve it.
        ready: Called once requests are taken, with the address and with what stops
            serving, for whoever finds that it cannot go on.
        reload: Called, in a thread of its own, on SIGHUP.
        beginner: As `WebServer` has it.

    Raises:
        UsageError: If the port cannot be had.
    """
    server = WebServer(app, settings, beginner)
    sys.setswitchinterval(TURN)

    def stop(number: int, _frame: FrameType | None) -> None:
        # Both signals may be waiting when the first is handled, and Python drops one
        # whose handler has become the system's own: so the second is sent again.
        if server.stopping:
            signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)
        server.stop()

    def renew(_number: int, _frame: FrameType | None) -> None:
        threading.Thread(target=reload, name="enishi-reload").start()

    handlers = {signal.SIGTERM: stop, signal.SIGINT: stop, signal.SIGHUP: renew}
    before = {number: signal.signal(number, does) for number, does in handlers.items()}
    try:
        ready(server.address, server.stop)
        server.run()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _waitress(
    app: "WSGIApplication",
    map_: Watch,
    listening: socket.socket,
    settings: ServerSettings,
) -> BaseWSGIServer:
    # It warns whenever a request waits a moment for a thread.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    server = create_server(
        app,
        map_,
        sockets=[listening],
        threads=settings.threads,
        connection_limit=settings.connections,
        channel_request_lookahead=1,  # so that a leaving client is noticed
        outbuf_high_watermark=BUFFERED,
        outbuf_overflow=4 * BUFFERED,  # never to disk
        inbuf_overflow=IN_MEMORY,
        max_request_body_size=MOST_BYTES,
        url_scheme=settings.scheme,
        server_name=settings.host,  # for clients that name no host
        ident=None,
        # Nobody here reads such headers, so there is nothing to clear.
        clear_untrusted_proxy_headers=False,
    )
    if not isinstance(server, BaseWSGIServer):
        raise TypeError(server)
    return server
