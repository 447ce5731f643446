"""How long readers wait for the first byte of every kind of page, alone and in a crowd.

Run by hand: ``.venv/bin/python bench/pages.py [--address URL] [--after SECONDS]``.
Without an address it serves the graph of this repository; pages are asked for at once,
or after so many seconds, in which the site makes its first pages. Readers run in this
process, on the same machine as the server: on two cores they take a part of what they
measure.
"""

import argparse
import random
import statistics
import threading
import time
from collections import defaultdict
from contextlib import closing
from http.client import HTTPConnection
from typing import Final
from urllib.parse import quote, urlsplit

from visiting import pages, site

ROUNDS: Final = 15
CLIENTS: Final = 20
CROWD_SECONDS: Final = 20.0
PATIENCE: Final = 60
FINE: Final = 400
"""Answers from this status on are errors."""

SEARCHED: Final = (
    "環境",
    "都市",
    "ジャカルタ",
    "kawasaki",
    "457万枚",
    "こども",
    "水素",
)
EXPECTED: Final = {"not found": 404}
HEADERS: Final = {"Accept-Encoding": "gzip", "Accept-Language": "ja"}


def first_byte(netloc: str, path: str) -> tuple[float, int, int]:
    """Ask for a page on a connection of its own.

    Returns:
        Milliseconds to the first byte, the status, and the bytes of the body.
    """
    with closing(HTTPConnection(netloc, timeout=PATIENCE)) as connection:
        start = time.perf_counter()
        connection.request("GET", path, headers=HEADERS)
        reply = connection.getresponse()
        waited = (time.perf_counter() - start) * 1000
        return waited, reply.status, len(reply.read())


def spread(times: list[float]) -> tuple[float, float]:
    """Return the median and the 95th percentile."""
    cuts = statistics.quantiles(times, n=20)
    return cuts[9], cuts[18]


def alone(netloc: str, kinds: dict[str, list[str]]) -> None:
    """Measure one reader: the first time a page is asked for, and again."""
    print(f"{'one client':34} {'first':>8} {'p50':>8} {'p95':>8} {'kB':>6}")
    for kind, paths in kinds.items():
        asked = [first_byte(netloc, path) for path in paths]
        again = [
            first_byte(netloc, path)[0]
            for path in paths
            for _ in range(max(2, ROUNDS // len(paths)))
        ]
        status = {answer[1] for answer in asked} - {200, EXPECTED.get(kind)}
        median, late = spread(again)
        print(
            f"{kind[:34]:34} {max(answer[0] for answer in asked):8.1f} {median:8.1f} "
            f"{late:8.1f} {asked[0][2] / 1000:6.1f} {status or ''}",
            flush=True,
        )


class Crowd:
    """Readers who mix all kinds of pages and wait for each answer.

    Args:
        netloc: Host and port.
        kinds: Paths by kind of page.
    """

    def __init__(self, netloc: str, kinds: dict[str, list[str]]) -> None:
        self._netloc = netloc
        self._kinds = kinds
        self.taken: dict[str, list[float]] = defaultdict(list)
        self.errors: set[str] = set()

    def read(self, seed: int, until: float) -> None:
        """Be one of the readers until some moment of the monotonic clock."""
        chance = random.Random(seed)  # noqa: S311 - to choose pages
        while time.monotonic() < until:
            kind = chance.choice(list(self._kinds))
            path = chance.choice(self._kinds[kind])
            try:
                waited, status, _ = first_byte(self._netloc, path)
            except OSError as error:
                self.errors.add(f"{path}: {error}")
                continue
            if status >= FINE and status != EXPECTED.get(kind):
                self.errors.add(f"{path}: {status}")
            self.taken[kind].append(waited)


def crowded(netloc: str, kinds: dict[str, list[str]]) -> None:
    """Measure many readers at once."""
    crowd = Crowd(netloc, kinds)
    until = time.monotonic() + CROWD_SECONDS
    readers = [
        threading.Thread(target=crowd.read, args=(seed, until))
        for seed in range(CLIENTS)
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    every = [waited for times in crowd.taken.values() for waited in times]
    median, late = spread(every)
    print(
        f"\n{CLIENTS} clients, {CROWD_SECONDS:.0f} s: {len(every)} answers, "
        f"p50 {median:.0f} ms, p95 {late:.0f} ms, {len(crowd.errors)} kinds of errors"
    )
    medians = [(statistics.median(times), kind) for kind, times in crowd.taken.items()]
    for waited, kind in sorted(medians, reverse=True)[:8]:
        print(f"  slowest: {kind:30} p50 {waited:6.0f} ms")
    for error in sorted(crowd.errors)[:10]:
        print(f"  error: {error}")


def run() -> None:
    """Measure everything once."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", default="", help="a site that runs already")
    parser.add_argument("--after", type=float, default=0, help="seconds to wait first")
    asked = parser.parse_args()
    with site(asked.address) as address:
        time.sleep(asked.after)
        kinds = {kind: [path] for kind, path in pages(address).items()}
        kinds["search"] = [f"/search?q={quote(word)}" for word in SEARCHED]
        kinds["completion"] = [f"/api/suggest?q={quote(word)}" for word in SEARCHED]
        netloc = urlsplit(address).netloc
        alone(netloc, kinds)
        crowded(netloc, kinds)


if __name__ == "__main__":
    run()
