"""One table of prefixes serves queries, exports and files."""

from rdflib import Graph, URIRef

from enishi.vocabulary.prefixes import bind_all, prefixes


def test_the_table_is_sorted_and_its_own_each_time() -> None:
    """A caller may change what it was given."""
    table = prefixes()
    assert list(table) == sorted(table)
    table.clear()
    assert prefixes()["enishi"] == "https://w3id.org/enishi/ont#"


def test_a_bound_graph_abbreviates_by_the_table() -> None:
    """Our meaning of a prefix replaces rdflib's own."""
    graph = Graph()
    bind_all(graph)
    bound = {prefix: str(namespace) for prefix, namespace in graph.namespaces()}
    assert prefixes().items() <= bound.items()
    latitude = URIRef("http://www.w3.org/2003/01/geo/wgs84_pos#lat")
    assert graph.qname(latitude) == "geo:lat"
