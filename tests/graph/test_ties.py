"""Ties of home cities with partners, each with its records."""

import pytest

from enishi.graph.graph import Graph
from enishi.graph.ties import RECORD_KINDS, Ties
from enishi.graph.words import iri_of


@pytest.fixture(scope="module")
def ties(whole: Graph) -> Ties:
    """All ties of the shipped graph."""
    return Ties.read(whole.questions)


def test_every_cooperation_is_a_tie_with_records(whole: Graph, ties: Ties) -> None:
    """What rules infer between cities and partners has records behind it, all of it."""
    inferred = whole.service.select(
        "PREFIX enishi: <https://w3id.org/enishi/ont#>"
        " SELECT DISTINCT ?home ?partner WHERE"
        " { ?home enishi:lgCode ?code ; enishi:cooperatesWith ?partner }"
    )
    pairs = {(str(home), str(partner)) for home, partner in inferred}

    found = {(str(one.home.iri), str(one.partner.thing.iri)) for one in ties.all}
    assert found == pairs
    assert all(one.records for one in ties.all)


def test_a_record_is_counted_once(ties: Ties) -> None:
    """No tie has the same record twice, nor an event beside its program year."""
    for tie in ties.all:
        iris = [one.iri for one in tie.records]
        assert len(iris) == len(set(iris))
        assert {one.kind for one in tie.records} <= set(RECORD_KINDS)


def test_standing_ties_are_no_deeds(ties: Ties) -> None:
    """An agreement does not count as activity, in no year."""
    tie = ties.of(iri_of("city/tokyo"), iri_of("city/paris"))

    assert tie is not None
    assert [one.iri for one in tie.of_kind("Agreement")] == [
        iri_of("agreement/tokyo-paris")
    ]
    assert all(one.kind not in {"Agreement", "Membership"} for one in tie.deeds)
    assert tie.counts.total == len(tie.deeds)


def test_cities_have_their_place_and_country(ties: Ties) -> None:
    """Beijing can be drawn where it is."""
    beijing = ties.partners[iri_of("city/beijing")]

    assert beijing.kind == "city"
    assert beijing.country is not None
    assert beijing.country.path == "country/CN"
    assert beijing.place == pytest.approx((39.9, 116.4), abs=0.1)


def test_home_cities_are_those_with_documents(ties: Ties) -> None:
    """A Japanese city that a document only names is no home city."""
    assert {one.thing.path for one in ties.homes} == {
        "city/kawasaki",
        "city/tokyo",
        "city/yokohama",
    }
