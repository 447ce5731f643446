"""Keeping page values."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from enishi.errors import NotFoundError
from enishi.graph.shelf import Shelf

GENEROUS = 30.0


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


def test_who_misses_what_is_being_made_waits_for_it() -> None:
    """Work is not done twice at once."""
    shelf: Shelf[str] = Shelf(2)
    begun, going_on = threading.Event(), threading.Event()
    made: list[str] = []

    def make() -> str:
        begun.set()
        assert going_on.wait(GENEROUS)
        made.append("a")
        return "a"

    with ThreadPoolExecutor() as readers:
        first = readers.submit(shelf.get, "a", make)
        assert begun.wait(GENEROUS)
        others = [readers.submit(shelf.get, "a", make) for _ in range(3)]
        assert shelf.get("b", lambda: "b") == "b"
        going_on.set()
        assert [one.result(GENEROUS) for one in (first, *others)] == ["a"] * 4

    assert made == ["a"]


def test_who_waited_in_vain_makes_it() -> None:
    """What one could not make may be there for the next."""
    shelf: Shelf[str] = Shelf(2)
    begun, going_on = threading.Event(), threading.Event()

    def fail() -> str:
        begun.set()
        assert going_on.wait(GENEROUS)
        raise NotFoundError("nothing here.")

    with ThreadPoolExecutor() as readers:
        first = readers.submit(shelf.get, "a", fail)
        assert begun.wait(GENEROUS)
        second = readers.submit(shelf.get, "a", lambda: "a")
        going_on.set()
        with pytest.raises(NotFoundError):
            first.result(GENEROUS)
        assert second.result(GENEROUS) == "a"
