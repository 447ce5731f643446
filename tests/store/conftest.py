"""What the tests of the store share: a small graph of two documents."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from listening import listening

from enishi.store.embedded import EmbeddedStore


@pytest.fixture(scope="session")
def built() -> Path:
    """Return a folder as `enishi build` writes it; one triple stands in both files."""
    return Path(__file__).parents[1] / "data" / "store" / "built"


@pytest.fixture(scope="session")
def store(built: Path) -> EmbeddedStore:
    """Return the small graph, open, with the union as its default graph."""
    return EmbeddedStore.open(built)


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """Give an address on this machine, and the list of those who called it."""
    with listening() as opened:
        yield opened


@pytest.fixture(scope="session")
def long_listener() -> Iterator[tuple[str, list[str]]]:
    """Give the same for a test that runs many examples."""
    with listening() as opened:
        yield opened
