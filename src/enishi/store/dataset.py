"""Reading RDF files into an in-memory dataset.

A folder that ``enishi build`` wrote holds ``index.json``::

    {"version": "<hash of the content>", "graphs": {"<file name>": "<graph IRI>"}}

Its files become named graphs. Any other file or folder keeps its own graphs: triples
without a graph stand in the default graph.

Asking for the union of all graphs at query time is slow and counts a triple once per
graph it stands in, so for ``union`` a merged copy of every triple is kept in the
default graph beside the named graphs.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import pyoxigraph

from enishi.errors import SourceError

INDEX = "index.json"
FORMATS = {
    ".ttl": pyoxigraph.RdfFormat.TURTLE,
    ".turtle": pyoxigraph.RdfFormat.TURTLE,
    ".nt": pyoxigraph.RdfFormat.N_TRIPLES,
    ".nq": pyoxigraph.RdfFormat.N_QUADS,
    ".trig": pyoxigraph.RdfFormat.TRIG,
    ".rdf": pyoxigraph.RdfFormat.RDF_XML,
    ".owl": pyoxigraph.RdfFormat.RDF_XML,
    ".xml": pyoxigraph.RdfFormat.RDF_XML,
    ".jsonld": pyoxigraph.RdfFormat.JSON_LD,
    ".json": pyoxigraph.RdfFormat.JSON_LD,
}
SUFFIXES = ", ".join(sorted(FORMATS))
COUNT = "SELECT (COUNT(*) AS ?count) WHERE { ?s ?p ?o }"
MERGE = "INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"


class DefaultGraph(StrEnum):
    """What a query means that names no graph.

    ``union`` is every triple of the dataset; ``plain`` is the triples that stand in
    no named graph, as the SPARQL tests expect.
    """

    UNION = "union"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Dataset:
    """An RDF dataset, not changed after loading.

    Attributes:
        store: The engine's store.
        version: Hash of the content: from ``index.json``, else of the files.
        default_graph: What an unnamed graph means here.
        triples: Triples that a query sees without naming a graph.
        graphs: The IRIs of the named graphs, sorted.
        on_disk: Whether the engine reads it from files while it answers.
    """

    store: pyoxigraph.Store
    version: str
    default_graph: DefaultGraph
    triples: int
    graphs: tuple[str, ...]
    on_disk: bool = False


@dataclass(frozen=True, slots=True)
class GraphFile:
    """One file of a dataset, and the graph its triples belong to, if it is said."""

    path: Path
    graph: str = ""


def load_dataset(
    path: Path, default_graph: DefaultGraph = DefaultGraph.UNION
) -> Dataset:
    """Read a file or a folder of RDF into memory.

    Args:
        path: An RDF file, a folder of RDF files, or a folder with ``index.json``.
        default_graph: Whether an unnamed graph means all triples or only its own.

    Raises:
        SourceError: If anything is missing, empty, damaged or in another format; the
            message names the file and, where the format has lines, the line.
    """
    files, version = _files_of(path)
    store = pyoxigraph.Store()
    for file in files:
        load_file(store, file)
    check_not_empty(store, path)
    if default_graph is DefaultGraph.UNION:
        store.update(MERGE)
    return Dataset(
        store=store,
        version=version or _digest(files),
        default_graph=default_graph,
        triples=triples_of(store),
        graphs=graphs_of(store),
    )


def check_not_empty(store: pyoxigraph.Store, path: Path) -> None:
    """See that something was read.

    Raises:
        SourceError: If a store holds nothing.
    """
    if next(store.quads_for_pattern(None, None, None), None) is None:
        raise SourceError(
            "there is not one triple in it.",
            document=str(path),
            hint="Run `enishi build`, or name another file or folder.",
        )


def triples_of(store: pyoxigraph.Store) -> int:
    """Return the number of triples in the default graph; the engine counts them."""
    counted = store.query(COUNT)
    if not isinstance(counted, pyoxigraph.QuerySolutions):
        raise TypeError(counted)
    (number,) = next(counted)
    return int(number.value)


def graphs_of(store: pyoxigraph.Store) -> tuple[str, ...]:
    """Return the IRIs of the named graphs, sorted."""
    graphs = store.named_graphs()
    named = (graph for graph in graphs if isinstance(graph, pyoxigraph.NamedNode))
    return tuple(sorted(graph.value for graph in named))


def dataset_version(path: Path) -> str:
    """Return the version of a dataset on disk without loading it.

    Raises:
        SourceError: As `load_dataset`, for what can be seen without parsing.
    """
    files, version = _files_of(path)
    return version or _digest(files)


def files_of(path: Path) -> list[GraphFile]:
    """Return the files of a dataset, in the order of their names.

    Raises:
        SourceError: As `load_dataset`, for what can be seen without parsing.
    """
    files, _ = _files_of(path)
    return files


def _files_of(path: Path) -> tuple[list[GraphFile], str]:
    if path.is_file():
        return [GraphFile(path)], ""
    if not path.is_dir():
        raise SourceError(
            "there is no such file or folder.",
            document=str(path),
            hint="Run `enishi build`, or name an existing graph.",
        )
    if (path / INDEX).is_file():
        return _indexed(path)
    files = [
        GraphFile(file) for file in sorted(path.iterdir()) if file.suffix in FORMATS
    ]
    if not files:
        raise SourceError(
            f"the folder holds no RDF file ({SUFFIXES}).",
            document=str(path),
            hint="Run `enishi build`, or name another folder.",
        )
    return files, ""


def _indexed(folder: Path) -> tuple[list[GraphFile], str]:
    try:
        index = json.loads((folder / INDEX).read_bytes())
        version = str(index["version"])
        graphs: Mapping[str, str] = index["graphs"]
        files = [
            GraphFile(folder / name, graphs[name])
            for name in sorted(graphs)
            if _is_plain(name)
        ]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SourceError(
            "this is not an index of graphs.",
            document=str(folder / INDEX),
            hint="Run `enishi build` to write it anew.",
        ) from error
    return files, version


def _is_plain(name: str) -> bool:
    if name != Path(name).name:
        raise ValueError(name)
    return True


def load_file(store: pyoxigraph.Store, file: GraphFile) -> None:
    """Read one file of a dataset into a store.

    Raises:
        SourceError: As `load_dataset`.
    """
    document = file.path.name
    form = FORMATS.get(file.path.suffix.lower())
    if form is None:
        raise SourceError(
            f"{file.path.suffix or 'a name without ending'} is no RDF format known.",
            document=document,
            hint=f"Name a file that ends in one of {SUFFIXES}.",
        )
    graph = pyoxigraph.NamedNode(file.graph) if file.graph else None
    try:
        store.bulk_load(
            path=file.path,
            format=form,
            base_iri=f"file:///{document}",
            to_graph=None if form.supports_datasets and not file.graph else graph,
        )
    except SyntaxError as error:
        raise SourceError(
            f"damaged: {error.msg}.",
            document=document,
            line=error.lineno or 0,
            hint="Run `enishi build` again, or mend the file.",
        ) from error
    except (OSError, ValueError) as error:
        raise SourceError(
            f"cannot be read: {error}.",
            document=document,
            hint="Run `enishi build` again, or check the file and its permissions.",
        ) from error


def _digest(files: list[GraphFile]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.path.name}\0{file.graph}\0".encode())
        for block in _blocks(file.path):
            digest.update(block)
    return digest.hexdigest()


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while block := stream.read(1 << 20):
            yield block
