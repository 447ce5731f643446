"""Whether a graph fits into memory, judged by its files before they are read."""

import os
from enum import StrEnum
from pathlib import Path

from enishi.store.dataset import DefaultGraph, files_of

COMPACT = frozenset({".ttl", ".turtle", ".trig", ".jsonld", ".json"})
MEMORY_PER_BYTE = 8.5
"""Bytes of memory for one of N-Triples: 2.5 for the graph (73 MB for 29 MB), 6 for what
the pages hold of it to find things (150 MB for 26 MB)."""

COMPACTNESS = 2.5
"""How many times longer N-Triples are than what abbreviates its names."""

SHARE = 0.5
"""Of the memory that is free, what a graph may take: pages and queries need some."""


class StoreKind(StrEnum):
    """Where a graph is held while it is served."""

    MEMORY = "memory"
    DISK = "disk"
    AUTO = "auto"


def memory_for(path: Path, default_graph: DefaultGraph) -> int:
    """Estimate the bytes of memory that a dataset and its pages take.

    The union of named graphs is a copy of them.

    Raises:
        SourceError: If there is no dataset.
    """
    total = 0.0
    for file in files_of(path):
        size = file.path.stat().st_size * MEMORY_PER_BYTE
        suffix = file.path.suffix.lower()
        named = file.graph or suffix in {".nq", ".trig"}
        copies = 2 if named and default_graph is DefaultGraph.UNION else 1
        total += size * copies * (COMPACTNESS if suffix in COMPACT else 1)
    return round(total)


def chosen_store(
    kind: StoreKind,
    path: Path,
    default_graph: DefaultGraph,
    free: int | None = None,
) -> StoreKind:
    """Return where to hold a dataset: in memory, unless it does not fit.

    Args:
        kind: What the operator wants; ``auto`` lets the sizes decide.
        path: The dataset.
        default_graph: What an unnamed graph means.
        free: Bytes of memory to be had; by default as the system says.

    Returns:
        ``memory`` or ``disk``.

    Raises:
        SourceError: If there is no dataset.
    """
    if kind is not StoreKind.AUTO:
        return kind
    free = free_memory() if free is None else free
    fits = memory_for(path, default_graph) <= SHARE * free
    return StoreKind.MEMORY if fits else StoreKind.DISK


def free_memory() -> int:
    """Return the bytes of memory that the system can still give."""
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    except OSError:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2
    found = (line for line in lines if line.startswith("MemAvailable:"))
    return int(next(found, "MemAvailable: 0 kB").split()[1]) << 10
