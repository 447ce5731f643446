"""The pages of a long list."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.web.pagination import Pagination


@given(
    total=st.integers(0, 10_000), size=st.integers(1, 100), place=st.integers(0, 10**6)
)
def test_first_last_and_current_are_always_offered(
    total: int, size: int, place: int
) -> None:
    """In order, once each, and a gap stands only where it hides two pages or more."""
    last = Pagination(total=total, size=size).last
    pages = Pagination(total=total, size=size, number=1 + place % last)
    numbers = [page for page in pages.offered if page is not None]

    assert {1, pages.number, last} <= set(numbers)
    assert numbers == sorted(set(numbers))
    offered = list(pages.offered)
    for before, after in itertools.pairwise(offered):
        if before is not None and after is not None:
            assert after == before + 1
    for index, page in enumerate(offered):
        if page is None:
            before, after = offered[index - 1], offered[index + 1]
            assert before is not None
            assert after is not None
            assert after - before > 2


@given(total=st.integers(0, 5_000), size=st.integers(1, 100))
def test_every_item_stands_on_exactly_one_page(total: int, size: int) -> None:
    """The pages follow one another without a gap or an overlap."""
    last = Pagination(total=total, size=size).last
    spans = [
        (page.first_item, page.last_item)
        for number in range(1, last + 1)
        for page in [Pagination(total=total, size=size, number=number)]
    ]

    items = [item for first, end in spans for item in range(max(first, 1), end + 1)]
    assert items == list(range(1, total + 1))


@pytest.mark.parametrize(
    ("number", "offered"),
    [(1, (1, 2, 3, None, 8)), (4, (1, 2, 3, 4, 5, 6, 7, 8)), (8, (1, None, 6, 7, 8))],
)
def test_neighbours_are_offered(number: int, offered: tuple[int | None, ...]) -> None:
    """Two on either side."""
    assert Pagination(total=150, size=20, number=number).offered == offered
