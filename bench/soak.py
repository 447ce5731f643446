"""Whether a server stays as it is while it is asked for a long time.

Run by hand: ``.venv/bin/python bench/soak.py [--minutes 5] [options of enishi serve]``.
Eight clients ask at once, without a pause: lookups, pages, queries that pass their
limit, and clients that leave in mid-answer. Prints, for each tenth of the time, how
many requests were answered, the latency of lookups and pages, the longest wait for
``/healthz``, the memory of the server itself and of all its processes (those of stopped
queries among them), and their files, threads and number.
Ends in 1 if anything else came than was right.
"""

import argparse
import random
import statistics
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from functools import partial
from http.client import HTTPConnection, HTTPException
from itertools import count
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlsplit

from visiting import pages, served

PARTS: Final = 10
ANSWERED: Final = frozenset({200})
STOPPED: Final = frozenset({413, 504})
NOT_FOUND: Final = "not found"
TIMEOUT: Final = 120
LOOKUP: Final = "SELECT ?p ?o {{ ?s ?p ?o }} OFFSET {} LIMIT 10"
LONG: Final = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
RUNAWAY: Final = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
OPTIONS: Final = ("--seconds", "1", "--per-client", "0")


@dataclass
class Seen:
    """What was seen since the last line.

    Attributes:
        seconds: Of each request, by its kind.
        failed: Requests to which no right answer came.
    """

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    failed: list[str] = field(default_factory=list)


class Visitors:
    """Clients that ask until they are told to stop.

    Args:
        address: Of the site.
        paths: Of pages.
    """

    def __init__(self, address: str, paths: list[str]) -> None:
        self._place = urlsplit(address).netloc
        self._paths = paths
        self._over = threading.Event()
        self._seen = Seen()
        self._numbers = count()
        works = [self._look_up] * 4 + [self._read] * 2 + [self._overdo, self._leave]
        self._threads = [threading.Thread(target=self._go_on, args=(w,)) for w in works]
        self._threads.append(threading.Thread(target=self._ask_for_health))

    def begin(self) -> None:
        """Begin to ask."""
        for thread in self._threads:
            thread.start()

    def end(self) -> None:
        """Stop asking."""
        self._over.set()
        for thread in self._threads:
            thread.join()

    def seen(self) -> Seen:
        """Return what was seen since this was asked last."""
        seen, self._seen = self._seen, Seen()
        return seen

    def _go_on(self, work: Callable[[], None]) -> None:
        while not self._over.is_set():
            with suppress(OSError, HTTPException):
                work()

    def _timed(self, kind: str, path: str, expected: frozenset[int] = ANSWERED) -> None:
        begun = time.perf_counter()
        with closing(HTTPConnection(self._place, timeout=TIMEOUT)) as connection:
            connection.request("GET", path, headers={"Accept": "*/*"})
            response = connection.getresponse()
            response.read()
        self._seen.seconds[kind].append(time.perf_counter() - begun)
        if response.status not in expected:
            self._seen.failed.append(f"{response.status} {path}")

    def _look_up(self) -> None:
        query = LOOKUP.format(next(self._numbers) % 50_000)
        self._timed("lookup", f"/sparql?query={quote(query)}")

    def _read(self) -> None:
        self._timed("page", random.choice(self._paths))  # noqa: S311 - any page

    def _overdo(self) -> None:
        self._timed("runaway", f"/sparql?query={quote(RUNAWAY)}", STOPPED)

    def _leave(self) -> None:
        with closing(HTTPConnection(self._place, timeout=TIMEOUT)) as connection:
            connection.request("GET", f"/sparql?query={quote(LONG)}")
            connection.getresponse().read(1 << 16)

    def _ask_for_health(self) -> None:
        while not self._over.wait(0.05):
            self._timed("health", "/healthz")


def family(process: int) -> Iterator[int]:
    """Give a process and all below it."""
    yield process
    with suppress(OSError):
        for task in Path(f"/proc/{process}/task").iterdir():
            for child in (task / "children").read_text("ascii").split():
                yield from family(int(child))


def weight(process: int) -> tuple[float, int, int]:
    """Return the MiB (shared pages in part), files and threads of a process."""
    folder = Path(f"/proc/{process}")
    try:
        lines = (folder / "smaps_rollup").read_text("ascii").splitlines()
        kilobytes = next(int(one.split()[1]) for one in lines if one.startswith("Pss:"))
        files = len(list((folder / "fd").iterdir()))
        return kilobytes / 1024, files, len(list((folder / "task").iterdir()))
    except OSError:  # it has just ended
        return 0, 0, 0


def told(seconds: list[float], share: float) -> str:
    """Return a quantile in milliseconds."""
    if len(seconds) < 2:  # noqa: PLR2004 - as quantiles need
        return "–"
    thousand = statistics.quantiles(seconds, n=1000, method="inclusive")
    return f"{thousand[round(share * 1000) - 1] * 1e3:.1f}"


def line(part: int, seen: Seen, process: int) -> str:
    """Return one line of the table."""
    weights = [weight(one) for one in family(process)]
    megabytes, files, threads = (sum(column) for column in zip(*weights, strict=True))
    asked, quantile = seen.seconds, partial(told, share=0.99)
    health = max(asked["health"], default=0) * 1e3
    return (
        f"| {part} | {len(asked['lookup'])} | {told(asked['lookup'], 0.5)} | "
        f"{quantile(asked['lookup'])} | {len(asked['page'])} | "
        f"{quantile(asked['page'])} | {len(asked['runaway'])} | {len(seen.failed)} | "
        f"{quantile(asked['health'])} | {health:.0f} | {weights[0][0]:.0f} | "
        f"{megabytes:.0f} | {files} | {threads} | {len(weights)} |"
    )


def main() -> int:
    """Serve, ask, and print a line now and then."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=5)
    given, options = parser.parse_known_args()
    failed = []
    with served(*OPTIONS, *options) as (address, process):
        paths = [path for kind, path in pages(address).items() if kind != NOT_FOUND]
        visitors = Visitors(address, paths)
        print(
            "| part | lookups | ms | 99 % | pages | 99 % | runaways | failed |", end=""
        )
        print(" health 99 % | longest | MiB | all | files | threads | processes |")
        print("|" + "---|" * 15)
        visitors.begin()
        for part in range(1, PARTS + 1):
            time.sleep(given.minutes * 60 / PARTS)
            seen = visitors.seen()
            failed += seen.failed
            print(line(part, seen, process), flush=True)
        visitors.end()
    print("\n".join(failed), file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
