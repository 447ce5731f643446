"""The shortest line on the globe, cut at the edge of the map."""

import math
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from enishi.exports.great_circle import Position, great_circle

TOKYO, SAN_DIEGO, PENANG = (139.69, 35.69), (-117.16, 32.72), (100.33, 5.41)
PLACES = st.tuples(st.floats(-180, 180), st.floats(-90, 90))


def angle(one: Position, other: Position) -> float:
    """Return the angle between two places by the haversine formula, in degrees."""
    (east, north), (far_east, far_north) = (
        tuple(map(math.radians, place)) for place in (one, other)
    )
    half = (
        math.sin((far_north - north) / 2) ** 2
        + math.cos(north) * math.cos(far_north) * math.sin((far_east - east) / 2) ** 2
    )
    return math.degrees(2 * math.asin(min(1.0, math.sqrt(half))))


def test_a_line_that_stays_on_the_map_is_one_piece() -> None:
    """It begins and ends where it should."""
    (line,) = great_circle(TOKYO, PENANG)
    assert (line[0], line[-1]) == (TOKYO, PENANG)


def test_a_line_over_the_pacific_is_cut_at_180_degrees() -> None:
    """Each piece ends at the edge of the map, at the same latitude."""
    west, east = great_circle(TOKYO, SAN_DIEGO)
    assert (west[0], east[-1]) == (TOKYO, SAN_DIEGO)
    assert west[-1][0] == 180.0
    assert east[0] == (-180.0, west[-1][1])
    assert 45 < west[-1][1] < 50, "the short way bends to the north"


def test_the_way_back_is_the_same_way() -> None:
    """The pieces are turned round."""
    back = [piece[::-1] for piece in great_circle(SAN_DIEGO, TOKYO)[::-1]]
    for piece, other in zip(great_circle(TOKYO, SAN_DIEGO), back, strict=True):
        flat = [degree for place in other for degree in place]
        assert [degree for place in piece for degree in place] == pytest.approx(
            flat, abs=1e-4
        )


def test_a_place_to_itself_is_a_line_of_two_positions() -> None:
    """RFC 7946 wants two or more."""
    assert great_circle(TOKYO, TOKYO) == [[TOKYO, TOKYO]]


def test_opposite_places_are_joined_over_the_pole() -> None:
    """No way is shorter than another, but one must be drawn."""
    (line,) = great_circle((10.0, 20.0), (-170.0, -20.0))[:1]
    assert max(latitude for _, latitude in line) == 90.0


def test_the_poles_are_joined_by_a_meridian() -> None:
    """There is no way over the pole from a pole."""
    (line,) = great_circle((0.0, 90.0), (10.0, -90.0))
    assert {longitude for longitude, _ in line[1:]} == {10.0}


def test_both_sides_of_the_edge_are_near() -> None:
    """A line along 180 degrees does not run round the world."""
    pieces = great_circle((179.5, 0.0), (-179.5, 0.0))
    assert pieces == [[(179.5, 0.0), (180.0, 0.0)], [(-180.0, 0.0), (-179.5, 0.0)]]


@settings(deadline=None)
@given(PLACES, PLACES)
@example((0.0, 90.0), (0.0, -90.0))
@example((123.0, 90.0), (-58.0, 0.0))
@example((113.0, 10.0), (-67.0, 0.0))
@example((10.0, 89.5), (-170.0, -89.5))
@example((180.0, 5.0), (-180.0, 5.0))
def test_no_piece_leaves_the_map_or_takes_a_detour(
    start: Position, end: Position
) -> None:
    """Steps are short on the globe, and the whole is as long as the shortest way."""
    pieces = great_circle(start, end)
    assert angle(pieces[0][0], start) < 1e-5
    assert angle(pieces[-1][-1], end) < 1e-5
    length = 0.0
    for piece in pieces:
        assert len(piece) > 1
        for before, after in pairwise(piece):
            assert abs(after[0] - before[0]) <= 180.0
            assert angle(before, after) <= 2.01
            length += angle(before, after)
    assert length == pytest.approx(angle(start, end), abs=0.05)
