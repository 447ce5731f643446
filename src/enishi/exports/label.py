"""Names that are the only key of a thing: unique labels, names of files."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from enishi.exports.table import NodeEdgeTable, NodeRow
from enishi.exports.text import one_line

_NO_FILE: Final = re.compile(r'[\[\]#^|\\/:*?"<>%]')
_BLANKS: Final = re.compile(r"\s+")
_DEVICES: Final = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
_LONGEST: Final = 180
"""Bytes of a file's name: 255 is the limit of most systems, and endings follow."""


def unique_labels(table: NodeEdgeTable) -> dict[str, str]:
    """Return a label for each node's id, on one line, no two alike.

    What shares its name with another is told apart by what its address ends in, and
    then by its number: names of departments repeat from city to city.
    """
    return dict(_apart(table, [one_line(node.label) for node in table.nodes]))


def file_names(table: NodeEdgeTable, *reserved: str) -> dict[str, str]:
    """Return a file's name without ending for each node's id.

    No character that a file system or a wiki link takes for itself, at most 255 bytes,
    no name of a Windows device, no two alike when case is folded.

    Args:
        table: Whose nodes are named.
        reserved: Names that other files have already.
    """
    return dict(_apart(table, [_file_name(node) for node in table.nodes], reserved))


def _file_name(node: NodeRow) -> str:
    text = _NO_FILE.sub(" ", one_line(node.label))
    name = _BLANKS.sub(" ", text).strip(" .")
    while len(name.encode()) > _LONGEST:
        name = name[:-1].rstrip(" .")
    return f"{name}_" if _DEVICES.fullmatch(name) or not name else name


def _apart(
    table: NodeEdgeTable, names: list[str], reserved: Iterable[str] = ()
) -> Iterator[tuple[str, str]]:
    shared = Counter(_folded(name) for name in (*names, *reserved))
    taken = set(shared)
    for node, name in zip(table.nodes, names, strict=True):
        told = name
        if shared[_folded(name)] > 1:
            told = f"{name} ({_end(node)})"
        if told != name and _folded(told) in taken:
            told = f"{name} ({_end(node)}, {node.id})"
        while told != name and _folded(told) in taken:
            told += "_"
        taken.add(_folded(told))
        yield node.id, told


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def _end(node: NodeRow) -> str:
    path = re.sub(r"[?#].*", "", node.iri).rstrip("/").split("/")
    return re.sub(r"[^A-Za-z0-9._-]", "-", "-".join(path[-2:]))[-60:]
