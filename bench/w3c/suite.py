"""The W3C's SPARQL query test suites, read from their manifests.

The suites' data are not part of this project; the folder is named by whoever runs
them. It holds ``sparql10/`` and ``sparql11/`` as the W3C publishes them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import rdflib
from rdflib.collection import Collection
from rdflib.namespace import RDF
from rdflib.term import Node

MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
BASE = "http://w3c.example/"
"""Stands for the folder of the suites in every address."""

PARTS = {
    "query 1.0": ("sparql10/manifest-evaluation.ttl",),
    "syntax 1.0": ("sparql10/manifest-syntax.ttl",),
    "query 1.1": (
        "sparql11/manifest-sparql11-query.ttl",
        "sparql11/manifest-sparql11-results.ttl",
    ),
    "syntax 1.1": (
        "sparql11/manifest-sparql11-query.ttl",
        "sparql11/delete-insert/manifest.ttl",
    ),
    "update": ("sparql11/manifest-sparql11-update.ttl",),
}
UPDATES = frozenset(
    {
        MF.UpdateEvaluationTest,
        MF.PositiveUpdateSyntaxTest11,
        MF.NegativeUpdateSyntaxTest11,
    }
)


class Expectation(StrEnum):
    """What a test asks for."""

    RESULT = "result"
    ACCEPTED = "accepted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Case:
    """One test.

    Attributes:
        part: Which of `PARTS` it belongs to.
        name: Its folder and its name in the manifest.
        query: The file of the query or update.
        expectation: What has to happen.
        data: Files whose merge is the default graph.
        named: Files that are named graphs.
        result: The file of the expected result, if there is one.
        lax: Whether duplicates may be missing.
    """

    part: str
    name: str
    query: Path
    expectation: Expectation
    data: tuple[Path, ...] = ()
    named: tuple[Path, ...] = ()
    result: Path | None = None
    lax: bool = False


class Suite:
    """The tests of one folder.

    Args:
        folder: Where ``sparql10`` and ``sparql11`` lie.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()

    def cases(self) -> Iterator[Case]:
        """Give every test that a manifest lists, part by part."""
        for part, manifests in PARTS.items():
            for manifest in manifests:
                yield from self._of_manifest(part, self.folder / manifest)

    def data(self) -> list[Path]:
        """Return every file of RDF that a query may be asked over."""
        found = [
            file
            for suffix in ("*.ttl", "*.rdf", "*.nt")
            for file in self.folder.rglob(suffix)
            if "manifest" not in file.name and "entailment" not in file.parts
        ]
        return sorted(found)

    def address(self, file: Path) -> str:
        """Return the address that stands for a file."""
        return BASE + file.relative_to(self.folder).as_posix()

    def _of_manifest(self, part: str, manifest: Path) -> Iterator[Case]:
        graph = rdflib.Graph()
        graph.parse(manifest, publicID=self.address(manifest), format="turtle")
        for include in graph.objects(None, MF.include):
            for item in Collection(graph, include):
                yield from self._of_manifest(part, self._file(item))
        for entries in graph.objects(None, MF.entries):
            for item in Collection(graph, entries):
                case = self._case(part, graph, item)
                if case:
                    yield case

    def _case(self, part: str, graph: rdflib.Graph, item: Node) -> Case | None:
        kind = graph.value(item, RDF.type)
        action = graph.value(item, MF.action)
        expectation = _expectation(part, kind)
        if expectation is None or action is None:
            return None
        query = graph.value(action, QT.query)
        request = next(
            (
                o
                for p, o in graph.predicate_objects(action)
                if str(p).endswith("#request")
            ),
            None,
        )
        result = graph.value(item, MF.result)
        name = str(graph.value(item, MF.name))
        file = self._file(request or query or action)
        return Case(
            part,
            f"{file.parent.name}/{str(item).rpartition('#')[2]} ({name})",
            file,
            expectation,
            tuple(map(self._file, graph.objects(action, QT.data))),
            tuple(map(self._file, graph.objects(action, QT.graphData))),
            self._file(result) if isinstance(result, rdflib.URIRef) else None,
            graph.value(item, MF.resultCardinality) == MF.LaxCardinality,
        )

    def _file(self, node: Node | None) -> Path:
        return self.folder / str(node).removeprefix(BASE)


def _expectation(part: str, kind: Node | None) -> Expectation | None:
    if part == "update":
        return Expectation.REFUSED if kind in UPDATES else None
    if part.startswith("syntax"):
        return {
            MF.PositiveSyntaxTest: Expectation.ACCEPTED,
            MF.PositiveSyntaxTest11: Expectation.ACCEPTED,
            MF.NegativeSyntaxTest: Expectation.REFUSED,
            MF.NegativeSyntaxTest11: Expectation.REFUSED,
        }.get(kind)
    if kind in {MF.QueryEvaluationTest, MF.CSVResultFormatTest}:
        return Expectation.RESULT
    return None
