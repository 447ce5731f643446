"""An answer that a worker is writing, and the lease on that worker."""

import json
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from typing import Final, Self

from enishi.store.frames import Frame, FrameKind, format_of, read_refusal
from enishi.store.generation import Generation
from enishi.store.holding import CallerGoneError, WorkerHandle
from enishi.store.media import AnswerKind, Format
from enishi.store.output import WorkerLimits
from enishi.store.overruns import QueryMemoryError, QueryTimeoutError
from enishi.store.refusals import (
    QueryCancelledError,
    QueryCrashError,
    QueryRefusedError,
)

MOMENT: Final = 0.25
"""Seconds after which a query is not short any more."""
SHORT_BYTES: Final = 1 << 20
"""Of an answer; a longer one is not short either, however quickly it comes."""


@dataclass(slots=True)
class Lease:
    """The right to one worker, until it is given back or killed.

    Attributes:
        generation: Where the worker belongs.
        worker: The worker.
        limits: What its query may use.
        finished: Called once, at the end, with the outcome's code.
        lengthen: Asked once the query turns out not to be short, whether it may go on.
    """

    generation: Generation
    worker: WorkerHandle
    limits: WorkerLimits
    finished: Callable[[str], None]
    lengthen: Callable[[], bool] = lambda: True
    over: bool = False

    def release(self, outcome: str) -> None:
        """Give the worker back; it is ready for another query."""
        if not self.over:
            self.over = True
            self.generation.give_back(self.worker)
            self.finished(outcome)

    def kill(self, outcome: str) -> None:
        """Kill the worker; another takes its place."""
        if not self.over:
            self.over = True
            self.generation.discard(self.worker)
            self.finished(outcome)

    def bury(self) -> QueryRefusedError:
        """Replace a worker that has died, and say why it did, as far as its end tells.

        The engine aborts when it gets no memory, and overflows its stack with a
        segmentation fault.
        """
        self.over = True
        code = self.generation.discard(self.worker)
        refusal: QueryRefusedError = QueryCrashError()
        if code == -signal.SIGXCPU:
            refusal = QueryTimeoutError(seconds=round(self.limits.cpu_seconds))
        elif code == -signal.SIGABRT:
            refusal = QueryMemoryError(megabytes=self.limits.megabytes)
        self.finished(refusal.code)
        return refusal


class MomentOverError(Exception):
    """An answer is not short; never leaves this module."""


class LengthyQueryError(Exception):
    """A query may not go on, for it is not short; never leaves `enishi.store`.

    Attributes:
        outcome: What is counted.
    """

    outcome: Final = "begun-again"


