"""Where a worker's answer goes: in blocks, and sooner when rows come slowly."""

import socket
import time
from contextlib import ExitStack

import pytest

from enishi.store.frames import FrameKind, FrameReader
from enishi.store.media import JSON
from enishi.store.output import PATIENCE_SECONDS, AnswerOutput, WorkerLimits


def test_rows_that_come_slowly_are_seen_before_a_block_is_full() -> None:
    """The first rows wait a moment for others, not for all of them."""
    with ExitStack() as stack:
        here, there = (stack.enter_context(end) for end in socket.socketpair())
        output = AnswerOutput(there, WorkerLimits())
        output.begin(JSON, "solutions")
        output.write(b"first")
        here.setblocking(False)
        with pytest.raises(BlockingIOError):
            here.recv(100)
        time.sleep(PATIENCE_SECONDS)
        output.write(b" second")
        here.settimeout(30)
        reader = FrameReader(here)

        assert reader.read().kind is FrameKind.HEAD
        assert reader.read().body == b"first second"
