"""Writing a graph aside and publishing it by one rename.

All files of a new graph are written to a folder of its own beside the old ones and
flushed to disk; one rename to ``.next`` publishes them. Only then are they moved into
place, file by file. Whoever reads, or builds again after a crash, first carries on
with moves that were left: so the graph is the old one or the new one, never a mixture.
"""

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from enishi.errors import SourceError

INDEX: Final = "index.json"
_NEXT: Final = ".next"
_LOCK: Final = ".lock"
_ASIDE: Final = ".building"


def content_version(files: Mapping[str, bytes]) -> str:
    """Return the version of a graph: a hash of its files' names and content."""
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(name.encode() + b"\0" + hashlib.sha256(files[name]).digest())
    return digest.hexdigest()[:16]


def index_of(files: Mapping[str, bytes], graphs: Mapping[str, str]) -> bytes:
    """Return the index of a graph's files: its version, graph names and digests."""
    index = {
        "version": content_version(files),
        "graphs": dict(sorted(graphs.items())),
        "sha256": {
            name: hashlib.sha256(files[name]).hexdigest() for name in sorted(files)
        },
    }
    return (json.dumps(index, ensure_ascii=False, indent=1) + "\n").encode()


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder for one build.

    Raises:
        SourceError: If another build holds it, or the folder cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = (folder / _LOCK).open("w")
    except OSError as error:
        raise _unwritable(folder, error) from error
    with handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise SourceError(
                "another build is writing here.",
                document=str(folder),
                hint="Wait until it ends.",
            ) from error
        yield


def publish(folder: Path, files: Mapping[str, bytes]) -> None:
    """Replace the graph in a folder by these files, whole or not at all.

    Args:
        folder: The graph's folder, held by `locked`.
        files: Content by file name, the index among them.

    Raises:
        SourceError: If the folder cannot be written to; the old graph stays.
    """
    aside = folder / _ASIDE
    try:
        finish(folder)
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir()
        for name, content in files.items():
            _write(aside / name, content)
        _flush(aside)
        aside.rename(folder / _NEXT)
        _flush(folder)
    except OSError as error:
        shutil.rmtree(aside, ignore_errors=True)
        raise _unwritable(folder, error) from error
    finish(folder)


def finish(folder: Path) -> None:
    """Carry on with the moves of a publication that was interrupted, if any."""
    coming = folder / _NEXT
    if not coming.is_dir():
        return
    index = coming / INDEX
    text = (index if index.exists() else folder / INDEX).read_text(encoding="utf-8")
    wanted = set(json.loads(text)["graphs"])
    for path in sorted(coming.iterdir(), key=lambda path: path.name == INDEX):
        path.replace(folder / path.name)
    for path in folder.glob("*.ttl"):
        if path.name not in wanted:
            path.unlink()
    coming.rmdir()
    _flush(folder)


def published(folder: Path) -> dict[str, bytes]:
    """Return the files of the graph in a folder, empty when there is none."""
    coming = folder / _NEXT
    names = {path.name for path in (*folder.glob("*.ttl"), folder / INDEX)}
    if coming.is_dir():
        names |= {path.name for path in coming.iterdir()}
    files = {}
    for name in sorted(names):
        for path in (coming / name, folder / name):
            with contextlib.suppress(FileNotFoundError):
                files[name] = path.read_bytes()
                break
    return files


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _flush(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _unwritable(folder: Path, error: OSError) -> SourceError:
    return SourceError(
        f"cannot be written to ({error.strerror}); the graph in it stays as it was.",
        document=str(folder),
        hint="Free space, mend permissions, or name another folder with --out.",
    )
