"""What the tests of the store share: a small graph of two documents."""

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
