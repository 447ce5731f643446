"""Digests of the files of a store on disk, to tell whether they are whole.

The engine notices a damaged block only when it reads it, and then the query that does
may run for ever, or take a value that cannot be read for one that is not there and
count too few. So the files are looked through once, before anybody asks.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

OWN_NOTES: Final = ("LOG", "LOCK")
"""How the names of files begin that the engine writes to whenever it opens a store."""


def digests_of(store: Path) -> dict[str, str]:
    """Return the SHA-256 of each file of a store, by its name.

    Args:
        store: The folder; the store is closed, or open for reading only.

    Raises:
        OSError: If a file cannot be read.
    """
    return {
        file.name: _digest(file)
        for file in sorted(store.iterdir())
        if not file.name.startswith(OWN_NOTES)
    }


def is_whole(store: Path, digests: Mapping[str, str]) -> bool:
    """Return whether all files of a store are what they were.

    Args:
        store: The folder.
        digests: What `digests_of` gave.

    Raises:
        OSError: If a file is not there or cannot be read.
    """
    return all(_digest(store / name) == digest for name, digest in digests.items())


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
