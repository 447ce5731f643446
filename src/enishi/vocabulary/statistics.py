"""What a set of graphs holds, in numbers, as a VoID description.

Editors complete classes, and properties by the class of their subject, from it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from rdflib import Graph, URIRef
from rdflib.term import Node

from enishi.config import BASE
from enishi.vocabulary.identity import entity_iri, graph_iri
from enishi.vocabulary.literals import number, plain, text
from enishi.vocabulary.statements import statements
from enishi.vocabulary.terms import DCTERMS, RDF, RDFS, VOID

Triple = tuple[Node, Node, Node]

DATASET: Final = entity_iri("dataset/enishi")
"""The whole graph as a VoID dataset."""
_NAMES: Final = {"ja": "縁：都市の国際施策の知識グラフ", "en": "Enishi"}
_ABOUT: Final = {
    "ja": "日本の都市の国際施策を文書から読み取った知識グラフ。",
    "en": "A knowledge graph of Japanese cities' international policy.",
}


def dataset_graph(graphs: Mapping[str, Graph], prefixes: Mapping[str, str]) -> Graph:
    """Describe named graphs and all of them together.

    Args:
        graphs: Graph by name.
        prefixes: Namespace by prefix; classes and properties outside of these
            namespaces are counted, but not described one by one.

    Returns:
        The dataset with its graphs, its classes and, for each class, the properties
        that its instances state.
    """
    described, union = statements(), set[Triple]().union(*graphs.values())
    for language in ("ja", "en"):
        described.add((DATASET, RDFS.label, text(_NAMES[language], language)))
        described.add((DATASET, DCTERMS.title, text(_NAMES[language], language)))
        described.add((DATASET, DCTERMS.description, text(_ABOUT[language], language)))
    described.add((DATASET, RDF.type, VOID.Dataset))
    described.add((DATASET, VOID.uriSpace, plain(f"{BASE}id/")))
    for name, graph in graphs.items():
        part = graph_iri(name)
        described.add((part, RDF.type, VOID.Dataset))
        described.add((part, RDFS.label, text(name, "ja")))
        described.add((part, RDFS.label, text(name, "en")))
        described.add((part, VOID.triples, number(len(graph))))
        described.add((DATASET, VOID.subset, part))
    described.add((DATASET, VOID.triples, number(len(union))))
    _partition(described, union, prefixes)
    return described


def _partition(
    described: Graph, union: Iterable[Triple], prefixes: Mapping[str, str]
) -> None:
    """Describe each class, and each property of its instances."""
    instances: dict[Node, set[Node]] = defaultdict(set)
    stated: dict[Node, list[Node]] = defaultdict(list)
    for subject, predicate, value in union:
        stated[subject].append(predicate)
        if predicate == RDF.type:
            instances[value].add(subject)
    for class_, subjects in instances.items():
        key = _key(class_, prefixes)
        if not key:
            continue
        part = URIRef(f"{DATASET}/{key}")
        described.add((DATASET, VOID.classPartition, part))
        described.add((part, VOID["class"], class_))
        described.add((part, VOID.entities, number(len(subjects))))
        for predicate, count in _properties(stated, subjects).items():
            name = _key(predicate, prefixes)
            if name:
                place = URIRef(f"{part}/{name}")
                described.add((part, VOID.propertyPartition, place))
                described.add((place, VOID.property, predicate))
                described.add((place, VOID.triples, number(count)))


def _properties(
    stated: Mapping[Node, list[Node]], subjects: set[Node]
) -> Counter[Node]:
    return Counter(predicate for one in subjects for predicate in stated[one])


def _key(term: Node, prefixes: Mapping[str, str]) -> str:
    """Return a term as the last part of an address, or "" if it has no prefix."""
    address = str(term)
    for prefix, namespace in prefixes.items():
        name = address.removeprefix(namespace)
        if name != address and name.isalnum() and name.isascii():
            return f"{prefix}.{name}"
    return ""