class PoolAnswer:
    """An answer on its way from a worker.

    Making one asks, which takes no time; `begin` must follow before anything else is
    known of it, also whether there was somebody to ask.

    Args:
        lease: The worker; this answer gives it back.
        frame: What to ask it, as `enishi.store.frames.framed_request` has it.
        gone: Tells, when asked now and then, whether the caller has left.
    """

    def __init__(self, lease: Lease, frame: bytes, gone: Callable[[], bool]) -> None:
        self._lease = lease
        self._gone = gone
        self._waited = 0.0
        self._started = time.monotonic()
        self._blocks: deque[bytes] = deque()
        self._form: Format | None = None
        self._moment = inf
        self._here = False
        self._ended = False
        lease.worker.ask(frame)

    def begin(self) -> Self:
        """Wait until the answer is here, or turns out not to be short and begins.

        Raises:
            LengthyQueryError: If the query is not short and has no turn for lengthy
                ones; its worker is killed, and nothing was passed on.
            QueryRefusedError: If there is no answer; whatever fails before the first
                bytes is raised here.
        """
        if self._here or self.has_come():
            return self._begun_and_ended()
        try:
            self._begin_shortly()
            self._lengthen()
            if self._form is None:
                self._form = _form_of(self._next().body)
            while self._lease.worker.waiting() and not self._ended:
                self._take(self._next())
        except BaseException:
            self.close()
            raise
        return self

    def _lengthen(self) -> None:
        """Go on only if a query that is not short may."""
        if not self._ended and not self._lease.lengthen():
            self._lease.kill(LengthyQueryError.outcome)
            raise LengthyQueryError

    def _begin_shortly(self) -> None:
        """Take what comes within a moment, unless it is much."""
        self._moment = self._started + MOMENT
        try:
            self._form = _form_of(self._next().body)
            while not self._ended and sum(map(len, self._blocks)) < SHORT_BYTES:
                self._take(self._next())
        except MomentOverError:
            pass
        self._moment = inf

    def fileno(self) -> int:
        """Return the descriptor that becomes readable when the worker speaks."""
        return self._lease.worker.fileno()

    def has_come(self) -> bool:
        """Take what has come, without waiting.

        Returns:
            Whether that is everything, so that neither `begin` nor the reading of the
            answer will wait for anything.
        """
        self._here = self._lease.worker.has_answered()
        return self._here

    @property
    def form(self) -> Format:
        """The format of the bytes."""
        if self._form is None:
            raise RuntimeError(self)
        return self._form

    @property
    def version(self) -> str:
        """The version of the graph that it comes from."""
        return self._lease.generation.holder.version

    @property
    def complete(self) -> bool:
        """Whether the whole answer is here, so that nothing can go wrong any more."""
        return self._ended

    @property
    def length(self) -> int | None:
        """The number of bytes still to be iterated, where it is known."""
        return sum(map(len, self._blocks)) if self._ended else None

    def __iter__(self) -> Iterator[bytes]:
        try:
            while self._blocks or not self._ended:
                if not self._blocks:
                    self._take(self._next())
                # Its end frees the worker, before the reader has the last bytes and
                # may ask again.
                while self._lease.worker.waiting() and not self._ended:
                    self._take(self._next())
                if self._blocks:
                    yield self._blocks.popleft()
        finally:
            self.close()

    def close(self) -> None:
        """Give the answer up: a worker that is still writing it is killed."""
        if self._here and not self._ended:
            self._begun_and_ended()
        self._ended = True
        self._blocks.clear()
        self._lease.kill("query-cancelled")

    def _begun_and_ended(self) -> Self:
        head, *blocks, _ = self._lease.worker.whole_answer()
        self._form = _form_of(head)
        self._blocks.extend(blocks)
        self._ended = True
        self._lease.release("answered")
        return self

    def _take(self, frame: Frame) -> None:
        if frame.kind is FrameKind.DATA:
            self._blocks.append(frame.body)
            return
        self._ended = True
        if frame.kind is FrameKind.LAST:
            self._lease.kill("answered")
        else:
            self._lease.release("answered")

    def _next(self) -> Frame:
        """Return the next frame, or raise why there is none."""
        limits, now = self._lease.limits, time.monotonic()
        until = min(
            now + limits.seconds - self._waited,
            self._started + limits.delivery_seconds,
        )
        try:
            frame = self._lease.worker.read(min(until, self._moment), self._gone)
        except TimeoutError:
            if self._moment < until:
                raise MomentOverError from None
            raise self._timeout(limits.seconds) from None
        except CallerGoneError:
            self._lease.kill(QueryCancelledError.code)
            raise QueryCancelledError from None
        except EOFError:
            raise self._lease.bury() from None
        finally:
            self._waited += time.monotonic() - now
        if frame.kind is FrameKind.REFUSAL:
            raise self._refused(read_refusal(frame.body))
        return frame

    def _refused(self, refusal: QueryRefusedError) -> QueryRefusedError:
        if isinstance(refusal, QueryMemoryError):
            self._lease.kill(refusal.code)
        else:
            self._lease.release(refusal.code)
        return refusal

    def _timeout(self, seconds: float) -> QueryTimeoutError:
        self._lease.kill(QueryTimeoutError.code)
        return QueryTimeoutError(seconds=round(seconds))


@lru_cache(maxsize=64)
def _form_of(head: bytes) -> Format:
    """Read the frame that says what is coming; there are only so many."""
    kind, name = json.loads(head)
    return format_of(AnswerKind(kind), name)
