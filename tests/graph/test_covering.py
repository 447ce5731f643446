"""Why a tie has no record in a year: four reasons, never mixed."""

import pytest
from rdflib import URIRef

from enishi.graph.activity import Silence
from enishi.graph.covering import Covered, Covering
from enishi.graph.graph import Graph

CITY = URIRef("https://w3id.org/enishi/id/city/somewhere")


def covered(year: int, *, own: bool, reported: int, records: int) -> Covered:
    """Return a year that a document covers."""
    return Covered(
        document=URIRef(f"https://w3id.org/enishi/id/document/{year}"),
        city=CITY,
        year=year,
        is_international=own,
        reported=reported,
        records=records,
    )


@pytest.fixture
def covering() -> Covering:
    """Four years: reported, outlined, planned, and of another subject."""
    return Covering(
        {
            CITY: [
                covered(2019, own=True, reported=5, records=6),
                covered(2020, own=True, reported=0, records=3),
                covered(2021, own=True, reported=0, records=0),
                covered(2022, own=False, reported=9, records=9),
            ]
        }
    )


@pytest.mark.parametrize(
    ("year", "silence"),
    [
        (2019, Silence.NOTHING_RECORDED),
        (2020, Silence.NO_RESULTS),
        (2021, Silence.NO_RESULTS),
        (2022, Silence.OTHER_SUBJECT),
        (2023, Silence.UNCOVERED),
    ],
)
def test_each_reason_is_told_apart(
    covering: Covering, year: int, silence: Silence
) -> None:
    """Only a document on the subject that reports results can be silent on a tie."""
    assert covering.silence(CITY, year) is silence


def test_another_city_is_not_covered(covering: Covering) -> None:
    """Documents of one city say nothing of what another one did."""
    other = URIRef("https://w3id.org/enishi/id/city/elsewhere")

    assert covering.silence(other, 2019) is Silence.UNCOVERED


def test_planned_years_stand_apart(covering: Covering) -> None:
    """A year that is only planned for is no column of results."""
    assert covering.years == (2019, 2020, 2022)
    assert covering.planned == (2021,)


def test_the_shipped_documents_cover_their_years(whole: Graph) -> None:
    """Tokyo reports two years; Yokohama's year of 2020 is about another subject."""
    covering = Covering.read(whole.questions)
    city = "https://w3id.org/enishi/id/city/"

    (tokyo,) = covering.of(URIRef(f"{city}tokyo"), 2020)
    assert (tokyo.reported, tokyo.is_international) == (162, True)
    yokohama = URIRef(f"{city}yokohama")
    assert covering.silence(yokohama, 2020) is Silence.OTHER_SUBJECT
    assert covering.silence(URIRef(f"{city}kawasaki"), 2020) is Silence.UNCOVERED
    assert {2022, 2023, 2024, 2025} <= set(covering.planned)
