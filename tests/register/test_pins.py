"""Claims about pinned keys."""

from collections.abc import Callable
from pathlib import Path

from enishi.register.pins import read_pins


def test_a_pin_keeps_the_key_and_what_it_replaces(write: Callable[..., Path]) -> None:
    """The key stays though the name was mended."""
    rows = (
        {
            "kind": "program",
            "government": "kawasaki",
            "name": "創造のもり推進事業",
            "key": "abcdefghij",
            "replaces": "klmnopqrst",
        },
    )

    (pin,) = read_pins(write(keys=rows))

    assert (pin.key, pin.replaces, pin.owner) == ("abcdefghij", ("klmnopqrst",), "")
