"""How long another engine goes on with a query that its asker has given up.

    python bench/engines/leaving.py

For each query, which would never end, an engine is started, loaded, and asked by the
library's own client with a limit of some seconds. Prints how the client ended, and how
many seconds later the engine was idle, or that it goes on after half a minute.
"""

import os
import time
from pathlib import Path

from servers import engines_at_hand

from enishi.errors import EnishiError
from enishi.store.graph_store import load_into
from enishi.store.protocol import FormatChoice, Request
from enishi.store.remote import RemoteSettings, RemoteStore

ROOT = Path(__file__).parents[2]
SECONDS = 3
PATIENCE = 30
IDLE = 0.02
"""Seconds of processor time in a second, below which an engine does nothing."""

PRODUCT = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l"
QUERIES = {
    "count": (f"SELECT (COUNT(*) AS ?n) {{ {PRODUCT} }}", "json"),
    "rows": (f"SELECT * {{ {PRODUCT} }}", "csv"),
    "sorted rows": (f"SELECT * {{ {PRODUCT} }} ORDER BY ?c ?f LIMIT 10", "json"),
    "named graphs": (
        f"SELECT (COUNT(*) AS ?n) {{ GRAPH ?x {{ {PRODUCT} }} }}",
        "json",
    ),
    "triples": (f"CONSTRUCT {{ ?a ?e ?i }} WHERE {{ {PRODUCT} }}", "nt"),
}


def worked(process: int) -> float:
    """Return the seconds of processor time that a process has taken."""
    stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    fields = stat.rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def seconds_until_idle(process: int) -> int | None:
    """Return after how many seconds an engine does nothing any more."""
    for second in range(PATIENCE):
        before = worked(process)
        time.sleep(1)
        if worked(process) - before < IDLE:
            return second
    return None


def asked(store: RemoteStore, query: str, name: str) -> str:
    """Ask, read to the end, and say how it ended."""
    begun, size = time.monotonic(), 0
    try:
        for block in store.stream(Request(query, FormatChoice.named(name))):
            size += len(block)
            if time.monotonic() - begun > SECONDS:
                return f"left after {size:,} bytes"
    except EnishiError as error:
        return error.code
    return "an answer"


def main() -> None:
    """Ask every engine at hand."""
    for title, (query, name) in QUERIES.items():
        for starting in engines_at_hand():
            with starting as engine:
                list(load_into(engine.store, ROOT / "graph", default_graph=True))
                settings = RemoteSettings(engine.query, seconds=SECONDS, attempts=1)
                told = asked(RemoteStore(settings), query, name)
                idle = seconds_until_idle(engine.process)
                after = "goes on" if idle is None else f"idle after {idle} s"
                print(f"{engine.name}\t{title}\t{told}\t{after}", flush=True)


if __name__ == "__main__":
    main()
