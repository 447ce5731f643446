"""Tests of orders to a holder: how long it may be silent, and what follows."""

import socket
import threading
import time

import pytest

from enishi.store.control import Control, HolderGoneError, Patience
from enishi.store.holder import NUMBER, PING

READING = 0.5
LOOK = 0.05


def test_a_holder_has_as_long_as_reading_the_graph_took() -> None:
    """To begin another one sooner than that would bring nothing."""
    kills: list[float] = []
    ours, theirs = socket.socketpair()
    with theirs:
        patience = Patience(seconds=LOOK, looks=1)
        control = Control(ours, patience, lambda: kills.append(time.monotonic()))
        reading = threading.Timer(READING, theirs.sendall, [NUMBER.pack(2) + b"{}"])
        reading.start()
        assert control.report() == b"{}"
        reading.join()
        asked = time.monotonic()
        with pytest.raises(HolderGoneError):
            control.order(PING)
    assert control.silent
    (killed,) = kills
    assert killed - asked >= READING
    control.close()


def test_a_holder_that_has_died_is_not_waited_for() -> None:
    """Nor killed again; it is not silent but gone."""
    kills: list[str] = []
    ours, theirs = socket.socketpair()
    with theirs:
        theirs.sendall(NUMBER.pack(2) + b"{}")
        control = Control(ours, Patience(), lambda: kills.append("killed"))
        control.report()
    with pytest.raises(HolderGoneError):
        control.order(PING)
    assert not control.silent
    assert not kills
    control.close()
