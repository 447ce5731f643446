"""Several graphs checked at once, shared out among processes of their own.

Checking takes much of a build's time and graphs don't depend on one another. Processes
are forked, so that they share the graphs with their parent and only their reports are
sent, and the parent has time for other things; where the system cannot fork, graphs are
checked one after the other.
"""

import gc
import multiprocessing
import os
from collections.abc import Callable, Mapping, Sequence
from multiprocessing.connection import Connection

from rdflib import Graph

from enishi.check.findings import Report
from enishi.check.shapes import check_shapes, read_shapes
from enishi.errors import EnishiError

Reports = dict[str, Report]


def check_side_by_side(
    graphs: Mapping[str, Graph], extra: Graph
) -> Callable[[], Reports]:
    """Begin to check graphs.

    Args:
        graphs: The graphs to be judged, by name.
        extra: What they lean on.

    Returns:
        What waits for the reports, by name. It raises an `EnishiError` if the shapes
        are broken, or a checking process dies.
    """
    width = os.cpu_count() or 1
    if width == 1 or "fork" not in multiprocessing.get_all_start_methods():
        return lambda: _checked(graphs, extra)
    read_shapes()
    fork = multiprocessing.get_context("fork")
    running = []
    for share in _shares(graphs, width):
        ours, theirs = fork.Pipe(duplex=False)
        fork.Process(target=_check, args=(share, extra, theirs), daemon=True).start()
        theirs.close()
        running.append(ours)
    return lambda: _gathered(running)


def _shares(graphs: Mapping[str, Graph], width: int) -> list[dict[str, Graph]]:
    """Share graphs out so that no process has much more to do than another."""
    shares: list[dict[str, Graph]] = [{} for _ in range(min(width, len(graphs)))]
    for name in sorted(graphs, key=lambda name: -len(graphs[name])):
        least = min(shares, key=lambda share: sum(map(len, share.values())))
        least[name] = graphs[name]
    return shares


def _checked(graphs: Mapping[str, Graph], extra: Graph) -> Reports:
    return {name: check_shapes(graph, extra) for name, graph in graphs.items()}


def _check(graphs: Mapping[str, Graph], extra: Graph, out: Connection) -> None:
    gc.freeze()  # looking through what is the parent's would copy it
    gc.enable()
    try:
        out.send(_checked(graphs, extra))
    except EnishiError as error:
        out.send(f"{error}")


def _gathered(running: Sequence[Connection]) -> Reports:
    reports: Reports = {}
    for source in running:
        try:
            answer = source.recv()
        except EOFError:
            answer = "a process that checked the shapes died."
        source.close()
        if not isinstance(answer, dict):
            raise EnishiError(str(answer), hint="Try again with more memory.")
        reports |= answer
    return reports
