"""What chance would give."""

import math

import networkx as nx
import numpy as np
import pytest

from enishi.analysis.network import Network
from enishi.analysis.networkx_form import from_networkx
from enishi.analysis.null import Model, by_chance, chance, random_structures
from enishi.analysis.registry import network_measure
from enishi.analysis.structure import Structure
from enishi.errors import UsageError


def degrees(structure: Structure) -> list[int]:
    """Return the degree of each node."""
    counts = np.bincount(structure.ends.reshape(-1), minlength=structure.order)
    return [int(count) for count in counts]


@pytest.mark.parametrize("name", ["karate", "davis"])
def test_rewiring_keeps_every_degree_and_the_modes(
    name: str, request: pytest.FixtureRequest
) -> None:
    """One-mode and two-mode networks alike."""
    structure = Structure.of(request.getfixturevalue(name))

    for drawn in random_structures(structure, Model.REWIRING, 20, 1):
        assert degrees(drawn) == degrees(structure)
        assert len(np.unique(np.sort(drawn.ends, axis=1), axis=0)) == structure.size
        if structure.first is not None:
            assert structure.first[drawn.ends[:, 0]].all()
            assert not structure.first[drawn.ends[:, 1]].any()


@pytest.mark.parametrize("name", ["karate", "davis"])
def test_the_configuration_model_never_adds_to_a_degree(
    name: str, request: pytest.FixtureRequest
) -> None:
    """Loops and doubles are taken out; most ties are left."""
    structure = Structure.of(request.getfixturevalue(name))

    for drawn in random_structures(structure, Model.CONFIGURATION, 20, 1):
        assert (np.array(degrees(drawn)) <= np.array(degrees(structure))).all()
        assert drawn.size > 0.6 * structure.size


def test_direction_is_kept_apart() -> None:
    """In- and out-degrees are kept each for itself."""
    structure = Structure.of(
        from_networkx(nx.gnp_random_graph(20, 0.2, seed=1, directed=True))
    )

    for drawn in random_structures(structure, Model.REWIRING, 5, 1):
        for side in (0, 1):
            np.testing.assert_array_equal(
                np.bincount(drawn.ends[:, side], minlength=20),
                np.bincount(structure.ends[:, side], minlength=20),
            )


def test_the_club_is_less_assortative_than_chance(karate: Network) -> None:
    """Its leaders never meet: no draw of 200 is as low, so p is 1/201."""
    found = by_chance(karate, network_measure("assortativity"), draws=200)

    assert found.observed == pytest.approx(-0.4756, abs=1e-4)
    assert found.z is not None
    assert found.z < -2
    assert found.below <= 5 / 201
    assert found.above > 0.97


def test_what_degrees_fix_is_no_surprise(karate: Network) -> None:
    """Density is the same in every draw: no z, and both chances are 1."""
    found = by_chance(karate, network_measure("density"), draws=20)

    assert (found.z, found.above, found.below) == (None, 1, 1)


def test_a_seed_decides(florentine: Network) -> None:
    """The same seed gives the same draws."""
    measure = network_measure("transitivity")
    found = [by_chance(florentine, measure, draws=30, seed=s) for s in (4, 4, 5)]

    assert found[0] == found[1]
    assert found[0].mean != found[2].mean


def test_random_networks_are_not_surprising() -> None:
    """Chances of networks drawn at random are spread evenly, not gathered at 0."""
    measure = network_measure("transitivity")
    low = 0
    for seed in range(40):
        network = from_networkx(nx.gnm_random_graph(20, 50, seed=seed))
        low += by_chance(network, measure, draws=60, seed=seed).above < 0.1

    assert low <= 10  # 4 are expected; 11 or more have a chance of about 0.001


def test_any_statistic_can_be_compared(karate: Network) -> None:
    """Not only the measures of the registry."""
    structure = Structure.of(karate)

    found = chance(structure, lambda one: float(one.ends[:, 0].max()), draws=10)

    assert found.draws == 10


def test_what_is_undefined_is_said(karate: Network) -> None:
    """No comparison without values."""
    ring = from_networkx(nx.cycle_graph(5))
    with pytest.raises(UsageError, match="nothing to compare"):
        by_chance(ring, network_measure("assortativity"), draws=5)
    with pytest.raises(UsageError, match="needs a directed network"):
        by_chance(karate, network_measure("reciprocity"))
    with pytest.raises(UsageError, match="nothing to compare"):
        chance(Structure.of(karate), lambda _: math.nan, draws=3)
