"""What changed between fiscal years."""

from rdflib import URIRef

from enishi.analysis.asking import Networks
from enishi.analysis.change import Change, Fate, change
from enishi.analysis.network import Edge, Network, Node, Record

A, B, X, Y, Z = (URIRef(f"urn:x:{name}") for name in ("a", "b", "x", "y", "z"))


def network() -> Network:
    """City a reports 2020 and 2021, city b 2021 only."""
    return Network(
        tuple(Node(iri) for iri in (A, B, X, Y, Z)),
        (
            Edge(A, X, (Record(A, year=2020), Record(B, year=2020))),
            Edge(A, Y, (Record(A, year=2020), Record(A, year=2021, weight=3))),
            Edge(A, Z, (Record(A, year=2021),)),
            Edge(B, X, (Record(B, year=2021),)),
            Edge(B, Y, (Record(B, since=1959),)),
            Edge(B, Z, (Record(B, since=2021),)),
        ),
        two_mode=True,
    )


def fates(found: Change) -> dict[str, Fate]:
    """Return what became of each tie."""
    return {tie.edge.source[-1] + tie.edge.target[-1]: tie.fate for tie in found.ties}


def test_each_tie_has_its_fate() -> None:
    """Where a city reports only one of the years, nothing is said of its dated ties."""
    found = change(network(), 2020, 2021)

    assert fates(found) == {
        "ax": Fate.NOT_REPORTED,
        "ay": Fate.KEPT,
        "az": Fate.NEW,
        "bx": Fate.UNKNOWN,
        "by": Fate.KEPT,
        "bz": Fate.NEW,
    }
    assert found.uncovered == (B,)


def test_weights_are_those_of_each_year() -> None:
    """And the difference is what was gained."""
    ties = change(network(), 2020, 2021).ties

    assert [(tie.before, tie.after) for tie in ties][:3] == [(2, 0), (1, 3), (0, 1)]
    assert ties[1].difference == 2


def test_the_likeness_of_two_years_leaves_the_unknown_out() -> None:
    """Two kept of five that are known."""
    assert change(network(), 2020, 2021).likeness == 2 / 5
    assert change(Network((), ()), 2020, 2021).likeness is None


def test_without_reporters_everything_is_compared() -> None:
    """When asked for, a silent year counts as nothing reported."""
    assert fates(change(network(), 2020, 2021, ()))["bx"] is Fate.NEW


def test_going_back_turns_new_into_not_reported() -> None:
    """Comparing in the other direction mirrors every fate."""
    mirror = {Fate.NEW: Fate.NOT_REPORTED, Fate.NOT_REPORTED: Fate.NEW}
    there, back = (fates(change(network(), *y)) for y in ((2020, 2021), (2021, 2020)))

    assert back == {name: mirror.get(fate, fate) for name, fate in there.items()}


def test_a_graph_of_documents_can_be_compared(networks: Networks) -> None:
    """Kawasaki reports 2021 alone, so its tie with Shanghai is of unknown fate."""
    found = change(networks.network("city-partner"), 2020, 2021)

    kawasaki = [tie for tie in found.ties if "kawasaki" in tie.edge.source]
    assert [tie.fate for tie in kawasaki] == [Fate.KEPT, Fate.UNKNOWN]
