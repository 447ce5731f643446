"""A network as a drawing: the same each time, with what it shows printed inside."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rdflib import URIRef

from enishi.analysis.layout import Point
from enishi.analysis.network import Edge, Network

WIDTH: Final = 1000.0
MARGIN: Final = 46.0
FLATTEST: Final = 460.0
TALLEST: Final = 860.0
LABELS: Final = 70
"""Names that are written at most; the largest nodes come first."""
SMALLEST: Final = 3.5
LARGEST: Final = 17.0
LABEL_SIZE: Final = 13.0
WIDE_SIGN: Final = "\u2e80"
LONGEST_NAME: Final = 26

PALETTE: Final = (
    *("#3a7fb5", "#cf4a5f", "#2b9474", "#b47a12"),
    *("#8668c2", "#1b8f9f", "#c9672c", "#a05585"),
)
"""Colours of the groups, the largest first; each holds 3:1 on paper and on night."""
REST: Final = "#7e8894"
"""The colour of all further groups, and of what belongs to none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A node in a drawing, in its units, y downward."""

    iri: URIRef
    x: float
    y: float
    radius: float
    colour: str
    name: str
    label_x: float | None = None
    anchor: str = "start"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A tie in a drawing."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float


@dataclass(frozen=True, slots=True)
class Key:
    """What one colour means, and for how many nodes."""

    colour: str
    text: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawing.

    Attributes:
        width: Of the drawing.
        height: Of the drawing, without what is printed below.
        dots: Nodes, the largest last.
        lines: Ties.
        keys: What the colours mean, the most frequent first.
    """

    width: float
    height: float
    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """How nodes look.

    Attributes:
        names: What they are called.
        sizes: Any numbers; None counts as nothing.
        groups: The group that gives the colour, in words; "" for none.
        none: The words for no group.
    """

    names: Mapping[URIRef, str]
    sizes: Mapping[URIRef, float | None]
    groups: Mapping[URIRef, str]
    none: str


def colours_of(groups: Mapping[URIRef, str]) -> Mapping[str, str]:
    """Return the colour of each group; "" and the smaller groups have the rest's."""
    counted = Counter(group for group in groups.values() if group)
    ordered = sorted(counted, key=lambda group: (-counted[group], group))
    return dict(zip(ordered, PALETTE, strict=False))


def radii(sizes: Mapping[URIRef, float | None]) -> Mapping[URIRef, float]:
    """Return the radius of each node: the area grows with the size."""
    known = [size for size in sizes.values() if size is not None]
    low, high = min(known, default=0.0), max(known, default=0.0)
    span = high - low or 1.0
    return {
        iri: SMALLEST
        + (LARGEST - SMALLEST)
        * math.sqrt((low if size is None else size) - low)
        / math.sqrt(span)
        for iri, size in sizes.items()
    }


def picture(network: Network, points: Mapping[URIRef, Point], looks: Looks) -> Picture:
    """Draw a network.

    Args:
        network: What to draw.
        points: Where its nodes stand; others may stand there too.
        looks: How they look.
    """
    places, height = _scaled({n.iri: points[n.iri] for n in network.nodes})
    sizes, colours = radii(looks.sizes), colours_of(looks.groups)
    dots = [
        Dot(
            iri=node.iri,
            x=places[node.iri][0],
            y=places[node.iri][1],
            radius=round(sizes[node.iri], 1),
            colour=colours.get(looks.groups[node.iri], REST),
            name=looks.names[node.iri],
        )
        for node in network.nodes
    ]
    dots.sort(key=lambda dot: (-dot.radius, dot.iri))
    return Picture(
        width=WIDTH,
        height=height,
        dots=tuple(reversed(_labelled(dots))),
        lines=tuple(_lines(network.edges, places)),
        keys=_keys(looks, colours),
    )


def _scaled(
    points: Mapping[URIRef, Point],
) -> tuple[Mapping[URIRef, tuple[float, float]], float]:
    """Return points in units of the drawing, and its height."""
    if not points:
        return {}, FLATTEST
    left, right = _span([point.x for point in points.values()])
    low, high = _span([point.y for point in points.values()])
    inner = WIDTH - 2 * MARGIN
    height = min(max(inner * (high - low) / (right - left), FLATTEST), TALLEST)
    scale = min(inner / (right - left), (height - 2 * MARGIN) / (high - low))
    middle = ((left + right) / 2, (low + high) / 2)
    return {
        iri: (
            round(WIDTH / 2 + (point.x - middle[0]) * scale, 1),
            round(height / 2 - (point.y - middle[1]) * scale, 1),
        )
        for iri, point in points.items()
    }, round(height, 1)


def _span(values: Sequence[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    return (low, high) if high > low else (low - 0.5, high + 0.5)


def _lines(
    edges: Iterable[Edge], places: Mapping[URIRef, tuple[float, float]]
) -> Iterable[Line]:
    listed = [edge for edge in edges if edge.source != edge.target]
    heaviest = max((abs(edge.weight) for edge in listed), default=1.0) or 1.0
    for edge in listed:
        (x1, y1), (x2, y2) = places[edge.source], places[edge.target]
        width = round(0.7 + 3.3 * math.sqrt(abs(edge.weight) / heaviest), 2)
        yield Line(x1=x1, y1=y1, x2=x2, y2=y2, width=width)


def _labelled(dots: Sequence[Dot]) -> list[Dot]:
    """Return dots with room found for the names of the largest ones."""
    taken: list[tuple[float, float, float, float]] = []
    made, written = [], 0
    for dot in dots:
        place = _room(dot, taken) if written < LABELS else None
        written += place is not None
        made.append(dot if place is None else _with_label(dot, *place))
    return made


def _with_label(dot: Dot, at: float, anchor: str) -> Dot:
    return Dot(
        iri=dot.iri,
        x=dot.x,
        y=dot.y,
        radius=dot.radius,
        colour=dot.colour,
        name=dot.name,
        label_x=round(at, 1),
        anchor=anchor,
    )


def _room(
    dot: Dot, taken: list[tuple[float, float, float, float]]
) -> tuple[float, str] | None:
    width = sum(
        LABEL_SIZE if sign > WIDE_SIGN else LABEL_SIZE * 0.58
        for sign in shortened(dot.name)
    )
    gap = dot.radius + 3
    for at, anchor, left in (
        (dot.x + gap, "start", dot.x + gap),
        (dot.x - gap, "end", dot.x - gap - width),
    ):
        box = (left, dot.y - 8, left + width, dot.y + 8)
        free = not any(
            box[0] < other[2]
            and other[0] < box[2]
            and box[1] < other[3]
            and other[1] < box[3]
            for other in taken
        )
        if free and left > 0 and left + width < WIDTH:
            taken.append(box)
            return at, anchor
    return None


def shortened(name: str) -> str:
    """Return a name as it is written in a drawing; its title has the whole."""
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"


def _keys(looks: Looks, colours: Mapping[str, str]) -> tuple[Key, ...]:
    counted = Counter(looks.groups.values())
    keys = [Key(colour, group, counted[group]) for group, colour in colours.items()]
    others = sum(count for group, count in counted.items() if group not in colours)
    if others:
        keys.append(Key(REST, looks.none, others))
    return tuple(keys)
