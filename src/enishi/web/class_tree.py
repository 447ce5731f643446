"""The classes as a tree, placed on the server and drawn as SVG."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rdflib import URIRef

from enishi.graph.ontology import TermView
from enishi.web.class_mark import ClassMark, class_mark

ROW: Final = 26
"""Height of a row, in units of the drawing."""
STEP: Final = 222
"""How far to the right a class stands from the one above it."""
BOX: Final = 168
"""Width of a class."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassTree:
    """The drawing.

    Attributes:
        boxes: The classes.
        lines: Paths from each class to those below it.
        width: Its width.
        height: Its height.
    """

    boxes: tuple[ClassMark, ...]
    lines: tuple[str, ...]
    width: int
    height: int


def class_tree(classes: Sequence[TermView]) -> ClassTree:
    """Return the tree of classes, each below the first of those above it."""
    own = {one.thing.iri: one for one in classes}
    below: dict[URIRef | None, list[TermView]] = defaultdict(list)
    for one in classes:
        above = [iri for iri in one.above if iri in own and iri != one.thing.iri]
        below[above[0] if above else None].append(one)
    alone = [one for one in below[None] if one.thing.iri not in below]
    below[None] = [one for one in below[None] if one.thing.iri in below]
    placed: list[tuple[TermView, int, int]] = []
    lines: list[str] = []
    rows = max(_place(below, None, (0, 0), (placed, lines)), 1)
    column = max((depth for _, depth, _ in placed), default=-1) + 1
    # Classes that stand by themselves fill the room to the right of the trees.
    placed += [
        (one, column + number // rows, number % rows)
        for number, one in enumerate(sorted(alone, key=lambda one: one.name))
    ]
    deepest = max((depth for _, depth, _ in placed), default=0)
    return ClassTree(
        boxes=tuple(
            class_mark(one, depth * STEP, row * ROW) for one, depth, row in placed
        ),
        lines=tuple(lines),
        width=deepest * STEP + BOX + 60,
        height=rows * ROW,
    )


def _place(
    below: dict[URIRef | None, list[TermView]],
    above: URIRef | None,
    start: tuple[int, int],
    into: tuple[list[tuple[TermView, int, int]], list[str]],
) -> int:
    """Place what stands below a class, row by row; return the next free row.

    Classes with others below them stand first in their column.
    """
    depth, row = start
    placed, lines = into
    parent_row = row - 1
    ordered = sorted(
        below.pop(above, []), key=lambda one: (one.thing.iri not in below, one.name)
    )
    for one in ordered:
        placed.append((one, depth, row))
        if above is not None:
            lines.append(_line(depth, parent_row, row))
        row = _place(below, one.thing.iri, (depth + 1, row + 1), into)
    return row


def _line(depth: int, parent_row: int, row: int) -> str:
    left = (depth - 1) * STEP + 12
    top, bottom = parent_row * ROW + ROW - 4, row * ROW + ROW // 2 - 1
    return f"M{left} {top}V{bottom}H{depth * STEP}"
