"""What the graph knows of nodes."""

from rdflib import URIRef

from enishi.analysis.agreement import agreement
from enishi.analysis.asking import Networks
from enishi.analysis.attributes import Attributes, divided, node_attributes
from enishi.analysis.communities import find_groups

BASE = "https://w3id.org/enishi/id/"
ONT = "https://w3id.org/enishi/ont#"


def test_each_node_has_what_is_known(networks: Networks) -> None:
    """Classes, country, government and position; what is not known is None."""
    network = networks.network("department-partner")
    found = node_attributes(networks, network)

    assert list(found) == [node.iri for node in network.nodes]
    assert found[URIRef(f"{BASE}city/shanghai")] == Attributes(
        (URIRef(f"{ONT}City"), URIRef(f"{ONT}LocalGovernment")),
        URIRef(f"{BASE}country/CN"),
        latitude=31.2304,
        longitude=121.4737,
    )
    department = found[URIRef(f"{BASE}department/kawasaki/d1")]
    assert department.government == URIRef(f"{BASE}city/kawasaki")
    assert department.latitude is None


def test_fields_have_their_group(networks: Networks) -> None:
    """A field belongs to one of the six groups."""
    network = networks.network("city-field")
    groups = divided(node_attributes(networks, network), "group")

    assert [value.rsplit("/", 1)[-1] for value in groups.values()] == ["G2"]


def test_groups_can_be_compared_with_countries(networks: Networks) -> None:
    """Only nodes that have a country count."""
    network = networks.network("city-organization")
    countries = divided(node_attributes(networks, network), "country")

    found = agreement(find_groups(network).membership, countries)

    assert found.nodes == 2
