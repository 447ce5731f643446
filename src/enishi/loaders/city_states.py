"""City states in documents of cities: there the city is meant, not the country.

The register knows シンガポール as a city and as a country, and leaves it open which of
the two a bare name means. A document about the international work of a city names it as
one of its partner cities.
"""

from collections.abc import Iterable
from dataclasses import replace

from enishi.register.recogniser import NameMatch

_BOTH = {"City", "Country"}


def with_cities_decided(matches: Iterable[NameMatch]) -> list[NameMatch]:
    """Return matches, those that mean a city or its own state as the city.

    Each says by its method that the context decided.
    """
    return [_decided(match) for match in matches]


def _decided(match: NameMatch) -> NameMatch:
    if {entity.kind for entity in match.candidates} != _BOTH:
        return match
    cities = [entity for entity in match.candidates if entity.kind == "City"]
    states = [entity for entity in match.candidates if entity.kind == "Country"]
    if len(cities) != 1 or cities[0].country != states[0].id[-2:]:
        return match
    return replace(
        match, entity=cities[0], kind="City", method="context", candidates=()
    )
