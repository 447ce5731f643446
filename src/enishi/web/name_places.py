"""Where the names of points can stand, so that none lies on another or on a point."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

WIDE_SIGN: Final = "\u2e80"
"""Signs from here on are as wide as they are high."""
NARROW: Final = 0.58
"""Mean width of the others, in heights."""
SMALLER: Final = 0.6
"""Share of a radius below which another point is much smaller."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A point with a name, in the units of a drawing, y downward.

    Attributes:
        text: The name.
        x: From the left.
        y: From above.
        radius: Of the point.
        crowded: The side that the name had better not stand at, ``left``, ``right``
            or ``both``, since lines leave there; "" for none.
    """

    text: str
    x: float
    y: float
    radius: float
    crowded: str = ""


@dataclass(frozen=True, slots=True)
class NamePlace:
    """Where a name is written: its line, and what of it stands at `x`.

    Attributes:
        x: From the left.
        y: The line that it stands on, from above.
        anchor: ``start``, ``middle`` or ``end``, as SVG says it.
    """

    x: float
    y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a drawing."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        """Tell whether some of it is in both."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: "Box") -> bool:
        """Tell whether all of another is in it."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )


def place_names(
    marks: Sequence[Mark], height: float, room: Box
) -> tuple[NamePlace | None, ...]:
    """Give names places beside, above or below their points, the first marks first.

    The name of a large point may lie on points much smaller. One that still finds no
    room has no place.

    Args:
        marks: All points, those with the most important names first.
        height: Of the letters.
        room: Where names can stand.
    """
    points = [(mark.radius, _around(mark)) for mark in marks]
    names: list[Box] = []
    found = []
    for mark in marks:
        near = [
            (place, box)
            for place, box in _places(mark, height)
            if room.holds(box) and not any(box.overlaps(name) for name in names)
        ]
        free = (
            (place, box)
            for least in (0.0, mark.radius * SMALLER)
            for place, box in near
            if not any(radius >= least and box.overlaps(at) for radius, at in points)
        )
        place, box = next(free, (None, None))
        if box:
            names.append(box)
        found.append(place)
    return tuple(found)


def width_of(text: str, height: float) -> float:
    """Return about how wide a text is."""
    return height * sum(1.0 if sign >= WIDE_SIGN else NARROW for sign in text)


def _around(mark: Mark) -> Box:
    return Box(
        mark.x - mark.radius,
        mark.y - mark.radius,
        mark.x + mark.radius,
        mark.y + mark.radius,
    )


def _places(mark: Mark, height: float) -> Iterator[tuple[NamePlace, Box]]:
    size = (width_of(mark.text, height), height)
    gap = mark.radius + height * 0.3
    sides = {"right": ("start", mark.x + gap), "left": ("end", mark.x - gap)}
    last = [side for name, side in sides.items() if mark.crowded in {name, "both"}]
    sides = {name: side for name, side in sides.items() if side not in last}
    for rise in (0.0, -0.55, 0.55):
        for anchor, x in sides.values():
            yield _at(anchor, x, mark.y + rise * height, size)
    for side in (-1, 1):
        yield _at("middle", mark.x, mark.y + side * (gap + height * 0.4), size)
    for anchor, x in last:
        yield _at(anchor, x, mark.y, size)


def _at(
    anchor: str, x: float, middle: float, size: tuple[float, float]
) -> tuple[NamePlace, Box]:
    width, height = size
    left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
    space, half = height * 0.25, height * 0.55
    box = Box(left - space, middle - half, left + width + space, middle + half)
    return NamePlace(round(x, 1), round(middle + height * 0.35, 1), anchor), box
