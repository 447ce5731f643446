"""Tests of finding things without an index: by whole names and by class."""

import pytest

from enishi.graph.graph import Graph
from enishi.graph.lookup import Lookup
from enishi.vocabulary.terms import ENISHI


@pytest.mark.parametrize("name", ["川崎市", "city/kawasaki", "ont-id"])
def test_a_thing_is_found_by_its_whole_name_or_address(graph: Graph, name: str) -> None:
    """Once, with its name in both languages and its classes."""
    address = "https://w3id.org/enishi/id/city/kawasaki"
    (found,) = Lookup(graph.questions).called(address if name == "ont-id" else name)
    assert str(found.thing.iri) == address
    assert found.thing.words.ja == "川崎市"
    assert ENISHI.LocalGovernment in found.classes


@pytest.mark.parametrize("name", ["川崎", "", "city/nowhere", "http://[", "<>", "a b"])
def test_what_is_no_name_and_no_address_finds_nothing(graph: Graph, name: str) -> None:
    """Whatever it looks like."""
    assert Lookup(graph.questions).called(name) == ()


def test_the_things_of_a_class_come_by_name(graph: Graph) -> None:
    """Each once, with its name."""
    things = Lookup(graph.questions).of_class(ENISHI.FiscalYear)
    names = [one.words.ja for one in things]
    assert names
    assert all(names)
    assert names == sorted(names)
    assert len({one.iri for one in things}) == len(things)
