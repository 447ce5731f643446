"""A signature of an answer's rows, short enough for a link.

It tells a later answer which of its rows are new, which have other values, and how many
are gone. It holds hashes, never values: what is gone cannot be read from it. Up to
`LISTED` rows each has its own hashes, in the order of their size with Rice's code for
the gaps; a longer answer has a sketch of a fixed size, which tells all differences as
long as they are few.

A row has two hashes: of its key, which is what tells it from other rows, and of the
rest. One row in 2**`KEY_BITS` that is new is taken for an old one with other values.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise
from typing import Final

from rdflib import BNode, Literal, URIRef

from enishi.store.protocol import Table
from enishi.store.terms import Term
from enishi.web.workbench.columns import number_of
from enishi.web.workbench.sketch import Sketch

LISTED: Final = 128
"""Rows up to which each row has its own hashes."""
KEY_BITS: Final = 8
"""Bits of a key's hash, beyond those that number the rows."""
REST_BITS: Final = 6
_LISTED: Final = 1
_SKETCHED: Final = 2
_HEAD: Final = 4
_WIDEST: Final = 16
"""Columns that can belong to the key."""
_SKETCH_KEY: Final = 18
_SKETCH_REST: Final = 14

Mark = tuple[int, int]
"""The hashes of a row's key and of its rest."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How an answer differs from one that was signed.

    Attributes:
        came: Places of rows that are new.
        changed: Places of rows that were there with other values.
        gone: How many rows are no longer there.
    """

    came: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    gone: int = 0


def signed(table: Table) -> bytes:
    """Return the signature of an answer; nothing if it has too many columns."""
    if len(table.variables) > _WIDEST:
        return b""
    keys = _key_columns(table)
    kind = _LISTED if len(table) <= LISTED else _SKETCHED
    head = bytes([kind, _folded(table)]) + keys.to_bytes(2, "big")
    if kind == _LISTED:
        marks = sorted(_marks(table, keys, _listing(len(table))))
        return head + bytes([len(marks)]) + _packed(marks)
    return head + Sketch(_elements(table, keys)).to_bytes()


def difference(signature: bytes, table: Table) -> Difference | None:
    """Return how an answer differs from the one that was signed.

    Returns:
        None where that cannot be told: other columns, or too many differences.

    Raises:
        ValueError: If it is no signature.
    """
    if len(signature) < _HEAD:
        raise ValueError("no signature")
    if len(table.variables) > _WIDEST or signature[1] != _folded(table):
        return None
    keys, rest = int.from_bytes(signature[2:_HEAD], "big"), signature[_HEAD:]
    if signature[0] == _LISTED:
        count = rest[0] if rest else 0
        then = list(_unpacked(rest[1:], count))
        return _compared(then, list(_marks(table, keys, _listing(count))))
    then_sketch = Sketch.from_bytes(rest)
    elements = list(_elements(table, keys))
    apart = Sketch(elements).apart_from(then_sketch)
    if apart is None:
        return None
    places = [at for at, element in enumerate(elements) if element in apart.here]
    found = _compared(
        [divmod(element, 1 << _SKETCH_REST) for element in sorted(apart.there)],
        [divmod(elements[at], 1 << _SKETCH_REST) for at in places],
    )
    return Difference(
        came=tuple(places[at] for at in found.came),
        changed=tuple(places[at] for at in found.changed),
        gone=found.gone,
    )


def _compared(then: Sequence[Mark], now: Sequence[Mark]) -> Difference:
    """Pair rows that are the same, then rows of the same key."""
    left: dict[int, list[int]] = defaultdict(list)
    for key, rest in then:
        left[key].append(rest)
    others = []
    for place, (key, rest) in enumerate(now):
        if rest in left[key]:
            left[key].remove(rest)
        else:
            others.append((place, key))
    came, changed = [], []
    for place, key in others:
        if left[key]:
            left[key].pop()
            changed.append(place)
        else:
            came.append(place)
    return Difference(tuple(came), tuple(changed), sum(map(len, left.values())))


def _key_columns(table: Table) -> int:
    """Return the columns that tell rows apart, as bits.

    Things if they do, else all that is no number, else all of them.
    """
    columns = range(len(table.variables))
    filled = [[row[at] for row in table if row[at] is not None] for at in columns]
    things = [at for at in columns if _all(filled[at], _is_thing)]
    named = [at for at in columns if not _all(filled[at], _is_number)]
    for chosen in (things, named):
        keys = {tuple(_text(row[at]) for at in chosen) for row in table}
        if chosen and len(keys) == len(table):
            return sum(1 << at for at in chosen)
    return (1 << len(table.variables)) - 1


def _all(terms: Sequence[Term | None], fits: Callable[[Term | None], bool]) -> bool:
    return bool(terms) and all(map(fits, terms))


def _is_thing(term: Term | None) -> bool:
    return isinstance(term, URIRef)


def _is_number(term: Term | None) -> bool:
    return number_of(term) is not None


def _text(term: Term | None) -> str:
    if term is None:
        return ""
    if isinstance(term, BNode):
        return "_:"
    if isinstance(term, Literal):
        return f'"{term}"@{term.language or ""}^{term.datatype or ""}'
    return f"<{term}>"


def _marks(table: Table, keys: int, sizes: tuple[int, int]) -> Iterator[Mark]:
    """Return the hashes of every row, each below its size."""
    for row in table:
        texts = [_text(term) for term in row]
        key = [text for at, text in enumerate(texts) if keys >> at & 1]
        rest = [text for at, text in enumerate(texts) if not keys >> at & 1]
        yield _hashed(key) % sizes[0], _hashed(rest) % sizes[1]


def _elements(table: Table, keys: int) -> Iterator[int]:
    sizes = (1 << _SKETCH_KEY, 1 << _SKETCH_REST)
    for key, rest in _marks(table, keys, sizes):
        yield key << _SKETCH_REST | rest


def _listing(count: int) -> tuple[int, int]:
    return max(1, count) << KEY_BITS, 1 << REST_BITS


def _hashed(texts: Sequence[str]) -> int:
    joined = "\0".join(texts).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(joined, digest_size=8).digest(), "big")


def _folded(table: Table) -> int:
    return _hashed(table.variables) & 0xFF


def _packed(marks: Sequence[Mark]) -> bytes:
    """Return sorted hashes as bits: the gap in Rice's code, then the rest."""
    bits = []
    keys = [0, *(key for key, _ in marks)]
    for (before, key), (_, rest) in zip(pairwise(keys), marks, strict=True):
        many, few = divmod(key - before, 1 << KEY_BITS)
        bits.append(f"{'1' * many}0{few:0{KEY_BITS}b}{rest:0{REST_BITS}b}")
    text = "".join(bits)
    text += "0" * (-len(text) % 8)
    return int(text, 2).to_bytes(len(text) // 8, "big") if text else b""


def _unpacked(data: bytes, count: int) -> Iterator[Mark]:
    bits = "".join(f"{byte:08b}" for byte in data)
    at = key = 0
    for _ in range(count):
        end = bits.index("0", at)
        few = end + 1 + KEY_BITS
        key += (end - at << KEY_BITS) + int(bits[end + 1 : few], 2)
        at = few + REST_BITS
        yield key, int(bits[few:at], 2)
