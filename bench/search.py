"""How long the search takes: making its index, finding, completing, listing.

Run by hand: ``.venv/bin/python bench/search.py [FOLDER_OF_A_BUILT_GRAPH]``. Pages are
asked of the application in this process, so the figures leave out the network.
"""

import statistics
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import quote

from enishi.catalog.library import read_library
from enishi.resources import folder
from enishi.search.finding import Search
from enishi.store.embedded import EmbeddedStore
from enishi.web.app import create_app
from enishi.web.browse import browse_blueprint
from enishi.web.search import search_blueprint
from enishi.web.settings import WebSettings

WORDS = [
    "環境",
    "都市",
    "浜",
    "の",
    "国",
    "ジャカルタ",
    "ｼﾞｬｶﾙﾀ",
    "国際交流",
    "かわさき",
    "kawasaki",
    "457万枚",
    "xyzzy",
]
ROUNDS = 10


def timed(work: Callable[[], object]) -> float:
    """Return the milliseconds that some work takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def told(name: str, times: Iterable[float]) -> None:
    """Print the median and the 95th percentile."""
    cuts = statistics.quantiles(times, n=20)
    print(f"{name:12} p50 {cuts[9]:7.1f} ms   p95 {cuts[18]:7.1f} ms")


def run(path: Path) -> None:
    """Measure everything once over one graph."""
    store = EmbeddedStore.open(path)
    library = read_library()
    making = [timed(lambda: Search.of(store, library)) for _ in range(3)]
    search = Search.of(store, library)
    searched = sum(item.is_searched for item in search.holdings.items)
    print(f"{store.triples} triples, {searched} things to find")
    print(f"index made in {min(making):.0f} ms, {search.index.size_bytes} bytes")
    pages = [search_blueprint(search), browse_blueprint(search)]
    client = create_app(WebSettings(), pages).test_client()
    kinds = search.holdings.kinds
    addresses = {
        "search": [f"/search?q={quote(word)}&lang=ja" for word in WORDS],
        "facets": [f"/search?q={quote(word)}&year=2021&lang=en" for word in WORDS],
        "suggest": [f"/api/suggest?q={quote(word)}" for word in WORDS],
        "browse": [f"/browse/{slug}?lang=ja" for slug in kinds],
        "table": [f"/browse/{slug}.csv?lang=ja" for slug in kinds],
    }
    for name, urls in addresses.items():
        told(
            name,
            [
                timed(lambda url=url: client.get(url))  # type: ignore[misc]
                for url in urls
                for _ in range(ROUNDS)
            ],
        )


if __name__ == "__main__":
    run(Path(sys.argv[1]) if len(sys.argv) > 1 else folder("graph"))
