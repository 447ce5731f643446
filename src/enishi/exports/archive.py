"""Zip archives that are written as they are sent, the same bytes each time."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_READABLE: Final = 0o100644 << 16


@dataclass(frozen=True, slots=True)
class File:
    """One file of an archive.

    Attributes:
        path: Its path inside, with slashes.
        content: Its bytes, read once and only when its turn comes.
    """

    path: str
    content: Iterable[bytes]


def write_archive(files: Iterable[File]) -> Iterator[bytes]:
    """Give a zip archive piece by piece.

    Every file has the date 1980-01-01, the oldest that zip can say: nothing in an
    export depends on the clock.
    """
    sink = _Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            with archive.open(_entry(file.path), "w") as entry:
                for chunk in file.content:
                    entry.write(chunk)
                    yield from sink.taken()
            yield from sink.taken()
    yield from sink.taken()


def _entry(path: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = _UNIX
    entry.external_attr = _READABLE
    return entry


class _Sink(io.RawIOBase):
    """Holds what the archive wrote until it is handed on."""

    def __init__(self) -> None:
        self._written: list[bytes] = []

    def writable(self) -> bool:
        """Tell zipfile that it may write; it may not seek."""
        return True

    def write(self, data: object, /) -> int:
        """Keep some bytes."""
        chunk = bytes(memoryview(data))  # type: ignore[arg-type]
        self._written.append(chunk)
        return len(chunk)

    def taken(self) -> Iterator[bytes]:
        """Give what was written since the last time."""
        written, self._written = self._written, []
        if written:
            yield b"".join(written)
