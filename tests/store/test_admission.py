"""Tests of the queue in front of the workers."""

import threading
import time

import pytest

from enishi.store.admission import Admission, QueueLimits
from enishi.store.overruns import OverloadedError, TooManyRequestsError
from enishi.store.refusals import QueryCancelledError


def stays() -> bool:
    """Say that the client is still there."""
    return False


def until_waiting(admission: Admission, count: int) -> None:
    """Wait until so many wait."""
    while admission.waiting < count:
        time.sleep(0.001)


def test_turns_come_in_the_order_of_arrival() -> None:
    """Whoever leaves hands the turn to the first who waits."""
    admission = Admission(QueueLimits(running=1, waiting=5))
    admission.enter("", stays)
    order: list[int] = []

    def ask(number: int) -> None:
        admission.enter("", stays)
        order.append(number)
        admission.leave("")

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(5)]
    for number, thread in enumerate(threads):
        thread.start()
        until_waiting(admission, number + 1)
    admission.leave("")
    for thread in threads:
        thread.join()
    assert order == [0, 1, 2, 3, 4]
    assert (admission.running, admission.waiting) == (0, 0)


def test_full_queue_refuses_at_once() -> None:
    """Nobody waits for a place to wait."""
    admission = Admission(QueueLimits(running=1, waiting=0))
    admission.enter("", stays)
    with pytest.raises(OverloadedError):
        admission.enter("", stays)
    admission.leave("")
    admission.enter("", stays)


def test_turn_that_does_not_come_is_an_overload() -> None:
    """After the seconds that one may wait; the place is free again."""
    admission = Admission(QueueLimits(running=1, seconds=0.05))
    admission.enter("", stays)
    with pytest.raises(OverloadedError):
        admission.enter("", stays)
    assert (admission.running, admission.waiting) == (1, 0)


def test_client_that_leaves_gives_up_its_place() -> None:
    """And its share."""
    admission = Admission(QueueLimits(running=1, per_client=2))
    admission.enter("a", stays)
    with pytest.raises(QueryCancelledError):
        admission.enter("a", lambda: True)
    admission.leave("a")
    admission.enter("a", stays)
    assert admission.running == 1


def test_client_has_a_share() -> None:
    """Running and waiting together; others are not affected."""
    admission = Admission(QueueLimits(running=4, per_client=2))
    admission.enter("a", stays)
    admission.enter("a", stays)
    with pytest.raises(TooManyRequestsError, match="2 queries"):
        admission.enter("a", stays)
    admission.enter("b", stays)
    admission.leave("a")
    admission.enter("a", stays)


def test_share_may_be_without_limit() -> None:
    """By 0, or for clients without a name."""
    unlimited = Admission(QueueLimits(running=9, per_client=0))
    nameless = Admission(QueueLimits(running=9, per_client=1))
    for _ in range(9):
        unlimited.enter("a", stays)
        nameless.enter("", stays)
    assert unlimited.running == nameless.running == 9
