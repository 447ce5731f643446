r"""Measure our endpoint beside others: the same graph, queries and machine, one run.

    python bench/endpoint/run.py --triples 200000 --oxigraph oxigraph \\
        --rdflib-endpoint path/to/rdflib-endpoint --virtuoso virtuoso-t

A server whose program is not named is left out. Prints a table of the median latency
of each query with one client, then requests a second with 8 and 32 clients, ratios to
ours, memory and the time until a server answers. Ours runs twice: asking its engine
each time, and with its cache of answers. ``--smoke`` takes a moment for each, and a
small graph.
"""

import argparse
import statistics
import sys
import time
from contextlib import ExitStack
from http.client import HTTPConnection
from math import prod
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

from clients import ACCEPT, throughput
from generate import write
from servers import VIRTUOSO, Server, running

QUERIES = {
    file.stem: file.read_text(encoding="utf-8")
    for file in sorted((Path(__file__).parent / "queries").glob("*.rq"))
}
BUSY = ("lookup", "join", "construct")
CLIENTS = (8, 32)
TURNS = 5
OURS, KEEPING = "ours", "ours, keeping answers"


def asked(connection: HTTPConnection, server: Server, query: str) -> int:
    """Ask once; return the bytes of the answer."""
    headers = {
        "Accept": ACCEPT,
        "Content-Type": "application/x-www-form-urlencoded",
    }
    body = urlencode({"query": query})
    connection.request("POST", server.path, body, headers)
    response = connection.getresponse()
    answer = response.read()
    if response.status != 200:  # noqa: PLR2004 - HTTP
        raise SystemExit(f"{server.name}: {response.status} {answer[:200]!r}")
    return len(answer)


def times(server: Server, query: str, seconds: float) -> list[float]:
    """Return the milliseconds of each request for a while, of at least one."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=300)
    found: list[float] = []
    until = time.perf_counter() + seconds
    while not found or time.perf_counter() < until:
        begun = time.perf_counter()
        asked(connection, server, query)
        found.append((time.perf_counter() - begun) * 1000)
    connection.close()
    return found


def rate(server: Server, query: str, clients: int, seconds: float) -> float:
    """Return requests a second of so many clients together, once it goes smoothly."""
    throughput(server.port, server.path, query, clients, seconds / 10)
    return throughput(server.port, server.path, query, clients, seconds)


def medians(servers: list[Server], query: str, seconds: float) -> dict[str, float]:
    """Return the median in milliseconds by server, which take turns."""
    found: dict[str, list[float]] = {server.name: [] for server in servers}
    for _ in range(TURNS):
        for server in servers:
            found[server.name] += times(server, query, seconds / TURNS)
    return {name: statistics.median(taken) for name, taken in found.items()}


def measured(servers: list[Server], seconds: float) -> dict[str, dict[str, float]]:
    """Return every number of each server by its line in the table.

    The servers take turns, so that whatever else the machine does meets them all.
    """
    results = {server.name: {"ready s": server.ready} for server in servers}
    for name, text in QUERIES.items():
        for server, median in medians(servers, text, seconds).items():
            results[server][f"{name} ms"] = median
    for clients in CLIENTS:
        for name in BUSY:
            for server in servers:
                results[server.name][f"{name}, {clients} clients /s"] = rate(
                    server, QUERIES[name], clients, seconds
                )
    for server in servers:
        results[server.name]["memory MB"] = server.memory() / 1e6
    return results


def table(results: dict[str, dict[str, float]]) -> str:
    """Write the numbers side by side, with each one's ratio to ours."""
    lines = ["| | " + " | ".join(results) + " |", "|---" * (len(results) + 1) + "|"]
    ours = results[OURS]
    for line in ours:
        cells = [
            f"{numbers[line]:,.2f}"
            + ("" if name == OURS else f" ({numbers[line] / ours[line]:.2f})")
            for name, numbers in results.items()
        ]
        lines.append(f"| {line} | " + " | ".join(cells) + " |")
    means = [
        f"{prod(numbers[f'{name} ms'] for name in QUERIES) ** (1 / len(QUERIES)):.2f}"
        for numbers in results.values()
    ]
    lines.append("| geometric mean ms | " + " | ".join(means) + " |")
    return "\n".join(lines)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--triples", type=int, default=200_000)
    parser.add_argument("--seconds", type=float, default=3.0)
    parser.add_argument("--oxigraph", default="")
    parser.add_argument("--rdflib-endpoint", default="")
    parser.add_argument("--virtuoso", default="", help="needs isql-vt beside it")
    parser.add_argument("--smoke", action="store_true")
    options = parser.parse_args()
    triples = 5_000 if options.smoke else options.triples
    seconds = 0.1 if options.smoke else options.seconds
    programs = {
        OURS: (sys.executable, "--cache", "0"),
        KEEPING: (sys.executable, "--cache", "64"),
        "oxigraph": (options.oxigraph,),
        "rdflib-endpoint": (options.rdflib_endpoint,),
        VIRTUOSO: (options.virtuoso,),
    }
    with TemporaryDirectory() as folder, ExitStack() as started:
        file = Path(folder, "graph.nt")
        write(triples, file)
        servers = [
            started.enter_context(running(name, program, file, *more))
            for name, (program, *more) in programs.items()
            if program
        ]
        results = measured(servers, seconds)
    print(f"{triples:,} triples; in brackets the ratio to ours\n")
    print(table(results))
    return 0


if __name__ == "__main__":
    sys.exit(main())
