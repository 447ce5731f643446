"""Networks asked of a graph: every count was done by hand on ``ties.trig``."""

import pytest
from rdflib import Literal, URIRef
from rdflib.query import ResultRow

from enishi.analysis.asking import Networks, form_of
from enishi.analysis.network import Network
from enishi.analysis.reading import read_network
from enishi.catalog.query import Value
from enishi.errors import NotFoundError, UsageError
from enishi.store.protocol import Table

BASE = "https://w3id.org/enishi/id/"
ONT = "https://w3id.org/enishi/ont#"
SCHEME = "https://w3id.org/enishi/scheme/"


def ties(network: Network) -> dict[tuple[str, str], float]:
    """Return the weight of each edge by the last parts of its ends' addresses."""
    return {
        (edge.source.rsplit("/", 1)[-1], edge.target.rsplit("/", 1)[-1]): edge.weight
        for edge in network.edges
    }


def passages(network: Network, source: str, target: str) -> list[str]:
    """Return the passages of an edge."""
    edge = network.ties[URIRef(BASE + source), URIRef(BASE + target)]
    return [passage.removeprefix(f"{BASE}passage/") for passage in edge.evidence]


def test_a_partner_is_tied_by_agreement_program_and_event(networks: Networks) -> None:
    """Idle years are left out; a program without years stands for itself."""
    network = networks.network("city-partner")

    assert network.two_mode
    assert ties(network) == {
        ("kawasaki", "lyon"): 1,
        ("kawasaki", "shanghai"): 1,
        ("yokohama", "lyon"): 2,
        ("yokohama", "shanghai"): 1,
    }


def test_the_passage_that_names_the_partner_is_the_evidence(networks: Networks) -> None:
    """Where no passage names it, the record's own passages stand."""
    network = networks.network("city-partner")

    assert passages(network, "city/kawasaki", "city/shanghai") == ["k/5"]
    assert passages(network, "city/yokohama", "city/shanghai") == ["y/3", "y/4"]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"city": "city/kawasaki"}, {"kl": 1, "ks": 1}),
        ({"city": ["city/kawasaki", "city/lyon"]}, {"kl": 1, "ks": 1}),
        ({"fiscalYear": "fiscal-year/2020"}, {"kl": 1, "yl": 2, "ys": 1}),
        ({"fiscalYear": "fiscal-year/2021"}, {"kl": 1, "ks": 1, "yl": 1}),
        ({"fiscalYear": "fiscal-year/1958"}, {"kl": 1}),
        ({"field": f"{SCHEME}field/climate"}, {"ks": 1, "ys": 1}),
        ({"kind": f"{ONT}Agreement"}, {"yl": 1}),
        ({"status": f"{SCHEME}status/no-activity"}, {"ys": 1}),
        ({"status": f"{SCHEME}status/online", "city": "city/yokohama"}, {}),
    ],
)
def test_parameters_narrow_a_network(
    networks: Networks, values: dict[str, Value], expected: dict[str, float]
) -> None:
    """Each parameter that is left out does not narrow."""
    found = ties(networks.network("city-partner", values))

    assert {one[0] + other[0]: weight for (one, other), weight in found.items()} == (
        expected
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("city-organization", {("kawasaki", "unep"): 1, ("yokohama", "alpha"): 1}),
        ("city-network", {("yokohama", "citynet"): 2, ("lyon", "citynet"): 1}),
        (
            "department-partner",
            {("d1", "shanghai"): 1, ("d1", "unep"): 1, ("d2", "shanghai"): 1},
        ),
        ("department-field", {("d1", "climate"): 2, ("d2", "climate"): 1}),
        ("city-field", {("kawasaki", "climate"): 2, ("yokohama", "climate"): 1}),
        ("organization-office", {("alpha", "d2"): 2}),
        ("contract-amount", {("alpha", "d2"): 1_200_000}),
        ("shared-partners", {("kawasaki", "yokohama"): 2}),
        ("shared-networks", {}),
        ("shared-fields", {("kawasaki", "yokohama"): 1}),
        (
            "agreement-party",
            {
                ("yokohama-lyon", "yokohama"): 1,
                ("yokohama-lyon", "lyon"): 1,
                ("c1", "yokohama"): 1,
                ("c1", "alpha"): 1,
            },
        ),
        (
            "program-partner",
            {
                ("p1", "shanghai"): 1,
                ("p2", "shanghai"): 1,
                ("p2", "unep"): 1,
                ("p3", "lyon"): 1,
            },
        ),
        (
            "event-participant",
            {("e1", "yokohama"): 1, ("e1", "lyon"): 1, ("e1", "citynet"): 1},
        ),
    ],
)
def test_each_network_counts_what_it_says(
    networks: Networks, name: str, expected: dict[tuple[str, str], float]
) -> None:
    """The weights are what the header says: records, contracts, yen, things shared."""
    assert ties(networks.network(name)) == expected


