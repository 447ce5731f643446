"""What hinders a comparison is worked out from what the documents cover."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from rdflib import URIRef

from enishi.graph.comparability import Hindrance, caveats, reported_years
from enishi.graph.covering import Covered, Covering
from enishi.graph.document import DocumentFacts
from enishi.graph.graph import Graph
from enishi.graph.words import NO_WORDS, Thing, Words, iri_of

HERE, THERE = iri_of("city/here"), iri_of("city/there")


@dataclass(frozen=True)
class Told:
    """A document for the tests: its city, years, layout, subject and results."""

    city: URIRef
    years: Sequence[int]
    layout: str = "sheet"
    is_international: bool = True
    reported: int = 3


def hindrances(*told: Told) -> set[Hindrance]:
    """Return what hinders comparing the cities of some documents."""
    by_city: dict[URIRef, list[Covered]] = {}
    documents = {}
    for number, one in enumerate(told):
        iri = iri_of(f"document/d{number}")
        documents[iri] = facts(iri, one.layout)
        by_city.setdefault(one.city, []).extend(
            Covered(
                document=iri,
                city=one.city,
                year=year,
                is_international=one.is_international,
                reported=one.reported,
                records=3,
            )
            for year in one.years
        )
    return {one.hindrance for one in caveats(Covering(by_city), documents, [*by_city])}


def facts(iri: URIRef, layout: str) -> DocumentFacts:
    """Return a document of a layout."""
    return DocumentFacts(
        thing=Thing(iri, Words("文書", "document")),
        government=None,
        sha256="",
        layout=layout,
        lines=1,
        characters=1,
        passages=1,
        years=(),
        issued="",
        terms=NO_WORDS,
        source=NO_WORDS,
    )


def test_nothing_hinders_comparing_nobody() -> None:
    """A graph without cities is no error."""
    assert hindrances() == set()


def test_like_documents_of_one_year_compare() -> None:
    """The same kind of document for the same year has no caveat."""
    assert hindrances(Told(HERE, [2021]), Told(THERE, [2021])) == set()


@pytest.mark.parametrize(
    ("told", "hindrance"),
    [
        ((Told(HERE, [2020]), Told(THERE, [2021])), Hindrance.NO_COMMON_YEAR),
        ((Told(HERE, [2020, 2021]), Told(THERE, [2021])), Hindrance.OTHER_YEARS),
        (
            (Told(HERE, [2021]), Told(THERE, [2021], layout="table")),
            Hindrance.OTHER_KINDS,
        ),
        (
            (Told(HERE, [2021]), Told(THERE, [2021], is_international=False)),
            Hindrance.OTHER_SUBJECT,
        ),
        (
            (Told(HERE, [2021]), Told(THERE, [2021]), Told(THERE, [2021], reported=0)),
            Hindrance.NO_RESULTS,
        ),
    ],
)
def test_each_difference_is_told_alone(
    told: tuple[Told, ...], hindrance: Hindrance
) -> None:
    """One difference makes one caveat."""
    assert hindrances(*told) == {hindrance}


def test_the_shipped_documents_share_no_year(whole: Graph) -> None:
    """Yokohama tells results of 2020 alone, Kawasaki of 2021 alone."""
    covering = Covering.read(whole.questions)

    assert reported_years(covering, iri_of("city/yokohama")) == {2020}
    assert reported_years(covering, iri_of("city/kawasaki")) == {2021}
    assert reported_years(covering, iri_of("city/tokyo")) == {2020, 2021}
