"""How long measures take on a million ties: run by hand, prints seconds and memory.

Two hundred thousand nodes of uneven degree, tied at random: the hardest case for
groups, since there are none.
"""

import resource
import time
from collections.abc import Callable

import numpy as np

from enishi.analysis.measure import Settings
from enishi.analysis.registry import node_measure
from enishi.analysis.structure import Structure

NODES, TIES = 200_000, 1_000_000


def network() -> Structure:
    """Return the generated network."""
    generator = np.random.default_rng(1)
    shares = np.arange(1, NODES + 1) ** -0.6
    ends = generator.choice(NODES, (TIES * 5 // 4, 2), p=shares / shares.sum())
    whole = Structure.of_pairs(NODES, ends)
    return Structure(NODES, whole.ends[:TIES], np.ones(min(TIES, whole.size)))


def timed(name: str, work: Callable[[], object]) -> None:
    """Print how long some work took, and the most memory held so far."""
    start = time.perf_counter()
    work()
    seconds = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{name:12} {seconds:7.2f} s {memory:6} MB")


def main() -> None:
    """Time what must be fast."""
    structure = network()
    settings = Settings()
    print(f"{structure.order} nodes, {structure.size} ties")
    timed("read", lambda: structure.compact)
    for key in ("pagerank", "betweenness", "closeness", "core-number", "clustering"):
        measure = node_measure(key)
        timed(key, lambda measure=measure: measure.work(structure, settings))  # type: ignore[misc]
    timed("leiden", lambda: structure.compact.leiden(1, 1.0, None, 2))
    timed("positions", lambda: structure.compact.positions(1, 10))


if __name__ == "__main__":
    main()
