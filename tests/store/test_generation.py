"""Tests that whoever may not wait does not wait for a holder."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from enishi.store.answers import Lease, PoolAnswer
from enishi.store.generation import Generation
from enishi.store.holding import PoolSource
from enishi.store.output import WorkerLimits
from enishi.store.refusals import QueryCrashError

LONG = 30.0


@pytest.fixture
def generation(tmp_path: Path) -> Iterator[Generation]:
    """Return one worker over one triple."""
    file = tmp_path / "small.nt"
    file.write_text('<http://e/s> <http://e/p> "o" .\n', encoding="utf-8")
    made = Generation(PoolSource(file), 1)
    yield made
    made.close()


def comes_true(condition: Callable[[], bool]) -> bool:
    """Wait until something is so; return whether it became so at all."""
    until = time.monotonic() + LONG
    while not condition() and time.monotonic() < until:
        time.sleep(0.01)
    return condition()


def ends_while_holder_is_busy(generation: Generation, does: threading.Thread) -> bool:
    """Return whether a thread ends while the holder takes no orders."""
    does.daemon = True
    with generation.holder._control._lock:
        does.start()
        does.join(LONG)
        return not does.is_alive()


def test_last_worker_of_an_old_graph_is_given_back_without_waiting(
    generation: Generation,
) -> None:
    """The holder is ended all the same."""
    worker = generation.take()
    generation.retire()
    giving = threading.Thread(target=generation.give_back, args=(worker,))
    assert ends_while_holder_is_busy(generation, giving)
    assert comes_true(lambda: generation.holder._process.poll() is not None)


def test_asking_a_dead_worker_does_not_wait_for_its_burial(
    generation: Generation,
) -> None:
    """Whoever reads the answer learns that there is none."""
    worker = generation.take()
    os.kill(worker.pid, signal.SIGKILL)
    assert comes_true(lambda: not worker.alive())
    outcomes: list[str] = []
    lease = Lease(generation, worker, WorkerLimits(), outcomes.append)
    answers: list[PoolAnswer] = []

    def ask() -> None:
        answers.append(PoolAnswer(lease, b"a query", bool))

    assert ends_while_holder_is_busy(generation, threading.Thread(target=ask))
    assert not outcomes
    with pytest.raises(QueryCrashError):
        answers[0].begin()
    assert outcomes == [QueryCrashError.code]
