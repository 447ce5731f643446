"""The holder: a process that has read the graph and forks workers that share it.

A graph that does not fit into memory it has written to disk instead, and its workers
open it there.

It is started afresh (``python -m enishi.store.holder``), not forked from the threaded
web process, and does nothing but read the graph once, fork, and say how a worker
ended. It stops when its caller's end of the control socket closes, whatever the
reason; the kernel then ends its workers.

On the control socket an order is one letter and a number of eight bytes: ``F`` brings
a worker's socket, and the number 1 if the worker may call other endpoints, else 0, and
is answered with its process id, ``E`` ends the worker with this
process id, if it has not ended before, and is answered with its wait status, ``P``
asks for a sign of life and is answered with the number it brought. Only the
holder ends its workers: the id of a child that nobody has waited for is never reused.
"""

import gc
import json
import os
import signal
import socket
import struct
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from enishi.errors import SourceError
from enishi.store.dataset import Dataset, DefaultGraph, load_dataset
from enishi.store.evaluation import evaluate, write_answer
from enishi.store.kept_dataset import kept_dataset
from enishi.store.output import WorkerLimits
from enishi.store.protocol import DatasetChoice, FormatChoice
from enishi.store.worker import work

ORDER = struct.Struct("<cq")
NUMBER = struct.Struct("<q")
FORK, END, PING = b"F", b"E", b"P"
CALLING = 1
WARMING = ("SELECT * { ?s ?p ?o } LIMIT 1", "ASK {}", "CONSTRUCT {} WHERE {}")
FAILED_TO_LOAD = 5


class Sink:
    """Somewhere to write what nobody reads."""

    def write(self, data: bytes, /) -> int:
        """Take bytes."""
        return len(data)

    def flush(self) -> None:
        """Nothing."""


def hold(control: socket.socket, settings: dict[str, Any]) -> int:
    """Read the graph, report, and serve orders until the control socket closes.

    Args:
        control: The holder's end of the control socket.
        settings: ``path``, ``default_graph``, the ``limits`` of a worker, and the
            ``shelf`` for a graph that shall be kept on disk.

    Returns:
        The exit status: 0, or 5 if the graph could not be read.
    """
    path, shelf = Path(settings["path"]), settings["shelf"]
    default_graph = DefaultGraph(settings["default_graph"])
    try:
        if shelf:
            served = _on_disk(path, default_graph, Path(shelf))
        else:
            served = _in_memory(path, default_graph)
    except SourceError as error:
        _report(control, {"error": error.message, "hint": error.hint})
        return FAILED_TO_LOAD
    _report(
        control,
        {
            "version": served.version,
            "triples": served.triples,
            "graphs": served.graphs,
        },
    )
    limits = WorkerLimits(**settings["limits"])
    _obey(control, partial(_fork, control, served.open, limits))
    return 0


class Served(NamedTuple):
    """A graph in service: what is known of it, and how a worker comes to it."""

    version: str
    triples: int
    graphs: tuple[str, ...]
    open: Callable[[], Dataset]


def _in_memory(path: Path, default_graph: DefaultGraph) -> Served:
    """Read a graph once; workers share this process's memory."""
    dataset = load_dataset(path, default_graph)
    _warm(dataset)
    gc.collect()
    gc.freeze()
    facts = (dataset.version, dataset.triples, dataset.graphs)
    return Served(*facts, lambda: dataset)


def _on_disk(path: Path, default_graph: DefaultGraph, shelf: Path) -> Served:
    """Have a graph written to disk; each worker opens it after the fork.

    The engine has threads once it has opened files, and those do not survive a fork.
    """
    kept = kept_dataset(path, default_graph, shelf)
    try:
        kept.claim()  # until this process ends
    except OSError as error:
        raise SourceError(
            "the kept graph has just been removed.",
            document=kept.folder,
            hint="Start again.",
        ) from error

    def opened() -> Dataset:
        dataset = kept.open()
        _warm(dataset)
        return dataset

    return Served(kept.version, kept.triples, kept.graphs, opened)


def _warm(dataset: Dataset) -> None:
    """Run each kind of query once, so that workers need not open any file later."""
    for query in WARMING:
        result = evaluate(dataset, query, DatasetChoice())
        write_answer(result, FormatChoice.accepted(""), Sink())


def _report(control: socket.socket, report: dict[str, Any]) -> None:
    body = json.dumps(report).encode()
    control.sendall(NUMBER.pack(len(body)) + body)


def _obey(control: socket.socket, fork: Callable[[int, int], int]) -> None:
    workers: set[int] = set()
    try:
        while True:
            order, descriptors, _, _ = socket.recv_fds(control, ORDER.size, 1)
            if len(order) < ORDER.size:
                return
            letter, number = ORDER.unpack(order)
            if letter == FORK:
                answer = fork(descriptors[0], number)
                workers.add(answer)
            elif letter == END:
                answer = _end(number)
                workers.discard(number)
            else:
                answer = number
            control.sendall(NUMBER.pack(answer))
    except ConnectionError:
        return  # a caller that hung up without waiting for its answer
    finally:
        for worker in workers:
            _end(worker)


def _end(worker: int) -> int:
    os.kill(worker, signal.SIGKILL)
    _, status = os.waitpid(worker, 0)
    return status


def _fork(
    control: socket.socket,
    opening: Callable[[], Dataset],
    limits: WorkerLimits,
    descriptor: int,
    number: int,
) -> int:
    """Fork a worker; returns in the holder only."""
    holder = os.getpid()
    child = os.fork()
    if child:
        os.close(descriptor)
        return child
    status = 1
    try:
        control.close()
        connection = socket.socket(fileno=descriptor)
        work(opening, connection, limits, holder, calling=number == CALLING)
        status = 0
    finally:
        os._exit(status)


def main(arguments: list[str]) -> int:
    """Run the holder.

    Args:
        arguments: The control socket's descriptor and the settings as JSON.
    """
    # The service manager signals a whole group; the caller decides when this ends.
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with socket.socket(fileno=int(arguments[0])) as control:
        return hold(control, json.loads(arguments[1]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
