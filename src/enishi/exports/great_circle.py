"""The shortest line between two places on the globe, cut where a map is cut.

Spherical interpolation between unit vectors (slerp; Shoemake 1985), on a sphere: good
for drawing, not for measuring.
"""

import math
from itertools import pairwise
from typing import Final, TypeAlias

Position: TypeAlias = tuple[float, float]
"""Longitude and latitude in degrees, in GeoJSON's order."""

_STEP: Final = math.radians(2)
_TINY: Final = 1e-9
_NEAR_POLE: Final = 89.0
_DIGITS: Final = 6
_HALF: Final = 180.0


def great_circle(start: Position, end: Position) -> list[list[Position]]:
    """Return the line from one place to another in pieces of two or more positions.

    A line that crosses the meridian of 180 degrees is cut there (RFC 7946, section
    3.1.9). Positions are two degrees apart or less and have six decimals, some ten
    centimetres. Between places opposite each other every way is as short; the one over
    the north pole is taken, and from pole to pole a meridian.
    """
    line = _points(start, end)
    pieces: list[list[Position]] = [[_rounded(line[0])]]
    for before, after in pairwise(line):
        if abs(after[0] - before[0]) > _HALF:
            latitude = _crossing(before, after)
            side = math.copysign(_HALF, before[0])
            pieces[-1].append((side, latitude))
            pieces.append([(-side, latitude)])
        pieces[-1].append(_rounded(after))
    kept = [piece for piece in pieces if len(set(piece)) > 1]
    return kept or [[_rounded(start)] * 2]


def _points(start: Position, end: Position) -> list[Position]:
    first, last = _vector(start), _vector(end)
    cosine = sum(a * b for a, b in zip(first, last, strict=True))
    angle = math.acos(max(-1.0, min(1.0, cosine)))
    if math.pi - angle < _TINY:
        if abs(start[1]) > _NEAR_POLE:
            return _points(start, (end[0], 0.0))[:-1] + _points((end[0], 0.0), end)
        pole = (start[0], 90.0)
        return _points(start, pole) + _points((end[0], 90.0), end)
    steps = max(1, math.ceil(angle / _STEP))
    if angle < _TINY:
        return [start, end]
    between = []
    for step in range(1, steps):
        share = step / steps
        before = math.sin((1 - share) * angle) / math.sin(angle)
        after = math.sin(share * angle) / math.sin(angle)
        x, y, z = (before * a + after * b for a, b in zip(first, last, strict=True))
        between.append(_position(x, y, z))
    return [start, *between, end]


def _vector(position: Position) -> tuple[float, float, float]:
    longitude, latitude = map(math.radians, position)
    flat = math.cos(latitude)
    return flat * math.cos(longitude), flat * math.sin(longitude), math.sin(latitude)


def _position(x: float, y: float, z: float) -> Position:
    return math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y)))


def _crossing(before: Position, after: Position) -> float:
    """Return the latitude at which the way between two places meets 180 degrees.

    There the second coordinate is zero, so that the normal of the great circle's plane
    gives the tangent of the latitude.
    """
    (x, y, z), (far_x, far_y, far_z) = _vector(before), _vector(after)
    across, up = y * far_z - z * far_y, x * far_y - y * far_x
    if abs(across) < _TINY and abs(up) < _TINY:
        return round(before[1], _DIGITS)
    if abs(up) < _TINY:
        return math.copysign(90.0, before[1] + after[1])
    return round(math.degrees(math.atan(across / up)), _DIGITS)


def _rounded(position: Position) -> Position:
    return round(position[0], _DIGITS), round(position[1], _DIGITS)
