"""Several graphs checked at once, each by a process of its own.

Checking takes most of a build's time and graphs don't depend on one another. A process
is forked, so that it shares the graphs with its parent and only its report is sent;
where the system cannot fork, graphs are checked one after the other.
"""

import multiprocessing
import os
from collections import deque
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection

from rdflib import Graph

from enishi.check.findings import Report
from enishi.check.shapes import check_shapes
from enishi.errors import EnishiError


def check_side_by_side(graphs: Sequence[Graph], extra: Graph) -> Iterator[Report]:
    """Yield the report of each graph, in their order.

    Args:
        graphs: The graphs to be judged.
        extra: What they lean on.

    Raises:
        EnishiError: If the shapes are broken, or a checking process dies.
    """
    width = os.cpu_count() or 1
    if width == 1 or "fork" not in multiprocessing.get_all_start_methods():
        yield from (check_shapes(graph, extra) for graph in graphs)
        return
    fork = multiprocessing.get_context("fork")
    running: deque[Connection] = deque()
    for graph in graphs:
        if len(running) == width:
            yield _report(running.popleft())
        ours, theirs = fork.Pipe(duplex=False)
        fork.Process(target=_check, args=(graph, extra, theirs), daemon=True).start()
        theirs.close()
        running.append(ours)
    while running:
        yield _report(running.popleft())


def _check(graph: Graph, extra: Graph, out: Connection) -> None:
    try:
        out.send(check_shapes(graph, extra))
    except EnishiError as error:
        out.send(f"{error}")


def _report(source: Connection) -> Report:
    try:
        answer = source.recv()
    except EOFError:
        answer = "a process that checked the shapes died."
    source.close()
    if isinstance(answer, Report):
        return answer
    raise EnishiError(str(answer), hint="Try again with more memory.")
