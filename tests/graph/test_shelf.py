"""Keeping page values."""

import pytest

from enishi.errors import NotFoundError
from enishi.graph.shelf import Shelf


def test_a_value_is_made_once_and_the_oldest_goes_first() -> None:
    """What was asked for last stays; memory stays bounded."""
    made: list[str] = []
    shelf: Shelf[str] = Shelf(2)

    def make(key: str) -> str:
        made.append(key)
        return key

    for key in ("a", "b", "a", "c", "a", "b"):
        assert shelf.get(key, lambda key=key: make(key)) == key  # type: ignore[misc]

    assert made == ["a", "b", "c", "b"]
    assert len(shelf) == 2


def test_what_is_not_found_is_not_kept() -> None:
    """Addresses that don't exist can't fill the shelf."""
    shelf: Shelf[str] = Shelf(2)

    def make() -> str:
        raise NotFoundError("nothing here.")

    with pytest.raises(NotFoundError):
        shelf.get("x", make)
    assert len(shelf) == 0
