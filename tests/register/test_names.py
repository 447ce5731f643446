"""Claims about the names of a register as one value."""

from collections.abc import Callable
from pathlib import Path

from enishi.register.names import Names


def test_names_find_and_resolve_by_one_register(write: Callable[..., Path]) -> None:
    """Recogniser and resolver know the same entities."""
    names = Names.read(write())

    (match,) = names.recogniser.find("バンドン市との連携")

    assert match.entity is names.resolver.resolve("バンドン市").entity
    assert match.entity in names.register.entities
