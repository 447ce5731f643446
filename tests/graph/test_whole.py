"""The whole graph in every RDF format."""

import pytest
import rdflib

from enishi.exports.format import Format
from enishi.exports.formats import GRAPH_FORMATS
from enishi.exports.quads import Graphs
from enishi.graph.graph import Graph
from enishi.graph.whole import WholeGraph

PARSERS = {
    "turtle": "turtle",
    "ntriples": "nt",
    "trig": "trig",
    "nquads": "nquads",
    "jsonld": "json-ld",
}
APART = {"trig", "nquads", "jsonld"}


@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
@pytest.mark.parametrize("form", GRAPH_FORMATS, ids=lambda form: form.id)
def test_every_format_holds_every_statement(graph: Graph, form: Format[Graphs]) -> None:
    """Read by rdflib: the same statements, in the same graphs where it has them."""
    whole = WholeGraph(graph.questions)
    text = b"".join(form.write(whole)).decode()
    read = rdflib.Dataset()
    read.parse(data=text, format=PARSERS[form.id])

    found = {tuple(quad[:3]) for quad in read.quads()}
    assert found == {triple for one in whole.values() for triple in one}
    if form.id in APART:
        for address, content in whole.items():
            assert len(read.graph(rdflib.URIRef(address))) == len(content)


def test_only_graphs_that_are_there_can_be_had(graph: Graph) -> None:
    """They are those of the downloads, each by its address."""
    whole = WholeGraph(graph.questions)

    assert len(whole) == len(set(whole)) > 3
    assert "https://w3id.org/enishi/graph/register" in whole
    with pytest.raises(KeyError):
        whole["https://w3id.org/enishi/graph/nonsense"]
