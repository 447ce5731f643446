"""What stays is not looked through, and goes when it is replaced."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from enishi.web.collecting import (
    THRESHOLDS,
    collect_seldom,
    set_aside,
    set_aside_anew,
)


class Ring:
    """An object that only the collector can free."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    """Leave the collector as it was."""
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


def test_what_was_set_aside_and_left_is_freed_by_setting_aside_anew() -> None:
    """As the pages of a graph are when another one takes its place."""
    collect_seldom()
    assert gc.get_threshold() == THRESHOLDS
    ring = Ring()
    known = weakref.ref(ring)
    set_aside()
    del ring

    gc.collect()
    assert known() is not None
    set_aside_anew()

    assert known() is None
    assert gc.get_freeze_count() > 0
