"""The command that serves, started in a process of its own."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple
from urllib.parse import urlsplit

from waiting import LONG


class Served(NamedTuple):
    """A server.

    Attributes:
        host: Its name and port.
        process: Its process.
    """

    host: str
    process: subprocess.Popen[str]


@contextmanager
def serving(*options: str) -> Iterator[Served]:
    """Serve on a free port; see that the server ends well when told to.

    It is ended also if the test fails, which would wait for it for ever.
    """
    command = [sys.executable, "-m", "enishi", "serve", "--port", "0", *options]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            assert process.stdout is not None
            found = re.search(r"http://\S+/", process.stdout.readline())
            assert found is not None
            yield Served(urlsplit(found[0]).netloc, process)
            process.send_signal(signal.SIGTERM)
            assert process.wait(LONG) == 0
        finally:
            process.kill()
