"""Where the sources don't allow a comparison, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rdflib import URIRef

from enishi.graph.covering import Covering
from enishi.graph.document import DocumentFacts


class Hindrance(StrEnum):
    """Why numbers of different cities are not alike."""

    NO_COMMON_YEAR = "no-common-year"
    """There is no fiscal year that documents of all the cities tell results of."""
    OTHER_YEARS = "other-years"
    """There is a common year, but some cities tell of others too."""
    OTHER_KINDS = "other-kinds"
    """The documents are of different kinds."""
    OTHER_SUBJECT = "other-subject"
    """Some documents are not about international policy."""
    NO_RESULTS = "no-results"
    """Some documents tell no results of the years they cover."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caveat:
    """One thing to know before comparing.

    Attributes:
        hindrance: What it is.
        cities: The cities it concerns.
        years: The fiscal years it concerns.
        documents: The documents it concerns.
    """

    hindrance: Hindrance
    cities: tuple[URIRef, ...] = ()
    years: tuple[int, ...] = ()
    documents: tuple[URIRef, ...] = ()


def caveats(
    covering: Covering,
    documents: Mapping[URIRef, DocumentFacts],
    cities: Sequence[URIRef],
) -> tuple[Caveat, ...]:
    """Return what must be known before some cities are compared.

    Args:
        covering: What the documents cover.
        documents: The documents by address.
        cities: The cities, at least one.
    """
    covered = [one for city in cities for one in covering.by_city.get(city, ())]
    strange = {one.document for one in covered if not one.is_international}
    used = list(dict.fromkeys(one.document for one in covered))
    silent = {one.document for one in covered} - {
        one.document for one in covered if one.reported
    }
    found = [*_of_years(covering, cities), *_of_kinds(documents, used)]
    if strange:
        found.append(
            Caveat(
                hindrance=Hindrance.OTHER_SUBJECT,
                documents=tuple(sorted(strange)),
            )
        )
    if silent:
        found.append(
            Caveat(hindrance=Hindrance.NO_RESULTS, documents=tuple(sorted(silent)))
        )
    return tuple(found)


def reported_years(covering: Covering, city: URIRef) -> frozenset[int]:
    """Return the fiscal years of which a city's documents tell results."""
    covered = covering.by_city.get(city, ())
    return frozenset(one.year for one in covered if one.reported)


def _of_years(covering: Covering, cities: Sequence[URIRef]) -> list[Caveat]:
    told = {city: reported_years(covering, city) for city in cities}
    if len(set(told.values())) <= 1:
        return []
    common = frozenset.intersection(*told.values())
    if not common:
        return [Caveat(hindrance=Hindrance.NO_COMMON_YEAR, cities=tuple(cities))]
    others = tuple(city for city in cities if told[city] != common)
    years = tuple(sorted(common))
    return [Caveat(hindrance=Hindrance.OTHER_YEARS, cities=others, years=years)]


def _of_kinds(
    documents: Mapping[URIRef, DocumentFacts], used: Sequence[URIRef]
) -> list[Caveat]:
    layouts = {documents[one].layout for one in used if one in documents}
    if len(layouts) <= 1:
        return []
    return [Caveat(hindrance=Hindrance.OTHER_KINDS, documents=tuple(sorted(used)))]
