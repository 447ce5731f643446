"""Bar charts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.web.chart import Amount, bars

SIZES = st.lists(st.floats(min_value=0, max_value=1e12), max_size=20)


def amounts(sizes: list[float]) -> list[Amount]:
    """Return amounts of some sizes."""
    return [Amount(label=str(size), size=size, text=str(size)) for size in sizes]


@given(SIZES)
def test_bars_are_on_one_scale_from_nought(sizes: list[float]) -> None:
    """The longest is 100, and each is in proportion to it."""
    lengths = [bar.length for bar in bars(amounts(sizes))]

    longest = max(sizes, default=0) or 1
    expected = [size / longest * 100 for size in sizes]
    assert lengths == pytest.approx(expected, abs=0.01)


def test_less_than_nothing_is_refused() -> None:
    """A bar that begins at nought can't show it."""
    with pytest.raises(ValueError, match="negative"):
        bars(amounts([3, -1]))
