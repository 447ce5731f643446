"""What many tests share: the register's names and the source documents."""

from pathlib import Path

import pytest

from enishi.catalog.library import read_library
from enishi.documents.source import Document
from enishi.register.names import Names
from enishi.search.finding import Search
from enishi.store.embedded import EmbeddedStore

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def names() -> Names:
    """The register that Enishi ships."""
    return Names.read(ROOT / "graph" / "register")


@pytest.fixture(scope="session")
def documents() -> Path:
    """The folder of source documents."""
    return ROOT / "graph" / "documents"


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of the tests' own data."""
    return ROOT / "tests" / "data"


@pytest.fixture(scope="session")
def progress_sheet(documents: Path) -> Document:
    """Kawasaki's progress sheet of fiscal year 2021."""
    return Document.read(documents / "kawasaki-progress-sheet-fy2021.txt")


@pytest.fixture(scope="session")
def search(data: Path) -> Search:
    """Everything that can be found in a small graph written for the tests."""
    store = EmbeddedStore.open(data / "search" / "graph.ttl")
    return Search.of(store, read_library())
