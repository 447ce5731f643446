"""What the tests of the store share: a small graph of two documents."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from enishi.store.embedded import EmbeddedStore


@pytest.fixture(scope="session")
def built() -> Path:
    """Return a folder as `enishi build` writes it; one triple stands in both files."""
    return Path(__file__).parents[1] / "data" / "store" / "built"


@pytest.fixture(scope="session")
def store(built: Path) -> EmbeddedStore:
    """Return the small graph, open, with the union as its default graph."""
    return EmbeddedStore.open(built)


@contextlib.contextmanager
def _listening() -> Iterator[tuple[str, list[str]]]:
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


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """Give an address on this machine, and the list of those who called it."""
    with _listening() as opened:
        yield opened


@pytest.fixture(scope="session")
def long_listener() -> Iterator[tuple[str, list[str]]]:
    """Give the same for a test that runs many examples."""
    with _listening() as opened:
        yield opened
