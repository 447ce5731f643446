"""Choices that an address makes, and the links that make or take them back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from flask import request

from enishi.web.addresses import address_with, revised


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value that a page can be narrowed to.

    Attributes:
        text: What it is called.
        href: The page narrowed to it.
        is_chosen: Whether the page is narrowed to it.
        count: How many things there are with it, as text.
    """

    text: str
    href: str
    is_chosen: bool
    count: str = ""


def asked(name: str, known: Iterable[str]) -> str:
    """Return the value of an argument if it is a known one, and else ""."""
    value = request.args.get(name, "")
    return value if value in set(known) else ""


def choices(
    name: str,
    values: Mapping[str, str],
    everything: str,
    counts: Mapping[str, int] | None = None,
) -> Sequence[Choice]:
    """Return the choices of an argument, the one that takes it back first.

    Args:
        name: The argument.
        values: Words by value.
        everything: Words for no choice.
        counts: How many things there are, by value.
    """
    now = asked(name, values)
    made = [
        Choice(text=everything, href=address_with(**{name: None}), is_chosen=not now)
    ]
    for value, text in values.items():
        count = "" if counts is None else str(counts.get(value, 0))
        href = address_with(**{name: value})
        made.append(Choice(text=text, href=href, is_chosen=value == now, count=count))
    return made


def tail(iri: str) -> str:
    """Return the end of an address, by which arguments name cities."""
    return iri.rpartition("/")[2]


def download(ending: str) -> str:
    """Return the whole of the page being read as data, narrowed as it is.

    Args:
        ending: Of the format: ``csv`` or ``json``.
    """
    arguments = request.args.to_dict(flat=False)
    left_out: dict[str, str | int | None] = {"page": None, "theme": None}
    return revised(f"{request.path}.{ending}", arguments, left_out)
