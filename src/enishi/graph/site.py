"""The graph as a whole: what is in it, in numbers and lists."""

from collections.abc import Mapping
from dataclasses import dataclass

from rdflib import URIRef

from enishi.graph.answer import Questions
from enishi.graph.document import DocumentFacts
from enishi.graph.words import Thing, Words, count_in, iri_in, words_in


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeCity:
    """A city whose documents were read.

    Attributes:
        city: The city.
        programs: How many programs it has.
        partners: With how many parties it cooperates.
    """

    city: Thing
    programs: int
    partners: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """A foreign local government with the home cities it cooperates with."""

    city: Thing
    country: Thing | None
    homes: tuple[Thing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What is inside.

    Attributes:
        version: The version of the graph.
        counts: Number of things by class.
        homes: The home cities.
        partners: The partner cities, by country and name.
        documents: The documents.
    """

    version: str
    counts: Mapping[URIRef, int]
    homes: tuple[HomeCity, ...]
    partners: tuple[Partner, ...]
    documents: tuple[DocumentFacts, ...]

    @classmethod
    def read(
        cls, questions: Questions, documents: tuple[DocumentFacts, ...], version: str
    ) -> "Site":
        """Read what is inside."""
        return cls(
            version=version,
            counts={
                iri_in(record, "class"): count_in(record, "count")
                for record in questions.ask("site/counts")
            },
            homes=_homes(questions),
            partners=_partners(questions),
            documents=documents,
        )


def _homes(questions: Questions) -> tuple[HomeCity, ...]:
    return tuple(
        HomeCity(
            city=Thing(iri_in(record, "city"), words_in(record)),
            programs=count_in(record, "programs"),
            partners=count_in(record, "partners"),
        )
        for record in questions.ask("site/cities")
    )


def _partners(questions: Questions) -> tuple[Partner, ...]:
    words: dict[URIRef, Words] = {}
    countries: dict[URIRef, Thing] = {}
    homes: dict[URIRef, dict[URIRef, Thing]] = {}
    for record in questions.ask("site/partner-cities"):
        partner, home = iri_in(record, "partner"), iri_in(record, "home")
        words[partner] = words_in(record)
        homes.setdefault(partner, {})[home] = Thing(
            home, words_in(record, "homeJa", "homeEn")
        )
        if "country" in record:
            country = words_in(record, "countryJa", "countryEn")
            countries[partner] = Thing(iri_in(record, "country"), country)
    return tuple(
        Partner(
            city=Thing(partner, words[partner]),
            country=countries.get(partner),
            homes=tuple(found.values()),
        )
        for partner, found in homes.items()
    )
