"""What a query worker gives up before it sees its first query.

On Linux (x86-64 and ARM64) a seccomp filter refuses, for the rest of the process's
life, to make sockets, to open files, to start programs and to make processes: the
second wall behind `enishi.store.guard`. Elsewhere only the limits hold, and
`shut_in` says so. A worker that may call endpoints keeps the sockets of the internet,
and reads the files that tell it names and certificates.
"""

import contextlib
import ctypes
import errno
import os
import platform
import resource
import signal
import socket
import sys
from typing import ClassVar, NamedTuple

LINUX = sys.platform == "linux"
SET_PDEATHSIG = 1
SET_NO_NEW_PRIVS = 38
SET_SECCOMP = 22
MODE_FILTER = 2
LOAD_WORD, JUMP_EQUAL, JUMP_GREATER_EQUAL, RETURN = 0x20, 0x15, 0x35, 0x06
JUMP_ANY_BIT = 0x45
ALLOW, KILL = 0x7FFF0000, 0x80000000
REFUSE = 0x00050000 | errno.EACCES
NUMBER_AT, MACHINE_AT, FAMILY_AT, FLAGS_AT = 0, 4, 16, 32
"""Where the filter finds the call's number, the machine, the family of a socket, and
the flags of openat."""

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
X32_NUMBERS = 0x40000000


class Machine(NamedTuple):
    """What a processor calls the system calls that a worker may not make.

    Attributes:
        token: The kernel's number for the machine (``AUDIT_ARCH_*``).
        openat: Number of openat.
        socket: Number of socket.
        calling: Numbers of connect and bind.
        refused: Numbers of socketpair, listen, open, openat2, creat, execve, execveat,
            fork, vfork, ptrace, process_vm_writev, io_uring_setup and memfd_create,
            as far as it has them.
    """

    token: int
    openat: int
    socket: int
    calling: tuple[int, ...]
    refused: tuple[int, ...]


MACHINES = {
    "x86_64": Machine(
        0xC000003E,
        257,
        41,
        (42, 49),
        (53, 50, 2, 437, 85, 59, 322, 57, 58, 101, 311, 425, 319),
    ),
    "aarch64": Machine(
        0xC00000B7,
        56,
        198,
        (203, 200),
        (199, 201, 437, 221, 281, 117, 271, 425, 279),
    ),
}


class _Instruction(ctypes.Structure):
    _fields_: ClassVar = [
        ("code", ctypes.c_ushort),
        ("jump_true", ctypes.c_ubyte),
        ("jump_false", ctypes.c_ubyte),
        ("value", ctypes.c_uint32),
    ]


class _Program(ctypes.Structure):
    _fields_: ClassVar = [
        ("length", ctypes.c_ushort),
        ("instructions", ctypes.POINTER(_Instruction)),
    ]


def shut_in(*, reading: bool = False, calling: bool = False) -> bool:
    """Give up network, files and processes for good.

    Args:
        reading: Whether files may still be opened for reading alone: the engine opens
            those of a large store one by one, as it needs them.
        calling: Whether it may still call others over the internet's protocols, and
            for that open files for reading; nobody can call it.

    Returns:
        Whether it was done; False where the system offers no such filter.
    """
    machine = MACHINES.get(platform.machine())
    if not LINUX or machine is None:
        return False
    program = _program_for(machine, reading=reading, calling=calling)
    instructions = (_Instruction * len(program))(*program)
    filter_ = _Program(len(program), instructions)
    return _prctl(SET_NO_NEW_PRIVS, 1) and _prctl(
        SET_SECCOMP, MODE_FILTER, ctypes.addressof(filter_)
    )


def die_with_parent(parent: int) -> None:
    """Have the kernel kill this process when its parent ends, however it ends.

    Args:
        parent: Process id of the parent, to see whether it is still there.
    """
    if LINUX:
        _prctl(SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)


class Footprint:
    """The size of this process's address space, readable after `shut_in` as well."""

    def __init__(self) -> None:
        self._statm = os.open("/proc/self/statm", os.O_RDONLY) if LINUX else -1

    def size(self) -> int:
        """Return the size in bytes; 0 where the system does not tell."""
        if self._statm < 0:
            return 0
        return int(os.pread(self._statm, 32, 0).split()[0]) * resource.getpagesize()

    def limit(self, megabytes: int) -> None:
        """Limit the address space to what is in use now and so much more.

        Args:
            megabytes: MiB beyond the present; past it an allocation fails, which the
                engine does not survive.
        """
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if LINUX:
            limit = self.size() + (megabytes << 20)
            resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def limit_cpu(seconds: float) -> None:
    """Limit the processor time from now on; past it the process gets ``SIGXCPU``."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime + seconds) + 1
    with contextlib.suppress(ValueError):  # a lower hard limit was set from outside
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def _program_for(
    machine: Machine, *, reading: bool, calling: bool
) -> list[_Instruction]:
    """Build the filter: another machine's calls kill, the refused ones fail."""
    opening = [_Instruction(JUMP_EQUAL, 1, 0, machine.openat)]
    if reading or calling:
        opening = [
            _Instruction(JUMP_EQUAL, 0, 2, machine.openat),
            _Instruction(LOAD_WORD, 0, 0, FLAGS_AT),
            _Instruction(JUMP_ANY_BIT, 1, 0, WRITING),
        ]
    refused = machine.refused
    if calling:
        opening = [*_internet_alone(machine), *opening]
    else:
        refused = (*refused, machine.socket, *machine.calling)
    refusals = [
        _Instruction(JUMP_EQUAL, len(refused) + len(opening) - place, 0, number)
        for place, number in enumerate(refused)
    ]
    return [
        _Instruction(LOAD_WORD, 0, 0, MACHINE_AT),
        _Instruction(JUMP_EQUAL, 1, 0, machine.token),
        _Instruction(RETURN, 0, 0, KILL),
        _Instruction(LOAD_WORD, 0, 0, NUMBER_AT),
        _Instruction(JUMP_GREATER_EQUAL, 0, 1, X32_NUMBERS),
        _Instruction(RETURN, 0, 0, KILL),
        *refusals,
        *opening,
        _Instruction(RETURN, 0, 0, ALLOW),
        _Instruction(RETURN, 0, 0, REFUSE),
    ]


def _internet_alone(machine: Machine) -> list[_Instruction]:
    """Build the part that ends for every call of socket and is passed by all others."""
    return [
        _Instruction(JUMP_EQUAL, 0, 5, machine.socket),
        _Instruction(LOAD_WORD, 0, 0, FAMILY_AT),
        _Instruction(JUMP_EQUAL, 1, 0, socket.AF_INET),
        _Instruction(JUMP_EQUAL, 0, 1, socket.AF_INET6),
        _Instruction(RETURN, 0, 0, ALLOW),
        _Instruction(RETURN, 0, 0, REFUSE),
    ]


def _prctl(option: int, *arguments: int) -> bool:
    values = [ctypes.c_ulong(value) for value in (*arguments, 0, 0, 0)][:4]
    return bool(ctypes.CDLL(None, use_errno=True).prctl(option, *values) == 0)
