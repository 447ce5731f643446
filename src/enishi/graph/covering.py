"""Which fiscal years of which city the documents cover, and how."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rdflib import URIRef

from enishi.graph.activity import Silence
from enishi.graph.answer import Questions
from enishi.graph.words import count_in, iri_in, path_of, text_in
from enishi.store.terms import Term
from enishi.vocabulary.namespaces import concept

INTERNATIONAL: Final = "intercity"
"""Key of the policy field that documents on international policy bear."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """A fiscal year that a document covers.

    Attributes:
        document: The document.
        city: The city whose document it is.
        year: First calendar year of the fiscal year.
        is_international: Whether the document is about international policy.
        reported: How many program years it says the outcome of.
        records: How many program years it names at all.
    """

    document: URIRef
    city: URIRef
    year: int
    is_international: bool
    reported: int
    records: int


@dataclass(frozen=True, slots=True)
class Covering:
    """What the documents cover.

    Attributes:
        by_city: The covered years of each city's documents.
    """

    by_city: Mapping[URIRef, Sequence[Covered]]

    @classmethod
    def read(cls, questions: Questions) -> "Covering":
        """Read it."""
        found: dict[URIRef, list[Covered]] = defaultdict(list)
        for one in _merged(questions.ask("ties/covering")):
            found[one.city].append(one)
        return cls(found)

    def of(self, city: URIRef, year: int) -> tuple[Covered, ...]:
        """Return the documents of a city that cover a year."""
        return tuple(one for one in self.by_city.get(city, ()) if one.year == year)

    def silence(self, city: URIRef, year: int) -> Silence:
        """Return why a city's tie may have no record in a year."""
        covering = self.of(city, year)
        own = [one for one in covering if one.is_international]
        if any(one.reported for one in own):
            return Silence.NOTHING_RECORDED
        if own:
            return Silence.NO_RESULTS
        return Silence.OTHER_SUBJECT if covering else Silence.UNCOVERED

    @property
    def years(self) -> tuple[int, ...]:
        """The years of which a document names program years, in order.

        Years that are only planned for are not among them.
        """
        return tuple(
            sorted(
                {
                    one.year
                    for covered in self.by_city.values()
                    for one in covered
                    if one.records
                }
            )
        )

    @property
    def planned(self) -> tuple[int, ...]:
        """The years that documents cover without naming any program year, in order."""
        covered = {one.year for found in self.by_city.values() for one in found}
        return tuple(sorted(covered - set(self.years)))


def year_in(record: Mapping[str, Term]) -> int | None:
    """Return the fiscal year that a solution names as its ``year``, or None."""
    tail = path_of(text_in(record, "year")).rpartition("/")[2]
    return int(tail) if tail.isdigit() else None


def _merged(records: Iterable[Mapping[str, Term]]) -> list[Covered]:
    """Return one value for each document and year, whatever number of fields it has."""
    international = concept("field", INTERNATIONAL)
    found: dict[tuple[URIRef, int], Covered] = {}
    for record in records:
        document, year = iri_in(record, "document"), year_in(record)
        if year is None:
            continue
        seen = found.get((document, year))
        found[document, year] = Covered(
            document=document,
            city=iri_in(record, "home"),
            year=year,
            is_international=record.get("field") == international
            or (seen is not None and seen.is_international),
            reported=count_in(record, "reported"),
            records=count_in(record, "records"),
        )
    return list(found.values())
