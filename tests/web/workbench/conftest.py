"""The product itself, as one command starts it, over two built sheets."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def served(built_folder: Path) -> Iterator[str]:
    """Return the address of a server in a process of its own."""
    command = [sys.executable, "-m", "enishi", "serve", "--port", "0"]
    with subprocess.Popen(
        [*command, "--graph", str(built_folder), "--seconds", "60"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as server:
        assert server.stdout is not None
        line = server.stdout.readline()
        assert "http://" in line, "the server did not start"
        yield line[line.index("http://") :].strip().rstrip("/")
        server.terminate()
