"""What would survive missing ties."""

import networkx as nx
import numpy as np
import pytest
from scipy.stats import spearmanr

from enishi.analysis.missing import robustness, spearman
from enishi.analysis.network import Network
from enishi.analysis.networkx_form import from_networkx
from enishi.analysis.registry import node_measure
from enishi.errors import UsageError


def test_leaders_stay_leaders(karate: Network) -> None:
    """Without a tenth of the ties, the club's two leaders still have most ties."""
    found = robustness(karate, node_measure("degree"))
    labels = {node.iri: node.label_en for node in karate.nodes}
    ranks = {labels[iri]: spread.worst_rank for iri, spread in found.nodes.items()}

    assert found.dropped == 8
    assert max(ranks["0"], ranks["33"]) <= 3
    assert found.correlation is not None
    assert 0.9 < found.correlation < 1


def test_the_spread_holds_what_was_seen(florentine: Network) -> None:
    """Degrees only fall; percentiles and ranks are in order."""
    for spread in robustness(florentine, node_measure("degree")).nodes.values():
        assert spread.full is not None
        assert spread.low is not None
        assert spread.high is not None
        assert spread.low <= spread.high <= spread.full
        assert 1 <= spread.best_rank <= spread.worst_rank <= 15


def test_the_more_is_missing_the_less_is_left(karate: Network) -> None:
    """Half of the ties say less than nine tenths of them."""
    measure = node_measure("betweenness")
    little, much = (robustness(karate, measure, share=s) for s in (0.1, 0.5))

    assert little.correlation is not None
    assert much.correlation is not None
    assert much.correlation < little.correlation


def test_a_seed_decides(florentine: Network) -> None:
    """The same seed drops the same ties."""
    measure = node_measure("closeness")
    found = [robustness(florentine, measure, seed=s, draws=10) for s in (1, 1, 2)]

    assert found[0] == found[1]
    assert found[0].nodes != found[2].nodes


def test_where_nothing_varies_there_is_no_correlation() -> None:
    """All nodes of a ring are alike; components of its rests are numbered."""
    ring = from_networkx(nx.cycle_graph(6))

    assert robustness(ring, node_measure("degree"), share=0.2).correlation is None


def test_a_share_must_drop_something_and_leave_something(karate: Network) -> None:
    """And the measure must fit."""
    for share in (0.001, 1.0):
        with pytest.raises(UsageError, match="cannot be dropped"):
            robustness(karate, node_measure("degree"), share=share)
    with pytest.raises(UsageError, match="two-mode"):
        robustness(karate, node_measure("redundancy"))


def test_ranks_correlate_as_scipy_has_it() -> None:
    """Also where many values are equal."""
    chance = np.random.default_rng(1)
    for size in (2, 7, 60):
        one, other = (np.append(chance.integers(0, 9, size), 9.5) for _ in range(2))
        assert spearman(one, other) == pytest.approx(spearmanr(one, other).statistic)
