"""Short keys for the values of a facet, as they stand in addresses."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from enishi.config import BASE

PARTS: Final = ("id/", "scheme/")
"""What our own addresses go on with; a kind or a scheme follows, then the key."""


def value_keys(values: Iterable[str]) -> Mapping[str, str]:
    """Return a key for each value, no two alike, in the order of values.

    A value of ours is known by what follows its kind or scheme (``kawasaki`` for
    ``…/id/city/kawasaki``), by the whole path if another one ends alike; any other
    address or text stands for itself.
    """
    distinct = sorted(set(values))
    short = {value: _path(value).partition("/")[2] or value for value in distinct}
    shared = Counter(short.values())
    return {
        value: key if shared[key] == 1 else _path(value) or value
        for value, key in short.items()
    }


def _path(value: str) -> str:
    """Return what follows ``id/`` or ``scheme/``; "" for what isn't ours."""
    for part in PARTS:
        if value.startswith(BASE + part):
            return value.removeprefix(BASE + part)
    return ""
