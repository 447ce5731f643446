"""The named graphs of a build, from what was said of each document."""

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from rdflib import RDF, RDFS, Graph, URIRef

from enishi.build.inference import infer
from enishi.build.labels import settle_labels
from enishi.catalog.library import Library, read_library
from enishi.loaders.saying.saying import Said, fiscal_year_graph
from enishi.register.files import Register
from enishi.register.saying import corrections_graph, register_graph
from enishi.store.embedded import EmbeddedStore
from enishi.vocabulary.identity import entity_iri, rule_iri
from enishi.vocabulary.literals import text
from enishi.vocabulary.ontology import ontology_graph
from enishi.vocabulary.prefixes import prefixes
from enishi.vocabulary.terms import ENISHI
from enishi.vocabulary.turtle import write_turtle

_WORDING_RULES = {
    "status-from-wording": (
        "実績の文言から実施状況を読む",
        "Implementation status from the wording of a result",
    ),
    "year-from-anniversary": (
        "周年の記述から締結年を求める",
        "Year of signing from an anniversary",
    ),
    "year-from-fiscal-year": (
        "年のない日付に年度から年を補う",
        "Year of a date printed without one, from its fiscal year",
    ),
}
_FISCAL_YEAR = str(entity_iri("fiscal-year/0"))[:-1]


def assemble(said: Sequence[Said], register: Register) -> dict[str, Graph]:
    """Return every named graph of a build by its name.

    Args:
        said: What each document became, in the order of slugs.
        register: What people curated.
    """
    documents = {one.manifest.slug: one.facts for one in said}
    used = frozenset[URIRef]().union(*(one.entities for one in said))
    curated = register_graph(register, used)
    curated += fiscal_year_graph(_years(used))
    provenance = _union(one.provenance for one in said)
    provenance += corrections_graph(register, provenance)
    settle_labels([curated, *documents.values()])
    graphs = {
        **documents,
        "ontology": ontology_graph(),
        "register": curated,
        "provenance": provenance,
        "inferred": _union(one.inferred for one in said),
    }
    graphs["inferred"] += _wording_rules()
    graphs["inferred"] += _inferred(graphs, read_library())
    return graphs


def _inferred(graphs: Mapping[str, Graph], library: Library) -> Graph:
    """Run the rules over the graphs, loaded as they will be served."""
    known = prefixes()
    with tempfile.TemporaryDirectory() as folder:
        for name, graph in graphs.items():
            path = Path(folder) / f"{name}.ttl"
            path.write_text(write_turtle(graph, known), encoding="utf-8")
        return infer(EmbeddedStore.open(Path(folder)), library)


def _wording_rules() -> Graph:
    """Describe the rules that readers apply to a document's wording."""
    graph = Graph()
    for name, (label_ja, label_en) in _WORDING_RULES.items():
        iri = rule_iri(name)
        graph.add((iri, RDF.type, ENISHI.Rule))
        graph.add((iri, RDFS.label, text(label_ja, "ja")))
        graph.add((iri, RDFS.label, text(label_en, "en")))
    return graph


def _union(graphs: Iterable[Graph]) -> Graph:
    union = Graph()
    for graph in graphs:
        union += graph
    return union


def _years(entities: Iterable[URIRef]) -> set[int]:
    return {
        int(str(iri).removeprefix(_FISCAL_YEAR))
        for iri in entities
        if str(iri).startswith(_FISCAL_YEAR)
    }
