"""Facets as a page shows them: links that put a choice in force or take it back."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from flask import request

from enishi.search.filtering import FacetOptions
from enishi.search.item import label_in
from enishi.web.addresses import revised
from enishi.web.language import current_language

SHOWN: Final = 8
"""Options of a facet that are shown before the reader asks for more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value of a facet.

    Attributes:
        key: Its key in addresses.
        text: Its name for the reader.
        language: The language of the name.
        count: How many things have it.
        href: The page with the choice made, or taken back if it is in force.
        is_chosen: Whether it is in force.
    """

    key: str
    text: str
    language: str
    count: int
    href: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetChoices:
    """A facet with its values.

    Attributes:
        name: Its name in addresses.
        text: Its name for the reader.
        first: The values that are always shown: the most frequent, and those chosen.
        more: The others.
    """

    name: str
    text: str
    first: tuple[Choice, ...]
    more: tuple[Choice, ...]

    @property
    def chosen(self) -> tuple[Choice, ...]:
        """The values in force."""
        return tuple(choice for choice in self.first if choice.is_chosen)


def facet_choices(facets: Iterable[FacetOptions]) -> tuple[FacetChoices, ...]:
    """Return facets as the page being read shows them."""
    return tuple(_facet(facet) for facet in facets)


def _facet(facet: FacetOptions) -> FacetChoices:
    language = current_language()
    choices = []
    for option in facet.options:
        text, tag = label_in(option.labels, language)
        choices.append(
            Choice(
                key=option.key,
                text=text or option.key,
                language=tag,
                count=option.count,
                href=_toggled(facet.name, option.key),
                is_chosen=option.is_chosen,
            )
        )
    first = [c for place, c in enumerate(choices) if place < SHOWN or c.is_chosen]
    return FacetChoices(
        name=facet.name,
        text=label_in(facet.labels, language)[0],
        first=tuple(first),
        more=tuple(choice for choice in choices if choice not in first),
    )


def _toggled(name: str, key: str) -> str:
    """Return the address with a value added to an argument, or taken away."""
    arguments = request.args.to_dict(flat=False)
    values = arguments.get(name, [])
    kept = [value for value in values if value != key]
    arguments[name] = kept if key in values else [*values, key]
    return revised(request.path, arguments, {"page": None})
