"""Things of one name, told apart where they meet."""

from collections import Counter

import pytest
from rdflib import URIRef

from enishi.graph.graph import Graph
from enishi.graph.namesakes import namesakes, placed_names, told_apart
from enishi.graph.network_choice import NetworkChoice
from enishi.graph.words import Thing, Words, iri_of

LANGUAGES = ("ja", "en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "name", ["city-partner", "department-partner", "department-field"]
)
def test_no_two_nodes_read_alike(whole: Graph, name: str, language: str) -> None:
    """Neither in the network that is shown first nor in those of departments."""
    network = whole.networks.unselected(NetworkChoice(name=name))
    names = Counter(
        Thing(node.iri, Words(node.label_ja, node.label_en)).named(language)[0]
        for node in network.nodes
    )

    assert names
    assert [one for one, times in names.items() if times > 1] == []


def test_a_node_that_no_other_is_called_like_keeps_its_name(whole: Graph) -> None:
    """A city's own network says the city already."""
    choice = NetworkChoice(name="department-field", city="city/kawasaki")
    network = whole.networks.unselected(choice)

    assert network.nodes
    assert [node for node in network.nodes if "（川崎市）" in node.label_ja] == []


def test_a_division_says_its_bureau_and_its_city(whole: Graph) -> None:
    """Several bureaus of one city have a division of general affairs."""
    listed = whole.related("city/tokyo", "government", "department").things
    divisions = [one.words.ja for one in listed if one.words.ja.startswith("総務部")]

    assert len(divisions) == len(set(divisions)) > 1
    assert all(name.startswith("総務部（東京都 ") for name in divisions)


def test_a_country_is_told_from_the_city_of_its_name(whole: Graph) -> None:
    """Singapore is both."""
    things = [
        Thing(iri_of(path), Words("シンガポール", "Singapore"))
        for path in ("city/singapore", "country/SG")
    ]
    city, country = told_apart(whole.questions, things)

    assert city.words == Words("シンガポール", "Singapore")
    assert country.words == Words(
        "シンガポール（国・地域）", "Singapore (Country or territory)"
    )


def test_what_reads_alike_in_one_language_counts() -> None:
    """Two bureaus may share their English name alone."""
    one, two, three = (URIRef(f"https://example.org/{n}") for n in "123")
    things = [
        Thing(one, Words("港湾局", "Port Bureau")),
        Thing(two, Words("港務局", "Port Bureau")),
        Thing(three, Words("国際局", "International Bureau")),
    ]

    assert namesakes(things) == [one, two]


def test_nothing_is_asked_of_nothing(whole: Graph) -> None:
    """A list without namesakes needs no query."""
    assert placed_names(whole.questions, []) == {}
