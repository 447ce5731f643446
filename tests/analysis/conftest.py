"""What the tests of networks share: graphs with published values, and a small graph."""

from pathlib import Path

import networkx as nx
import pytest
from rdflib import URIRef

from enishi.analysis.asking import Networks
from enishi.analysis.network import Network
from enishi.analysis.networkx_form import from_networkx
from enishi.catalog.library import read_library
from enishi.store.embedded import EmbeddedStore

ENTITIES = "https://w3id.org/enishi/id/"


@pytest.fixture(scope="session")
def networks(data: Path) -> Networks:
    """Two cities' ties, written by hand: every count in the tests was done on paper."""
    store = EmbeddedStore.open(data / "analysis" / "ties.trig")
    return Networks(store, read_library())


@pytest.fixture(scope="session")
def karate() -> Network:
    """Zachary's karate club (1977): 34 members, 78 ties, weighted."""
    return from_networkx(nx.karate_club_graph())


@pytest.fixture(scope="session")
def davis() -> Network:
    """Davis's Southern women (1941): 18 women, 14 events, 89 attendances."""
    return from_networkx(nx.davis_southern_women_graph(), two_mode=True)


@pytest.fixture(scope="session")
def florentine() -> Network:
    """Marriages of 15 Florentine families (Padgett & Ansell 1993), without Pucci."""
    return from_networkx(nx.florentine_families_graph())


@pytest.fixture(scope="session")
def les_miserables() -> Network:
    """Characters of Les Misérables that meet in a chapter (Knuth 1993), weighted."""
    return from_networkx(nx.les_miserables_graph())


def named(network: Network, label: str) -> URIRef:
    """Return the node with an English label."""
    return next(node.iri for node in network.nodes if node.label_en == label)
