"""Networks and results packed with all that is needed to use them later."""

import io
import zipfile

import networkx as nx
from rdflib import Literal

from enishi.exports.gexf import write_gexf
from enishi.exports.research_object import write_network_crate, write_result_crate
from enishi.exports.result import Result
from enishi.exports.table import NodeEdgeTable
from enishi.store.protocol import Table


def test_a_network_comes_in_several_formats(awkward: NodeEdgeTable) -> None:
    """Each file is what the format alone would be."""
    archive = zipfile.ZipFile(io.BytesIO(b"".join(write_network_crate(awkward))))
    assert archive.testzip() is None
    assert {"nodes.csv", "edges.csv", "query.rq", "network.trig"} <= set(
        archive.namelist()
    )
    assert archive.read("network.gexf") == b"".join(write_gexf(awkward))
    graph = nx.read_graphml(io.BytesIO(archive.read("network.graphml")))
    assert graph.number_of_nodes() == 6


def test_a_result_comes_with_its_query(awkward: NodeEdgeTable) -> None:
    """The table, the same as JSON, and the text that made it."""
    result = Result(awkward.about, Table(("a",), ((Literal("縁"),),)))
    archive = zipfile.ZipFile(io.BytesIO(b"".join(write_result_crate(result))))
    assert archive.read("result.csv").decode("utf-8-sig") == "a\r\n縁\r\n"
    assert archive.read("query.rq").decode().strip() == awkward.about.query
