"""Pages over a graph on disk: what is counted once, and what a page may read."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from enishi.catalog.library import LANGUAGES, Library, read_library
from enishi.cli.settings import ServingSettings
from enishi.graph.graph import Graph
from enishi.graph.texts import Texts
from enishi.store.dataset import DefaultGraph
from enishi.store.kept_answers import LARGEST, KeptAnswers
from enishi.store.kept_dataset import kept_folder
from enishi.store.output import WorkerLimits
from enishi.store.pooled import PooledStore
from enishi.store.sharing import SharedPool
from enishi.store.visitors import Visitors
from enishi.web.site import large_site_app

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

COUNTED: Final = (
    "site/cities",
    "site/class-sizes",
    "site/concepts",
    "site/counts",
    "site/documents",
    "site/graphs",
    "site/ontology",
    "site/partner-cities",
    "site/properties",
    "site/terms",
    "site/usage",
    "site/years",
)
"""What the pages ask of the graph as a whole."""


def large_site(
    settings: ServingSettings,
    place: Path,
    shelf: Path,
    pools: tuple[Visitors, SharedPool],
    limits: WorkerLimits,
) -> "WSGIApplication":
    """Make the pages over a graph on disk; what they count is counted before.

    Args:
        settings: What the operator decided.
        place: The graph's files.
        shelf: The folder of all graphs on disk.
        pools: Who answers visitors' queries, and who those of pages.
        limits: What a visitor's query may use.
    """
    visitors, pages = pools
    store, library = PooledStore(pages, LARGEST), read_library()
    folder = kept_folder(place, DefaultGraph.UNION, shelf, store.version)
    counted = [library[name].bind({}) for name in COUNTED]
    answers = KeptAnswers(store, folder, counted, tuple(_choices(library)))
    answers.count()
    graph = Graph(store.version, library, answers, Texts.beside(place))
    return large_site_app(graph, visitors, settings.address, limits)


def _choices(library: Library) -> Iterator[str]:
    """Yield the queries that list what a parameter can be, in each language."""
    for query in library.below("choice"):
        for language in LANGUAGES:
            yield query.bind({"language": language})
