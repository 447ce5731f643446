"""Tests of turns: short queries always get one."""

import pytest

from enishi.store.admission import QueueLimits
from enishi.store.overruns import OverloadedError
from enishi.store.turns import Turns


def limits(running: int) -> QueueLimits:
    """Return limits of a queue in which nobody waits for long."""
    return QueueLimits(running=running, waiting=2, seconds=0.2)


@pytest.mark.parametrize(("running", "lengthy"), [(3, 2), (4, 3), (6, 4), (8, 6)])
def test_one_turn_in_three_is_never_a_lengthy_ones(running: int, lengthy: int) -> None:
    """So many may take their time, the rest may not."""
    turns = Turns(limits(running))
    taken = [turns.enter("", bool) for _ in range(running)]
    assert sum(turn.lengthen() for turn in taken) == lengthy
    for turn in taken:
        turn.end()
    assert turns.running == 0


@pytest.mark.parametrize("running", [1, 2])
def test_few_turns_are_of_one_kind(running: int) -> None:
    """Where keeping one would leave too few."""
    turns = Turns(limits(running))
    taken = [turns.enter("", bool) for _ in range(running)]
    assert all(turn.lengthen() for turn in taken)


def test_a_turn_is_lengthened_once() -> None:
    """Asking again takes nothing from others."""
    turns = Turns(limits(3))
    first, second = (turns.enter("", bool) for _ in range(2))
    assert first.lengthen()
    assert first.lengthen()
    assert second.lengthen()
    first.end()
    third = turns.enter("", bool)
    assert third.lengthen()


def test_lengthy_queries_wait_for_a_turn_of_their_kind() -> None:
    """And do not hold any other meanwhile; whoever is short passes them."""
    turns = Turns(limits(3))
    taken = [turns.enter("", bool, lengthy=True) for _ in range(2)]
    with pytest.raises(OverloadedError):
        turns.enter("", bool, lengthy=True)
    assert turns.running == 2
    passing = turns.enter_now("")
    assert passing is not None
    assert not passing.lengthen()
    for turn in (*taken, passing):
        turn.end()
    assert turns.running == turns.waiting == 0
