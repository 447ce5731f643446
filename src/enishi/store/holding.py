"""The caller's side of the holder and of its workers: handles on processes."""

import contextlib
import json
import os
import signal
import socket
import struct
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from enishi.errors import SourceError
from enishi.store.control import Control, HolderGoneError, Patience
from enishi.store.dataset import DefaultGraph
from enishi.store.frames import READ, Frame, FrameReader
from enishi.store.holder import CALLING, END, FORK, PING
from enishi.store.output import WorkerLimits

POLL = 0.1
INTERVAL = struct.Struct("@ll")
START = 10.0
ENDING = 5.0


class CallerGoneError(Exception):
    """Whoever asked does not wait for the answer any more."""


@dataclass(frozen=True, slots=True)
class PoolSource:
    """What a pool serves.

    Attributes:
        path: The graph: a file or a folder.
        default_graph: What an unnamed graph means.
        limits: What one query may use.
        shelf: A folder to keep the graph in, on disk; in memory if not given.
        patience: How long its holder may be silent.
    """

    path: Path
    default_graph: DefaultGraph = DefaultGraph.UNION
    limits: WorkerLimits = field(default_factory=WorkerLimits)
    shelf: Path | None = None
    patience: Patience = field(default_factory=Patience)


class Holder:
    """A running holder process, which has read its graph.

    Args:
        source: What to read.

    Raises:
        SourceError: If the graph cannot be read.
    """

    def __init__(self, source: PoolSource) -> None:
        self._unended: deque[int] = deque()
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter
                _command(source, theirs.fileno()),
                pass_fds=[theirs.fileno()],
                env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        self._control = Control(ours, source.patience, self._process.kill)
        try:
            self._read_report()
        except BaseException:
            self.close()
            raise

    def _read_report(self) -> None:
        try:
            body = self._control.report()
        except HolderGoneError as error:
            raise SourceError(
                "the process that reads the graph has died.",
                hint="The graph may not fit into memory; serve a smaller one.",
            ) from error
        report = json.loads(body)
        if "error" in report:
            raise SourceError(report["error"], hint=report["hint"])
        self.version: str = report["version"]
        self.triples: int = report["triples"]
        self.graphs: tuple[str, ...] = tuple(report["graphs"])

    @property
    def pid(self) -> int:
        """The holder's process id."""
        return self._process.pid

    @property
    def silent(self) -> bool:
        """Whether it has been told something for longer than a look and not done it."""
        return self._control.silent

    def fork(self, *, calling: bool = False) -> "WorkerHandle":
        """Start a worker; costs a few milliseconds.

        Args:
            calling: Whether it may call other endpoints.

        Raises:
            HolderGoneError: If the holder has died, or is silent.
        """
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                pid = self._control.order(
                    FORK, CALLING if calling else 0, [theirs.fileno()]
                )
            except HolderGoneError:
                ours.close()
                raise
        return WorkerHandle(self, pid, ours, calling=calling)

    def end(self, pid: int) -> int:
        """Kill a worker and return how it ended: its exit code, or minus its signal.

        It may have died before, of something else; then that is what is returned.
        While the holder is silent the worker is left for `check` to end.
        """
        try:
            status = self._control.order(END, pid)
        except HolderGoneError:
            self._unended.append(pid)
            return -signal.SIGKILL  # as the kernel does to the workers it leaves
        return os.waitstatus_to_exitcode(status)

    def check(self) -> None:
        """See that the holder does what it is told.

        Raises:
            HolderGoneError: If it has died, or is silent.
        """
        self._control.order(PING)
        while self._unended:
            self._control.order(END, self._unended[0])
            self._unended.popleft()

    def wait(self) -> None:
        """Wait until the holder has ended."""
        self._process.wait()

    def close(self) -> None:
        """End the holder and all of its workers, and wait for it."""
        self._control.close()
        try:
            self._process.wait(ENDING)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


class WorkerHandle:
    """A worker process and the socket to talk to it.

    Args:
        holder: Whose child it is.
        pid: Its process id.
        connection: Our end of its socket.
        calling: Whether it may call other endpoints.
    """

    def __init__(
        self,
        holder: Holder,
        pid: int,
        connection: socket.socket,
        *,
        calling: bool = False,
    ) -> None:
        self.holder = holder
        self.pid = pid
        self.calling = calling
        # The kernel's own time limits: Python's cost three system calls a message.
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, _interval(POLL))
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, _interval(START))
        self._connection = connection
        self._frames = FrameReader(connection)
        self._ready = False

    def alive(self) -> bool:
        """Return whether the worker can be asked, waiting for a new one to be ready."""
        try:
            if not self._ready:
                self.read(time.monotonic() + START, bool)
                self._ready = True
            look = socket.MSG_PEEK | socket.MSG_DONTWAIT
            return self._connection.recv(1, look) != b""
        except BlockingIOError:
            return True
        except (OSError, EOFError):
            return False

    def ready(self) -> bool:
        """Return whether the worker can be asked this very moment."""
        if not self._ready:
            self._receive()
            if not self._frames.waiting():
                return False
            self._frames.read()
            self._ready = True
        return self.alive()

    def fileno(self) -> int:
        """Return the descriptor that becomes readable when the worker speaks."""
        return self._connection.fileno()

    def ask(self, frame: bytes) -> None:
        """Send a query, as `framed_request` has it.

        If the worker has died, whoever reads its answer is told: to bury it takes more
        time than whoever asks may have.
        """
        try:
            self._connection.sendall(frame)
        except OSError:
            with contextlib.suppress(OSError):
                self._connection.shutdown(socket.SHUT_RDWR)

    def has_answered(self) -> bool:
        """Take what has come, without waiting; return whether it is a whole answer."""
        self._receive()
        return self._frames.holds_end()

    def _receive(self) -> None:
        """Take what has come; nothing, if the worker has died."""
        with contextlib.suppress(OSError):
            self._frames.feed(self._connection.recv(READ, socket.MSG_DONTWAIT))

    def read(self, until: float, gone: Callable[[], bool]) -> Frame:
        """Return the next frame of the answer.

        Args:
            until: When to give up, as `time.monotonic` counts; it is looked at every
                tenth of a second.
            gone: Tells, when asked now and then, whether the caller has left.

        Raises:
            EOFError: If the worker has died.
            TimeoutError: If the time is up.
            CallerGoneError: If the caller has left.
        """
        while time.monotonic() < until:
            try:
                return self._frames.read()
            except BlockingIOError:
                if gone():
                    raise CallerGoneError from None
            except OSError as error:
                raise EOFError from error
        raise TimeoutError

    def whole_answer(self) -> list[bytes]:
        """Return what the frames of an answer carry that has come to its end."""
        return self._frames.bodies()

    def waiting(self) -> bool:
        """Return whether a whole frame is here already."""
        return self._frames.waiting()

    def hang_up(self) -> None:
        """Close the connection; an idle worker then ends by itself."""
        self._connection.close()

    def kill(self) -> int:
        """End the worker now and return how it ended, as `Holder.end`."""
        self.hang_up()
        return self.holder.end(self.pid)


def _command(source: PoolSource, descriptor: int) -> list[str]:
    settings = {
        "path": str(source.path),
        "default_graph": source.default_graph.value,
        "limits": asdict(source.limits),
        "shelf": str(source.shelf or ""),
    }
    module = ["-m", "enishi.store.holder"]
    return [sys.executable, *module, str(descriptor), json.dumps(settings)]


def _interval(seconds: float) -> bytes:
    """Return a duration as the kernel takes it: seconds and microseconds."""
    return INTERVAL.pack(int(seconds), int(seconds % 1 * 1_000_000))
