"""Networks that are projected and thinned out, as every user of a graph gets them."""

import pytest

from enishi.analysis.backbone import backbone
from enishi.analysis.projection import Likeness, Side, project
from enishi.errors import UsageError
from enishi.graph.graph import Graph
from enishi.graph.network_choice import NetworkChoice

PAIR = "city-partner"


@pytest.mark.parametrize("likeness", [one for one in Likeness if one != "significance"])
@pytest.mark.parametrize("side", Side)
def test_a_choice_projects(whole: Graph, likeness: Likeness, side: Side) -> None:
    """The same ties and weights as the projection itself; only tied nodes stay."""
    recorded = whole.networks.unselected(NetworkChoice(name=PAIR))
    choice = NetworkChoice(name=PAIR, projection=likeness, side=side)
    made = whole.networks.chosen(choice).network

    assert made.edges == project(recorded, likeness, side).edges
    ends = {end for edge in made.edges for end in (edge.source, edge.target)}
    assert {node.iri for node in made.nodes} == ends
    assert not made.two_mode
    assert made.title == recorded.title


def test_the_least_weight_is_that_of_what_is_shown(whole: Graph) -> None:
    """After the projection, not before it."""
    bare = NetworkChoice(name=PAIR, projection="jaccard", side="second")
    all_ties = whole.networks.chosen(bare).network.edges
    least = max(edge.weight for edge in all_ties)
    choice = NetworkChoice(
        name=PAIR, projection="jaccard", side="second", minimum_weight=least
    )

    kept = whole.networks.chosen(choice).network.edges

    assert kept == tuple(edge for edge in all_ties if edge.weight >= least)


def test_a_choice_keeps_the_backbone(whole: Graph) -> None:
    """The ties that the disparity filter keeps, and no others."""
    recorded = whole.networks.unselected(NetworkChoice(name="department-field"))
    choice = NetworkChoice(name="department-field", backbone=0.5)

    made = whole.networks.chosen(choice).network

    assert made.edges == backbone(recorded, 0.5).network.edges


def test_projections_have_places_of_their_own(whole: Graph) -> None:
    """Every node of a projection can be drawn, whatever narrows it."""
    for year in (None, 2020, 2021):
        choice = NetworkChoice(
            name=PAIR, projection="count", side="second", year=year, backbone=0.5
        )
        shown = whole.networks.chosen(choice).network
        places = whole.networks.positions(choice)
        assert {node.iri for node in shown.nodes} <= set(places)


def test_it_stands_in_the_address_and_the_remarks() -> None:
    """Files and permanent addresses say how a network was made."""
    choice = NetworkChoice(name=PAIR, projection="newman", side="second", backbone=0.05)

    assert choice.iri.endswith("city-partner?project=newman&side=second&alpha=0.05")
    assert choice.remarks == ("project: newman", "side: second", "alpha: 0.05")
    assert choice.base == NetworkChoice(name=PAIR)


@pytest.mark.parametrize(
    "choice",
    [
        NetworkChoice(name=PAIR, projection="nonsense"),
        NetworkChoice(name=PAIR, projection="count", side="third"),
        NetworkChoice(name="whole-graph", projection="count"),
        NetworkChoice(name=PAIR, backbone=2.0),
    ],
)
def test_what_cannot_be_done_is_said(whole: Graph, choice: NetworkChoice) -> None:
    """An unknown word, a network of one side, a level that is no chance."""
    with pytest.raises(UsageError):
        whole.networks.chosen(choice)
