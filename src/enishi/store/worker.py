"""A worker: a process that answers one query after another and may die of any of them.

It is forked from the holder, whose graph it shares, and is then shut in. It writes an
answer as the engine makes it; a full socket makes the engine wait, so an answer of any
size takes no memory.
"""

import os
import socket
from collections.abc import Callable
from functools import lru_cache

from enishi.store.dataset import Dataset
from enishi.store.evaluation import chosen_format, evaluate, kind_of, write_answer
from enishi.store.frames import (
    Frame,
    FrameKind,
    FrameReader,
    framed_json,
    framed_refusal,
    read_request,
)
from enishi.store.output import AnswerOutput, WorkerLimits
from enishi.store.overruns import QueryMemoryError
from enishi.store.refusals import QueryRefusedError
from enishi.store.sandbox import Footprint, die_with_parent, limit_cpu, shut_in

STDERR = 2
GROWTH = 64 << 20
SHORT = 1 << 12
"""Bytes of a request that is worth remembering, read."""

_read_before = lru_cache(maxsize=128)(read_request)


def work(
    open_dataset: Callable[[], Dataset],
    connection: socket.socket,
    limits: WorkerLimits,
    holder: int,
    *,
    calling: bool = False,
) -> None:
    """Answer the queries that come over a connection until it is closed.

    Args:
        open_dataset: Gives what to ask; called once, before anything is given up.
        connection: The worker's end of a pair of sockets.
        limits: What one query may use.
        holder: Process id of the holder, without which there is no worker.
        calling: Whether its queries may call the endpoints that the guard lets pass.
    """
    die_with_parent(holder)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, STDERR)  # the engine's last words would fill the log
    worker = Worker(open_dataset(), connection, limits)
    worker.prepare(calling=calling)
    frames = FrameReader(connection)
    while True:
        try:
            frame = frames.read()
        except (EOFError, ConnectionError):
            return
        worker.answer(frame)


class Worker:
    """The state of one worker process: its dataset, its socket and its limits."""

    def __init__(
        self, dataset: Dataset, connection: socket.socket, limits: WorkerLimits
    ) -> None:
        self._dataset = dataset
        self._connection = connection
        self._limits = limits
        self._footprint = Footprint()
        self._base = 0

    def prepare(self, *, calling: bool) -> None:
        """Shut this process in and say that it is ready."""
        self._footprint.limit(self._limits.megabytes)
        shut = shut_in(reading=self._dataset.on_disk, calling=calling)
        self._base = self._footprint.size()
        self._connection.sendall(framed_json(FrameKind.READY, {"shut_in": shut}))

    def answer(self, frame: Frame) -> None:
        """Answer one query, with its bytes or with a refusal."""
        limit_cpu(self._limits.cpu_seconds)
        short = len(frame.body) <= SHORT
        request = (_read_before if short else read_request)(frame.body)
        output = AnswerOutput(self._connection, self._limits)
        try:
            result = evaluate(
                self._dataset, request.query, request.graphs, request.base
            )
            form = chosen_format(result, request.formats)
            output.begin(form, kind_of(result).value)
            write_answer(result, request.formats, output)
            del result
            output.end(retire=self._footprint.size() - self._base > GROWTH)
        except QueryRefusedError as error:
            self._connection.sendall(framed_refusal(error))
        except MemoryError:
            refusal = QueryMemoryError(megabytes=self._limits.megabytes)
            self._connection.sendall(framed_refusal(refusal))
