"""The difference of two sets from a sketch of a fixed size.

An invertible Bloom lookup table (Goodrich and Mitzenmacher, "Invertible Bloom Lookup
Tables", 2011): each element is added to three cells. Two tables taken from one another
leave what the sets do not share, and cells that hold one element alone give it away,
one after another. However many elements the sets share, the size stays the same; only
the number of those that they don't share is bounded.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

ELEMENT_BITS: Final = 32
CHECK_BITS: Final = 8
PARTS: Final = 3
PART: Final = 12
"""Cells that one hash function chooses from."""
CELLS: Final = PARTS * PART
_BYTES: Final = (ELEMENT_BITS + CHECK_BITS) // 8
LENGTH: Final = CELLS * (_BYTES + 1)
"""Bytes of a sketch."""
_COUNTS: Final = 256


@dataclass(frozen=True, slots=True)
class Apart:
    """What two sets do not share.

    Attributes:
        here: Elements that only the first has.
        there: Elements that only the second has.
    """

    here: frozenset[int]
    there: frozenset[int]


class Sketch:
    """A set of numbers, of which only differences can be read.

    Args:
        elements: Numbers of `ELEMENT_BITS` bits.

    Attributes:
        sums: Of each cell, its elements added up without carry, each with its check.
        counts: Of each cell, how many elements it has, modulo 256.
    """

    def __init__(self, elements: Iterable[int] = ()) -> None:
        self.sums = [0] * CELLS
        self.counts = [0] * CELLS
        for element in elements:
            self._add(element, 1)

    def to_bytes(self) -> bytes:
        """Return the sketch as `LENGTH` bytes."""
        sums = b"".join(one.to_bytes(_BYTES, "big") for one in self.sums)
        return sums + bytes(self.counts)

    @classmethod
    def from_bytes(cls, data: bytes) -> "Sketch":
        """Read a sketch.

        Raises:
            ValueError: If it has another length.
        """
        if len(data) != LENGTH:
            raise ValueError(f"a sketch has {LENGTH} bytes")
        made = cls()
        ends = range(0, CELLS * _BYTES, _BYTES)
        made.sums = [int.from_bytes(data[at : at + _BYTES], "big") for at in ends]
        made.counts = list(data[CELLS * _BYTES :])
        return made

    def apart_from(self, other: "Sketch") -> Apart | None:
        """Return what this set and another do not share; None if that is too much."""
        left = Sketch()
        left.sums = [a ^ b for a, b in zip(self.sums, other.sums, strict=True)]
        left.counts = [
            (a - b) % _COUNTS for a, b in zip(self.counts, other.counts, strict=True)
        ]
        return left.peeled()

    def peeled(self) -> Apart | None:
        """Take out the elements of a difference; None if there are too many."""
        sides: dict[int, set[int]] = {1: set(), _COUNTS - 1: set()}
        waiting = list(range(CELLS))
        while waiting:
            cell = waiting.pop()
            side, element = self.counts[cell], self.sums[cell] >> CHECK_BITS
            if side not in sides or self.sums[cell] != _checked(element):
                continue
            places = _places(element)
            if cell not in places or element in sides[side]:
                continue
            sides[side].add(element)
            self._add(element, -side)
            waiting.extend(places)
        if any(self.sums) or any(self.counts):
            return None
        here, there = sides.values()
        return Apart(frozenset(here), frozenset(there))

    def _add(self, element: int, count: int) -> None:
        checked = _checked(element)
        for place in _places(element):
            self.sums[place] ^= checked
            self.counts[place] = (self.counts[place] + count) % _COUNTS


def _hashed(element: int) -> bytes:
    return blake2b(element.to_bytes(ELEMENT_BITS // 8, "big"), digest_size=8).digest()


def _checked(element: int) -> int:
    return element << CHECK_BITS | _hashed(element)[-1]


def _places(element: int) -> list[int]:
    hashed = _hashed(element)
    return [
        part * PART + int.from_bytes(hashed[2 * part : 2 * part + 2], "big") % PART
        for part in range(PARTS)
    ]
