"""Many clients in one thread, so light that a server is measured and not its clients.

Each sends the same bytes again as soon as it has its answer. Threads would take turns
at Python's lock, and a client library spends more on reading a small answer than some
servers spend on making it: here an answer is looked at only for its status and its end.
"""

import selectors
import socket
import time
from urllib.parse import urlencode

ACCEPT = "application/sparql-results+json, application/n-triples"
BLOCK = 1 << 18
OK = b"HTTP/1.1 200"
LENGTH = b"content-length:"
LAST_CHUNK = b"0\r\n\r\n"


def request(path: str, query: str) -> bytes:
    """Return a query as it is sent."""
    body = urlencode({"query": query})
    return (
        f"POST {path} HTTP/1.1\r\nHost: localhost\r\nAccept: {ACCEPT}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\n\r\n{body}"
    ).encode()


class Client:
    """One client on one connection, anew whenever the server closes it.

    Args:
        port: Of the server on this machine.
        text: What it asks.
    """

    def __init__(self, port: int, text: bytes) -> None:
        self._address = ("127.0.0.1", port)
        self._text = text
        self._received = bytearray()
        self._ends_at = -1
        self.closing = False
        self.socket = socket.create_connection(self._address)
        self.answers = 0

    def ask(self) -> None:
        """Send the request."""
        self.socket.sendall(self._text)

    def read(self) -> bool:
        """Take what has come; return whether the answer is here to its end."""
        more = self.socket.recv(BLOCK)
        self._received += more
        if self._ends_at < 0:
            self._begin()
        if not more or self._ended():
            self._finish(closed=not more)
            return True
        return False

    def connect(self) -> None:
        """Connect anew."""
        self.socket.close()
        self.socket = socket.create_connection(self._address)
        self.closing = False

    def _begin(self) -> None:
        head, end, _ = self._received.partition(b"\r\n\r\n")
        if not end:
            return
        if not head.startswith(OK):
            raise SystemExit(f"{head[:200]!r}")
        fields = bytes(head).lower()
        self.closing = b"\r\nconnection: close" in fields
        _, found, rest = fields.partition(LENGTH)
        length = int(rest.split(b"\r\n", 1)[0]) if found else 0
        self._ends_at = len(head) + len(end) + length if found else 0

    def _ended(self) -> bool:
        if self._ends_at > 0:
            return len(self._received) >= self._ends_at
        return self._ends_at == 0 and self._received.endswith(LAST_CHUNK)

    def _finish(self, *, closed: bool) -> None:
        if closed and not (self._ends_at == 0 or self._ended()):
            raise SystemExit("an answer broke off")
        self.closing = self.closing or closed
        self._received.clear()
        self._ends_at = -1
        self.answers += 1


def throughput(port: int, path: str, query: str, clients: int, seconds: float) -> float:
    """Return answers a second of so many clients together.

    All answers are waited for, so that nothing is left to do for whoever asks next.
    """
    text = request(path, query)
    asking = {Client(port, text) for _ in range(clients)}
    everyone = list(asking)
    begun = time.perf_counter()
    with selectors.DefaultSelector() as selector:
        for client in everyone:
            selector.register(client.socket, selectors.EVENT_READ, client)
            client.ask()
        while asking:
            for key, _ in selector.select():
                over = time.perf_counter() - begun >= seconds
                if _answered(selector, key.data, over=over):
                    asking.discard(key.data)
        taken = time.perf_counter() - begun
    for client in everyone:
        client.socket.close()
    return sum(client.answers for client in everyone) / taken


def _answered(selector: selectors.BaseSelector, client: Client, *, over: bool) -> bool:
    """Let a client go on; return whether it has its last answer."""
    if not client.read():
        return False
    if client.closing or over:
        selector.unregister(client.socket)
    if over:
        return True
    if client.closing:
        client.connect()
        selector.register(client.socket, selectors.EVENT_READ, client)
    client.ask()
    return False
