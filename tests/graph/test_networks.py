"""Networks as the graph hands them out."""

import networkx as nx
import pytest

from enishi.errors import NotFoundError, UsageError
from enishi.graph.graph import Graph
from enishi.graph.network_choice import NetworkChoice, short_name, whole_iri
from enishi.graph.words import iri_of


def test_a_network_is_a_networkx_graph_with_evidence_on_every_edge(
    graph: Graph,
) -> None:
    """What product.md promises of `graph.network`."""
    net = graph.network("city-partner")

    assert isinstance(net, nx.Graph)
    assert net.number_of_edges() > 0
    assert all(data["evidence"] for *_, data in net.edges(data=True))
    assert net.graph["version"] == graph.version
    assert "VALUES ?city" in net.graph["query"]


def test_a_year_leaves_only_what_held_in_it(graph: Graph) -> None:
    """Dated records of other years fall out, and nothing else is lost."""
    whole = graph.networks.chosen(NetworkChoice(name="city-partner")).network
    year = max(year for edge in whole.edges for year in edge.years)
    chosen = graph.networks.chosen(NetworkChoice(name="city-partner", year=year))

    records = [one for edge in chosen.network.edges for one in edge.records]
    wanted = [r for edge in whole.edges for r in edge.records if r.holds_in(year)]
    assert records == wanted
    assert f"fiscal-year/{year}" in chosen.sparql


def test_a_year_is_chosen_alike_by_the_query_and_by_us(graph: Graph) -> None:
    """The bound query, asked by itself, gives the very records that we keep."""
    choice = NetworkChoice(name="city-partner", year=2021)
    chosen = graph.networks.chosen(choice)
    rows = graph.service.select(chosen.sparql).records()

    assert {str(row["via"]) for row in rows} == {
        str(one.via) for edge in chosen.network.edges for one in edge.records
    }


def test_nodes_keep_their_places_when_the_network_is_narrowed(graph: Graph) -> None:
    """A reader who moves the year sees ties come and go, not a new picture."""
    whole = graph.networks.positions(NetworkChoice(name="department-partner"))
    narrowed = graph.networks.positions(
        NetworkChoice(name="department-partner", city="kawasaki", year=2021)
    )

    assert len(whole) > 10
    assert narrowed == whole


def test_what_does_not_fit_is_said(graph: Graph) -> None:
    """A wrong name, a wrong filter, a neighbourhood of nothing."""
    with pytest.raises(NotFoundError, match="no network 'nonsense'"):
        graph.network("nonsense")
    with pytest.raises(UsageError, match="no parameter 'city'"):
        graph.network("whole-graph", city="kawasaki")
    with pytest.raises(UsageError, match="thing in its middle"):
        graph.network("neighbourhood")
    with pytest.raises(UsageError, match="no address"):
        graph.network("city-partner", kind="nonsense")


def test_a_neighbourhood_grows_with_its_depth(graph: Graph) -> None:
    """Depth two holds depth one."""
    near = graph.network("neighbourhood", entity="city/kawasaki")
    far = graph.network("neighbourhood", entity="city/kawasaki", depth=2)

    assert set(near) < set(far)
    assert iri_of("city/kawasaki") in near


@pytest.mark.parametrize(
    "iri",
    [
        "https://w3id.org/enishi/ont#Agreement",
        "https://w3id.org/enishi/scheme/field/climate",
        "https://example.org/x",
    ],
)
def test_short_names_lead_back(iri: str) -> None:
    """An address stands for itself however short it is written."""
    assert str(whole_iri(short_name(iri))) == iri


def test_the_address_of_a_network_says_what_narrows_it() -> None:
    """It is what a citation needs."""
    choice = NetworkChoice(
        name="city-partner", city="kawasaki", year=2021, kind="enishi:Agreement"
    )

    assert choice.iri == (
        "https://w3id.org/enishi/network/city-partner"
        "?city=kawasaki&year=2021&kind=enishi:Agreement"
    )
