"""What the hops of a path rest on."""

from rdflib import URIRef

from enishi.analysis.asking import Networks
from enishi.analysis.hop_evidence import bases
from enishi.analysis.paths import shortest_paths
from enishi.analysis.route import Road

BASE = "https://w3id.org/enishi/id/"
ONT = "https://w3id.org/enishi/ont#"


def test_each_hop_has_its_graph_and_passages(networks: Networks) -> None:
    """The passage that names the object comes before the subject's own."""
    network = networks.network("whole-graph")
    program = URIRef(f"{BASE}program/kawasaki/p2")
    shanghai = URIRef(f"{BASE}city/shanghai")

    paths = shortest_paths(network, program, shanghai).found
    found = bases(networks, paths)

    basis = found[program, URIRef(f"{ONT}partner"), shanghai]
    assert basis.graphs == (URIRef("https://w3id.org/enishi/graph/kawasaki"),)
    assert basis.evidence == (URIRef(f"{BASE}passage/k/5"),)


def test_what_people_curated_has_a_graph_but_no_passage(networks: Networks) -> None:
    """A city's country is the register's."""
    network = networks.network("whole-graph")
    ends = URIRef(f"{BASE}city/kawasaki"), URIRef(f"{BASE}country/JP")

    found = bases(networks, shortest_paths(network, *ends).found)

    (basis,) = found.values()
    assert basis.graphs == (URIRef("https://w3id.org/enishi/graph/register"),)
    assert basis.evidence == ()


def test_every_statement_of_every_hop_is_explained(networks: Networks) -> None:
    """Each has at least the graph it stands in."""
    network = networks.network("whole-graph")
    ends = URIRef(f"{BASE}city/kawasaki"), URIRef(f"{BASE}city/yokohama")
    paths = shortest_paths(network, *ends, Road()).found
    hops = [hop for path in paths for hop in path.hops]

    found = bases(networks, paths)

    for edge in (edge for hop in hops for edge in hop.edges):
        for kind in edge.kinds:
            assert found[edge.source, kind, edge.target].graphs
    assert bases(networks, ()) == {}
