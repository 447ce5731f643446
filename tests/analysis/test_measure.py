"""What a measure says of itself, and what it needs."""

from enishi.analysis.asking import Networks
from enishi.analysis.measure import EXACT_WORK, Need, Settings
from enishi.analysis.network import Network
from enishi.analysis.registry import MEASURES, network_measure, node_measure
from enishi.analysis.structure import Structure


def test_every_measure_tells_all_in_both_languages() -> None:
    """Name, meaning, exact definition, unit; formula, source and cost."""
    for measure in MEASURES:
        for wording in (
            measure.name,
            measure.meaning,
            measure.definition,
            measure.unit,
        ):
            assert wording.ja.strip(), measure.key
            assert wording.en.strip(), measure.key
            assert wording.ja != wording.en, measure.key
        assert measure.formula, measure.key
        assert measure.cost, measure.key
        assert any(char.isdigit() for char in measure.source), measure.key


def test_names_and_keys_are_not_shared() -> None:
    """No two measures have the same key, or the same name in a language."""
    for names in (
        [measure.key for measure in MEASURES],
        [measure.name.ja for measure in MEASURES],
        [measure.name.en for measure in MEASURES],
    ):
        assert len(names) == len(set(names))


def test_a_measure_says_what_a_network_lacks(karate: Network, davis: Network) -> None:
    """Direction, one mode, or two modes."""
    one, two = Structure.of(karate), Structure.of(davis)

    assert node_measure("in-degree").lacks(one) is Need.DIRECTED
    assert node_measure("redundancy").lacks(one) is Need.TWO_MODE
    assert node_measure("hub").lacks(one) is Need.ORDERED
    assert node_measure("hub").lacks(two) is None
    assert network_measure("transitivity").lacks(two) is Need.ONE_MODE


def test_only_large_networks_are_sampled(karate: Network) -> None:
    """Where all paths can be followed, all are; asking for none means all."""
    small = Structure.of(karate)
    large = Structure(EXACT_WORK, small.ends, small.weights)

    assert Settings().sample(small) is None
    assert Settings().sample(large) == 100
    assert Settings(sources=0).sample(large) is None
    assert Settings(sources=10).sample(small) == 10
    assert Settings(sources=34).sample(small) is None


def test_a_graph_of_documents_offers_what_fits(networks: Networks) -> None:
    """A two-mode network from the graph can be measured as one."""
    structure = Structure.of(networks.network("city-partner"))

    assert node_measure("two-mode-degree").lacks(structure) is None
