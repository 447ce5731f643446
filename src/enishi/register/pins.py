"""Pins: keys that must not change though the name they were made from was mended."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from enishi.register.tables import read_rows

_COLUMNS: Final = ("kind", "government", "owner", "name", "key", "replaces", "basis")


@dataclass(frozen=True, slots=True)
class Pin:
    """The key that one thing keeps.

    Attributes:
        kind: Kind of thing, such as ``program``.
        government: Slug of the government whose document names it.
        owner: What the name belongs to, or "".
        name: The normalised name it has now.
        key: The key it was published under.
        replaces: Keys whose addresses it replaces.
        basis: Why.
    """

    kind: str
    government: str
    owner: str
    name: str
    key: str
    replaces: tuple[str, ...]
    basis: str


def read_pins(folder: Path) -> tuple[Pin, ...]:
    """Read ``keys.tsv``.

    Args:
        folder: The folder of the register's files.

    Raises:
        SourceError: If a row is wrong; file and line are named.
    """
    return tuple(
        Pin(
            kind=row.required("kind"),
            government=row.required("government"),
            owner=row.text("owner"),
            name=row.required("name"),
            key=row.required("key"),
            replaces=row.several("replaces"),
            basis=row.required("basis"),
        )
        for row in read_rows(folder / "keys.tsv", _COLUMNS)
    )
