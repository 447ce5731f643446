"""Names of points keep apart."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from enishi.web.name_places import Box, Mark, NamePlace, place_names, width_of

ROOM = Box(0, 0, 400, 300)
HEIGHT = 13.0


def box_of(place: NamePlace, text: str) -> Box:
    """Return what a name covers, drawn as the page draws it."""
    width = width_of(text, HEIGHT)
    shares = {"start": 0.0, "middle": 0.5, "end": 1.0}
    left = place.x - shares[place.anchor] * width
    return Box(left, place.y - 0.8 * HEIGHT, left + width, place.y + 0.1 * HEIGHT)


marks = st.lists(
    st.builds(
        Mark,
        text=st.text("京都abc", min_size=1, max_size=8),
        x=st.floats(0, 400),
        y=st.floats(0, 300),
        radius=st.floats(2, 12),
    ),
    max_size=25,
)


@given(marks)
def test_names_lie_neither_on_each_other_nor_outside(points: list[Mark]) -> None:
    """Whatever stands where: what is written can be read."""
    found = place_names(points, HEIGHT, ROOM)

    boxes = [
        box_of(place, mark.text)
        for mark, place in zip(points, found, strict=True)
        if place
    ]
    assert all(ROOM.holds(box) for box in boxes)
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))


def test_a_lone_point_has_its_name_to_the_right() -> None:
    """Where there is room, names stand where readers look for them."""
    [place] = place_names([Mark(text="京都", x=100, y=100, radius=5)], HEIGHT, ROOM)

    assert place is not None
    assert place.anchor == "start"
    assert place.x > 105


def test_a_name_stands_away_from_the_lines_of_its_point() -> None:
    """Where they leave to the right, it stands to the left if there is room."""
    far = Mark(text="京都", x=100, y=100, radius=5, crowded="right")
    edge = Mark(text="京都", x=10, y=100, radius=5, crowded="right")

    [beside] = place_names([far], HEIGHT, ROOM)
    [above] = place_names([edge], HEIGHT, ROOM)

    assert beside is not None
    assert beside.anchor == "end"
    assert above is None or above.anchor != "end"


def test_a_name_may_lie_on_points_much_smaller() -> None:
    """A hub among its many neighbours is named; they may not be."""
    small = [
        Mark(text="a", x=100 + x, y=100 + y, radius=2)
        for x in range(-60, 61, 10)
        for y in range(-40, 41, 10)
        if (x, y) != (0, 0)
    ]

    first, *_ = place_names(
        [Mark(text="京都", x=100, y=100, radius=9), *small], HEIGHT, ROOM
    )

    assert first is not None
