"""An answer as a drawing of ties: two things in a row are tied to one another."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rdflib import URIRef

from enishi.analysis.layout import Point, positions
from enishi.analysis.network import Edge, Network, Node, Record
from enishi.web.name_places import Box, Mark, NamePlace, place_names
from enishi.web.workbench.columns import ColumnKind
from enishi.web.workbench.sheet import Cell, Sheet

WIDTH: Final = 960
HEIGHT: Final = 640
MARGIN: Final = 70
MOST: Final = 400
"""Ties that a drawing can show and still be read."""
NAMED: Final = 70
"""Nodes that get their names written beside them, those with most ties first."""
LETTERS: Final = 13.0
LONGEST: Final = 22
"""Signs of a name that are written."""
SMALLEST: Final = 4.0
THICKEST: Final = 7.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnNode:
    """A thing in the drawing."""

    text: str
    href: str
    x: float
    y: float
    radius: float
    is_source: bool
    name: str
    place: NamePlace | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnTie:
    """A line of the drawing."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagram:
    """The drawing, in a box of `WIDTH` by `HEIGHT`."""

    nodes: tuple[DrawnNode, ...]
    ties: tuple[DrawnTie, ...]
    source_heading: str
    target_heading: str
    left_out: int


def tie_places(sheet: Sheet) -> tuple[int, int] | None:
    """Return the places of the two columns of things that are tied."""
    source, target = sheet.place("source"), sheet.place("target")
    if source is not None and target is not None:
        return source, target
    things = sheet.places(ColumnKind.THING)
    return (things[0], things[1]) if len(things) > 1 else None


def diagram_of(sheet: Sheet, places: tuple[int, int]) -> Diagram:
    """Return the drawing of the ties between two columns.

    The heaviest ties are drawn where there are more than `MOST`.
    """
    weights, cells = _gathered(sheet, places)
    kept = dict(weights.most_common(MOST))
    network = _network(kept)
    points = _fitted(positions(network))
    heaviest = max(kept.values(), default=1.0)
    degrees = Counter(end for ends in kept for end in ends)
    sources = {source for source, _ in kept}
    others = defaultdict(list)
    for one, other in kept:
        others[one].append(points[other])
        others[other].append(points[one])
    marks = {
        iri: replace(
            _mark(cells[iri].text, points[iri], degrees[iri]),
            crowded=_crowded(points[iri], others[iri]),
        )
        for iri in sorted(points, key=lambda iri: (-degrees[iri], iri))
    }
    places_of = dict(zip(marks, _named(list(marks.values())), strict=True))
    return Diagram(
        nodes=tuple(
            DrawnNode(
                text=cells[iri].text,
                href=cells[iri].href,
                x=round(marks[iri].x, 1),
                y=round(marks[iri].y, 1),
                radius=marks[iri].radius,
                is_source=iri in sources,
                name=marks[iri].text,
                place=places_of[iri],
            )
            for iri in points
        ),
        ties=tuple(
            DrawnTie(
                x1=round(points[source][0], 1),
                y1=round(points[source][1], 1),
                x2=round(points[target][0], 1),
                y2=round(points[target][1], 1),
                width=round(1 + (THICKEST - 1) * weight / heaviest, 2),
                title=f"{cells[source].text} – {cells[target].text}: {weight:g}",
            )
            for (source, target), weight in kept.items()
        ),
        source_heading=sheet.headings[places[0]],
        target_heading=sheet.headings[places[1]],
        left_out=len(weights) - len(kept),
    )


Ends = tuple[URIRef, URIRef]
Place = tuple[float, float]


def _fitted(points: Mapping[URIRef, Point]) -> dict[URIRef, Place]:
    """Stretch places to the box: for reading names, room matters more than angles."""
    if not points:
        return {}
    lefts, ups = zip(*((one.x, one.y) for one in points.values()), strict=True)
    wide = (max(lefts) - min(lefts)) or 1.0
    high = (max(ups) - min(ups)) or 1.0
    return {
        iri: (
            MARGIN + (one.x - min(lefts)) / wide * (WIDTH - 2 * MARGIN),
            MARGIN + (max(ups) - one.y) / high * (HEIGHT - 2 * MARGIN),
        )
        for iri, one in points.items()
    }


def _gathered(
    sheet: Sheet, places: tuple[int, int]
) -> tuple[Counter[Ends], dict[URIRef, Cell]]:
    weights: Counter[Ends] = Counter()
    cells: dict[URIRef, Cell] = {}
    measure = sheet.place("weight")
    if measure is None:
        measure = next(iter(sheet.places(ColumnKind.NUMBER)), None)
    for row in sheet.rows:
        ends = [row[place] for place in places]
        source, target = (cell.term for cell in ends)
        if not isinstance(source, URIRef) or not isinstance(target, URIRef):
            continue
        number = None if measure is None else row[measure].number
        weights[source, target] += float(number or 1)  # type: ignore[assignment]
        cells |= {source: ends[0], target: ends[1]}
    return weights, cells


def _network(ties: dict[Ends, float] | dict[Ends, int]) -> Network:
    nodes = tuple(Node(iri) for iri in sorted({end for ends in ties for end in ends}))
    edges = tuple(Edge(*ends, (Record(),)) for ends in sorted(ties))
    return Network(nodes, edges, directed=True)


def _mark(text: str, place: Place, degree: int) -> Mark:
    return Mark(
        text=text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…",
        x=place[0],
        y=place[1],
        radius=round(SMALLEST + min(12.0, degree**0.5 * 1.6), 1),
    )


def _crowded(place: Place, others: Sequence[Place]) -> str:
    """Return the side to which lines go that are level, or that both do."""
    level = [
        other[0] - place[0]
        for other in others
        if abs(other[0] - place[0]) > abs(other[1] - place[1])
    ]
    if not level:
        return ""
    if min(level) < 0 < max(level):
        return "both"
    return "right" if level[0] > 0 else "left"


def _named(marks: Sequence[Mark]) -> tuple[NamePlace | None, ...]:
    """Give places to the names of the first marks; all points are in their way."""
    found = place_names(marks, LETTERS, Box(0, 0, WIDTH, HEIGHT))
    return tuple(
        place if number < NAMED else None for number, place in enumerate(found)
    )
