"""What many tests share: the register's names and the source documents."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from enishi.build.pipeline import BuildPlan, build, write
from enishi.catalog.library import read_library
from enishi.documents.source import Document
from enishi.graph.graph import Graph
from enishi.register.names import Names
from enishi.search.finding import Search
from enishi.store.embedded import EmbeddedStore

ROOT = Path(__file__).parents[1]

# The same examples on every machine, however slow it is. Whoever looks for new ones
# runs `pytest --hypothesis-profile=searching`.
settings.register_profile(
    "repeatable",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "searching", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("repeatable")


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


@pytest.fixture(scope="session")
def built_folder(
    data: Path, documents: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The built graph of two sheets: Kawasaki's own and one written for the tests."""
    folder = tmp_path_factory.mktemp("graph")
    sources = folder / "documents"
    sources.mkdir()
    sheet = data / "cases" / "progress-sheet" / "another-city.txt"
    (sources / "another.txt").write_bytes(sheet.read_bytes())
    for suffix in (".txt", ".toml"):
        own = documents / f"kawasaki-progress-sheet-fy2021{suffix}"
        (sources / own.name).write_bytes(own.read_bytes())
    plan = BuildPlan.of(sources, ROOT / "graph" / "register")
    write(build(plan, lambda _step, _what: None), folder)
    return folder


@pytest.fixture(scope="session")
def graph(built_folder: Path) -> Graph:
    """The graph of two sheets, with the texts of their documents."""
    return Graph.open(built_folder)


@pytest.fixture(scope="session")
def whole() -> Graph:
    """The graph that Enishi ships, of all five documents."""
    return Graph.open(ROOT / "graph")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let whoever has looked at new answers keep them."""
    parser.addoption(
        "--rewrite", action="store_true", help="write the golden tables anew"
    )
