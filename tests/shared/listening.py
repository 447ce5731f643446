"""Somebody on this machine who notes every call and answers none."""

import contextlib
import socket
import threading
from collections.abc import Iterator


@contextlib.contextmanager
def listening() -> Iterator[tuple[str, list[str]]]:
    """Give an address on this machine, and the list of those who called it."""
    calls: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def count() -> None:
            with contextlib.suppress(OSError):
                while True:
                    connection, caller = server.accept()
                    calls.append(str(caller))
                    connection.close()

        thread = threading.Thread(target=count)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/", calls
        server.shutdown(socket.SHUT_RDWR)
        thread.join()
