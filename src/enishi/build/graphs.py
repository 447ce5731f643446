"""The named graphs of a build, from what was said of each document."""

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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
from enishi.vocabulary.statements import statements
from enishi.vocabulary.statistics import dataset_graph
from enishi.vocabulary.turtle import write_turtle

_FISCAL_YEAR = str(entity_iri("fiscal-year/0"))[:-1]


@dataclass(frozen=True)
class Assembled:
    """The named graphs of a build.

    Attributes:
        graphs: Each by its name.
        texts: The Turtle of those that were written out on the way.
    """

    graphs: dict[str, Graph]
    texts: dict[str, str]


def join(said: Sequence[Said], register: Register) -> dict[str, Graph]:
    """Return what documents, register and ontology say, as named graphs.

    Args:
        said: What each document became, in the order of slugs.
        register: What people curated.
    """
    documents = {one.manifest.slug: one.facts for one in said}
    used = frozenset[URIRef]().union(*(one.entities for one in said))
    curated = register_graph(register, used)
    curated += fiscal_year_graph(_years(used))
    provenance = statements(*(one.provenance for one in said))
    provenance += corrections_graph(register, provenance)
    settle_labels([curated, *documents.values()])
    return {
        **documents,
        "ontology": ontology_graph(),
        "register": curated,
        "provenance": provenance,
        "inferred": statements(*(one.inferred for one in said)),
    }


def assemble(joined: dict[str, Graph]) -> Assembled:
    """Return every named graph of a build.

    Args:
        joined: What is said, by the name of its graph; what the rules make of it is
            added to the graph ``inferred``.
    """
    texts = _infer_into(joined)
    catalog = library_graph(read_library()), dataset_graph(joined, prefixes())
    return Assembled({**joined, "catalog": statements(*catalog)}, texts)


def _infer_into(graphs: dict[str, Graph]) -> dict[str, str]:
    """Run the rules stage by stage over the graphs, loaded as they will be served.

    Returns:
        The graphs as Turtle, by name.
    """
    known, texts = prefixes(), dict[str, str]()

    def put(place: Path, names: Iterable[str]) -> None:
        for name in names:
            texts[name] = write_turtle(graphs[name], known)
            (place / f"{name}.ttl").write_text(texts[name], encoding="utf-8")

    with tempfile.TemporaryDirectory() as folder_name:
        place = Path(folder_name)
        put(place, graphs)
        for rules in stages(read_library(folder("queries/rule"))):
            graphs["inferred"] += infer(EmbeddedStore.open(place), rules)
            put(place, ["inferred"])
    return texts


def _years(entities: Iterable[URIRef]) -> set[int]:
    return {
        int(str(iri).removeprefix(_FISCAL_YEAR))
        for iri in entities
        if str(iri).startswith(_FISCAL_YEAR)
    }
