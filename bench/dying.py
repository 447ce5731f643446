"""Whether a server that is killed again and again begins as fast as before.

Run by hand: ``.venv/bin/python bench/dying.py [--times 50] [options of enishi serve]``.
Each time the server is started and, after a moment by chance, killed by SIGKILL, some
moments before it answers. Prints how long it took until ``/healthz`` was true, for the
first and the last ten that lived as long, and what processes and files were left over.
Ends in 1 if anything was.
"""

import argparse
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Final
from urllib.error import URLError
from urllib.request import urlopen

PATIENCE: Final = 120.0
LONGEST: Final = 6.0
"""Seconds until a server is killed at the latest, counted from its start."""

SHOWN: Final = 10
DATASETS: Final = 2
"""Folders that a shelf may have: one for each meaning of the default graph."""


def lived(command: list[str], folder: str, until: float | None) -> float | None:
    """Start a server and kill it; return after how many seconds it was healthy.

    Args:
        command: What starts it.
        folder: For its temporary files; by it its processes are known.
        until: Seconds after which it is killed; None: as soon as it is healthy.

    Raises:
        TimeoutError: If it is never healthy, though nobody killed it.
    """
    begun = time.monotonic()
    with subprocess.Popen(  # noqa: S603 - our own program
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "TMPDIR": folder},
    ) as process:
        try:
            if until is not None:
                time.sleep(until)
                return None
            found = re.search(r"http://\S+", process.stdout.readline())  # type: ignore[union-attr]
            while found and time.monotonic() - begun < PATIENCE:
                with suppress(URLError), urlopen(f"{found[0]}healthz"):  # noqa: S310 - http
                    return time.monotonic() - begun
            raise TimeoutError
        finally:
            process.kill()


def left(folder: str) -> int:
    """Return how many processes with this folder for files are there after a while."""
    until = time.monotonic() + PATIENCE
    while (number := _processes(folder)) and time.monotonic() < until:
        time.sleep(0.1)
    return number


def _processes(folder: str) -> int:
    number = 0
    for variables in Path("/proc").glob("[0-9]*/environ"):
        with suppress(OSError):
            number += folder.encode() in variables.read_bytes()
    return number


def main() -> int:
    """Start and kill."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--times", type=int, default=50)
    given, options = parser.parse_known_args()
    with tempfile.TemporaryDirectory(prefix="enishi-dying-") as shelf:
        program = Path(sys.executable).with_name("enishi")
        command = [str(program), "serve", "--port", "0", "--shelf", shelf, *options]
        seconds = []
        for _ in range(given.times // 2):
            lived(command, shelf, random.uniform(0, LONGEST))  # noqa: S311 - any moment
            healthy = lived(command, shelf, None)
            seconds.extend([healthy] if healthy is not None else [])
        processes, folders = left(shelf), [one.name for one in Path(shelf).iterdir()]
    first, last = seconds[:SHOWN], seconds[-SHOWN:]
    print(f"killed {2 * (given.times // 2)} times, every second time while starting")
    for name, some in (("first", first), ("last", last)):
        print(
            f"healthy after {statistics.median(some):.1f} s (median of the {name} "
            f"{len(some)}; {min(some):.1f} to {max(some):.1f} s)"
        )
    print(f"left over: {processes} processes, {len(folders)} folders {folders}")
    return 1 if processes or len(folders) > DATASETS else 0


if __name__ == "__main__":
    sys.exit(main())
