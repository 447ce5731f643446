"""Connections never take the last file that a process may open."""

import resource
from collections.abc import Iterator

import pytest

from enishi.web.descriptors import KEPT, room_for


@pytest.fixture
def highest() -> Iterator[int]:
    """Return how far the limit can be raised; leave it as it was."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    yield before[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, before)


def test_the_limit_is_raised_as_far_as_it_is_needed(highest: int) -> None:
    """Many systems begin with a low one that everybody may raise."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, highest))
    assert room_for(300) == 300
    assert resource.getrlimit(resource.RLIMIT_NOFILE) == (300 + KEPT, highest)


def test_a_limit_that_is_high_enough_stays(highest: int) -> None:
    """As the operator has set it."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (1000 + KEPT, highest))
    assert room_for(1000) == 1000
    assert resource.getrlimit(resource.RLIMIT_NOFILE) == (1000 + KEPT, highest)


def test_beyond_what_the_system_allows_there_are_fewer(highest: int) -> None:
    """But room for everything else."""
    assert room_for(2 * highest) == resource.getrlimit(resource.RLIMIT_NOFILE)[0] - KEPT
