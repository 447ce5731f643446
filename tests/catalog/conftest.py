"""What the tests of the library share: the committed graph, open."""

import pytest

from enishi.catalog.library import Library, read_library
from enishi.resources import folder
from enishi.store.embedded import EmbeddedStore


@pytest.fixture(scope="session")
def library() -> Library:
    """Every query that Enishi ships."""
    return read_library()


@pytest.fixture(scope="session")
def store() -> EmbeddedStore:
    """The committed graph of all documents."""
    return EmbeddedStore.open(folder("graph"))
