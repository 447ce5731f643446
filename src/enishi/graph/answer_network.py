"""The answer of a query as a network: two things in a row are tied to one another."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from rdflib import Literal

from enishi.analysis.network import Network, Node
from enishi.analysis.networkx_form import to_networkx
from enishi.analysis.reading import Form, read_network
from enishi.exports.about import About
from enishi.graph.network_table import NetworkxGraph
from enishi.store.protocol import Table

ENDS: Final = ("source", "target")


def is_network(table: Table | None) -> bool:
    """Tell whether an answer has ``?source`` and ``?target``."""
    return table is not None and set(ENDS) <= set(table.variables)


def answer_network(
    table: Table, about: About, form: Form | None = None
) -> NetworkxGraph:
    """Return an answer as a networkx graph that knows where it comes from.

    Args:
        table: The answer; see `enishi.analysis.reading` for what its columns mean.
        about: Its title, query and version.
        form: What kind of network; by default without direction, of one mode.

    Raises:
        UsageError: If it has no source and target, or a value cannot be read.
    """
    network = _in_their_languages(read_network(table, form or Form()), table)
    graph: NetworkxGraph = to_networkx(network)
    graph.graph |= {
        "iri": about.iri,
        "title_ja": about.title.ja,
        "title_en": about.title.en,
        "unit_ja": network.unit.ja,
        "unit_en": network.unit.en,
        "query": about.query,
        "version": about.version,
    }
    return graph


def _in_their_languages(network: Network, table: Table) -> Network:
    """Return a network whose labels are English where the answer tags them so."""
    tagged: dict[str, str] = {}
    for row in table.records():
        for end in ENDS:
            label = row.get(f"{end}Label")
            if isinstance(label, Literal) and label.language == "en":
                tagged[str(row.get(end))] = str(label)
    if not tagged:
        return network
    return replace(network, nodes=tuple(_named(n, tagged) for n in network.nodes))


def _named(node: Node, tagged: Mapping[str, str]) -> Node:
    label = tagged.get(str(node.iri))
    if label is None or node.label_en:
        return node
    return replace(node, label_ja="", label_en=label)
