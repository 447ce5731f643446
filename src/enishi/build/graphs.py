"""The named graphs of a build, from what was said of each document."""

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from rdflib import Graph, URIRef

from enishi.build.inference import infer, stages
from enishi.build.labels import settle_labels
from enishi.catalog.library import read_library
from enishi.catalog.saying import library_graph
from enishi.loaders.saying.saying import Said, fiscal_year_graph
from enishi.register.files import Register
from enishi.register.saying import corrections_graph, register_graph
from enishi.resources import folder
from enishi.store.embedded import EmbeddedStore
from enishi.vocabulary.identity import entity_iri
from enishi.vocabulary.ontology import ontology_graph
from enishi.vocabulary.prefixes import prefixes
from enishi.vocabulary.statistics import dataset_graph
from enishi.vocabulary.turtle import write_turtle

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
    _infer_into(graphs)
    catalog = library_graph(read_library()) + dataset_graph(graphs, prefixes())
    return {**graphs, "catalog": catalog}


def _infer_into(graphs: dict[str, Graph]) -> None:
    """Run the rules stage by stage over the graphs, loaded as they will be served."""
    known = prefixes()

    def put(place: Path, names: Iterable[str]) -> None:
        for name in names:
            text = write_turtle(graphs[name], known)
            (place / f"{name}.ttl").write_text(text, encoding="utf-8")

    with tempfile.TemporaryDirectory() as folder_name:
        place = Path(folder_name)
        put(place, graphs)
        for rules in stages(read_library(folder("queries/rule"))):
            graphs["inferred"] += infer(EmbeddedStore.open(place), rules)
            put(place, ["inferred"])


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
