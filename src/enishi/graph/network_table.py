"""A networkx graph as the table that every format is written from.

This is where analysis and exports meet; neither knows the other.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeAlias
from urllib.parse import quote

from enishi.analysis.network import Record
from enishi.analysis.networkx_form import to_networkx
from enishi.exports.about import IRI, About, Bilingual, Language
from enishi.exports.table import Edge, Node, NodeEdgeTable
from enishi.exports.tabulation import tabulate
from enishi.graph.networks import ChosenNetwork
from enishi.vocabulary.namespaces import TERMS

if TYPE_CHECKING:
    import networkx as nx

NetworkxGraph: TypeAlias = "nx.Graph[Any]"
LICENCE: Final = "https://spdx.org/licenses/MIT"
"""Of the graph; the documents and their words stay under their governments' terms."""
_NODE: Final = frozenset(
    {"label_ja", "label_en", "kind", "x", "y", "size", "colour"}
    | {"latitude", "longitude", "community", "start", "end"}
)
_EDGE: Final = frozenset(
    {"weight", "kinds", "kind", "years", "vias", "evidence", "records", "start", "end"}
)


def networkx_graph(chosen: ChosenNetwork) -> NetworkxGraph:
    """Return a network as a networkx graph that still knows where it comes from.

    Nodes and edges are those of `enishi.analysis.networkx_form.to_networkx`; what
    the whole is stands in the graph's own attributes.
    """
    graph: NetworkxGraph = to_networkx(chosen.network)
    title, unit = chosen.network.title, chosen.network.unit
    graph.graph |= {
        "iri": chosen.choice.iri,
        "name": chosen.choice.name,
        "title_ja": title.ja,
        "title_en": title.en,
        "unit_ja": unit.ja,
        "unit_en": unit.en,
        "query": chosen.sparql,
        "version": chosen.version,
        "remarks": chosen.choice.remarks,
    }
    return graph


def network_table(
    graph: NetworkxGraph, language: Language = Language.JA, created: str = ""
) -> NodeEdgeTable:
    """Return any networkx graph as a table for the formats.

    Node attributes ``label_ja label_en kind x y size colour latitude longitude
    community start end`` and edge attributes ``weight kinds years evidence`` have
    their meaning; any other attribute becomes a column. Ties whose weight is not
    above zero are left out, since Gephi and others delete them; the description
    tells how many.

    Args:
        graph: Nodes that are no addresses get one below ``urn:node:``.
        language: Of the labels that formats show.
        created: Day of export, for formats that must name one.

    Raises:
        UsageError: If a value cannot be written.
    """
    weightless = sum(1 for *_, data in graph.edges(data=True) if not _weight(data) > 0)
    return tabulate(
        (_node(node, data) for node, data in graph.nodes(data=True)),
        _edges(graph.edges(data=True)),
        _about(graph, weightless, created),
        directed=graph.is_directed(),
        language=language,
    )


def _about(graph: NetworkxGraph, weightless: int, created: str) -> About:
    known = graph.graph
    version = str(known.get("version", ""))
    iri = str(known.get("iri", "urn:enishi:network"))
    title = Bilingual(
        str(known.get("title_ja", "")), str(known.get("title_en", "Network"))
    )
    cited = f"Enishi, {title.en}" + (f", graph version {version}" if version else "")
    return About(
        iri=iri,
        title=title,
        description=_description(graph, weightless),
        version=version,
        query=str(known.get("query", "")),
        licence=LICENCE,
        citation=f"{cited}. {iri}",
        created=created,
    )


def _description(graph: NetworkxGraph, weightless: int) -> Bilingual:
    known = graph.graph
    nodes, edges = graph.number_of_nodes(), graph.number_of_edges()
    unit = Bilingual(known.get("unit_ja", ""), known.get("unit_en", ""))
    remarks = "; ".join(known.get("remarks", ()))
    ja = [f"点{nodes}、つながり{edges}"]
    en = [f"{nodes} nodes, {edges} ties"]
    if unit.en:
        ja.append(f"重み：{unit.ja}")
        en.append(f"weight: {unit.en}")
    if weightless:
        ja.append(f"重みが0以下のつながり{weightless}は省略")
        en.append(f"{weightless} ties without positive weight left out")
    if remarks:
        ja.append(f"条件：{remarks}")
        en.append(f"narrowed by {remarks}")
    return Bilingual("。".join(ja) + "。", ". ".join(en) + ".")


def _node(node: object, data: Mapping[str, Any]) -> Node:
    given = {name: data[name] for name in _NODE if data.get(name) is not None}
    others = {name: value for name, value in data.items() if name not in _NODE}
    if "label_ja" not in given and "label_en" not in given:
        given["label_en"] = str(node)
    return Node(iri=_address(node), values=others, **given)


def _edges(edges: Iterable[tuple[object, object, Mapping[str, Any]]]) -> Iterator[Edge]:
    for source, target, data in edges:
        if _weight(data) > 0:
            yield _edge(source, target, data)


def _edge(source: object, target: object, data: Mapping[str, Any]) -> Edge:
    kinds = data.get("kinds", ())
    return Edge(
        source=_address(source),
        target=_address(target),
        kind=" + ".join(_local(kind) for kind in kinds) or str(data.get("kind", "")),
        weight=_weight(data),
        start=data.get("start") or _start(data.get("records", ()), data),
        end=data.get("end"),
        years=tuple(data.get("years", ())),
        evidence=tuple(map(str, data.get("evidence", ()))),
        values={
            "via": tuple(map(str, data.get("vias", ()))) or None,
            **{name: value for name, value in data.items() if name not in _EDGE},
        },
    )


def _start(records: Iterable[Record], data: Mapping[str, Any]) -> int | None:
    """Return the year a tie stands from, if something in it stands on its own."""
    starts = [record.since for record in records if record.since is not None]
    return min((*starts, *data.get("years", ()))) if starts else None


def _weight(data: Mapping[str, Any]) -> float:
    return float(data.get("weight", 1.0))


def _address(node: object) -> str:
    text = str(node)
    return text if IRI.fullmatch(text) else f"urn:node:{quote(text, safe='')}"


def _local(kind: str) -> str:
    return str(kind).removeprefix(TERMS).rstrip("/#").rpartition("/")[2]
