"""The socket on which the server takes connections."""

import socket
from typing import Final

from enishi.errors import UsageError

HIGHEST_PORT: Final = 65_535


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens.

    Args:
        host: Name or address.
        port: Port; 0 takes a free one.

    Raises:
        UsageError: If the port cannot be had.
    """
    if port not in range(HIGHEST_PORT + 1):  # the system would take it modulo 65,536
        raise UsageError(
            f"there is no port {port}.", hint=f"Choose one up to {HIGHEST_PORT}."
        )
    try:
        family, _, _, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        return socket.create_server(address[:2], family=family, backlog=1024)
    except OSError as error:
        raise UsageError(
            f"cannot listen on {host}, port {port}: {error}.",
            hint="Choose another with --host and --port.",
        ) from error
