"""Waiting for what other threads and processes do, however slow the machine is."""

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
