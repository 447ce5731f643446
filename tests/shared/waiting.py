"""Waiting for what other threads and processes do, however slow the machine is."""

import os
import select
import signal
import time
from collections.abc import Callable

LONG = 60.0
"""Seconds within which anything happens, also on a machine that stalls for some."""


def comes_true(condition: Callable[[], bool]) -> bool:
    """Wait until something is so; return whether it became so at all."""
    until = time.monotonic() + LONG
    while not condition() and time.monotonic() < until:
        time.sleep(0.01)
    return condition()


def kill(pid: int) -> None:
    """Kill a process, and wait until it and all of its threads are gone.

    A process whose first thread has ended may hold its sockets open for a moment yet.
    """
    ended = os.pidfd_open(pid)
    os.kill(pid, signal.SIGKILL)
    select.select([ended], [], [], LONG)
    os.close(ended)