def test_small_amounts_can_be_left_out(networks: Networks) -> None:
    """The minimum holds for each amount."""
    values: dict[str, Value] = {"minimumAmount": 500_000}

    assert ties(networks.network("contract-amount", values)) == {
        ("alpha", "d2"): 1_000_000
    }


def test_how_a_field_is_known_is_the_kind_of_the_tie(networks: Networks) -> None:
    """So that a field that was read off the department can be left out."""
    rule = "https://w3id.org/enishi/rule/policy-field-from-category"

    network = networks.network("department-field", {"kind": rule})

    assert ties(network) == {("d1", "climate"): 2}


@pytest.mark.parametrize("name", ["city-partner", "city-field", "shared-partners"])
def test_every_edge_has_a_passage(networks: Networks, name: str) -> None:
    """No tie without evidence."""
    assert all(edge.evidence for edge in networks.network(name).edges)


@pytest.mark.parametrize(
    "values", [{}, {"city": "city/kawasaki"}, {"city": ["city/yokohama"]}]
)
def test_another_engine_gives_the_same_networks(
    networks: Networks, values: dict[str, Value]
) -> None:
    """The queries are plain SPARQL: rdflib answers them as Oxigraph does."""
    graph = networks.service.construct("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    for name in networks.names():
        query = networks.library[f"network/{name}"]
        known = {parameter.name for parameter in query.header.parameters}
        bound = {key: value for key, value in values.items() if key in known}
        answer = graph.query(query.bind(bound))
        variables = tuple(str(variable) for variable in answer.vars or ())
        rows = tuple(
            tuple(
                value if isinstance(value, URIRef | Literal) else None for value in row
            )
            for row in answer
            if isinstance(row, ResultRow)
        )

        assert read_network(Table(variables, rows), form_of(query)) == (
            networks.network(name, bound)
        ), name


def test_all_network_queries_run_as_they_stand(networks: Networks) -> None:
    """Every file gives a network without a parameter bound, titled in both tongues."""
    for name in networks.names():
        network = networks.network(name)

        assert network.title.ja
        assert network.unit.ja
        assert network.directed or network.two_mode or name.startswith("shared-")


def test_a_neighbourhood_grows_with_its_depth(networks: Networks) -> None:
    """At depth two, what is around the nearest things is shown as well."""
    lyon = URIRef(f"{BASE}city/lyon")
    near = networks.neighbourhood(lyon, 1)
    far = networks.neighbourhood(lyon, 2)

    assert {node.iri.removeprefix(BASE) for node in near.nodes} == {
        "city/lyon",
        "country/FR",
        "agreement/yokohama-lyon",
        "event/yokohama/e1",
        "program/kawasaki/p3",
    }
    assert near.ties.keys() < far.ties.keys()
    assert URIRef(f"{BASE}city/kawasaki") in far.places


def test_a_hidden_thing_is_not_followed(networks: Networks) -> None:
    """A hub that would bring in everything is shown, but leads nowhere."""
    lyon = URIRef(f"{BASE}city/lyon")
    event = URIRef(f"{BASE}event/yokohama/e1")

    found = networks.neighbourhood(lyon, 2, frozenset({event}))

    assert event in found.places
    assert URIRef(f"{BASE}network/citynet") not in found.places


def test_a_neighbourhood_without_depth_is_refused(networks: Networks) -> None:
    """The depth is bounded on both sides."""
    for depth in (0, 7):
        with pytest.raises(UsageError, match="between 1 and 6"):
            networks.neighbourhood(URIRef(f"{BASE}city/lyon"), depth)


def test_an_unknown_network_is_said(networks: Networks) -> None:
    """The message says what there is to do."""
    with pytest.raises(NotFoundError, match="no query"):
        networks.network("city-moon")


def test_names_leave_out_what_is_no_network(networks: Networks) -> None:
    """Queries that serve the others are not offered."""
    assert "city-partner" in networks.names()
    assert "hop-evidence" not in networks.names()
